package document

import (
	"slices"
	"strings"
)

// unit is a heading or paragraph that counts when texts are compared.
type unit struct {
	number  string
	text    string
	heading bool
	// keys are what its words and punctuation are compared by; words the identities of its words,
	// in ascending order.
	keys  []string
	words []int32
	// content identifies the keys, whole the keys with the number: equal means equal.
	content, whole int32
}

// identities gives equal texts equal numbers, over both texts of a comparison.
type identities map[string]int32

func (ids identities) of(key string) int32 {
	id, known := ids[key]
	if !known {
		id = int32(len(ids))
		ids[key] = id
	}
	return id
}

// substance lists what counts of a text, in order; footnotes last, since where they stand
// depends on where pages break.
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

// footnotePlaces maps each numbered mark to the place of its footnote among those that count, and
// that of the revision's note to 0.
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

// stream is all that units say, in order: numbers, words and punctuation, without regard to where
// one paragraph ends and the next begins.
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

// TextChanged tells whether two texts differ in substance.
//
// Substance is what they say in order: headings, the numbers of sections, paragraphs and
// questions, words and punctuation. It is not:
//
//   - page furniture, page breaks, how lines are wrapped, white space (also where French sets it
//     before punctuation), the glyphs of bullets, and where a paragraph without number ends;
//   - the shapes of quotation marks, apostrophes, hyphens and ligatures, and how letters with
//     accents are encoded;
//   - the title block: title, list of authors, revision mark, the sentence of circulation (the
//     rule is at [KindFrontMatter]; a sentence that stands there and is none of those does count);
//   - the note that says why the revision exists, be it a footnote to the revision mark or one
//     that begins with "This revision", and the shift of other footnotes' marks that it causes;
//   - on which page, so in the middle of what, a footnote stands. What it says counts.
//
// A title that is given apart from the body is not looked at here.
func TextChanged(before, after Text) bool {
	ids := identities{}
	return !slices.Equal(stream(substance(before, ids)), stream(substance(after, ids)))
}
