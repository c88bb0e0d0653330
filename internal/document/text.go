// Package document recognizes the structure of communications: the header, sections, numbered
// paragraphs, questions, bullets, footnotes and sources. It also compares the substance of two
// texts. The package does no I/O and has no state.
//
// Most texts come from PDF files: lines are wrapped, pages are broken, footnotes interrupt paragraphs,
// and the glyphs of bullets are lost. Recognition therefore never fails and never drops text:
// unrecognized text becomes a plain paragraph, and every paragraph has its extent in the original.
package document

import (
	"proposaltracker/models"
)

// Kind is the kind of a paragraph.
type Kind string

// The kinds of paragraphs.
const (
	// KindParagraph is prose, numbered or not, and all text that is not of another kind.
	KindParagraph Kind = "PARAGRAPH"
	// KindQuestion is a question to Members, such as `Question n° 1 – ...`.
	KindQuestion Kind = "QUESTION"
	// KindBullet is an item of a list without numbers.
	KindBullet Kind = "BULLET"
	// KindFootnote is a footnote, with its mark.
	KindFootnote Kind = "FOOTNOTE"
	// KindRevisionNote is the reason for the revision. It is usually a footnote to the word
	// "Revision" in the title block.
	KindRevisionNote Kind = "REVISION_NOTE"
	// KindSource names a publication, as in `Source: ...`.
	KindSource Kind = "SOURCE"
	// KindFrontMatter belongs to the title block: the title, the list of authors, the revision mark,
	// and the sentence of circulation, which names the delegation that requested it.
	KindFrontMatter Kind = "FRONT_MATTER"
	// KindFurniture belongs to the page rather than to the text: rules of underscores, page
	// numbers, page headers and footers.
	KindFurniture Kind = "FURNITURE"
)

// Span is a piece of the original: the bytes from Start up to but not including End.
type Span struct{ Start, End int }

// Paragraph is one part of a text.
type Paragraph struct {
	// Number is the paragraph's address, which is unique in the text: `1.1`, `2.1(a)`, `Q3` for
	// question 3 in any language, `A1/2` for paragraph 2 of annex 1, or `L2(a)` for an item of the
	// second list outside numbered paragraphs. It is empty if the paragraph has no number.
	Number string
	// Label is the number as printed, without punctuation: `1` in an annex, `a` for `2.1(a)`. It is
	// empty for a question, or if there is no number.
	Label string
	Kind  Kind
	// Ordinal is the printed number of a question; 0 for other kinds.
	Ordinal int
	// Level is 1 for a bullet, 2 for a bullet within a bullet; 0 for other kinds.
	Level int
	// Mark is the mark of a footnote, such as `1` or `*`; empty for other kinds.
	Mark string
	// Text is the text without number, glyph and mark. Lines are joined, runs of spaces are
	// collapsed, and characters are composed (NFC). Single non-breaking spaces are preserved.
	Text string
	// Start and End delimit the extent in the original, in bytes, including the label. At a page
	// break, the extent can contain a footnote or page furniture; see Spans.
	Start, End int
	// Spans are the parts of the original that belong to this paragraph only, in order. There are several
	// only if a page break interrupts the paragraph.
	Spans []Span
}

// Section is a part of a text under one heading.
type Section struct {
	// Number is the printed number, such as `2` or `II`; empty for the part before the first
	// heading, and for parts without a number, such as annexes.
	Number string
	// Heading is empty for the part before the first heading.
	Heading string
	// Annex is the number of the annex that the section begins, from 1; 0 if it does not begin one.
	Annex int
	// Spans are the extents of the number and the heading in the original; nil if there is no
	// heading.
	Spans      []Span
	Paragraphs []Paragraph
}

// Text is a body with its recognized structure.
type Text struct {
	Language models.Language
	// Original is the body, byte for byte.
	Original string
	// Sections contains the sections in the order of the original, as are the paragraphs in each section.
	Sections []Section
}

// Question is a question to Members.
type Question struct {
	// Number is the printed number: 2 for `Question n° 2`.
	Number int
	// Text is the question without its label.
	Text      string
	Paragraph Paragraph
}

// Paragraphs returns all paragraphs in the order of the original, including page furniture.
func (t Text) Paragraphs() []Paragraph {
	var all []Paragraph
	for _, section := range t.Sections {
		all = append(all, section.Paragraphs...)
	}
	return all
}

// Paragraph returns the paragraph with the given Number.
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

// Questions returns the questions in order.
func (t Text) Questions() []Question {
	var questions []Question
	for _, p := range t.ofKind(KindQuestion) {
		questions = append(questions, Question{Number: p.Ordinal, Text: p.Text, Paragraph: p})
	}
	return questions
}

// Footnotes returns the footnotes in order, including the revision note if it is a footnote.
func (t Text) Footnotes() []Paragraph {
	var notes []Paragraph
	for _, p := range t.ofKind(KindFootnote, KindRevisionNote) {
		if p.Mark != "" {
			notes = append(notes, p)
		}
	}
	return notes
}

// RevisionNote returns the paragraph with the reason for this revision.
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
