// Package document reads the plain text of communications: it recognizes sections, numbered
// paragraphs, questions, bullets, footnotes and sources, and compares two texts in substance.
// It is pure: text in, values out, nothing stored and nothing asked.
//
// The text is most often that of a PDF: lines are wrapped, pages broken, footnotes printed in
// the middle of what they interrupt, glyphs of bullets lost. Recognition therefore never fails
// and never loses anything: what it does not know is kept as a plain paragraph, and every
// paragraph tells where in the original it stands.
package document

import (
	"proposaltracker/models"
)

// Kind is what a paragraph is.
type Kind string

// The kinds of paragraph.
const (
	// KindParagraph is prose, numbered or not, and whatever is not recognized as anything else.
	KindParagraph Kind = "PARAGRAPH"
	// KindQuestion is a question put to Members, `Question n° 1 – ...`.
	KindQuestion Kind = "QUESTION"
	// KindBullet is an item of a list without numbers.
	KindBullet Kind = "BULLET"
	// KindFootnote is a footnote, with its mark.
	KindFootnote Kind = "FOOTNOTE"
	// KindRevisionNote says why the revision exists: most often a footnote to the word
	// "Revision" in the title block.
	KindRevisionNote Kind = "REVISION_NOTE"
	// KindSource names a publication, `Source: ...`.
	KindSource Kind = "SOURCE"
	// KindFrontMatter belongs to the title block: title, list of authors, revision mark,
	// the sentence that tells at whose request it is circulated.
	KindFrontMatter Kind = "FRONT_MATTER"
	// KindFurniture belongs to the page: rules of underscores, page numbers, running heads.
	KindFurniture Kind = "FURNITURE"
)

// Span is a piece of the original: the bytes from Start up to but not including End.
type Span struct{ Start, End int }

// Paragraph is one part of a text.
type Paragraph struct {
	// Number addresses the paragraph, and no two of a text share one: `1.1`, `2.1(a)`; `Q3` for
	// the third question, in any language. Empty where the paragraph has none.
	Number string
	// Label is the number as printed, without punctuation: `1` in an annex, `a` for `2.1(a)`. Empty for
	// a question, and if there is no number.
	Label string
	Kind  Kind
	// Ordinal is a question's number as printed; 0 for all else.
	Ordinal int
	// Level is 1 for a bullet, 2 for a bullet within a bullet; 0 for all else.
	Level int
	// Mark is what a footnote is referred to by: `1`, `*`; empty for all else.
	Mark string
	// Text is without number, glyph and mark: its lines rejoined, runs of spaces made one,
	// characters composed (NFC). Non-breaking spaces stay where they stood alone.
	Text string
	// Start and End are the extent in the original, in bytes, label included. A footnote or page
	// furniture may lie within it where a page broke; see Spans.
	Start, End int
	// Spans are the pieces of the original that are this paragraph's own, in order; just one but
	// for a paragraph that a page break cut.
	Spans []Span
}

// Section is a part of a text under one heading.
type Section struct {
	// Number is as printed, `2` or `II`; empty for what stands before the first heading and for
	// parts without a number, such as an annex.
	Number string
	// Heading is empty for what stands before the first heading.
	Heading string
	// Annex is the number of the annex that the section begins, from 1; 0 if it begins none.
	Annex int
	// Spans is where number and heading stand in the original; nil where there is no heading.
	Spans      []Span
	Paragraphs []Paragraph
}

// Text is a body as it was recognized.
type Text struct {
	Language models.Language
	// Original is the body, unchanged to the byte.
	Original string
	// Sections are in the order of the original, and so are the paragraphs in each.
	Sections []Section
}

// Question is a question put to Members.
type Question struct {
	// Number is as printed: 2 for `Question n° 2`.
	Number int
	// Text is the question without its label.
	Text      string
	Paragraph Paragraph
}

// Paragraphs lists all paragraphs in the order of the original, furniture included.
func (t Text) Paragraphs() []Paragraph {
	var all []Paragraph
	for _, section := range t.Sections {
		all = append(all, section.Paragraphs...)
	}
	return all
}

// Paragraph finds the paragraph of a number.
func (t Text) Paragraph(number string) (Paragraph, bool) {
	if number == "" {
		return Paragraph{}, false
	}
	for _, section := range t.Sections {
		for _, p := range section.Paragraphs {
			if p.Number == number {
				return p, true
			}
		}
	}
	return Paragraph{}, false
}

// Questions lists the questions in order.
func (t Text) Questions() []Question {
	var questions []Question
	for _, p := range t.ofKind(KindQuestion) {
		questions = append(questions, Question{Number: p.Ordinal, Text: p.Text, Paragraph: p})
	}
	return questions
}

// Footnotes lists the footnotes in order, the revision's note among them.
func (t Text) Footnotes() []Paragraph {
	var notes []Paragraph
	for _, p := range t.ofKind(KindFootnote, KindRevisionNote) {
		if p.Mark != "" {
			notes = append(notes, p)
		}
	}
	return notes
}

// RevisionNote finds what the text says of why this revision exists.
func (t Text) RevisionNote() (Paragraph, bool) {
	for _, p := range t.ofKind(KindRevisionNote) {
		return p, true
	}
	return Paragraph{}, false
}

func (t Text) ofKind(kinds ...Kind) []Paragraph {
	var found []Paragraph
	for _, p := range t.Paragraphs() {
		for _, kind := range kinds {
			if p.Kind == kind {
				found = append(found, p)
			}
		}
	}
	return found
}
