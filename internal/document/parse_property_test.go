package document_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// unseen contains all white space and invisible characters.
const unseen = " \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u00ad\u200b\u2060\ufeff"

// broken describes what a parsed text has lost, duplicated or reordered; empty if it is intact.
func broken(body string, text document.Text) string {
	if text.Original != body {
		return "the original was changed"
	}
	spans, fault := orderedSpans(text)
	if fault != "" {
		return fault
	}
	at := 0
	for _, span := range append(spans, document.Span{Start: len(body), End: len(body)}) {
		if span.Start < at || span.End < span.Start {
			return fmt.Sprintf("span %v begins before %d", span, at)
		}
		if lost := strings.Trim(body[at:span.Start], unseen); lost != "" {
			return fmt.Sprintf("%q at %d lies in no span", lost, at)
		}
		at = span.End
	}
	return brokenNumbers(text)
}

// orderedSpans returns all spans ordered by start. It also checks that extents match the spans, and
// that headings and paragraphs are in order.
func orderedSpans(text document.Text) (spans []document.Span, fault string) {
	last := -1
	for _, section := range text.Sections {
		spans = append(spans, section.Spans...)
		for _, span := range section.Spans[:min(1, len(section.Spans))] {
			if span.Start <= last {
				return nil, fmt.Sprintf("heading %q begins before %d", section.Heading, last)
			}
			last = span.Start
		}
		for _, p := range section.Paragraphs {
			if p.Start <= last || len(p.Spans) == 0 || p.Start != p.Spans[0].Start || p.End != p.Spans[len(p.Spans)-1].End {
				return nil, fmt.Sprintf("%+v: extent and spans disagree, or begins before %d", p, last)
			}
			last = p.Start
			spans = append(spans, p.Spans...)
		}
	}
	slices.SortFunc(spans, func(a, b document.Span) int { return cmp.Compare(a.Start, b.Start) })
	return spans, ""
}

func brokenNumbers(text document.Text) string {
	seen := map[string]bool{}
	for _, p := range text.Paragraphs() {
		if p.Number != "" && seen[p.Number] {
			return fmt.Sprintf("number %q occurs twice", p.Number)
		}
		seen[p.Number] = true
		if found, ok := text.Paragraph(p.Number); ok != (p.Number != "") || (ok && found.Start != p.Start) {
			return fmt.Sprintf("number %q does not lead to its paragraph", p.Number)
		}
		if (p.Ordinal > 0) != (p.Kind == document.KindQuestion) || (p.Level > 0) != (p.Kind == document.KindBullet) {
			return fmt.Sprintf("%+v: ordinal or level disagree with the kind", p)
		}
		if strings.ContainsAny(p.Text, "\n\f\t") || strings.Contains(p.Text, "  ") || p.Text != strings.TrimSpace(p.Text) {
			return fmt.Sprintf("%q is not tidy", p.Text)
		}
	}
	return ""
}

// words returns the words of a text without labels and glyphs. The text must not contain hyphens at
// the ends of lines.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) })
}

// fragments returns lines that occur in communications, and lines that resemble them.
func fragments() []string {
	return []string{
		"1  INTRODUCTION", "2  POUR LA SUITE", "1. Background", "2. Way forward", "I. INTRODUCTION", "II. SUITE", "ANNEX", "RÉSUMÉ DES TRAVAUX",
		"1.1.  The ports have forms.", "1.2 The ports have more of them.", "1.1.1. So it is.", "2.1. Les ports", "2.5 per cent of trade,", "2016 was a year.",
		"1. The Members agree.", "2. The Members disagree:", "3. Nobody asks.", "(a) first;", "(b) second;", "(i) roman;", "(ii) more;", "1) one", "2) two",
		"Question 1 – Why?", "Question n° 2 – Combien de ports ont-ils", "Pregunta 3: ¿Por qué?", "Question 2 is hard", "Question 4:",
		"• a bullet", "- a dash", "– another", "\uf0b7 symbol font", "\uf0b7", "o hollow", " Lost glyph", "* starred", "continuation in lower case that is long enough to be a line",
		"1 A footnote to it.", "2 Another.", "¹ Superscript.", "* This revision is solely to add Japan as a co-sponsor.", "word1 and word.2", strings.Repeat(" ", 40),
		"_______________", "- 2 -", "Page 3/4", "JOB/GC/96/Rev.1", "7", "\f", "", "", "", "Révision1", "Communication from Japan", "Source: OMC (2016), TITRE", "https://www.example.org/a/", "b.htm.",
		"La communication ci-après est distribuée à la demande du Japon.", "An open line that goes on and on until it is long enough to be full", "É décomposé e\u0301", "\u00ad", "\ufeffmark", "mot-", "clef",
	}
}

func bodies() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(fragments()), rapid.SampledFrom(fragments()), rapid.StringN(0, 12, -1)), 0, 40).Draw(t, "lines")
		breaks := rapid.SampledFrom([]string{"\n", "\r\n", "\n\n", " \n", "\f", "\r"})
		var body strings.Builder
		for _, part := range parts {
			body.WriteString(part)
			body.WriteString(breaks.Draw(t, "break"))
		}
		return body.String()
	})
}

func TestParseSpans(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		body := bodies().Draw(t, "body")
		if fault := broken(body, document.Parse(body, models.English)); fault != "" {
			t.Fatal(fault)
		}
	})
}

func TestParseFixtureSpans(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"forms.fr.txt", "forms-rev1.fr.txt", "forms-rev1.en.txt", "forms.es.txt"} {
		body := fixture(t, name)
		for _, form := range []string{body, strings.ReplaceAll(body, "\n", "\r\n"), "\ufeff" + body, body[:len(body)/2]} {
			form = strings.ToValidUTF8(form, "")
			if fault := broken(form, document.Parse(form, models.French)); fault != "" {
				t.Errorf("%s: %s", name, fault)
			}
		}
	}
}

func TestParseOrder(t *testing.T) {
	t.Parallel()
	body := "Ports have forms\nof many kinds.\n\nSome are\tlong,   others\u00a0short.\n\fNobody reads\r\nthem.\n"
	var said []string
	for _, p := range document.Parse(body, models.English).Paragraphs() {
		said = append(said, words(p.Text)...)
	}
	if want := words(body); !slices.Equal(said, want) {
		t.Errorf("got words %q, want %q", said, want)
	}
}

func TestParseEmpty(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", " \n\f\n\t"} {
		if text := document.Parse(body, models.French); len(text.Sections) != 0 || text.Original != body || text.Language != models.French {
			t.Errorf("Parse(%q) = %+v, want a text without sections", body, text)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"forms-rev1.fr.txt", "forms-rev1.en.txt", "forms.es.txt"} {
		f.Add(fixture(f, name))
	}
	f.Add(strings.Join(fragments(), "\n"))
	f.Fuzz(func(t *testing.T, body string) {
		text := document.Parse(body, models.English)
		if !utf8.ValidString(body) {
			return
		}
		if fault := broken(body, text); fault != "" {
			t.Fatal(fault)
		}
		_, _, _ = text.Questions(), text.Footnotes(), text.Sources()
	})
}
