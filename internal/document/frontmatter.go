package document

import (
	"regexp"
	"strings"
)

var (
	circulation  = regexp.MustCompile(`(?i)^(?:la communication (?:ci-après|suivante).*distribuée?|the following (?:communication|submission|proposal|document).*(?:circulated|distributed)|(?:la siguiente|se distribuye la siguiente|la presente) comunicación)`)
	authors      = regexp.MustCompile(`(?i)^(?:proposition|communication|document|contribution|proposal|submission|non-paper|statement|comunicación|propuesta|documento|contribución)[^.]{0,60}?[\s\p{Z}](?:présentée?|distribuée?|from|by|submitted|presentad[ao]|de)[\s\p{Z}]`)
	revisionMark = regexp.MustCompile(`(?i)^(?:révision|revision|revisión|corrigendum|corrigéndum|addendum|supplément|supplement|suplemento)[\s\p{Z}]*(?:\d{0,2}|[¹²³⁴⁵⁶⁷⁸⁹]|\*{1,3}|[†‡])$`)
	attachedMark = regexp.MustCompile(`\p{L}(\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]|\*{1,3}|[†‡])$`)
	reason       = regexp.MustCompile(`(?i)^(?:\*[\s\p{Z}]*)?(?:la présente (?:révision|version révisée)|cette révision|le présent document révisé|this revision|this revised|the present revision|the (?:sole |only )?purpose of this revision|(?:la presente|esta) (?:revisión|versión revisada)|(?:el único objeto|la única finalidad) de (?:la presente|esta) revisión)[^\p{L}]`)
	newSentence  = regexp.MustCompile(`[.?!][\s\p{Z}]+\p{Lu}\p{L}+`)
)

// proseWords is how many words a sentence has; a title with a full stop has fewer.
const proseWords = 6

// statesReason tells whether a note speaks of the revision itself.
func statesReason(text string) bool { return reason.MatchString(text) }

// markFrontMatter finds the title block and the revision's note among finished drafts.
//
// The title block is what stands before the first section, numbered paragraph, question or
// bullet, up to the rule that closes it, where it shows a sign that only a title block has: the
// list of authors, the revision mark, the sentence that tells at whose request the text is
// circulated; or where nothing above the rule ends as a sentence. Where there is no rule it ends
// with the last such sign; a body that opens with nothing but lines in capitals before its first
// section has them for its title. Else there is no title block. A sentence in it that is none of
// those signs is not front matter: words that could matter are never left out because of where
// they stand.
func markFrontMatter(drafts []*draft) {
	body := 0
	for body < len(drafts) && beforeBody(drafts[body]) {
		body++
	}
	marks := map[string]bool{}
	for _, d := range drafts[:titleBlockEnd(drafts, body)] {
		text := rejoin(d.pieces)
		switch {
		case d.Kind != KindParagraph:
		case statesReason(text):
			d.Kind = KindRevisionNote
		case !isProse(text) || isCirculation(text) || isAuthors(text):
			d.Kind = KindFrontMatter
			noteAttached(text, marks)
		}
	}
	for _, d := range drafts {
		if d.Kind == KindFootnote && (marks[d.Mark] || statesReason(rejoin(d.pieces))) {
			d.Kind = KindRevisionNote
			delete(marks, d.Mark)
		}
	}
}

// beforeBody tells whether a draft can stand in a title block.
func beforeBody(d *draft) bool {
	switch d.Kind {
	case KindFurniture, KindFootnote:
		return true
	default:
		return d.Kind == KindParagraph && !d.heading && d.Number == ""
	}
}

// titleBlockEnd is the index of the first draft behind the title block; 0 where there is none.
func titleBlockEnd(drafts []*draft, body int) int {
	sign, capitals, titles := 0, true, true
	for i, d := range drafts[:body] {
		if isRule(d) && i > 0 && i+1 < len(drafts) && (sign > 0 || titles) {
			return i
		}
		if d.Kind != KindParagraph {
			continue
		}
		text := rejoin(d.pieces)
		capitals = capitals && isCapitals(text)
		titles = titles && !strings.ContainsAny(lastBytes(text, 1), ".?!:;")
		if isCirculation(text) || isAuthors(text) || revisionMark.MatchString(text) {
			sign = i + 1
		}
	}
	if sign == 0 && capitals && body < len(drafts) && drafts[body].heading {
		return body
	}
	return sign
}

// isCirculation tells whether text is the sentence of circulation, and nothing more.
func isCirculation(text string) bool {
	return circulation.MatchString(text) && !newSentence.MatchString(text)
}

// isAuthors tells whether text is the list of authors, and nothing more.
func isAuthors(text string) bool {
	return authors.MatchString(text) && !newSentence.MatchString(text)
}

// isProse tells whether text is a sentence rather than a title, a date or a list of names.
func isProse(text string) bool {
	ends := strings.TrimRight(text, " )]\"”»0123456789*")
	return strings.HasSuffix(ends, ".") && len(strings.Fields(text)) >= proseWords
}

// noteAttached remembers the mark that stands behind the word "Revision".
func noteAttached(text string, marks map[string]bool) {
	if !revisionMark.MatchString(text) {
		return
	}
	if m := attachedMark.FindStringSubmatch(text); m != nil {
		mark := m[1]
		if n := strings.Index(superscripts, mark); n >= 0 {
			mark = string(rune('0' + markNumber(mark)))
		}
		marks[mark] = true
	}
}
