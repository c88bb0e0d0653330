package document_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

func redline(before, after string) document.Redline {
	return document.NewRedline(document.Parse(before, models.English), document.Parse(after, models.English))
}

const (
	formerBody = "1  Purpose\n\n1.1.  To meet for two days.\n\n1.2.  To say <so>.\n\n1.3.  To go home.\n"
	laterBody  = "1  Purpose\n\n1.1.  To meet for five days & nights.\n\n1.2.  To eat.\n\n1.3.  To say <so>.\n"
)

func TestRedline(t *testing.T) {
	t.Parallel()
	got := redline(formerBody, laterBody)
	wantText := "1 Purpose\n\n1.1 To meet for [-two-] {+five+} days {+& nights+}.\n\n{+1.2 To eat.+}\n\n[-1.2-] {+1.3+} To say <so>.\n\n[-1.3 To go home.-]\n"
	if diff := cmp.Diff(wantText, got.Text()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	wantHTML := "<h2>1 Purpose</h2>\n<p>1.1 To meet for <del>two</del> <ins>five</ins> days <ins>&amp; nights</ins>.</p>\n<p><ins>1.2 To eat.</ins></p>\n" +
		"<p class=\"moved\"><del>1.2</del> <ins>1.3</ins> To say &lt;so&gt;.</p>\n<p><del>1.3 To go home.</del></p>\n"
	if diff := cmp.Diff(wantHTML, got.HTML()); diff != "" {
		t.Errorf("HTML (-want +got):\n%s", diff)
	}
	if none := redline("", ""); none.Text() != "" || none.HTML() != "" {
		t.Errorf("empty texts: got %q and %q, want empty redlines", none.Text(), none.HTML())
	}
	if same := redline(formerBody, formerBody).Text(); strings.ContainsAny(same, "[{") || !strings.Contains(same, "1.3 To go home.") {
		t.Errorf("equal texts: got %s, want the text without marks", same)
	}
}

// For any two texts, the HTML is well-formed and contains only h2, p, del and ins, and the redline
// contains marks if and only if the texts differ.
func TestRedlineProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SampledFrom([]string{"1  One\n\n", "2  Two\n\n", "1.1.  a <b> & c.\n\n", "1.2.  a <b> & d.\n\n", "</p><script>x</script>\n\n", "* \"q\"\n\n", "Question n° 1 – Why?\n\n", "&amp;\n\n"})
		body := func(label string) string { return strings.Join(rapid.SliceOfN(line, 0, 8).Draw(t, label), "") }
		before, after := body("before"), body("after")
		got := redline(before, after)
		decoder := xml.NewDecoder(strings.NewReader("<body>" + got.HTML() + "</body>"))
		marked := false
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v: %s", err, got.HTML())
			}
			element, ok := token.(xml.StartElement)
			switch {
			case !ok:
			case element.Name.Local == "ins", element.Name.Local == "del":
				marked = true
			case len(element.Attr) > 0:
				marked = true
			case !strings.Contains("body h2 p", element.Name.Local):
				t.Fatalf("the HTML contains the element %s: %s", element.Name.Local, got.HTML())
			}
		}
		changes := document.Compare(document.Parse(before, models.English), document.Parse(after, models.English))
		if marked != (len(changes) > 0) {
			t.Fatalf("got marks: %t, want %t, since there are %d changes: %s", marked, len(changes) > 0, len(changes), got.HTML())
		}
	})
}
