package models

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	// label matches words that people type before a symbol.
	label = regexp.MustCompile(`(?i)^(?:documents?|documentos?|docs?|symbol|symbole|símbolo|signatura|cote|ref)\b\.?\s*:?\s*(?:no\.|n°|nº)?\s*`)
	// version matches the mark of a language version, `[-E]` or `[-EFS]`, and the asterisks of reissues.
	version = regexp.MustCompile(`\s*\[-?[A-Z](?:[/,-]?[A-Z])*\]|\*+`)
	// ending matches the marks of document stages at the European Union.
	ending = regexp.MustCompile(`(?i)\s(?:final|init)$`)
	// suffix matches a suffix in any of its forms, after a number or a separator.
	suffix = regexp.MustCompile(`(?i)(?:[\s/,.-]+|([0-9)]))(rev|rév|add|corr|suppl|supp|amend)(?:ision|endum|igendum|ement|lement|ment)?[\s.-]*(\d+)\b`)
	// inner matches a session in parentheses, with the slashes that people add or omit around it.
	inner = regexp.MustCompile(`([A-Za-z])\s*/?\s*\(\s*(\d\d)\s*\)\s*/?\s*`)
	// blanks matches the separators of a symbol that is typed without slashes.
	blanks = regexp.MustCompile(`[\s-]+`)
)

// tidySymbol converts a text to ASCII with the usual separators, and removes the text around the
// symbol. It keeps invalid characters, so that the parser reports them.
func tidySymbol(text string) string {
	text = strings.Map(plainRune, text)
	for before := ""; before != text; {
		before = text
		text = unwrapped(strings.Trim(text, " .,;:\"'`*“”„‘’«»‹›"))
		for _, around := range []*regexp.Regexp{label, version, ending} {
			text = around.ReplaceAllString(text, "")
		}
	}
	for before := ""; before != text; { // a suffix may begin with the last digit of the previous one, which one pass misses
		before = text
		text = suffix.ReplaceAllStringFunc(text, plainSuffix)
	}
	slash := strings.HasSuffix(text, "/")
	text = inner.ReplaceAllString(text, "$1($2)/")
	if !slash {
		text = strings.TrimSuffix(text, "/")
	}
	return strings.TrimSpace(text)
}

// plainRune replaces full-width characters and Unicode spaces, dashes and slashes with their ASCII equivalents, and
// removes invisible characters.
func plainRune(r rune) rune {
	const fullWidth, fullWidthEnd, shift = 0xFF01, 0xFF5E, 0xFF01 - 0x21
	if r >= fullWidth && r <= fullWidthEnd {
		r -= shift
	}
	switch {
	case unicode.Is(unicode.Cf, r):
		return -1
	case unicode.IsSpace(r), r == '_':
		return ' '
	case unicode.Is(unicode.Pd, r), r == '−':
		return '-'
	case r == '\\', r == '⁄', r == '∕':
		return '/'
	}
	return r
}

// unwrapped removes parentheses or brackets around the whole text, or an unmatched closing one.
func unwrapped(text string) string {
	for _, pair := range []string{"()", "[]", "{}", "<>"} {
		bare, closed := strings.CutSuffix(text, pair[1:])
		if closed && strings.Count(text, pair[:1]) < strings.Count(text, pair[1:]) {
			return bare
		}
		bare, opened := strings.CutPrefix(bare, pair[:1])
		first, next := strings.Index(bare, pair[1:]), strings.Index(bare, pair[:1])
		if closed && opened && (first < 0 || next >= 0 && next < first) {
			return bare
		}
	}
	return text
}

func plainSuffix(found string) string {
	m := suffix.FindStringSubmatch(found)
	return m[1] + "/" + suffixKindOf(m[2]) + "." + m[3]
}

func suffixKindOf(typed string) string {
	lower := strings.ToLower(typed)
	switch lower {
	case "rév":
		return string(SuffixRev)
	case "supp":
		return string(SuffixSuppl)
	}
	return strings.ToUpper(lower[:1]) + lower[1:]
}

// splitSymbol splits a tidied text into parts, at slashes and where a slash is missing.
func splitSymbol(text string) []string {
	base, suffixes, _ := strings.Cut(text, "/")
	if pieces := blanks.Split(base, -1); len(pieces) > 2 && knownSeries().roots[strings.ToUpper(pieces[0])] {
		text = strings.Join(append(pieces, strings.Split(suffixes, "/")...), "/")
		text = strings.TrimSuffix(text, "/")
	}
	parts := []string{}
	for piece := range strings.SplitSeq(text, "/") {
		parts = append(parts, splitBlanks(parts, strings.TrimSpace(piece))...)
	}
	return parts
}

// splitBlanks splits a piece at its spaces, unless they are part of the symbol: `BISD 28S`, `217 A (III)`, `2334
// (2016)`.
func splitBlanks(before []string, piece string) []string {
	bare, _, _ := strings.Cut(piece, "(")
	words := strings.Fields(strings.ToUpper(bare))
	switch {
	case len(words) < 2:
		return []string{piece}
	case knownSeries().keepsSpace(upper(before), words[0]) && isDigit(words[1][0]):
		return append([]string{words[0] + " " + words[1]}, words[2:]...)
	case len(words) == 2 && digitsOnly(words[0]) && len(words[1]) == 1:
		return []string{words[0] + " " + words[1] + strings.TrimPrefix(piece, bare)}
	case len(before) == 0:
		return []string{piece}
	default:
		rest := strings.TrimPrefix(piece, bare)
		words[len(words)-1] += rest
		return words
	}
}

func upper(texts []string) []string {
	texts = slices.Clone(texts)
	for i := range texts {
		texts[i] = strings.ToUpper(texts[i])
	}
	return texts
}
