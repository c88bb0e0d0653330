package transport

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"proposaltracker/models"
)

// checkText rejects a text that is not valid UTF-8, and reports the position of the fault.
func checkText(field string, text []byte) *refusal {
	if utf8.Valid(text) {
		return nil
	}
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return malformed(models.TermNotUTF8, models.P("offset", at+1)).at(field)
}

// loneSurrogate returns the position, counted from 1, of the first \u escape in a JSON text that is half of a
// surrogate pair without the other half, or -1 if there is none. It does not track strings, because a backslash
// outside of a string is invalid JSON anyway.
func loneSurrogate(text []byte) int {
	for at := 0; ; {
		found := bytes.IndexByte(text[at:], '\\')
		if found < 0 {
			return -1
		}
		at += found
		first, escaped := escapedUnit(text[at:])
		if !escaped {
			at += 2
			if at > len(text) {
				return -1
			}
			continue
		}
		if utf16.IsSurrogate(first) {
			second, follows := escapedUnit(text[at+6:])
			if !follows || utf16.DecodeRune(first, second) == utf8.RuneError {
				return at + 1
			}
			at += 6
		}
		at += 6
	}
}

// escapedUnit decodes the \uXXXX escape at the beginning of text.
func escapedUnit(text []byte) (rune, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return rune(unit), err == nil
}
