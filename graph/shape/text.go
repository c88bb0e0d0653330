// Package shape holds what looks otherwise on the wire than in the database: what is empty there is
// null here, what are rows there is a tree here.
package shape

import "proposaltracker/models"

// Section is a section of a text.
type Section struct {
	Number     *string
	Heading    *string
	Paragraphs []*Paragraph
}

// Paragraph is a part of a text that can be addressed.
type Paragraph struct {
	Number *string
	Kind   ParagraphKind
	Text   string
}

// ParagraphKind is what recognition took a paragraph for.
type ParagraphKind string

// The kinds of paragraph that stand in no section: footnotes, the one that tells a revision's
// reason among them, and what is printed on each page.
const (
	kindFootnote     = "FOOTNOTE"
	kindRevisionNote = "REVISION_NOTE"
	kindFurniture    = "FURNITURE"
)

func isFootnote(row *models.Paragraph) bool {
	return row.Kind == kindFootnote || row.Kind == kindRevisionNote
}

// Sections returns the sections of a text, without footnotes and page furniture.
func Sections(rows []*models.Paragraph) []*Section {
	sections := []*Section{}
	last := -1
	for _, row := range rows {
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
		section.Paragraphs = append(section.Paragraphs, paragraph(row))
	}
	return sections
}

// Footnotes returns the footnotes of a text.
func Footnotes(rows []*models.Paragraph) []*Paragraph {
	notes := []*Paragraph{}
	for _, row := range rows {
		if isFootnote(row) {
			notes = append(notes, paragraph(row))
		}
	}
	return notes
}

func paragraph(row *models.Paragraph) *Paragraph {
	return &Paragraph{Number: OrNull(row.Number), Kind: ParagraphKind(row.Kind), Text: row.Text}
}

// ParagraphChange is a paragraph that changed.
type ParagraphChange struct {
	Number       *string
	FormerNumber *string
	Change       models.ParagraphChangeKind
	Before       *string
	After        *string
	Words        []models.WordChange
}

// Changes are paragraphs that changed.
func Changes(rows []models.ParagraphChange) []*ParagraphChange {
	changes := []*ParagraphChange{}
	for _, row := range rows {
		changes = append(changes, &ParagraphChange{
			Number: OrNull(row.Number), FormerNumber: OrNull(row.FormerNumber), Change: row.Change,
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
