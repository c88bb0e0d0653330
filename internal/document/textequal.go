package document

import (
	"slices"
	"strings"
)

// unit is a heading or paragraph, prepared for comparison.
type unit struct {
	number  string
	text    string
	heading bool
	// keys contains the words and punctuation, normalized for comparison. words contains the
	// identities of the words in ascending order.
	keys  []string
	words []int32
	// content identifies the keys; whole identifies the keys together with the number.
	content, whole int32
}

// identities assigns a number to each distinct string in the two texts of a comparison.
type identities map[string]int32

func (ids identities) of(key string) int32 {
	id, known := ids[key]
	if !known {
		id = int32(len(ids))
		ids[key] = id
	}
	return id
}

// substance returns the units of a text in order. Footnotes come last, because their position
// depends on page breaks.
func substance(t Text, ids identities) []unit {
	marks := footnotePlaces(t)
	var units, notes []unit
	for _, section := range t.Sections {
		if section.Heading != "" || section.Number != "" {
			heading := newUnit(section.Number, section.Heading, marks, ids)
			heading.heading = true
			units = append(units, heading)
		}
		for _, p := range section.Paragraphs {
			switch p.Kind {
			case KindFurniture, KindFrontMatter, KindRevisionNote:
			case KindFootnote:
				notes = append(notes, newUnit(p.Number, p.Text, marks, ids))
			default:
				units = append(units, newUnit(p.Number, p.Text, marks, ids))
			}
		}
	}
	return append(units, notes...)
}

// footnotePlaces maps each numbered mark to the position of its footnote, from 1; it maps the mark
// of the revision note to 0.
func footnotePlaces(t Text) map[int]int {
	places := map[int]int{}
	place := 0
	for _, note := range t.Footnotes() {
		number := markNumber(note.Mark)
		if note.Kind == KindFootnote {
			place++
		}
		if _, known := places[number]; known || number == 0 {
			continue
		}
		places[number] = place
		if note.Kind == KindRevisionNote {
			places[number] = 0
		}
	}
	return places
}

func newUnit(number, text string, marks map[int]int, ids identities) unit {
	u := unit{number: number, text: text}
	for _, token := range tokenize(text) {
		key := token.key
		if token.word && len(marks) > 0 {
			key = unmark(key, marks)
		}
		u.keys = append(u.keys, key)
		if token.word {
			u.words = append(u.words, ids.of(key))
		}
	}
	slices.Sort(u.words)
	content := strings.Join(u.keys, "\x00")
	u.content = ids.of("\x01" + content)
	u.whole = ids.of("\x02" + number + "\x00" + content)
	return u
}

// stream returns the numbers, words and punctuation of units in order, without paragraph breaks.
func stream(units []unit) []string {
	var all []string
	for _, u := range units {
		if u.number != "" {
			all = append(all, "#"+u.number)
		}
		all = append(all, u.keys...)
	}
	return all
}

// TextChanged reports whether two texts differ in substance.
//
// The substance is the sequence of headings, numbers of sections, paragraphs and questions, words
// and punctuation. These are not part of it:
//
//   - page furniture, page breaks, line breaks, white space (including the spaces of French before
//     punctuation), the glyphs of bullets, and the ends of paragraphs without a number;
//   - the shapes of quotation marks, apostrophes, hyphens and ligatures, and the encoding of
//     accented letters;
//   - the title block: the title, the list of authors, the revision mark and the sentence of
//     circulation. Any other sentence in the title block does count;
//   - the note that states why the revision exists, whether it is a footnote to the revision mark or
//     begins with "This revision", and the renumbering of other footnotes that it causes;
//   - the page on which a footnote is printed. The text of the footnote does count.
//
// TextChanged does not compare titles that are stored separately from the body.
func TextChanged(before, after Text) bool {
	ids := identities{}
	return !slices.Equal(stream(substance(before, ids)), stream(substance(after, ids)))
}
