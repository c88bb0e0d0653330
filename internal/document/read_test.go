package document_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/internal/document/page"
)

func plainDocument(text string) page.Document { return page.Document{Format: page.Plain, Text: text} }

const communication2019 = `                                                                      RESTRICTED
                                                                      JOB/GC/901/Rev.1
                                                                      4 July 2019
(19-4321)                                                             Page: 1/2
General Council                                                       Original: English

                       FORMS OF PORTS

          COMMUNICATION FROM JAPAN AND HONG KONG, CHINA

                          Revision1

The following communication, dated 2 July 2019, is being circulated at the request of the delegation
of Japan.
_______________

1 BACKGROUND
1.1. Forms differ from port to port.

1 This revision is solely to add Hong Kong, China as a co-sponsor.
`

// TestReadHeader checks each value of a header, with its confidence and the words that it was read
// from.
func TestReadHeader(t *testing.T) {
	t.Parallel()
	got := document.Read(plainDocument(communication2019), document.Options{Names: known})
	lines := []string{
		summary("symbol", got.Symbols[0]), summary("number", got.DocumentNumber), summary("title", got.Title), summary("body", got.Bodies[0]),
		summary("communicated", got.CommunicatedOn), summary("circulated", got.CirculatedOn), summary("original", got.OriginalLanguage),
		summary("access", got.Access), summary("kind", got.RevisionKind), summary("revision", got.RevisionNumber), summary("note", got.Note),
	}
	for _, sponsor := range got.Sponsors {
		lines = append(lines, fmt.Sprintf("sponsor %s %q %s", sponsor.Code, sponsor.Printed, sponsor.Confidence))
	}
	lines = append(lines, fmt.Sprintf("submitter %s", got.SubmittedBy.Code))
	want := []string{
		`symbol JOB/GC/901/Rev.1 CERTAIN ["JOB/GC/901/Rev.1"]`,
		`number 19-4321 CERTAIN ["(19-4321)"]`,
		`title FORMS OF PORTS CERTAIN ["FORMS OF PORTS"]`,
		`body General Council CERTAIN ["General Council"]`,
		`communicated 2019-07-02 CERTAIN ["2 July 2019"]`,
		`circulated 2019-07-04 CERTAIN ["4 July 2019"]`,
		`original EN CERTAIN ["Original: English"]`,
		`access RESTRICTED CERTAIN ["RESTRICTED"]`,
		`kind REVISION CERTAIN ["JOB/GC/901/Rev.1" "Revision1"]`,
		`revision 1 CERTAIN ["JOB/GC/901/Rev.1"]`,
		`note This revision is solely to add Hong Kong, China as a co-sponsor. CERTAIN ["1 This revision is solely to add Hong Kong, China as a co-sponsor."]`,
		`sponsor JPN "JAPAN" CERTAIN`,
		`sponsor HKG "HONG KONG, CHINA" CERTAIN`,
		`submitter JPN`,
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(got.Problems) > 0 {
		t.Errorf("got problems %+v, want none", got.Problems)
	}
}

func summary[T any](name string, value document.Value[T]) string {
	var printed []string
	for _, evidence := range value.Evidence {
		printed = append(printed, evidence.Printed)
	}
	return fmt.Sprintf("%s %v %s %q", name, value.Value, value.Confidence, printed)
}

// TestEvidence checks that the offsets of all evidence match the canonical text.
func TestEvidence(t *testing.T) {
	t.Parallel()
	found, err := filepath.Glob(filepath.Join("testdata", "layouts", "*.txt"))
	if err != nil || len(found) == 0 {
		t.Fatalf("find the documents in testdata: got %d and error %v", len(found), err)
	}
	for _, path := range found {
		d := extracted(t, strings.TrimSuffix(path, ".txt"))
		got := document.Read(d, document.Options{Names: referenceNames(t)})
		places := evidenceOf(got)
		if len(places) < 3 {
			t.Errorf("%s: got %d pieces of evidence, want at least 3", path, len(places))
		}
		for _, place := range places {
			if d.Text[place.Start:place.End] != place.Printed {
				t.Errorf("%s: at %d got %q, want %q", path, place.Start, d.Text[place.Start:place.End], place.Printed)
			}
		}
	}
}

func evidenceOf(r document.Reading) []document.Evidence {
	var all []document.Evidence
	for _, symbol := range r.Symbols {
		all = append(all, symbol.Evidence...)
	}
	for _, body := range r.Bodies {
		all = append(all, body.Evidence...)
	}
	for _, sponsor := range r.Sponsors {
		all = append(all, sponsor.Evidence...)
	}
	for _, value := range []document.Value[string]{r.Title, r.Heading, r.Note, r.DocumentNumber} {
		all = append(all, value.Evidence...)
	}
	return append(append(all, r.CommunicatedOn.Evidence...), r.CirculatedOn.Evidence...)
}

// TestReadPositionedLines reads a page for which the format states boxes, sizes and bold type.
func TestReadPositionedLines(t *testing.T) {
	t.Parallel()
	got := document.Read(positioned(), document.Options{Names: known})
	want := []string{
		"== |",
		"FURNITURE |WT/GC/W/1",
		"FRONT_MATTER |Forms of ports",
		"FRONT_MATTER |Communication from Japan",
		"FURNITURE |_______________",
		"== |Summary",
		"PARAGRAPH |Forms differ1 from port to port.",
		"== 1|What Members could do",
		"PARAGRAPH 1.1|They could compare them.",
		"PARAGRAPH |Year Forms",
		"PARAGRAPH |2019 412",
		"FOOTNOTE 1|Inland ports too.",
	}
	if diff := cmp.Diff(want, outline(got.Text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	evidence := got.Sponsors[0].Evidence[0]
	if evidence.Page != 1 || evidence.Box.X0 <= 180 || evidence.Box.X1 > 320 || evidence.Printed != "Japan" {
		t.Errorf("got evidence %+v of the sponsor, want its position on page 1", evidence)
	}
}

// positioned returns a document with one page.
func positioned() page.Document {
	line := func(text string, x, y, width float64, options ...func(*page.Line)) page.Line {
		l := page.Line{Text: text, Page: 1, Size: 11, Box: page.Box{X0: x, Y0: y, X1: x + width, Y1: y + 12}, Gap: 1, Runs: []page.Run{{Text: text}}}
		for _, option := range options {
			option(&l)
		}
		return l
	}
	bold := func(l *page.Line) { l.Bold = true }
	near := func(l *page.Line) { l.Gap = 0 }
	small := func(l *page.Line) { l.Size = 8 }
	raised := func(l *page.Line) {
		l.Runs = []page.Run{{Text: "Forms differ"}, {Text: "1", Superscript: true}, {Text: " from port to port."}}
	}
	d := page.Document{Format: page.PDF, Pages: []page.Size{{Width: 595, Height: 842}}, Lines: []page.Line{
		line("WT/GC/W/1", 450, 50, 80),
		line("Forms of ports", 250, 80, 95, bold),
		line("Communication from Japan", 180, 110, 140),
		line("_______________", 250, 140, 95),
		line("Summary", 70, 170, 60, bold),
		line("Forms differ1 from port to port.", 70, 190, 200, raised),
		line("1 What Members could do", 70, 220, 150, bold),
		line("1.1. They could compare them.", 70, 235, 200, near),
		line("Year", 70, 260, 40), line("Forms", 300, 260, 40, near),
		line("2019", 70, 273, 40, near), line("412", 300, 273, 40, near),
		line("1 Inland ports too.", 70, 780, 120, small),
	}}
	d.Compose()
	return d
}
