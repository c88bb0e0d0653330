package models

import (
	"html"
	"strings"
)

// Excerpt is a passage of a text with the matched words marked.
type Excerpt struct {
	Language Language
	// ParagraphNumber is the address of the paragraph within its text; empty if the paragraph is
	// not numbered.
	ParagraphNumber string
	// Fragments make up the excerpt, in order and without gaps.
	Fragments []ExcerptFragment
}

// ExcerptFragment is a run of characters of an excerpt.
type ExcerptFragment struct {
	Text string
	// Match is true if the run is a matched word.
	Match bool
}

// The delimiters of matched words are private-use Unicode characters, which stored texts never
// contain.
const (
	MatchBegins = "\uE000"
	MatchEnds   = "\uE001"
)

// ReadExcerpt splits a text at the delimiters of matched words.
func ReadExcerpt(marked string) []ExcerptFragment {
	fragments := []ExcerptFragment{}
	add := func(text string, match bool) {
		if text != "" {
			fragments = append(fragments, ExcerptFragment{text, match})
		}
	}
	for i, part := range strings.Split(marked, MatchBegins) {
		word, rest, ended := strings.Cut(part, MatchEnds)
		if i == 0 || !ended {
			add(part, false)
			continue
		}
		add(word, true)
		add(rest, false)
	}
	return fragments
}

// HTML returns the excerpt as escaped HTML, with `<mark>` around matched words.
func (e *Excerpt) HTML() string {
	var text strings.Builder
	for _, fragment := range e.Fragments {
		escaped := html.EscapeString(fragment.Text)
		if fragment.Match {
			escaped = "<mark>" + escaped + "</mark>"
		}
		text.WriteString(escaped)
	}
	return text.String()
}
