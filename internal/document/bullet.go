package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// firm are the glyphs that are bullets wherever a line begins with them; those of symbol fonts
// (U+F020 to U+F0FF) are too. soft are those that also stand in prose.
const (
	firm = "•‣⁃◦▪▫●○■□◆◇➢➤✓✔·∙"
	soft = "-–—*"
)

var bulletLabel = regexp.MustCompile(`^([•‣⁃◦▪▫●○■□◆◇➢➤✓✔·∙\x{F020}-\x{F0FF}*–—-]|o)(?:[\s\p{Z}]+|$)(.*)$`)

// bullet takes an item of a list without numbers. A dash in the middle of a block is one only
// after the end of a sentence or clause, or where the list already has it. An "o", which is how
// the hollow bullet of word processors arrives, must stand in a list.
func (r *reader) bullet(i int) bool {
	if !mayBeBullet(r.lines[i].text) {
		return false
	}
	m := bulletLabel.FindStringSubmatch(r.lines[i].text)
	if m == nil {
		return false
	}
	glyph, _ := utf8.DecodeRuneInString(m[1])
	listed := slices.Contains(r.bullets, glyph)
	switch {
	case strings.ContainsRune(soft, glyph) && !listed && !r.fresh(i):
		return false
	case glyph == 'o' && (r.flow == nil || r.flow.Kind != KindBullet || (!listed && !r.fresh(i) && r.flow.open())):
		return false
	case m[2] == "" && strings.ContainsRune(soft+"o", glyph):
		return false
	}
	r.beginBullet(i, glyph, m[2])
	return true
}

// unmarkedBullet takes a line whose glyph was lost, so that only the space after it is left. A
// line right after a footnote or furniture has it from a page break instead.
func (r *reader) unmarkedBullet(i int) bool {
	l, last := &r.lines[i], r.lastDraft()
	if last == nil || last != r.flow || !r.residue(l) || startsLower(l.text) || len(r.bullets) == 0 {
		return false
	}
	r.beginBullet(i, ' ', l.text)
	return true
}

// beginBullet starts an item; a glyph that the list does not have yet goes a level deeper.
func (r *reader) beginBullet(i int, glyph rune, text string) {
	at := slices.Index(r.bullets, glyph)
	if at < 0 {
		at = len(r.bullets)
		r.bullets = append(r.bullets, glyph)
	}
	r.bullets = r.bullets[:at+1]
	r.begin(i, Paragraph{Kind: KindBullet, Level: at + 1}, text)
}

func mayBeBullet(text string) bool {
	return text[0] == '-' || text[0] == '*' || text[0] == 'o' || text[0] >= utf8.RuneSelf
}
