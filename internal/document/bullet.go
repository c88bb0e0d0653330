package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// firm lists glyphs that always begin a bullet, like the glyphs of symbol fonts (U+F020 to U+F0FF).
// soft lists glyphs that also occur in prose.
const (
	firm = "•‣⁃◦▪▫●○■□◆◇➢➤✓✔·∙"
	soft = "-–—*"
)

// readBullet splits the glyph off a line. is reports whether the line begins with a glyph; rest is
// empty if the line consists only of the glyph.
func readBullet(text string) (glyph rune, rest string, is bool) {
	glyph, width := utf8.DecodeRuneInString(text)
	symbolFont := glyph >= '\uf020' && glyph <= '\uf0ff'
	if !symbolFont && glyph != 'o' && !strings.ContainsRune(firm+soft, glyph) {
		return 0, "", false
	}
	rest = strings.TrimLeftFunc(text[width:], unicode.IsSpace)
	return glyph, rest, rest == "" || len(rest) < len(text)-width
}

// bullet reads line i if it is an item of an unnumbered list. In the middle of a block, a dash
// begins an item only after the end of a sentence or clause, or if the list already uses dashes. An
// "o", which often replaces the hollow bullet of word processors, begins an item only within a
// list.
func (r *reader) bullet(i int) bool {
	glyph, text, ok := readBullet(r.lines[i].text)
	if !ok {
		return false
	}
	listed := slices.Contains(r.bullets, glyph)
	switch {
	case strings.ContainsRune(soft, glyph) && !listed && !r.fresh(i):
		return false
	case glyph == 'o' && (r.flow == nil || r.flow.Kind != KindBullet || (!listed && !r.fresh(i) && r.flow.open())):
		return false
	case text == "" && strings.ContainsRune(soft+"o", glyph):
		return false
	}
	r.beginBullet(i, glyph, text)
	return true
}

// unmarkedBullet reads line i as an item whose glyph was lost, if the space that followed the glyph
// remains. After a footnote or page furniture, such a space comes from the page break instead.
func (r *reader) unmarkedBullet(i int) bool {
	l, last := &r.lines[i], r.lastDraft()
	if last == nil || last != r.flow || !r.residue(l) || startsLower(l.text) || len(r.bullets) == 0 {
		return false
	}
	r.beginBullet(i, ' ', l.text)
	return true
}

// beginBullet begins an item. A glyph that is new in the list begins a deeper level.
func (r *reader) beginBullet(i int, glyph rune, text string) {
	at := slices.Index(r.bullets, glyph)
	if at < 0 {
		at = len(r.bullets)
		r.bullets = append(r.bullets, glyph)
	}
	r.bullets = r.bullets[:at+1]
	r.begin(i, Paragraph{Kind: KindBullet, Level: at + 1}, text)
}

func isBullet(text string) bool {
	_, rest, ok := readBullet(text)
	return ok && rest != "" && text[0] != 'o'
}
