package reader

import (
	"encoding/csv"
	"slices"
	"strings"
)

// delimiters are the characters that can separate columns.
const delimiters = ",;\t|"

// sampledRows is the number of rows from which the format of a file is determined.
const sampledRows = 200

// delimiterOf returns the character that separates columns: the one that splits most rows of the
// sample into the columns of the header. Of several, it returns the one with most columns.
func delimiterOf(sample string) rune {
	best, bestShare, bestColumns := ',', 0.0, 1
	for _, candidate := range delimiters {
		share, columns := fit(sample, candidate)
		if columns < 2 {
			continue
		}
		if share > bestShare+0.2 || share > bestShare-0.2 && columns > bestColumns {
			best, bestShare, bestColumns = candidate, share, columns
		}
	}
	return best
}

// fit returns the number of columns of the header, and the share of the sample's rows that have as many.
func fit(sample string, delimiter rune) (share float64, columns int) {
	reader := csv.NewReader(strings.NewReader(sample))
	reader.Comma, reader.FieldsPerRecord, reader.ReuseRecord, reader.LazyQuotes = delimiter, -1, true, true
	header, err := reader.Read()
	if err != nil {
		return 0, 0
	}
	columns = len(header)
	same, rows := 1, 1
	for ; rows < sampledRows; rows++ {
		values, err := reader.Read()
		if err != nil {
			break
		}
		if len(values) == columns {
			same++
		}
	}
	return float64(same) / float64(rows), columns
}

// delimiterNamed returns the delimiter that a setting names, and false if it names none.
func delimiterNamed(name string) (rune, bool) {
	switch name {
	case "tab", `\t`:
		return '\t', true
	case "comma":
		return ',', true
	case "semicolon":
		return ';', true
	case "pipe":
		return '|', true
	}
	runes := []rune(name)
	return append(runes, 0)[0], len(runes) == 1 && !slices.Contains([]rune{'"', '\n', '\r', 0xFFFD}, runes[0])
}
