package models

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	symbolExample = "JOB/GC/96/Rev.1"
	// maxSymbol is the maximum length of a canonical symbol, in bytes. Canonical symbols are ASCII.
	maxSymbol = 100
	// maxTypedSymbol is the maximum length of the input of [ParseSymbol], in bytes.
	maxTypedSymbol = 400
	// maxDigits is the maximum number of digits of a number, so that the number fits into 32 bits
	// and its length into one digit.
	maxDigits = 9
)

// Symbol is the official identifier of a document in its canonical form: a series, a number, and nested suffixes,
// such as `WT/ACC/SPEC/LVA/7/Add.2/Corr.1`. The series may contain a session's year, `WT/MIN(17)/64`, or a calendar
// year, `S/2016/1061`. In some series the number is replaced by a word, `WT/DS363/AB/R`. Symbols of the United
// Nations may contain points within parts and a session or a section in parentheses, `A/C.3/71/L.28/Rev.1`,
// `S/RES/2334 (2016)`. A symbol has at most 100 bytes, all ASCII. [ParseSymbol] creates symbols. They are stored as
// text; the zero value is not a symbol.
type Symbol string

// SymbolParts are the parts of a symbol.
type SymbolParts struct {
	// Series is everything before the last part of the base: `JOB/GC`, `WT/MIN(17)`, `S/2016`. It
	// is empty for a symbol whose base has one part.
	Series string
	// Last is the last part of the base: `204`, `L.28`, `R`, `2334 (2016)`.
	Last string
	// Number is the value of Last if Last consists of digits only, otherwise 0.
	Number int
	// Suffixes lists the suffixes in the order of the symbol; nil if there are none.
	Suffixes []Suffix
}

// ParseSymbol parses a symbol as it is printed, typed or copied, and returns its canonical form. It
// tolerates differences in letter case, spaces, full-width characters, dashes and commas before a
// suffix, missing slashes next to a suffix or parentheses, leading zeros, and quotation marks,
// parentheses, punctuation and the word "document" around the symbol. It drops the asterisk of a
// reissue and the mark of a language version, `[-E]`, because such documents have the same symbol.
//
// Errors: INVALID_INPUT, with a message that names the part that is missing or not allowed.
func ParseSymbol(text string) (Symbol, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return "", NewProblem(Malformed, P("type", TermSymbol), P("example", symbolExample))
	case len(text) > maxTypedSymbol:
		return "", tooLongSymbol(len(text))
	}
	tidy := tidySymbol(text)
	if problem := characterProblem(tidy); problem.found() {
		return "", symbolFault(text, problem)
	}
	parts, problem := readSymbol(splitSymbol(tidy))
	if problem.found() {
		return "", symbolFault(text, problem)
	}
	symbol := joinParts(parts)
	if len(symbol) > maxSymbol {
		return "", tooLongSymbol(len(symbol))
	}
	return symbol, nil
}

func readSymbol(texts []string) ([]symbolPart, symbolProblem) {
	parts := make([]symbolPart, len(texts))
	for i, text := range texts {
		part, problem := parsePart(text)
		if problem.found() {
			return nil, problem
		}
		parts[i] = part
	}
	return parts, orderProblem(parts)
}

// symbolProblem describes an error in a symbol and names the part at fault. The zero value means no error.
type symbolProblem struct {
	term Term
	part string
}

func (p symbolProblem) found() bool { return p.term != "" }

// characterProblem reports a character that is not allowed in a symbol.
func characterProblem(text string) symbolProblem {
	for _, r := range text {
		if r == utf8.RuneError || r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" /.()-", r) {
			return symbolProblem{TermSymbolCharacter, string(r)}
		}
	}
	return symbolProblem{}
}

// Parts splits the symbol into its parts. It returns false for a text that [ParseSymbol] did not return.
func (s Symbol) Parts() (SymbolParts, bool) {
	all, ok := s.parts()
	if !ok {
		return SymbolParts{}, false
	}
	last := lastOfBase(all)
	parts := SymbolParts{Series: string(joinParts(all[:last])), Last: all[last].String()}
	if all[last].class == numberPart && all[last].qualifier == "" {
		parts.Number = all[last].number
	}
	for _, each := range all[last+1:] {
		parts.Suffixes = append(parts.Suffixes, Suffix{Kind: each.suffix, Number: each.number})
	}
	return parts, true
}

// Base returns the symbol without its suffixes: `JOB/GC/204` for `JOB/GC/204/Rev.6`. All documents that were
// ever circulated under one series and number have the same base.
func (s Symbol) Base() Symbol {
	parts, ok := s.parts()
	if !ok {
		return s
	}
	return joinParts(parts[:lastOfBase(parts)+1])
}

// With returns the symbol with the given suffix appended, such as `JOB/GC/204/Rev.6`.
//
// Errors: INVALID_INPUT if s is not a symbol, the suffix has no kind or number, or the result is
// too long.
func (s Symbol) With(suffix Suffix) (Symbol, error) {
	if !slices.Contains(SuffixKinds(), suffix.Kind) || suffix.Number < 1 {
		return "", NewProblem(SymbolMalformed, P("value", suffix), P("problem", TermPartUnknown), P("example", "Rev.1"))
	}
	return ParseSymbol(string(s) + "/" + suffix.String())
}

// RevisionNumber returns the N of the last `Rev.N` in the symbol; 0 for the original text or an
// addition to it.
func (s Symbol) RevisionNumber() int {
	parts, _ := s.Parts()
	for _, suffix := range slices.Backward(parts.Suffixes) {
		if suffix.Kind == SuffixRev {
			return suffix.Number
		}
	}
	return 0
}

// CompareSymbols compares symbols in natural order: numbers by value (`Rev.2` before `Rev.10`), a
// base before its suffixes, all suffixes of a document before the next document, and sessions by
// year (1999 before 2001). The result is negative, zero or positive, as for [strings.Compare]; it
// is zero only for equal symbols.
func CompareSymbols(a, b Symbol) int {
	left, right := a.SortKey(), b.SortKey()
	if left == "" || right == "" {
		return strings.Compare(string(a), string(b))
	}
	return strings.Compare(left, right)
}

// SortBySymbol sorts rows in the order of [CompareSymbols]. It calls symbol once per row.
func SortBySymbol[T any](rows []T, symbol func(T) Symbol) {
	type keyed struct {
		row T
		key string
	}
	all := make([]keyed, len(rows))
	for i, row := range rows {
		all[i] = keyed{row, symbol(row).SortKey()}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	for i, one := range all {
		rows[i] = one.row
	}
}

// SortKey returns a string whose byte order is the order of [CompareSymbols]. A database column
// with sort keys needs the collation "C". The key is empty if s is not a symbol.
func (s Symbol) SortKey() string {
	parts, _ := s.parts()
	var key strings.Builder
	for _, each := range parts {
		each.writeKey(&key)
	}
	return key.String()
}

// parts parses a symbol in canonical form. It returns false for any other text.
func (s Symbol) parts() ([]symbolPart, bool) {
	if s == "" || len(s) > maxSymbol {
		return nil, false
	}
	parts, problem := readSymbol(strings.Split(string(s), "/"))
	return parts, !problem.found() && joinParts(parts) == s
}

// lastOfBase returns the index of the last part before the suffixes, or -1 if there is none.
func lastOfBase(parts []symbolPart) int {
	for i, each := range slices.Backward(parts) {
		if each.class != suffixPart {
			return i
		}
	}
	return -1
}

func joinParts(parts []symbolPart) Symbol {
	texts := make([]string, len(parts))
	for i, each := range parts {
		texts[i] = each.String()
	}
	return Symbol(strings.Join(texts, "/"))
}

func symbolFault(text string, problem symbolProblem) *Error {
	params := []Param{P("value", text), P("problem", problem.term), P("example", symbolExample)}
	if problem.part != "" {
		params = append(params, P("part", problem.part))
	}
	return NewProblem(SymbolMalformed, params...)
}

func tooLongSymbol(length int) *Error {
	return NewProblem(TooLong, P("length", length), P("limit", maxSymbol), P("unit", TermCharacters))
}

// orderProblem returns the first violation of the order of series, number and suffixes.
func orderProblem(parts []symbolPart) symbolProblem {
	if parts[0].class != namePart || !parts[0].beginsWithLetter() {
		return symbolProblem{TermSeriesMissing, parts[0].String()}
	}
	suffixes := len(parts)
	for i, each := range parts {
		switch {
		case each.class == suffixPart:
			suffixes = min(suffixes, i)
		case suffixes < i:
			return symbolProblem{TermSuffixOrder, each.String()}
		}
	}
	switch {
	case isComplete(parts[:suffixes]):
		return symbolProblem{}
	case suffixes < len(parts):
		return symbolProblem{TermNumberMissing, parts[suffixes].String()}
	default:
		return symbolProblem{TermNumberMissing, ""}
	}
}

// isComplete reports whether a base ends in a number. It may end in a word instead if an earlier
// part has a number, or if symbol_series.csv allows a word in the series.
func isComplete(base []symbolPart) bool {
	last := base[len(base)-1]
	switch {
	case len(base) == 1:
		return knownSeries().isWhole(last)
	case last.hasDigits():
		return true
	case last.session != "":
		return false
	default:
		return slices.ContainsFunc(base, func(p symbolPart) bool { return p.hasDigits() || p.session != "" }) || knownSeries().endsInWord(base)
	}
}
