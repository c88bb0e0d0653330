package render

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"time"
)

// AtomType is the media type of a feed.
const AtomType = "application/atom+xml; charset=utf-8"

// Feed is an Atom 1.0 feed (RFC 4287).
type Feed struct {
	// ID is an IRI that never changes, such as a tag: URI (RFC 4151).
	ID       string
	Title    string
	Subtitle string
	// Language is the BCP 47 tag of the text, such as "fr".
	Language string
	// Updated is the instant of the latest entry.
	Updated time.Time
	// Author is the author of entries that name no authors.
	Author string
	// Self is the URL of the feed.
	Self    string
	Entries []Entry
}

// Entry is an entry of an Atom feed (RFC 4287, 4.1.2).
type Entry struct {
	// ID is an IRI that never changes, such as a urn:uuid: URI.
	ID      string
	Title   string
	Summary string
	// Content is the full text. An entry without content needs a link with rel "alternate".
	Content string
	// Language is the BCP 47 tag of the text if it differs from the feed's.
	Language   string
	Published  time.Time
	Updated    time.Time
	Authors    []string
	Links      []Link
	Categories []Category
}

// Link is a link to a web resource.
type Link struct {
	// Rel is the relation of the target to the entry: "alternate", "related" or "via".
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
	// Type is the media type of the target. Empty if unknown.
	Type     string `xml:"type,attr,omitempty"`
	Language string `xml:"hreflang,attr,omitempty"`
	Title    string `xml:"title,attr,omitempty"`
}

// Category classifies an entry.
type Category struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
	Label  string `xml:"label,attr,omitempty"`
}

// WriteAtom writes the feed with its entries in the given order. Errors: an error for each missing
// or invalid element that RFC 4287 requires, joined, before anything is written; those of w.
func (f *Feed) WriteAtom(w io.Writer) error {
	if err := f.check(); err != nil {
		return fmt.Errorf("write feed %s: %w", f.ID, err)
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write feed %s: %w", f.ID, err)
	}
	if err := encoder.Encode(f.atom()); err != nil {
		return fmt.Errorf("write feed %s: %w", f.ID, err)
	}
	return nil
}

// check returns an error for each missing or invalid element, joined.
func (f *Feed) check() error {
	errs := []error{required("the feed", f.ID, f.Title, f.Updated)}
	if f.Author == "" {
		errs = append(errs, errors.New("the feed has no author")) // RFC 4287, 4.1.1
	}
	known := map[string]bool{}
	for i, entry := range f.Entries {
		what := fmt.Sprintf("entry %d", i)
		errs = append(errs, required(what, entry.ID, entry.Title, entry.Updated))
		if known[entry.ID] {
			errs = append(errs, fmt.Errorf("%s has the same ID as another entry, %s", what, entry.ID))
		}
		known[entry.ID] = true
		if entry.Content == "" && !entry.hasAlternate() {
			errs = append(errs, fmt.Errorf("%s has neither content nor an alternate link", what)) // 4.1.2
		}
	}
	return errors.Join(errs...)
}

// required checks the elements that both feeds and entries require.
func required(what, id, title string, updated time.Time) error {
	var errs []error
	if iri, err := url.Parse(id); err != nil || iri.Scheme == "" {
		errs = append(errs, fmt.Errorf("%s has the ID %q, which is not an IRI", what, id))
	}
	if title == "" {
		errs = append(errs, fmt.Errorf("%s has no title", what))
	}
	if updated.IsZero() {
		errs = append(errs, fmt.Errorf("%s has no update time", what))
	}
	return errors.Join(errs...)
}

func (e *Entry) hasAlternate() bool {
	for _, link := range e.Links {
		if link.Rel == "alternate" {
			return true
		}
	}
	return false
}

// atomFeed and atomEntry have the element names and order of RFC 4287.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr,omitempty"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   atomPerson  `xml:"author"`
	Links    []Link      `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomEntry struct {
	Language   string       `xml:"xml:lang,attr,omitempty"`
	ID         string       `xml:"id"`
	Title      string       `xml:"title"`
	Published  string       `xml:"published,omitempty"`
	Updated    string       `xml:"updated"`
	Authors    []atomPerson `xml:"author"`
	Links      []Link       `xml:"link"`
	Categories []Category   `xml:"category"`
	Summary    string       `xml:"summary,omitempty"`
	Content    string       `xml:"content,omitempty"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

func (f *Feed) atom() atomFeed {
	feed := atomFeed{
		Language: f.Language, ID: f.ID, Title: f.Title, Subtitle: f.Subtitle, Updated: instant(f.Updated), Author: atomPerson{f.Author},
	}
	if f.Self != "" {
		feed.Links = []Link{{Rel: "self", Href: f.Self, Type: "application/atom+xml"}}
	}
	for _, entry := range f.Entries {
		feed.Entries = append(feed.Entries, entry.atom())
	}
	return feed
}

func (e *Entry) atom() atomEntry {
	entry := atomEntry{
		Language: e.Language, ID: e.ID, Title: e.Title, Summary: e.Summary, Content: e.Content, Updated: instant(e.Updated),
		Links: e.Links, Categories: e.Categories,
	}
	if !e.Published.IsZero() {
		entry.Published = instant(e.Published)
	}
	for _, author := range e.Authors {
		entry.Authors = append(entry.Authors, atomPerson{author})
	}
	return entry
}

// instant formats a time as a date construct (RFC 4287, 3.3).
func instant(at time.Time) string { return at.UTC().Format(time.RFC3339Nano) }
