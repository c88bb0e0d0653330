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
	// ID is an IRI that stays the same for ever, such as a tag: of RFC 4151.
	ID       string
	Title    string
	Subtitle string
	// Language is the BCP 47 tag of the words, such as "fr".
	Language string
	// Updated is the instant of the last entry.
	Updated time.Time
	// Author is who speaks where an entry has no authors of its own.
	Author string
	// Self is the feed's own address.
	Self    string
	Entries []Entry
}

// Entry is one thing that is told.
type Entry struct {
	// ID is an IRI that stays the same for ever, such as urn:uuid:.
	ID      string
	Title   string
	Summary string
	// Content is all that there is to read; an entry without it needs a link with rel "alternate".
	Content string
	// Language is the BCP 47 tag of the words, where it is not the feed's.
	Language   string
	Published  time.Time
	Updated    time.Time
	Authors    []string
	Links      []Link
	Categories []Category
}

// Link leads to a thing on the web.
type Link struct {
	// Rel is what is there, next to this entry: "alternate", "related", "via".
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
	// Type is the media type of what is there; empty where it is not known.
	Type     string `xml:"type,attr,omitempty"`
	Language string `xml:"hreflang,attr,omitempty"`
	Title    string `xml:"title,attr,omitempty"`
}

// Category says to what an entry belongs.
type Category struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
	Label  string `xml:"label,attr,omitempty"`
}

// WriteAtom writes the feed, the entries in their order.
//
// Errors: what RFC 4287 asks for and the feed does not have, before anything is written; those of w.
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

// check tells all that is missing.
func (f *Feed) check() error {
	faults := []error{required("the feed", f.ID, f.Title, f.Updated)}
	if f.Author == "" {
		faults = append(faults, errors.New("the feed has no author")) // RFC 4287, 4.1.1
	}
	known := map[string]bool{}
	for i, entry := range f.Entries {
		what := fmt.Sprintf("entry %d", i)
		faults = append(faults, required(what, entry.ID, entry.Title, entry.Updated))
		if known[entry.ID] {
			faults = append(faults, fmt.Errorf("%s has the id of another, %s", what, entry.ID))
		}
		known[entry.ID] = true
		if entry.Content == "" && !entry.leadsOn() {
			faults = append(faults, fmt.Errorf("%s has neither content nor an alternate link", what)) // 4.1.2
		}
	}
	return errors.Join(faults...)
}

// required tells what is missing of what a feed and an entry both need.
func required(what, id, title string, updated time.Time) error {
	var faults []error
	if iri, err := url.Parse(id); err != nil || iri.Scheme == "" {
		faults = append(faults, fmt.Errorf("%s has the id %q, which is no IRI", what, id))
	}
	if title == "" {
		faults = append(faults, fmt.Errorf("%s has no title", what))
	}
	if updated.IsZero() {
		faults = append(faults, fmt.Errorf("%s does not say when it was updated", what))
	}
	return errors.Join(faults...)
}

func (e *Entry) leadsOn() bool {
	for _, link := range e.Links {
		if link.Rel == "alternate" {
			return true
		}
	}
	return false
}

// atomFeed and atomEntry have the names and the order of RFC 4287.
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

// instant is a date construct (RFC 4287, 3.3).
func instant(at time.Time) string { return at.UTC().Format(time.RFC3339Nano) }
