package models

import (
	"html"
	"strings"
)

// Excerpt shows the words that were searched for where they stand in a text.
type Excerpt struct {
	Language Language
	// Paragraph addresses the paragraph within its text; empty where it has no number.
	Paragraph string
	// Fragments are the excerpt in order, without gaps between them.
	Fragments []ExcerptFragment
}

// ExcerptFragment is a run of an excerpt.
type ExcerptFragment struct {
	Text string
	// Match tells that the run is a word that was searched for.
	Match bool
}

// Marks around a word that was searched for, of Unicode's private use: no text of ours has them.
const (
	MatchBegins = "\uE000"
	MatchEnds   = "\uE001"
)

// ReadExcerpt splits a text at its marks.
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

// HTML is the excerpt for a page: escaped, with `<mark>` around the words.
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
