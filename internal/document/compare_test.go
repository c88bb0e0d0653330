package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// compared summarizes the changes between two bodies.
func compared(before, after string) []string {
	var lines []string
	for _, c := range document.Compare(document.Parse(before, models.English), document.Parse(after, models.English)) {
		lines = append(lines, fmt.Sprintf("%s %s>%s|%s|%s", c.Kind, c.FormerNumber, c.Number, c.Before, c.After))
	}
	return lines
}

const standing = "1  PORTS\n\n1.1. Ports have forms of many kinds.\n\n1.2. Nobody reads the forms that they have.\n\n1.3. We propose a workshop of one day.\n\n2  FORMS\n\n2.1. The Committee may compare them all.\n"

func TestCompare(t *testing.T) {
	t.Parallel()
	replaced := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(standing) }
	tests := map[string]struct {
		after string
		want  []string
	}{
		"no change":     {standing, nil},
		"changed words": {replaced("one day", "two days"), []string{"CHANGED 1.3>1.3|We propose a workshop of one day.|We propose a workshop of two days."}},
		"numbered paragraph removed": {replaced("1.3. We propose a workshop of one day.\n\n", ""), []string{
			"REMOVED 1.3>1.3|We propose a workshop of one day.|",
		}},
		"paragraph inserted": {replaced("1.2. N", "1.2. Some of these ask for money.\n\n1.3. N", "1.3. We", "1.4. We"), []string{
			"ADDED >1.2||Some of these ask for money.",
			"MOVED 1.2>1.3|Nobody reads the forms that they have.|Nobody reads the forms that they have.",
			"MOVED 1.3>1.4|We propose a workshop of one day.|We propose a workshop of one day.",
		}},
		"paragraph inserted and the next one changed": {replaced("1.2. Nobody", "1.2. Some of these ask for money.\n\n1.3. Hardly anybody", "1.3. We", "1.4. We"), []string{
			"ADDED >1.2||Some of these ask for money.",
			"CHANGED 1.2>1.3|Nobody reads the forms that they have.|Hardly anybody reads the forms that they have.",
			"MOVED 1.3>1.4|We propose a workshop of one day.|We propose a workshop of one day.",
		}},
		"paragraph removed from the middle": {replaced("1.2. Nobody reads the forms that they have.\n\n1.3", "1.2"), []string{
			"REMOVED 1.2>1.2|Nobody reads the forms that they have.|",
			"MOVED 1.3>1.2|We propose a workshop of one day.|We propose a workshop of one day.",
		}},
		"paragraph rewritten": {replaced("Nobody reads the forms that they have.", "Some ask for money."), []string{
			"CHANGED 1.2>1.2|Nobody reads the forms that they have.|Some ask for money.",
		}},
		"heading changed": {replaced("FORMS", "FORMS AND FEES"), []string{"CHANGED 2>2|FORMS|FORMS AND FEES"}},
		"number changed": {replaced("2.1.", "2.2."), []string{
			"MOVED 2.1>2.2|The Committee may compare them all.|The Committee may compare them all.",
		}},
		"footnote added":     {standing + "\n____\n1 Inland too.\n", []string{"ADDED >||Inland too."}},
		"everything removed": {"", []string{"REMOVED 1>1|PORTS|", "REMOVED 1.1>1.1|Ports have forms of many kinds.|", "REMOVED 1.2>1.2|Nobody reads the forms that they have.|", "REMOVED 1.3>1.3|We propose a workshop of one day.|", "REMOVED 2>2|FORMS|", "REMOVED 2.1>2.1|The Committee may compare them all.|"}},
		"sentence hidden in the title block": {"Communication from Japan\n\nWe no longer propose any of this.\n\n____\n\n" + standing, []string{
			"ADDED >||We no longer propose any of this.",
		}},
		"sentence after the sentence of circulation": {"The following communication is circulated at the request of Japan. Nothing in it binds.\n\n" + standing, []string{
			"ADDED >||The following communication is circulated at the request of Japan. Nothing in it binds.",
		}},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, compared(standing, test.after)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestCompareMoved(t *testing.T) {
	t.Parallel()
	before := "Forms are long.\n\nPorts are many.\n\nNobody reads.\n\nWe ask.\n"
	want := []string{"MOVED >|Forms are long.|Forms are long."}
	if diff := cmp.Diff(want, compared(before, "Ports are many.\n\nNobody reads.\n\nForms are long.\n\nWe ask.\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTextChanged(t *testing.T) {
	t.Parallel()
	body := "1  PORTS\n\n1.1. The ports' \"forms\" are many: they vary, say, by coast. They are re-read by nobody.\n\n• one\n\n• two\n\nQuestion 1 – Who reads them?\n"
	tests := map[string]string{
		"wrapping":                  strings.ReplaceAll(body, "vary, ", "vary,\n"),
		"line break after a hyphen": strings.ReplaceAll(body, "re-read", "re-\nread"),
		"page breaks":               strings.ReplaceAll(body, "vary, ", "vary,\n- 2 -\n\f"),
		"line ends":                 strings.ReplaceAll(body, "\n", "\r\n"),
		"French spaces":             strings.NewReplacer("many:", "many\u00a0:", "them?", "them\u202f?").Replace(body),
		"quotation marks":           strings.NewReplacer("ports'", "ports’", "\"forms\"", "«\u00a0forms\u00a0»").Replace(body),
		"glyphs":                    strings.NewReplacer("• ", "\uf0b7 ").Replace(body),
		"blank lines":               strings.ReplaceAll(body, "• one\n\n", "• one\n"),
		"question label":            strings.ReplaceAll(body, "Question 1 –", "Question n° 1:"),
		"title block":               "FORMS\n\nCommunication from Japan\n\n____\n\n" + body,
		"title":                     "FORMS OF PORTS\n\n" + body,
		"sentence of circulation":   "The following communication is circulated at the request of Japan.\n\n" + body,
		"rule at the end":           body + "\n__________\n",
		"unnumbered parts":          strings.ReplaceAll(body, "by coast. They", "by coast.\n\nThey"),
		"soft hyphens":              strings.ReplaceAll(body, "ports", "po\u00adrts"),
	}
	for name, after := range tests {
		if after == body {
			t.Errorf("%s: the case does not change the body", name)
		}
		if got := compared(body, after); got != nil || document.TextChanged(document.Parse(body, models.English), document.Parse(after, models.English)) {
			t.Errorf("%s: got differences %q, want none", name, got)
		}
	}
	for _, after := range []string{
		strings.ReplaceAll(body, "nobody", "Nobody"), strings.ReplaceAll(body, "1.1.", "1.2."), strings.ReplaceAll(body, "They are re-read by nobody.", ""),
		strings.ReplaceAll(body, "vary,", "vary"), strings.ReplaceAll(body, "• two", "• two\n\n• three"), strings.ReplaceAll(body, "Question 1", "Question 2"), strings.ReplaceAll(body, "PORTS", "PORT"),
	} {
		if compared(body, after) == nil {
			t.Errorf("got no difference between %q and %q", body, after)
		}
	}
}

// The note of the revision becomes the first footnote, so the mark of the other footnote changes.
func TestCompareFootnoteMarks(t *testing.T) {
	t.Parallel()
	filler := "\n" + strings.Repeat(" ", 30) + "\n"
	before := "Communication from Japan\n\n1  PORTS\n\n1.1. Ports have forms1 of kinds.2\n" + filler + "1 Inland too.\n2 Or sorts."
	after := "Communication from Japan and Pakistan\n\nRevision1\n\n1  PORTS\n\n1.1. Ports have forms2 of kinds.3\n" + filler +
		"1 This revision is solely to add Pakistan as co-author.\n2 Inland too.\n3 Or sorts."
	if got := compared(before, after); got != nil {
		t.Errorf("changed: %q", got)
	}
	if got := compared(before, strings.ReplaceAll(after, "forms2", "forms3")); got == nil {
		t.Error("reference to another footnote: got no differences, want one")
	}
	if got := compared(before, strings.ReplaceAll(after, "Inland", "Island")); len(got) != 1 || got[0] != "CHANGED >|Inland too.|Island too." {
		t.Errorf("changed footnote: got differences %q, want one", got)
	}
}

func TestCompareFixtures(t *testing.T) {
	t.Parallel()
	before, after := fixture(t, "forms.fr.txt"), fixture(t, "forms-rev1.fr.txt")
	if got := compared(before, after); got != nil {
		t.Errorf("changed: %q", got)
	}
	if got := compared(before, strings.Replace(after, "d'un jour", "de deux jours", 1)); len(got) != 1 {
		t.Errorf("one paragraph changed: got differences %q, want one", got)
	}
}

func ExampleCompare() {
	before := document.Parse("1. The Members hold a workshop of one day.\n\n2. The Secretariat reports.", models.English)
	after := document.Parse("1. The Members hold a workshop of two days.\n\n2. Each delegation answers.\n\n3. The Secretariat reports.", models.English)
	for _, change := range document.Compare(before, after) {
		fmt.Printf("%s %q %q\n", change.Kind, change.FormerNumber, change.Number)
		for _, edit := range change.Edits {
			fmt.Printf("  %s %q\n", edit.Kind, edit.Text)
		}
	}
	// Output:
	// CHANGED "1" "1"
	//   KEPT "The Members hold a workshop of "
	//   DELETED "one day"
	//   INSERTED "two days"
	//   KEPT "."
	// ADDED "" "2"
	// MOVED "2" "3"
}

func ExampleParse() {
	text := document.Parse("1  QUESTIONS \n\n1.1.  Members are \nasked this: \n\nQuestion n° 1 – Who reads \nthem? \n", models.English)
	for _, section := range text.Sections {
		fmt.Println(section.Number, section.Heading)
		for _, p := range section.Paragraphs {
			fmt.Printf("%s %s %q %d-%d\n", p.Kind, p.Number, p.Text, p.Start, p.End)
		}
	}
	// Output:
	// 1 QUESTIONS
	// PARAGRAPH 1.1 "Members are asked this:" 15-45
	// QUESTION Q1 "Who reads them?" 48-83
}
