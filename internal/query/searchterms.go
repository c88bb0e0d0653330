package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gorm.io/gorm"

	"proposaltracker/models"
)

// searchTerms are the parsed terms of a query such as `fisheries "special and differential" subsid* -fuel
// or tariffs`. Every text is a valid query.
type searchTerms struct {
	text string
	// alternatives are the conjunctions separated by `or`.
	alternatives []conjunction
}

// conjunction is a list of conditions that must all hold.
type conjunction struct {
	// plain lists words, phrases and excluded words, which Postgres parses.
	plain []string
	// prefixes lists prefixes that must occur; lacks lists prefixes that must not.
	prefixes []string
	excluded []string
}

// minPrefix is the minimum number of letters before `*`.
const minPrefix = 2

func parseTerms(text string) searchTerms {
	w := searchTerms{text: norm.NFC.String(strings.TrimSpace(text)), alternatives: []conjunction{{}}}
	for _, token := range tokens(w.text) {
		last := &w.alternatives[len(w.alternatives)-1]
		begins, isPrefix := prefix(token)
		switch {
		case strings.EqualFold(token, "or"):
			w.alternatives = append(w.alternatives, conjunction{})
		case isPrefix && strings.HasPrefix(token, "-"):
			last.excluded = append(last.excluded, begins)
		case isPrefix:
			last.prefixes = append(last.prefixes, begins)
		default:
			last.plain = append(last.plain, token)
		}
	}
	return w
}

// tokens splits a text at white space outside quotes.
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

// unstemmed is the text search configuration without stemming, which is used for prefixes.
const unstemmed = "proposals_plain"

// hasPrefix reports whether any term is a prefix.
func (w searchTerms) hasPrefix() bool {
	return slices.ContainsFunc(w.alternatives, func(c conjunction) bool { return len(c.prefixes) > 0 })
}

// configurations returns the text search configurations, keyed by the names of their arguments in
// statements.
func configurations() map[string]string {
	return map[string]string{"en": "proposals_en", "fr": "proposals_fr", "es": "proposals_es", "plain": unstemmed}
}

// arguments returns the arguments that depend on the search terms: the tsqueries, which match
// nothing in languages that are not searched, and the text as a possible symbol or document number.
// For a generic plan, each tsquery is a subquery, which is evaluated once; otherwise it is a
// constant, so that Postgres can estimate its frequency.
func (w searchTerms) arguments(plan planning, languages []models.Language) map[string]any {
	arguments := map[string]any{"symbol": w.symbol(), "symbol_end": w.symbol() + lastCharacter, "number": w.text}
	for name, configuration := range configurations() {
		sql, values := w.query(configuration)
		if name != "plain" && !slices.Contains(languages, models.Language(strings.ToUpper(name))) {
			sql, values = "''::tsquery", nil
		}
		if plan == planOnce {
			sql = "(SELECT " + sql + ")"
		}
		arguments[name] = gorm.Expr(sql, values...)
	}
	return arguments
}

// query returns SQL for the tsquery of the terms in a text search configuration, and its arguments.
func (w searchTerms) query(configuration string) (sql string, arguments []any) {
	either := []string{}
	add := func(parts *[]string, call, argument string) {
		*parts = append(*parts, call)
		arguments = append(arguments, argument)
	}
	for _, c := range w.alternatives {
		parts := []string{}
		if len(c.plain) > 0 {
			add(&parts, "websearch_to_tsquery('"+configuration+"', ?)", strings.Join(c.plain, " "))
		}
		for _, begins := range c.prefixes {
			add(&parts, "to_tsquery('"+unstemmed+"', ?)", "'"+begins+"':*")
		}
		for _, lacks := range c.excluded {
			add(&parts, "!!to_tsquery('"+unstemmed+"', ?)", "'"+lacks+"':*")
		}
		if len(parts) > 0 {
			either = append(either, "("+strings.Join(parts, " && ")+")")
		}
	}
	if len(either) == 0 {
		return "''::tsquery", nil
	}
	return "(" + strings.Join(either, " || ") + ")", arguments
}

// symbol returns the text in upper case, to compare it with symbols.
func (w searchTerms) symbol() string {
	if symbol, err := models.ParseSymbol(w.text); err == nil {
		return strings.ToUpper(string(symbol))
	}
	return strings.ToUpper(strings.ReplaceAll(w.text, " ", ""))
}
