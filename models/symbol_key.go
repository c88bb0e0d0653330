package models

import (
	"strconv"
	"strings"
)

// splitRuns splits a name into runs of letters, digits and other characters: `DS12A` into `DS`, `12`, `A`.
func splitRuns(name string) []string {
	var runs []string
	start := 0
	for i := 1; i <= len(name); i++ {
		if i == len(name) || isDigit(name[i]) != isDigit(name[start]) || isLetter(name[i]) != isLetter(name[start]) {
			runs = append(runs, name[start:i])
			start = i
		}
	}
	return runs
}

// The marks in a sort key. The key relies on their byte order: the end of a part sorts before every
// continuation of the part, a suffix before numbers, and numbers before letters. A space sorts
// after the end of a part.
const (
	keyPartEnd   = '!'
	keySuffix    = '#'
	keySession   = '('
	keyQualifier = '*'
	keySpace     = '+'
)

func (p symbolPart) writeKey(key *strings.Builder) {
	switch p.class {
	case suffixPart:
		key.WriteByte(keySuffix)
		key.WriteString(p.suffix.rank())
		writeNumberKey(key, strconv.Itoa(p.number))
	case numberPart:
		writeNumberKey(key, strconv.Itoa(p.number))
	case namePart:
		writeTextKey(key, p.name)
	}
	if p.session != "" {
		key.WriteByte(keySession)
		key.WriteString(strconv.Itoa(p.session.year()))
	}
	if p.qualifier != "" {
		key.WriteByte(keyQualifier)
		writeTextKey(key, p.qualifier)
	}
	key.WriteByte(keyPartEnd)
}

func writeTextKey(key *strings.Builder, text string) {
	for _, run := range splitRuns(text) {
		if isDigit(run[0]) {
			writeNumberKey(key, run)
			continue
		}
		key.WriteString(strings.ReplaceAll(run, " ", string(rune(keySpace))))
	}
}

// writeNumberKey writes the number of digits, itself one digit, and then the digits: `19` for 9,
// `210` for 10.
func writeNumberKey(key *strings.Builder, digits string) {
	key.WriteString(strconv.Itoa(len(digits)))
	key.WriteString(digits)
}
