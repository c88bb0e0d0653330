package document

import "proposaltracker/models"

// TextDiffers reports whether the titles or the substance of two texts differ. Differences in layout,
// such as line breaks and page headers, do not count.
func TextDiffers(before, after *models.RevisionText) bool {
	if before.Title != after.Title {
		return true
	}
	return before.Body != after.Body && TextChanged(ParseText(before), ParseText(after))
}

// ParseText reads a text's sections and paragraphs from its body.
func ParseText(text *models.RevisionText) Text {
	return Parse(text.Body, text.Language)
}

// ParagraphRows returns the recognized paragraphs of a text, as they are stored. A heading with
// nothing under it is kept as a row of its own.
func ParagraphRows(text *models.RevisionText) []models.Paragraph {
	rows := []models.Paragraph{}
	for section, s := range ParseText(text).Sections {
		if len(s.Paragraphs) == 0 && len(s.Spans) > 0 {
			rows = append(rows, models.Paragraph{
				TextID: text.ID, Position: len(rows), Section: section, SectionNumber: s.Number, Heading: s.Heading,
				Kind: models.BareHeading, StartByte: s.Spans[0].Start, EndByte: s.Spans[len(s.Spans)-1].End,
			})
		}
		for _, paragraph := range s.Paragraphs {
			rows = append(rows, models.Paragraph{
				TextID: text.ID, Position: len(rows), Section: section, SectionNumber: s.Number, Heading: s.Heading,
				Number: paragraph.Number, Kind: string(paragraph.Kind), Text: paragraph.Text,
				StartByte: paragraph.Start, EndByte: paragraph.End,
			})
		}
	}
	return rows
}
