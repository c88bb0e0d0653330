// Package shape defines the types of the schema that differ from the stored ones: empty values become
// null, and rows become trees.
package shape

import (
	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// LocalizedText is a text with its language.
type LocalizedText struct {
	Language models.Language
	Text     string
}

// Section is a section of a text.
type Section struct {
	Number     *string
	Heading    *string
	Paragraphs []*Paragraph
}

// Paragraph is an addressable part of a text.
type Paragraph struct {
	ID      models.NodeID
	Address *string
	// Number is the number as printed.
	Number *string
	// Mark is the mark of a footnote.
	Mark *string
	Kind ParagraphKind
	Text string
	// Start and End delimit the paragraph in the text, as byte offsets.
	Start, End int
	// Page is set in readings of documents only.
	Page *int
}

// ParagraphKind is the kind that the recognizer assigned to a paragraph.
type ParagraphKind string

// The kinds of paragraph outside sections: footnotes, including the one with the reason for a
// revision, and repeated page headers and footers.
const (
	kindFootnote     = "FOOTNOTE"
	kindRevisionNote = "REVISION_NOTE"
	kindFurniture    = "FURNITURE"
)

func isFootnote(row *models.Paragraph) bool {
	return row.Kind == kindFootnote || row.Kind == kindRevisionNote
}

// Sections returns the sections of a text, without footnotes and repeated page headers and footers.
func Sections(text *models.RevisionText) []*Section {
	sections := []*Section{}
	last := -1
	for _, row := range text.Paragraphs {
		if isFootnote(row) || row.Kind == kindFurniture {
			continue
		}
		if row.Section != last {
			sections = append(sections, &Section{Number: OrNull(row.SectionNumber), Heading: OrNull(row.Heading), Paragraphs: []*Paragraph{}})
			last = row.Section
		}
		if row.Kind == models.BareHeading {
			continue
		}
		section := sections[len(sections)-1]
		section.Paragraphs = append(section.Paragraphs, paragraph(text, row))
	}
	return sections
}

// Footnotes returns the footnotes of a text.
func Footnotes(text *models.RevisionText) []*Paragraph {
	notes := []*Paragraph{}
	for _, row := range text.Paragraphs {
		if isFootnote(row) {
			notes = append(notes, paragraph(text, row))
		}
	}
	return notes
}

func paragraph(text *models.RevisionText, row *models.Paragraph) *Paragraph {
	return &Paragraph{
		ID: row.NodeID(), Address: OrNull(row.Address), Number: OrNull(row.PrintedNumber()), Mark: OrNull(document.FootnoteMark(text.Body, row)),
		Kind: ParagraphKind(row.Kind), Text: row.Text, Start: row.StartByte, End: row.EndByte,
	}
}

// ParagraphChange is a paragraph that changed.
type ParagraphChange struct {
	Number       *string
	FormerNumber *string
	Kind         models.ParagraphChangeKind
	Before       *string
	After        *string
	Words        []models.WordChange
}

// Changes converts changed paragraphs.
func Changes(rows []models.ParagraphChange) []*ParagraphChange {
	changes := []*ParagraphChange{}
	for _, row := range rows {
		changes = append(changes, &ParagraphChange{
			Number: OrNull(row.Number), FormerNumber: OrNull(row.FormerNumber), Kind: row.Kind,
			Before: OrNull(row.Before), After: OrNull(row.After), Words: row.Words,
		})
	}
	return changes
}

// OrNull returns a text, or null if it is empty.
func OrNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
