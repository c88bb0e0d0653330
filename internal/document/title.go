package document

import (
	"regexp"
	"strings"
)

var (
	// resolutionNumber matches the placeholder for the number of a resolution, such as `50/…`.
	resolutionNumber = regexp.MustCompile(`^\d{1,3}/(?:…|\.{2,4}|_+|[A-Z]{1,2}\b)?[\s\p{Z}]*`)
	labelOfField     = regexp.MustCompile(`^[^:]{2,20}:[\s\p{Z}]*`)
	titleLabel       = regexp.MustCompile(`(?i)^(?:subject|objet|asunto|title|titre|título)[\s\p{Z}]*:`)
	trailingMark     = regexp.MustCompile(`[\s\p{Z}]*(?:\*{1,3}|[†‡¹²³⁴⁵⁶⁷⁸⁹]+)$`)
)

// titles contains the title of a document and the heading above it: the work programme, the agenda
// item or the session.
type titles struct{ heading, title Value[string] }

// titles finds the heading by its words or its position, and then the title among the remaining
// texts.
func (h *header) titles() titles {
	var t titles
	texts := h.titleTexts()
	if b, ok := h.block(fieldProgramme); ok {
		t.heading = h.valueOf(b, Certain)
		t.heading.Value = t.heading.Value[len(programmeLabel.FindString(t.heading.Value)):]
	}
	for i := 0; i < len(texts) && !t.heading.Found(); i++ {
		if text := texts[i].text(); sessionTitle.MatchString(text) {
			t.heading = h.valueOf(texts[i], Likely)
			texts = append(texts[:i:i], texts[i+1:]...)
		}
	}
	if !t.heading.Found() && h.hasAgendaHeading(texts) {
		t.heading = h.valueOf(texts[0], Likely)
		texts = texts[1:]
	}
	t.title = h.title(texts)
	return t
}

// titleTexts returns the blocks that can be a title.
func (h *header) titleTexts() []*block {
	var texts []*block
	for n := h.titleAt; n < len(h.blocks); n++ {
		b := &h.blocks[n]
		if text := b.text(); b.field == fieldText && hasLetters(text) && !isProse(text) && !h.isSponsorText(b) {
			texts = append(texts, b)
		}
	}
	return texts
}

// hasAgendaHeading reports whether the first of the texts is the name of an agenda item: the title
// block contains the item's number, and another text or a resolution follows.
func (h *header) hasAgendaHeading(texts []*block) bool {
	if len(h.cells(fieldAgendaItem)) == 0 || len(texts) == 0 {
		return false
	}
	b, resolves := h.block(fieldResolution)
	return len(texts) > 1 || resolves && texts[0].last < b.first
}

// title returns the title: the field that is labeled as the title, the first of texts, or else the
// list of authors, as in "Statement by Japan".
func (h *header) title(texts []*block) Value[string] {
	for n := range h.blocks {
		if b := &h.blocks[n]; b.field == fieldLabeled && titleLabel.MatchString(b.text()) {
			value := h.valueOf(b, Certain)
			value.Value = value.Value[len(labelOfField.FindString(value.Value)):]
			return value
		}
	}
	switch {
	case len(texts) == 1:
		return h.valueOf(texts[0], Certain)
	case len(texts) > 1:
		return h.valueOf(texts[0], Likely)
	}
	for n := h.titleAt; n < len(h.blocks); n++ {
		if b := &h.blocks[n]; b.field == fieldAuthors && !submittedBy.MatchString(b.text()) || h.isSponsorText(b) {
			return h.valueOf(b, Likely)
		}
	}
	return Value[string]{}
}

// valueOf returns a block's text as a value, without a resolution's number and footnote marks.
func (h *header) valueOf(b *block, confidence Confidence) Value[string] {
	text := textOf(h.reader.lines, b.cells)
	value := tidy(text.text)
	value = value[len(resolutionNumber.FindString(value)):]
	value = trailingMark.ReplaceAllString(value, "")
	for _, reference := range h.reader.lines[b.last].look.references {
		value = strings.TrimSpace(strings.TrimSuffix(value, strings.TrimSpace(reference)))
	}
	return Value[string]{value, confidence, text.all()}
}
