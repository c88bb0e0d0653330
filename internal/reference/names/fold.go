package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// gap is the separator between two words.
type gap byte

const (
	noGap gap = iota
	// hyphenGap is a hyphen or any other character that is neither a letter nor listed below.
	hyphenGap
	apostropheGap
	// commaGap is a comma or a bracket, as in "Korea, Republic of" and "Korea (Republic of)".
	commaGap
	// hardGap is a semicolon, a colon, a slash or an empty line. It ends a name in running text.
	hardGap
)

// word is a folded word of a text.
type word struct {
	// raw is the word in lower case without accents. canonical is its equivalent in words.csv, or
	// raw if that table does not list it.
	raw, canonical string
	// start and end are byte offsets into the text.
	start, end int
	// before is the separator before the word.
	before gap
	// dotted is true if a point follows the word, and elided if an apostrophe does.
	dotted, elided bool
	// capital and upper report whether the first letter, and whether all letters, are upper case.
	capital, upper bool
}

// wordsOf splits a text into words and folds them: it removes accents, invisible characters and
// punctuation, converts to lower case, and joins initials ("U. S. A." is one word). It omits
// articles and prepositions.
func (d *dictionary) wordsOf(text string) []word {
	all := joinInitials(split(text))
	kept := make([]word, 0, len(all))
	carried := noGap // the widest separator before the words omitted since the last one
	for i, w := range all {
		w.before = max(w.before, carried)
		if d.isFiller(all, i) {
			carried = w.before
			continue
		}
		carried = noGap
		w.canonical = w.raw
		if canonical, ok := d.canonical[w.raw]; ok {
			w.canonical = canonical
		}
		kept = append(kept, w)
	}
	return kept
}

// isFiller reports whether word i is an article, a preposition or a conjunction. A single letter is
// a filler only between words or next to an apostrophe, so that "S. Sudan" does not become Sudan.
func (d *dictionary) isFiller(all []word, i int) bool {
	w := all[i]
	if !d.fillers[w.raw] || w.dotted {
		return false
	}
	if utf8.RuneCountInString(w.raw) > 1 {
		return true
	}
	inside := i > 0 && i+1 < len(all)
	return inside || w.elided || w.before == apostropheGap
}

func split(text string) []word {
	s := splitter{text: text, at: -1, upper: true}
	for i, r := range text {
		s.take(i, r)
	}
	s.end(len(text), 0)
	return s.words
}

// splitter splits a text into words, character by character.
type splitter struct {
	text  string
	words []word
	// at is the start of the current word; -1 between words.
	at     int
	before gap
	upper  bool
}

func (s *splitter) take(i int, r rune) {
	switch {
	case r < utf8.RuneSelf && isPlain[r]:
		s.letter(i, r < 'a' || r > 'z')
	case isApostrophe(r): // checked before letters, since Unicode classifies some apostrophes as letters
		s.end(i, r)
		s.before = max(s.before, apostropheGap)
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r):
		s.letter(i, !unicode.IsLower(r))
	case unicode.Is(unicode.Cf, r):
	default:
		s.end(i, r)
		s.before = max(s.before, gapOf(s.text, i, r))
	}
}

func (s *splitter) letter(i int, upper bool) {
	if s.at < 0 {
		s.at = i
	}
	s.upper = s.upper && upper
}

// end ends the current word, if there is one, at offset to. by is the character that follows it.
func (s *splitter) end(to int, by rune) {
	if s.at < 0 {
		return
	}
	w := newWord(s.text[s.at:to], s.at)
	w.before, w.upper, w.dotted, w.elided = s.before, s.upper, by == '.', isApostrophe(by)
	s.words = append(s.words, w)
	s.at, s.before, s.upper = -1, noGap, true
}

func newWord(text string, at int) word {
	first, _ := utf8.DecodeRuneInString(text)
	return word{raw: foldWord(text), start: at, end: at + len(text), capital: unicode.IsUpper(first) || unicode.IsDigit(first)}
}

// isPlain is true for ASCII letters and digits, of which most names consist.
var isPlain = func() (plain [utf8.RuneSelf]bool) { //nolint:gochecknoglobals // a constant table
	for r := range plain {
		plain[r] = unicode.IsLetter(rune(r)) || unicode.IsDigit(rune(r))
	}
	return plain
}()

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘‛ʼʹʻ`´′＇", r) }

func gapOf(text string, i int, r rune) gap {
	switch {
	case strings.ContainsRune(",()[]，（）", r):
		return commaGap
	case strings.ContainsRune(";:/|；：", r), r == '\n' && strings.HasPrefix(strings.TrimLeft(text[i+1:], " \t\r"), "\n"):
		return hardGap
	case r == '.' || unicode.IsSpace(r):
		return noGap
	default:
		return hyphenGap
	}
}

// joinInitials joins single letters that are followed by points into one word: "U.S.", "U. S. A.".
// It does not join across a hyphen: "É.-U." is the United States, "E.U." the European Union.
func joinInitials(words []word) []word {
	joined := words[:0]
	open := false
	for _, w := range words {
		single := utf8.RuneCountInString(w.raw) == 1
		if open && single && w.before == noGap {
			last := &joined[len(joined)-1]
			last.raw += w.raw
			last.end, last.dotted, last.upper = w.end, false, last.upper && w.upper
		} else {
			joined = append(joined, w)
		}
		open = single && w.dotted
	}
	return joined
}

// letters replaces letters that Unicode does not decompose with their usual ASCII forms.
var letters = strings.NewReplacer( //nolint:gochecknoglobals // a constant table
	"ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i",
)

// foldWord returns a word in lower case, without accents, full-width forms and ligatures.
func foldWord(text string) string {
	if plain, ok := foldASCII(text); ok {
		return plain
	}
	decomposed := norm.NFKD.String(text)
	lower := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, decomposed)
	return letters.Replace(lower)
}

func foldASCII(text string) (string, bool) {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return "", false
		}
	}
	return strings.ToLower(text), true
}

// key returns the same text for the same words in any order, such as "Korea, Republic of" and
// "Republic of Korea". A single word is not replaced by its canonical form, so that "Fed" is not
// "Federation". The key of no words is empty.
func key(words []word) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0].raw
	}
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.canonical
	}
	slices.Sort(texts)
	return strings.Join(texts, " ")
}

// spelled returns a text in lower case, but with its accents and points, for the rows of policy.csv
// that depend on them.
func spelled(text string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.Is(unicode.Pd, r):
			return '-'
		}
		return unicode.ToLower(r)
	}, norm.NFC.String(text))
	return strings.Join(strings.Fields(plain), " ")
}
