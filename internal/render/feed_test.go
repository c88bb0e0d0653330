package render_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"proposaltracker/internal/render"
)

// readFeed and readEntry are a parsed feed. All elements must be in the namespace of Atom.
type readFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID       string      `xml:"http://www.w3.org/2005/Atom id"`
	Title    string      `xml:"http://www.w3.org/2005/Atom title"`
	Subtitle string      `xml:"http://www.w3.org/2005/Atom subtitle"`
	Updated  time.Time   `xml:"http://www.w3.org/2005/Atom updated"`
	Authors  []string    `xml:"http://www.w3.org/2005/Atom author>name"`
	Links    []readLink  `xml:"http://www.w3.org/2005/Atom link"`
	Entries  []readEntry `xml:"http://www.w3.org/2005/Atom entry"`
}

type readEntry struct {
	Language   string         `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID         string         `xml:"http://www.w3.org/2005/Atom id"`
	Title      string         `xml:"http://www.w3.org/2005/Atom title"`
	Summary    string         `xml:"http://www.w3.org/2005/Atom summary"`
	Content    string         `xml:"http://www.w3.org/2005/Atom content"`
	Published  string         `xml:"http://www.w3.org/2005/Atom published"`
	Updated    time.Time      `xml:"http://www.w3.org/2005/Atom updated"`
	Authors    []string       `xml:"http://www.w3.org/2005/Atom author>name"`
	Links      []readLink     `xml:"http://www.w3.org/2005/Atom link"`
	Categories []readCategory `xml:"http://www.w3.org/2005/Atom category"`
}

type readLink struct {
	Rel      string `xml:"rel,attr"`
	Href     string `xml:"href,attr"`
	Type     string `xml:"type,attr"`
	Language string `xml:"hreflang,attr"`
	Title    string `xml:"title,attr"`
}

type readCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
	Label  string `xml:"label,attr"`
}

// circulations returns a feed of two entries, latest first.
func circulations() *render.Feed {
	return &render.Feed{
		ID: "tag:tracker.example.org,2026:circulations", Title: "Propositions <distribuées>", Subtitle: "Conseil général", Language: "fr",
		Updated: noon(), Author: "Secrétariat", Self: "https://tracker.example.org/feeds/circulations?lang=fr&n=2",
		Entries: []render.Entry{
			{
				ID: "urn:uuid:0d7f3f4e-0000-4000-8000-000000000002", Title: "Fish & chips", Summary: "Rev.1 <is> out", Language: "en",
				Published: noon().Add(-time.Hour), Updated: noon(), Authors: []string{"Brésil", "Suisse"},
				Links:      []render.Link{{Rel: "alternate", Href: "https://docs.example.org/2?a=1&b=2", Type: "application/pdf", Language: "en", Title: "JOB/GC/2 \"Rev.1\""}},
				Categories: []render.Category{{Term: "agriculture", Scheme: "https://tracker.example.org/topics", Label: "Agriculture & food"}},
			},
			{ID: "urn:uuid:0d7f3f4e-0000-4000-8000-000000000001", Title: "Retrait", Content: "Le Brésil retire sa proposition.", Updated: noon().Add(-48 * time.Hour)},
		},
	}
}

func readAtom(t *testing.T, feed *render.Feed) readFeed {
	t.Helper()
	whole := written(t, feed.WriteAtom)
	if !bytes.HasPrefix(whole, []byte(`<?xml version="1.0" encoding="UTF-8"?>`)) {
		t.Errorf("the feed begins with %.40q, want an XML declaration", whole)
	}
	var read readFeed
	if err := xml.Unmarshal(whole, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

func TestAtomFeed(t *testing.T) {
	t.Parallel()
	want := readFeed{
		Language: "fr", ID: "tag:tracker.example.org,2026:circulations", Title: "Propositions <distribuées>", Subtitle: "Conseil général",
		Updated: noon(), Authors: []string{"Secrétariat"},
		Links: []readLink{{Rel: "self", Href: "https://tracker.example.org/feeds/circulations?lang=fr&n=2", Type: "application/atom+xml"}},
		Entries: []readEntry{
			{
				Language: "en", ID: "urn:uuid:0d7f3f4e-0000-4000-8000-000000000002", Title: "Fish & chips", Summary: "Rev.1 <is> out",
				Published: "2026-03-02T11:00:00Z", Updated: noon(), Authors: []string{"Brésil", "Suisse"},
				Links:      []readLink{{Rel: "alternate", Href: "https://docs.example.org/2?a=1&b=2", Type: "application/pdf", Language: "en", Title: "JOB/GC/2 \"Rev.1\""}},
				Categories: []readCategory{{Term: "agriculture", Scheme: "https://tracker.example.org/topics", Label: "Agriculture & food"}},
			},
			{ID: "urn:uuid:0d7f3f4e-0000-4000-8000-000000000001", Title: "Retrait", Content: "Le Brésil retire sa proposition.", Updated: noon().Add(-48 * time.Hour)},
		},
	}
	if diff := cmp.Diff(want, readAtom(t, circulations()), cmpopts.IgnoreTypes(xml.Name{})); diff != "" {
		t.Errorf("feed (-want +got):\n%s", diff)
	}
}

// Elements and attributes without a value are omitted rather than written empty.
func TestAtomOmitsUnknownElements(t *testing.T) {
	t.Parallel()
	feed := &render.Feed{
		ID: "urn:x:1", Title: "Quiet", Author: "Secretariat", Updated: noon(),
		Entries: []render.Entry{{ID: "urn:x:2", Title: "Quiet", Updated: noon(), Links: []render.Link{{Rel: "alternate", Href: "https://docs.example.org/"}}}},
	}
	read := readTree(t, written(t, feed.WriteAtom))
	for _, absent := range []string{"subtitle", "published", "summary", "content", "category"} {
		if found := read.all(absent); len(found) > 0 {
			t.Errorf("got %d empty %s elements, want none", len(found), absent)
		}
	}
	if len(read.Attributes) != 1 || len(read.one(t, "entry").Attributes) != 0 || len(read.one(t, "link").Attributes) != 2 || len(read.all("author")) != 1 {
		t.Errorf("got empty attributes or authors, want none:\n%s", written(t, feed.WriteAtom))
	}
}

func TestAtomInstants(t *testing.T) {
	t.Parallel()
	feed := circulations()
	feed.Updated = time.Date(2026, 3, 2, 13, 0, 0, 250_000_000, time.FixedZone("CET", 3600))
	if got := readTree(t, written(t, feed.WriteAtom)).all("updated")[0].text(); got != "2026-03-02T12:00:00.25Z" {
		t.Errorf("got updated %q, want 2026-03-02T12:00:00.25Z", got)
	}
}

func TestAtomInvalidCharacters(t *testing.T) {
	t.Parallel()
	feed := circulations()
	feed.Entries[1].Content = "a\x00\x0b\xffb\ttab"
	if got := readAtom(t, feed).Entries[1].Content; got != "a\ufffd\ufffd\ufffdb\ttab" {
		t.Errorf("got content %q, want invalid characters replaced by U+FFFD", got)
	}
}

func TestAtomErrors(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		spoil func(*render.Feed)
		words []string
	}{
		"missing ID":                      {func(f *render.Feed) { f.ID = "" }, []string{`the feed has the ID "", which is not an IRI`}},
		"ID without a scheme":             {func(f *render.Feed) { f.ID = "circulations" }, []string{`the feed has the ID "circulations", which is not an IRI`}},
		"ID with a control character":     {func(f *render.Feed) { f.ID = "urn:\x01" }, []string{"which is not an IRI"}},
		"missing title":                   {func(f *render.Feed) { f.Title = "" }, []string{"the feed has no title"}},
		"missing update time":             {func(f *render.Feed) { f.Updated = time.Time{} }, []string{"the feed has no update time"}},
		"missing author":                  {func(f *render.Feed) { f.Author = "" }, []string{"the feed has no author"}},
		"invalid ID of an entry":          {func(f *render.Feed) { f.Entries[1].ID = "7" }, []string{`entry 1 has the ID "7", which is not an IRI`}},
		"missing title of an entry":       {func(f *render.Feed) { f.Entries[0].Title = "" }, []string{"entry 0 has no title"}},
		"missing update time of an entry": {func(f *render.Feed) { f.Entries[0].Updated = time.Time{} }, []string{"entry 0 has no update time"}},
		"duplicate ID":                    {func(f *render.Feed) { f.Entries[1].ID = f.Entries[0].ID }, []string{"entry 1 has the same ID as another entry, urn:uuid:0d7f3f4e-0000-4000-8000-000000000002"}},
		"entry without content or link":   {func(f *render.Feed) { f.Entries[1].Content = "" }, []string{"entry 1 has neither content nor an alternate link"}},
		"entry with only a related link":  {func(f *render.Feed) { f.Entries[0].Links[0].Rel = "related" }, []string{"entry 0 has neither content nor an alternate link"}},
		"everything missing": {
			func(f *render.Feed) { *f = render.Feed{Entries: []render.Entry{{}}} },
			[]string{
				`the feed has the ID ""`, "the feed has no title", "the feed has no update time", "the feed has no author",
				`entry 0 has the ID ""`, "entry 0 has no title", "entry 0 has no update time", "entry 0 has neither content",
			},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			feed := circulations()
			test.spoil(feed)
			var buffer bytes.Buffer
			err := feed.WriteAtom(&buffer)
			if err == nil || buffer.Len() != 0 {
				t.Fatalf("got error %v after %d bytes, want an error before anything is written", err, buffer.Len())
			}
			if faults := strings.Count(err.Error(), "\n") + 1; faults != len(test.words) {
				t.Errorf("got %d errors, want %d:\n%v", faults, len(test.words), err)
			}
			for _, words := range test.words {
				if !strings.Contains(err.Error(), words) {
					t.Errorf("got error %v, want it to contain %q", err, words)
				}
			}
		})
	}
}

func TestAtomWriterErrors(t *testing.T) {
	t.Parallel()
	for _, room := range []int{0, 60} {
		err := circulations().WriteAtom(&shortWriter{room: room})
		if err == nil || !strings.Contains(err.Error(), "write feed tag:tracker.example.org,2026:circulations: "+io.ErrShortWrite.Error()) {
			t.Errorf("writer that accepts %d bytes: got error %v, want ErrShortWrite with the ID of the feed", room, err)
		}
	}
}
