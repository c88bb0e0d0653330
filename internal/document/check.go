package document

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"proposaltracker/models"
)

const (
	// MaxBytes is the maximum length of a body in bytes: 1 MiB, or about 400 pages.
	MaxBytes = 1 << 20
	// MaxTitle is the maximum length of a title, in characters.
	MaxTitle = 500
)

// Check returns nil if a body is acceptable.
//
// Errors: LIMIT_EXCEEDED if it is longer than [MaxBytes]; INVALID_INPUT if it is empty or only white
// space, is not valid UTF-8, or contains a control character other than tab, line feed, carriage
// return and form feed, or one that changes the direction of the text.
func Check(body string) error {
	if len(body) > MaxBytes {
		return models.NewProblem(models.TooLong, models.P("length", len(body)), models.P("limit", MaxBytes), models.P("unit", models.TermBytes))
	}
	return checkCharacters(body, "\t\n\r\f")
}

// CheckTitle returns nil if a title is acceptable. A title must be on one line.
//
// Errors: LIMIT_EXCEEDED if it is longer than [MaxTitle]; INVALID_INPUT if it is empty or only
// white space, is not valid UTF-8, or contains a line break, a control character, or one that
// changes the direction of the text.
func CheckTitle(title string) error {
	if length := utf8.RuneCountInString(title); length > MaxTitle {
		return models.NewProblem(models.TooLong, models.P("length", length), models.P("limit", MaxTitle), models.P("unit", models.TermCharacters))
	}
	if at := strings.IndexFunc(title, isBreak); at >= 0 {
		return models.NewProblem(models.NotOneLine)
	}
	return checkCharacters(title, "")
}

// checkCharacters returns an error for a text that is empty, is not UTF-8, or contains control
// characters other than those in allowed.
func checkCharacters(text, allowed string) error {
	if at := invalidByte(text); at >= 0 {
		return models.NewProblem(models.InvalidCharacter, models.P("character", fmt.Sprintf("0x%02X", text[at])), models.P("offset", at))
	}
	if at := strings.IndexFunc(text, func(r rune) bool { return isControl(r) && !strings.ContainsRune(allowed, r) }); at >= 0 {
		row, column := place(text, at)
		return models.NewProblem(models.InvalidCharacter, models.P("character", fmt.Sprintf("U+%04X", text[at])), models.P("line", row), models.P("column", column))
	}
	if at := strings.IndexFunc(text, IsBidiControl); at >= 0 {
		row, column := place(text, at)
		turning, _ := utf8.DecodeRuneInString(text[at:])
		return models.NewProblem(models.InvalidCharacter, models.P("character", fmt.Sprintf("U+%04X", turning)), models.P("line", row), models.P("column", column))
	}
	if strings.TrimFunc(text, isUnseen) == "" {
		return models.NewProblem(models.Empty)
	}
	return nil
}

// invalidByte returns the offset of the first byte that is not part of valid UTF-8; -1 if there is
// none.
func invalidByte(text string) int {
	for at := 0; at < len(text); {
		r, width := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && width == 1 {
			return at
		}
		at += width
	}
	return -1
}

// isControl reports whether r is an ASCII control character. Those of Latin-1 are harmless.
func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// IsBidiControl reports whether r changes the direction of the following text. Such characters can
// make a text look like another one.
func IsBidiControl(r rune) bool {
	return (r >= '\u202a' && r <= '\u202e') || (r >= '\u2066' && r <= '\u2069')
}

// place returns the line and the column at an offset. Both count from 1; columns are in characters.
func place(text string, at int) (row, column int) {
	before := text[:at]
	row = 1 + strings.Count(before, "\n")
	start := strings.LastIndexByte(before, '\n') + 1
	return row, 1 + utf8.RuneCountInString(before[start:])
}
