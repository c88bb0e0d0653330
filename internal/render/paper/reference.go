package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// refer finds the references to the footnotes in the blocks. Each footnote is referred to once, and
// references are in the order of the footnotes.
func (l *layout) refer() {
	referred := l.referred()
	missing := map[string]bool{} // a mark that was not found is not searched again, because many notes can have it
	at := position{}
	for _, note := range l.notes {
		if referred[note] {
			continue
		}
		if !missing[note.Mark] {
			if found, ok := l.find(note.Mark, at); ok {
				at = l.split(found, note)
				continue
			}
		}
		missing[note.Mark] = true
		l.unreferenced = append(l.unreferenced, note)
	}
}

// referred returns the footnotes to which a block already refers.
func (l *layout) referred() map[*Footnote]bool {
	found := map[*Footnote]bool{}
	for i := range l.blocks {
		for _, s := range l.blocks[i].text {
			if s.note != nil {
				found[s.note] = true
			}
		}
	}
	return found
}

// position is an offset in the last span of a block.
type position struct{ block, offset int }

// find returns the position of the first reference with a mark, from a position on.
func (l *layout) find(mark string, from position) (position, bool) {
	if mark == "" {
		return position{}, false
	}
	for i := from.block; i < len(l.blocks); i++ {
		b := &l.blocks[i]
		if b.role < roleHeading || len(b.text) == 0 {
			continue
		}
		text, start := b.text[len(b.text)-1].text, 0
		if i == from.block {
			start = from.offset
		}
		for start <= len(text) {
			offset := strings.Index(text[start:], mark)
			if offset < 0 {
				break
			}
			if start += offset; isReference(text, start, mark) {
				return position{i, start}, true
			}
			start += len(mark)
		}
	}
	return position{}, false
}

// isReference reports whether the mark at an offset refers to a footnote: it follows a word, with at
// most one punctuation mark in between, and neither a letter nor a digit follows it.
func isReference(text string, at int, mark string) bool {
	next, _ := utf8.DecodeRuneInString(text[at+len(mark):])
	if unicode.IsLetter(next) || unicode.IsDigit(next) || strings.HasPrefix(text[at+len(mark):], mark) {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(text[:at])
	if strings.ContainsRune(".,;:)»\"”", last) {
		last, _ = utf8.DecodeLastRuneInString(text[:at-size])
	}
	if mark[0] < '0' || mark[0] > '9' {
		return unicode.IsLetter(last) || unicode.IsDigit(last)
	}
	return unicode.IsLower(last) || followsYear(text[:at]) && (next == ' ' || len(text) == at+len(mark))
}

// followsYear reports whether a text ends in a year and a punctuation mark: the number after it is not a
// decimal.
func followsYear(text string) bool {
	const shortest = len("2017.")
	if len(text) < shortest || !strings.ContainsAny(text[len(text)-1:], ".;:)") {
		return false
	}
	year := text[len(text)-shortest : len(text)-1]
	return strings.HasPrefix(year, "19") || strings.HasPrefix(year, "20")
}

// split divides the last span of a block at a reference, and returns the position after it.
func (l *layout) split(at position, note *Footnote) position {
	b := &l.blocks[at.block]
	last := len(b.text) - 1
	whole := b.text[last].text
	b.text[last].text = whole[:at.offset]
	b.text = append(b.text, span{text: note.Mark, note: note}, span{text: whole[at.offset+len(note.Mark):]})
	return position{at.block, 0}
}
