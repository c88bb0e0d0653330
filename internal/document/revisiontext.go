package document

import (
	"strconv"
	"strings"

	"proposaltracker/models"
)

// TextDiffers reports whether the titles or the substance of two texts differ. Differences in layout,
// such as line breaks and page headers, do not count.
func TextDiffers(before, after *models.RevisionText) bool {
	if before.Title != after.Title {
		return true
	}
	return before.Body != after.Body && TextChanged(ParseText(before), ParseText(after))
}

// ParseText parses the body of a stored text.
func ParseText(text *models.RevisionText) Text {
	return Parse(text.Body, text.Language)
}

// FootnoteMark returns the mark of a stored footnote, such as `1` or `*`, which it reads from the
// body. It returns an empty string if row is not a footnote with a mark.
func FootnoteMark(body string, row *models.Paragraph) string {
	footnote := row.Kind == string(KindFootnote) || row.Kind == string(KindRevisionNote)
	if !footnote || row.StartByte < 0 || row.EndByte > len(body) || row.StartByte >= row.EndByte {
		return ""
	}
	m := noteMark.FindStringSubmatch(strings.TrimSpace(body[row.StartByte:row.EndByte]))
	if m == nil {
		return ""
	}
	if n := markNumber(m[1]); n > 0 {
		return strconv.Itoa(n)
	}
	return m[1]
}

// ParagraphRows returns the recognized paragraphs of a text as stored rows. A heading without
// paragraphs has a row of its own.
func ParagraphRows(text *models.RevisionText) []models.Paragraph {
	return ParseText(text).Rows(text.ID)
}

// Rows returns the paragraphs as rows of the text with the given ID; see [ParagraphRows].
func (t Text) Rows(id models.ID) []models.Paragraph {
	rows := []models.Paragraph{}
	for section, s := range t.Sections {
		if len(s.Paragraphs) == 0 && len(s.Spans) > 0 {
			rows = append(rows, models.Paragraph{
				TextID: id, Position: len(rows), Section: section, SectionNumber: s.Number, Heading: s.Heading,
				Kind: models.BareHeading, StartByte: s.Spans[0].Start, EndByte: s.Spans[len(s.Spans)-1].End,
			})
		}
		for _, paragraph := range s.Paragraphs {
			rows = append(rows, models.Paragraph{
				TextID: id, Position: len(rows), Section: section, SectionNumber: s.Number, Heading: s.Heading,
				Address: paragraph.Number, Kind: string(paragraph.Kind), Text: paragraph.Text,
				StartByte: paragraph.Start, EndByte: paragraph.End,
			})
		}
	}
	return rows
}

// FromRows returns a text that consists of stored paragraphs, without parsing it again. All
// paragraphs are in one section, with only the fields that [Text.Questions] and [Text.Sources] use:
// numbers, kinds, text and extents.
func FromRows(language models.Language, rows []*models.Paragraph) Text {
	paragraphs := make([]Paragraph, len(rows))
	for i, row := range rows {
		paragraphs[i] = Paragraph{Number: row.Address, Kind: Kind(row.Kind), Text: row.Text, Start: row.StartByte, End: row.EndByte}
		if paragraphs[i].Kind == KindQuestion {
			paragraphs[i].Ordinal, _ = strconv.Atoi(row.PrintedNumber())
		}
	}
	return Text{Language: language, Sections: []Section{{Paragraphs: paragraphs}}}
}
