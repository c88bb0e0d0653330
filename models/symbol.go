package models

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	symbolExample = "JOB/GC/96/Rev.1"
	// maxSymbol is in bytes of the canonical text, which is ASCII.
	maxSymbol = 100
	// maxTypedSymbol bounds what is read at all: a canonical symbol with room for stray spaces.
	maxTypedSymbol = 400
	// maxDigits keeps each number within an int of 32 bits, and its length one digit.
	maxDigits = 9
)

// Symbol is the official identifier of a document, in its canonical text: a series, a number,
// then suffixes that nest, `WT/ACC/SPEC/LVA/7/Add.2/Corr.1`. The series may hold a session's
// year, `WT/MIN(17)/64`, or a calendar year, `S/2016/1061`. It has at most 100 bytes, all ASCII.
// Symbols are made by [ParseSymbol] and stored as text; the zero value is no symbol.
type Symbol string

// SuffixKind is what a suffix does to the text before it.
type SuffixKind string

// The kinds of suffix, in the order in which [CompareSymbols] puts them: what amends a text
// comes before the revision that replaces it.
const (
	// SuffixAdd, an addendum, adds to the text.
	SuffixAdd SuffixKind = "Add"
	// SuffixCorr, a corrigendum, corrects it.
	SuffixCorr SuffixKind = "Corr"
	// SuffixSuppl, a supplement, supplements it.
	SuffixSuppl SuffixKind = "Suppl"
	// SuffixRev, a revision, replaces the text.
	SuffixRev SuffixKind = "Rev"
)

// SuffixKinds lists the kinds of suffix in their order.
func SuffixKinds() []SuffixKind {
	return []SuffixKind{SuffixAdd, SuffixCorr, SuffixSuppl, SuffixRev}
}

// Suffix is one status suffix of a symbol, `Rev.6`. Its number is at least 1.
type Suffix struct {
	Kind   SuffixKind
	Number int
}

// String prints the suffix as it stands in a symbol: `Rev.6`.
func (s Suffix) String() string { return string(s.Kind) + "." + strconv.Itoa(s.Number) }

// SymbolParts is what a symbol is made of.
type SymbolParts struct {
	// Series is all that stands before the number: `JOB/GC`, `WT/MIN(17)`, `S/2016`.
	Series string
	// Number is the document's number in the series, at least 1.
	Number int
	// Suffixes are in the order in which they stand; nil for a base document.
	Suffixes []Suffix
}

// ParseSymbol reads a symbol as a person types it and returns its canonical text: letter case,
// spaces around slashes and inside suffixes, leading zeros of numbers and the point of a suffix
// are forgiven (`job / gc/096/REV 1`), nothing else is.
//
// Errors: INVALID_INPUT, with a message that says what is missing or cannot stand there.
func ParseSymbol(text string) (Symbol, error) {
	text = strings.TrimSpace(text)
	if fault := symbolTextFault(text); fault != nil {
		return "", fault
	}
	pieces := strings.Split(text, "/")
	segments := make([]segment, len(pieces))
	for i, piece := range pieces {
		parsed, problem := parseSegment(strings.TrimSpace(piece))
		if problem != "" {
			return "", symbolFault(text, problem)
		}
		segments[i] = parsed
	}
	if problem := orderProblem(segments); problem != "" {
		return "", symbolFault(text, problem)
	}
	symbol := joinSegments(segments)
	if len(symbol) > maxSymbol {
		return "", tooLongSymbol(len(symbol))
	}
	return symbol, nil
}

// Parts takes the symbol apart. It is false for a text that [ParseSymbol] did not make.
func (s Symbol) Parts() (SymbolParts, bool) {
	segments, ok := s.segments()
	if !ok {
		return SymbolParts{}, false
	}
	last := lastNumber(segments)
	parts := SymbolParts{
		Series: string(joinSegments(segments[:last])),
		Number: segments[last].number,
	}
	for _, each := range segments[last+1:] {
		parts.Suffixes = append(parts.Suffixes, Suffix{Kind: each.suffix, Number: each.number})
	}
	return parts, true
}

// Base returns the symbol without its suffixes: `JOB/GC/204` for `JOB/GC/204/Rev.6`. It is the
// same for all that was ever circulated under one series and number.
func (s Symbol) Base() Symbol {
	segments, ok := s.segments()
	if !ok {
		return s
	}
	return joinSegments(segments[:lastNumber(segments)+1])
}

// With returns the symbol with one more suffix at its end: `JOB/GC/204` with `Rev.6`.
//
// Errors: INVALID_INPUT where s is no symbol, the suffix has no kind or number, or the whole
// becomes too long.
func (s Symbol) With(suffix Suffix) (Symbol, error) {
	return ParseSymbol(string(s) + "/" + suffix.String())
}

// RevisionNumber is the N of the last `Rev.N` in the symbol, and 0 where there is none: the
// original text, or an addition to it.
func (s Symbol) RevisionNumber() int {
	parts, _ := s.Parts()
	for _, suffix := range slices.Backward(parts.Suffixes) {
		if suffix.Kind == SuffixRev {
			return suffix.Number
		}
	}
	return 0
}

// CompareSymbols orders symbols as a person would shelve them: numbers by their value (`Rev.2`
// before `Rev.10`), a base before its suffixes, all suffixes of a document before the next
// document, sessions by year (1999 before 2001). It is negative, zero or positive as
// [strings.Compare] is, and zero only for equal symbols.
func CompareSymbols(a, b Symbol) int {
	left, leftOK := a.segments()
	right, rightOK := b.segments()
	if !leftOK || !rightOK {
		return strings.Compare(string(a), string(b))
	}
	return slices.CompareFunc(left, right, compareSegments)
}

// SortBySymbol puts rows in the order of [CompareSymbols], reading each symbol once.
func SortBySymbol[T any](rows []T, symbol func(T) Symbol) {
	type placed struct {
		row T
		key string
	}
	all := make([]placed, len(rows))
	for i, row := range rows {
		all[i] = placed{row, symbol(row).SortKey()}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return strings.Compare(a.key, b.key) })
	for i, one := range all {
		rows[i] = one.row
	}
}

// SortKey returns a text whose order by bytes is the order of [CompareSymbols]. A database
// column of it needs the collation "C". It is empty for what is no symbol.
func (s Symbol) SortKey() string {
	segments, _ := s.segments()
	var key strings.Builder
	for _, each := range segments {
		each.writeKey(&key)
	}
	return key.String()
}

func (s Symbol) segments() ([]segment, bool) {
	if s == "" {
		return nil, false
	}
	pieces := strings.Split(string(s), "/")
	segments := make([]segment, len(pieces))
	for i, piece := range pieces {
		parsed, problem := parseSegment(piece)
		if problem != "" {
			return nil, false
		}
		segments[i] = parsed
	}
	return segments, orderProblem(segments) == "" && joinSegments(segments) == s
}

// lastNumber is the place of the number that ends the base of a well-formed symbol.
func lastNumber(segments []segment) int {
	for i, each := range slices.Backward(segments) {
		if each.class == numberSegment {
			return i
		}
	}
	return -1
}

func joinSegments(segments []segment) Symbol {
	texts := make([]string, len(segments))
	for i, each := range segments {
		texts[i] = each.String()
	}
	return Symbol(strings.Join(texts, "/"))
}

func symbolFault(text, problem string) *Error {
	return NewError(InvalidInput, "symbol %q: %s, as in %q", text, problem, symbolExample)
}

func tooLongSymbol(length int) *Error {
	return NewError(InvalidInput, "the symbol has %d characters; a symbol has at most %d, as in %q", length, maxSymbol, symbolExample)
}

// symbolTextFault refuses what is not worth taking apart.
func symbolTextFault(text string) error {
	switch {
	case text == "":
		return NewError(InvalidInput, "the symbol is missing; a symbol is a series, a number and suffixes, as in %q", symbolExample)
	case len(text) > maxTypedSymbol:
		return tooLongSymbol(len(text))
	}
	for _, r := range text {
		if r == utf8.RuneError || (r > unicode.MaxASCII && !unicode.IsSpace(r)) || !symbolRune(r) {
			return symbolFault(text, strconv.QuoteRune(r)+" cannot stand in a symbol; it has letters, digits, slashes, points and parentheses")
		}
	}
	return nil
}

func symbolRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) || strings.ContainsRune("/.()", r)
}

// orderProblem tells what breaks the order of series, number, suffixes.
func orderProblem(segments []segment) string {
	if segments[0].class != nameSegment {
		return "the series is missing before " + strconv.Quote(segments[0].String())
	}
	numbered := false
	for i, each := range segments {
		before := segments[max(i-1, 0)]
		switch {
		case each.class == suffixSegment && !numbered:
			return "the number is missing before " + strconv.Quote(each.String())
		case each.class != suffixSegment && before.class == suffixSegment:
			return strconv.Quote(each.String()) + " cannot follow the suffix " + strconv.Quote(before.String())
		}
		if each.class != suffixSegment {
			numbered = each.class == numberSegment
		}
	}
	if !numbered {
		return "the number is missing"
	}
	return ""
}

func compareSegments(a, b segment) int {
	return cmp.Or(
		cmp.Compare(a.class, b.class),
		cmp.Compare(slices.Index(SuffixKinds(), a.suffix), slices.Index(SuffixKinds(), b.suffix)),
		cmp.Compare(a.number, b.number),
		slices.CompareFunc(splitRuns(a.name), splitRuns(b.name), compareRuns),
		cmp.Compare(a.session.year(), b.session.year()),
	)
}
