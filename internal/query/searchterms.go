package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"proposaltracker/models"
)

// words are what a person searches for: `fisheries "special and differential" subsid* -fuel or tariffs`.
// Any text can be read as such; there is no syntax to get wrong.
type words struct {
	text string
	// either are the alternatives that `or` separates.
	either []conjunction
}

// conjunction is what must all be there, and not be there.
type conjunction struct {
	// plain is left for Postgres to read: words, phrases, and words that must not be there.
	plain []string
	// begins and lacks are the beginnings of words.
	begins []string
	lacks  []string
}

// minPrefix is how much of a word must be given for `*` to stand for the rest.
const minPrefix = 2

func readWords(text string) words {
	w := words{text: norm.NFC.String(strings.TrimSpace(text)), either: []conjunction{{}}}
	for _, token := range tokens(w.text) {
		last := &w.either[len(w.either)-1]
		begins, isPrefix := prefix(token)
		switch {
		case strings.EqualFold(token, "or"):
			w.either = append(w.either, conjunction{})
		case isPrefix && strings.HasPrefix(token, "-"):
			last.lacks = append(last.lacks, begins)
		case isPrefix:
			last.begins = append(last.begins, begins)
		default:
			last.plain = append(last.plain, token)
		}
	}
	return w
}

// tokens splits at white space outside of quotes.
func tokens(text string) []string {
	inQuotes := false
	return strings.FieldsFunc(text, func(r rune) bool {
		if r == '"' {
			inQuotes = !inQuotes
		}
		return unicode.IsSpace(r) && !inQuotes
	})
}

// prefix reads `subsid*`.
func prefix(token string) (begins string, is bool) {
	begins = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, token)
	return begins, strings.HasSuffix(token, "*") && utf8.RuneCountInString(begins) >= minPrefix
}

// asWritten is the text search configuration without word forms, in which beginnings of words are looked for.
const asWritten = "proposals_plain"

// byBeginning tells whether any word is given by its beginning.
func (w words) byBeginning() bool {
	return slices.ContainsFunc(w.either, func(c conjunction) bool { return len(c.begins) > 0 })
}

// query is the tsquery of the words in a text search configuration, as SQL with its arguments. It is a subquery of its
// own: Postgres, which plans for any words, would else read them anew for each row.
func (w words) query(configuration string) (sql string, arguments []any) {
	either := []string{}
	add := func(parts *[]string, call, argument string) {
		*parts = append(*parts, call)
		arguments = append(arguments, argument)
	}
	for _, c := range w.either {
		parts := []string{}
		if len(c.plain) > 0 {
			add(&parts, "websearch_to_tsquery('"+configuration+"', ?)", strings.Join(c.plain, " "))
		}
		for _, begins := range c.begins {
			add(&parts, "to_tsquery('"+asWritten+"', ?)", "'"+begins+"':*")
		}
		for _, lacks := range c.lacks {
			add(&parts, "!!to_tsquery('"+asWritten+"', ?)", "'"+lacks+"':*")
		}
		if len(parts) > 0 {
			either = append(either, "("+strings.Join(parts, " && ")+")")
		}
	}
	if len(either) == 0 {
		return "''::tsquery", nil
	}
	return "(SELECT " + strings.Join(either, " || ") + ")", arguments
}

// symbol is the text as a symbol or the beginning of one, in upper case.
func (w words) symbol() string {
	if symbol, err := models.ParseSymbol(w.text); err == nil {
		return strings.ToUpper(string(symbol))
	}
	return strings.ToUpper(strings.ReplaceAll(w.text, " ", ""))
}
