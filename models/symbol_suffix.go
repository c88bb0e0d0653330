package models

import (
	"slices"
	"strconv"
)

// SuffixKind states how a document with the suffix affects the text before it.
type SuffixKind string

// The kinds of suffix, in the order of [CompareSymbols]: amendments of a text come before the
// revision that replaces it.
const (
	// SuffixAdd is an addendum: it adds to the text.
	SuffixAdd SuffixKind = "Add"
	// SuffixCorr is a corrigendum: it corrects the text.
	SuffixCorr SuffixKind = "Corr"
	// SuffixSuppl is a supplement.
	SuffixSuppl SuffixKind = "Suppl"
	// SuffixAmend is an amendment, in use at the United Nations.
	SuffixAmend SuffixKind = "Amend"
	// SuffixRev is a revision: it replaces the text.
	SuffixRev SuffixKind = "Rev"
)

// SuffixKinds lists the kinds of suffix in the order of [CompareSymbols].
func SuffixKinds() []SuffixKind {
	return []SuffixKind{SuffixAdd, SuffixCorr, SuffixSuppl, SuffixAmend, SuffixRev}
}

// rank returns the character that represents the kind in a sort key. Sort keys are stored, so ranks
// must never change.
func (k SuffixKind) rank() string {
	return map[SuffixKind]string{SuffixAdd: "0", SuffixCorr: "1", SuffixSuppl: "2", SuffixAmend: "2~", SuffixRev: "3"}[k]
}

// Suffix is one suffix of a symbol, such as `Rev.6`. Its number is at least 1.
type Suffix struct {
	Kind   SuffixKind
	Number int
}

// String formats the suffix as in a symbol: `Rev.6`.
func (s Suffix) String() string { return string(s.Kind) + "." + strconv.Itoa(s.Number) }

// Suffix returns the kind of suffix that revisions of this kind have in their symbols.
func (k RevisionKind) Suffix() SuffixKind {
	return map[RevisionKind]SuffixKind{
		KindRevision: SuffixRev, KindAddendum: SuffixAdd, KindCorrigendum: SuffixCorr, KindSupplement: SuffixSuppl,
	}[k]
}

// CheckSuffix checks whether a revision of the given kind may be circulated under a symbol. earlier
// lists the symbols of the proposal's earlier documents. Any revision may have a symbol without a
// suffix, which is a new document number. Otherwise, the last suffix must match the kind of the
// revision, and its number must be higher than earlier numbers of this kind for the same text:
// Rev.11 after Rev.10, and Corr.1 to Rev.10 regardless of corrections of other texts.
//
// Errors: INVALID_INPUT.
func CheckSuffix(kind RevisionKind, symbol Symbol, earlier []Symbol) error {
	parts, ok := symbol.Parts()
	if !ok || len(parts.Suffixes) == 0 {
		return nil
	}
	last := parts.Suffixes[len(parts.Suffixes)-1]
	if want := kind.Suffix(); last.Kind != want {
		return NewProblem(SymbolSuffixWrong, P("value", symbol), P("expected", nextSymbol(symbol, want, earlier)))
	}
	if former := lastNumber(symbol, last.Kind, earlier); last.Number <= former {
		return NewProblem(SymbolSuffixWrong, P("value", symbol), P("expected", nextSymbol(symbol, last.Kind, earlier)))
	}
	return nil
}

// nextSymbol returns the next free symbol of a kind: below the base for a revision, otherwise below
// the text that symbol amends.
func nextSymbol(symbol Symbol, kind SuffixKind, earlier []Symbol) Symbol {
	next := "/" + Suffix{Kind: kind, Number: lastNumber(symbol, kind, earlier) + 1}.String()
	if kind == SuffixRev {
		return symbol.Base() + Symbol(next)
	}
	parts, _ := symbol.Parts()
	text := symbol.Base()
	for _, suffix := range parts.Suffixes[:len(parts.Suffixes)-1] {
		text += Symbol("/" + suffix.String())
	}
	return text + Symbol(next)
}

// lastNumber returns the highest number of a kind among the earlier symbols, or 0 if there is none.
// For revisions, it considers symbols with the same base; for other kinds, symbols of the same
// text, which is the symbol without its last suffix.
func lastNumber(symbol Symbol, kind SuffixKind, earlier []Symbol) int {
	parts, _ := symbol.Parts()
	text := parts.Suffixes[:len(parts.Suffixes)-1]
	highest := 0
	for _, other := range earlier {
		former, ok := other.Parts()
		if !ok || other.Base() != symbol.Base() || len(former.Suffixes) == 0 {
			continue
		}
		last := former.Suffixes[len(former.Suffixes)-1]
		same := slices.Equal(text, former.Suffixes[:len(former.Suffixes)-1])
		if last.Kind == kind && (same || kind == SuffixRev) {
			highest = max(highest, last.Number)
		}
	}
	return highest
}
