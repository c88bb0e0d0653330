package paper_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/internal/render/paper"
	"proposaltracker/models"
)

const (
	formerText = "1  WHY\n\n1.1.  Trust <matters> online.\n\n1.2.  This goes.\n\n1.3.  The rest stays.\n"
	laterText  = "1  WHY\n\n1.1.  Trust <really matters> online.\n\n1.2.  The rest stays.\n\n2  HOW\n\n2.1.  This is new.\n"
)

// resolved returns the paragraphs of a document after all tracked changes were accepted or rejected.
func resolved(t *testing.T, part string, accept bool) []string {
	t.Helper()
	dropped, marked := "del", "ins"
	if !accept {
		dropped, marked = "ins", "del"
	}
	var all []string
	var open strings.Builder
	depth, inProperties, gone, inText := 0, false, false, false
	decoder := xml.NewDecoder(strings.NewReader(part))
	for {
		token, err := decoder.Token()
		if err != nil {
			return all
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			inText = name == "t" || name == "delText"
			switch {
			case name == "p":
				open.Reset()
				gone = false
			case name == "pPr":
				inProperties = true
			case name == dropped && inProperties:
				gone = true // the end of the paragraph is removed, and so is the empty paragraph
			case name == dropped:
				depth++
			case name == marked && !inProperties && depth > 0:
				t.Errorf("a tracked change is inside another one")
			}
		case xml.EndElement:
			inText = false
			switch {
			case token.Name.Local == "pPr":
				inProperties = false
			case token.Name.Local == dropped && !inProperties:
				depth--
			case token.Name.Local == "p" && !gone:
				all = append(all, strings.TrimSpace(open.String()))
			}
		case xml.CharData:
			if inText && depth == 0 {
				open.Write(token)
			}
		}
	}
}

// Accepting all changes gives the later text, rejecting them the former one.
func TestTrackedChanges(t *testing.T) {
	t.Parallel()
	c := paper.Comparison{
		Language: models.English, Title: "Comparison", Note: "JOB/GC/96 → JOB/GC/96/Rev.1", Author: `"JOB/GC/96/Rev.1"`,
		Redline: document.NewRedline(document.Parse(formerText, models.English), document.Parse(laterText, models.English)),
	}
	file := parts(t, written(t, c.WriteDOCX))
	for accept, want := range map[bool][]string{
		true:  {"Comparison", c.Note, "1 WHY", "1.1 Trust <really matters> online.", "1.2 The rest stays.", "2 HOW", "2.1 This is new."},
		false: {"Comparison", c.Note, "1 WHY", "1.1 Trust <matters> online.", "1.2 This goes.", "1.3 The rest stays."},
	} {
		if diff := cmp.Diff(want, resolved(t, file["word/document.xml"], accept)); diff != "" {
			t.Errorf("accepted: %v (-want +got):\n%s\n%s", accept, diff, file["word/document.xml"])
		}
	}
	if author := `w:author="&#34;JOB/GC/96/Rev.1&#34;"`; !strings.Contains(file["word/document.xml"], author) {
		t.Errorf("the changes lack the author %s", author)
	}
}
