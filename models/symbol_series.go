package models

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"
)

//go:embed symbol_series.csv
var symbolSeriesFile string

// symbolSeries holds the exceptions listed in symbol_series.csv: series that do not consist of
// letters and numbers between slashes only.
type symbolSeries struct {
	// roots contains first parts by which symbols are recognized even if typed without slashes:
	// `JOB GC 204`.
	roots map[string]bool
	// words contains series whose last part may be a word: `S/DCS/W` for `S/DCS/W/USA`.
	words map[string]bool
	// spaced contains series whose number follows a space: `MEPC` for `MEPC 80/17`; `CX/*` stands
	// for all series below CX.
	spaced map[string]bool
	// single contains the letters at the beginning of symbols with only one part: `EB` for
	// `EB150.R1`.
	single map[string]bool
	// yearly contains series whose number follows a calendar year: `COM` for `COM(2020) 123`.
	yearly map[string]bool
	// spelling maps the upper-case form of a part to its printed form, such as `SUB` to `Sub`.
	spelling map[string]string
}

//nolint:gochecknoglobals // computed once from an embedded file, never changed
var knownSeries = sync.OnceValue(func() symbolSeries {
	series := symbolSeries{
		roots: map[string]bool{}, words: map[string]bool{}, spaced: map[string]bool{},
		single: map[string]bool{}, yearly: map[string]bool{}, spelling: map[string]string{},
	}
	rows, err := csv.NewReader(strings.NewReader(symbolSeriesFile)).ReadAll()
	if err != nil {
		panic("models: symbol_series.csv: " + err.Error())
	}
	sets := map[string]map[string]bool{
		"root": series.roots, "word": series.words, "spaced": series.spaced, "single": series.single, "yearly": series.yearly,
	}
	for _, row := range rows[1:] {
		for text := range strings.FieldsSeq(row[2]) {
			if row[1] == "case" {
				series.spelling[strings.ToUpper(text)] = text
				continue
			}
			sets[row[1]][text] = true
		}
	}
	return series
})

// keepsSpace reports whether the number follows a space in the series that consists of before and
// word.
func (s symbolSeries) keepsSpace(before []string, word string) bool {
	return s.spaced[strings.Join(append(slices.Clone(before), word), "/")] ||
		len(before) > 0 && s.spaced[strings.Join(before, "/")+"/*"]
}

// endsInWord reports whether symbols of this series may end in a word, which is the last of parts.
func (s symbolSeries) endsInWord(parts []symbolPart) bool {
	return s.words[string(joinParts(parts[:len(parts)-1]))]
}

// isWhole reports whether a symbol may consist of this part only.
func (s symbolSeries) isWhole(part symbolPart) bool {
	letters := part.name
	if end := strings.IndexFunc(letters, func(r rune) bool { return r < 'A' || r > 'Z' }); end >= 0 {
		letters = letters[:end]
	}
	return part.hasDigits() && (s.single[letters] || s.yearly[letters])
}
