package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// brokenChanges describes an error in the changes between two texts; empty if there is none.
func brokenChanges(before, after document.Text) string {
	changes := document.Compare(before, after)
	if (len(changes) > 0) != document.TextChanged(before, after) {
		return "Compare and TextChanged disagree"
	}
	for _, c := range changes {
		if fault := brokenChange(c); fault != "" {
			return string(c.Kind) + ": " + fault
		}
	}
	return balance(before, after, changes)
}

func brokenChange(c document.Change) string {
	switch {
	case (c.Kind == models.ParagraphChanged) != (c.Edits != nil):
		return "edits belong to what is changed"
	case c.Kind == models.ParagraphAdded && (c.Before != "" || c.FormerNumber != ""):
		return "it was not there before"
	case c.Kind == models.ParagraphRemoved && c.After != "":
		return "it is not there after"
	case c.Kind != models.ParagraphChanged:
		return ""
	}
	var former, later strings.Builder
	different := false
	for _, e := range c.Edits {
		different = different || e.Kind != document.EditKept
		if e.Kind != document.EditInserted {
			former.WriteString(e.Text)
		}
		if e.Kind != document.EditDeleted {
			later.WriteString(e.Text)
		}
	}
	switch {
	case !different:
		return "no word differs"
	case later.String() != c.After:
		return "the edits do not make the later text"
	case plain(former.String()) != plain(c.Before):
		return "the edits do not make the former text: " + former.String()
	default:
		return ""
	}
}

// plain removes typography and footnote marks from text. It is only approximate, which is good
// enough for comparisons.
func plain(text string) string {
	text = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‑", "-", "‐", "-", "―", "—", "…", "...",
		"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl").Replace(text)
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("0123456789¹²³⁴⁵⁶⁷⁸⁹", r) {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(text), ""))
}

// balance describes an error if the added and removed paragraphs do not explain the difference in
// the number of paragraphs; empty if they do.
func balance(before, after document.Text, changes []document.Change) string {
	added, removed := 0, 0
	for _, c := range changes {
		switch c.Kind {
		case models.ParagraphAdded:
			added++
		case models.ParagraphRemoved:
			removed++
		}
	}
	if added > parts(after) || removed > parts(before) {
		return "more was added or removed than there is"
	}
	return ""
}

func parts(text document.Text) int { return len(text.Sections) + len(text.Paragraphs()) }

// versions generates two bodies; the second is derived from the first by editing whole lines.
func versions() *rapid.Generator[[2]string] {
	return rapid.Custom(func(t *rapid.T) [2]string {
		lines := rapid.SliceOfN(rapid.SampledFrom(fragments()), 0, 30).Draw(t, "lines")
		after := append([]string{}, lines...)
		for range rapid.IntRange(0, 4).Draw(t, "edits") {
			at := rapid.IntRange(0, len(after)).Draw(t, "at")
			switch {
			case at == len(after) || rapid.Bool().Draw(t, "insert"):
				after = append(after[:at], append([]string{rapid.SampledFrom(fragments()).Draw(t, "line")}, after[at:]...)...)
			case rapid.Bool().Draw(t, "reword"):
				after[at] += rapid.SampledFrom([]string{" more", ".", " «word»", " 1"}).Draw(t, "words")
			default:
				after = append(after[:at], after[at+1:]...)
			}
		}
		apart := rapid.SampledFrom([]string{"\n", "\n\n"}).Draw(t, "apart")
		return [2]string{strings.Join(lines, apart), strings.Join(after, apart)}
	})
}

func TestCompareProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		bodies := versions().Draw(t, "versions")
		before, after := document.Parse(bodies[0], models.French), document.Parse(bodies[1], models.French)
		for _, pair := range [][2]document.Text{{before, after}, {after, before}} {
			if fault := brokenChanges(pair[0], pair[1]); fault != "" {
				t.Fatal(fault)
			}
		}
	})
}

func TestCompareEncodings(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		body := bodies().Draw(t, "body")
		text := document.Parse(body, models.Spanish)
		for name, form := range map[string]string{
			"unchanged": body, "decomposed": norm.NFD.String(body), "composed": norm.NFC.String(body), "with a byte order mark": "\ufeff" + body,
			"with spaces at the ends of lines": strings.NewReplacer("\r\n", " \r\n", "\n", " \n").Replace(body),
		} {
			other := document.Parse(form, models.Spanish)
			if changes := document.Compare(text, other); changes != nil || document.TextChanged(text, other) {
				t.Fatalf("%s: %s", name, cmp.Diff(outline(text), outline(other)))
			}
		}
	})
}

func FuzzCompare(f *testing.F) {
	f.Add(fixture(f, "forms.fr.txt"), fixture(f, "forms-rev1.fr.txt"))
	f.Add(fixture(f, "forms-rev1.en.txt"), fixture(f, "forms.es.txt"))
	f.Add("1. a.\n\n2. b.", "1. b.\n\n2. a.")
	f.Fuzz(func(t *testing.T, one, other string) {
		before, after := document.Parse(one, models.English), document.Parse(other, models.English)
		if fault := brokenChanges(before, after); fault != "" {
			t.Fatal(fault)
		}
		if document.TextChanged(before, before) {
			t.Fatal("TextChanged(before, before) = true, want false")
		}
	})
}
