package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"proposaltracker/models"
)

// words are the parsed terms of a query such as `fisheries "special and differential" subsid* -fuel
// or tariffs`. Every text is a valid query.
type words struct {
	text string
	// either are the alternatives that `or` separates.
	either []conjunction
}

// conjunction is a list of conditions that must all hold.
type conjunction struct {
	// plain are words, phrases and excluded words, which Postgres parses.
	plain []string
	// begins are prefixes that must occur, lacks those that must not.
	begins []string
	lacks  []string
}

// minPrefix is the minimum length of a prefix before `*`.
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

// tokens splits a text at white space outside of quotes.
func tokens(text string) []string {
	inQuotes := false
	return strings.FieldsFunc(text, func(r rune) bool {
		if r == '"' {
			inQuotes = !inQuotes
		}
		return unicode.IsSpace(r) && !inQuotes
	})
}

// prefix parses a term such as `subsid*`.
func prefix(token string) (begins string, is bool) {
	begins = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, token)
	return begins, strings.HasSuffix(token, "*") && utf8.RuneCountInString(begins) >= minPrefix
}

// asWritten is the text search configuration without stemming, which is used for prefixes.
const asWritten = "proposals_plain"

// byBeginning reports whether any term is a prefix.
func (w words) byBeginning() bool {
	return slices.ContainsFunc(w.either, func(c conjunction) bool { return len(c.begins) > 0 })
}

// query returns the tsquery of the words in a text search configuration, as SQL with its arguments.
// It is a subquery, since otherwise the generic plan would evaluate the words for each row.
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

// symbol returns the text in upper case, as a symbol or a prefix of one.
func (w words) symbol() string {
	if symbol, err := models.ParseSymbol(w.text); err == nil {
		return strings.ToUpper(string(symbol))
	}
	return strings.ToUpper(strings.ReplaceAll(w.text, " ", ""))
}
