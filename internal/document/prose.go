package document

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"proposaltracker/models"
)

// CheckProse checks a text, which may be empty and have several lines. most is the maximum length
// in characters.
//
// Errors: INVALID_INPUT or LIMIT_EXCEEDED at field.
func CheckProse(field, text string, most int) error {
	if length := utf8.RuneCountInString(text); length > most {
		return models.NewProblem(models.TooLong, models.P("length", length), models.P("limit", most), models.P("unit", models.TermCharacters)).At(field)
	}
	if !utf8.ValidString(text) {
		return models.NewProblem(models.InvalidCharacter, models.P("character", "U+FFFD")).At(field)
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' }); i >= 0 {
		return models.NewProblem(models.InvalidCharacter, models.P("character", fmt.Sprintf("U+%04X", text[i])), models.P("offset", i)).At(field)
	}
	if i := strings.IndexFunc(text, IsBidiControl); i >= 0 {
		return models.NewProblem(models.InvalidCharacter, models.P("character", fmt.Sprintf("U+%04X", []rune(text[i:])[0])), models.P("offset", i)).At(field)
	}
	return nil
}

// CheckLine is like [CheckProse], but rejects a text with several lines.
//
// Errors: INVALID_INPUT at field.
func CheckLine(field, text string, most int) error {
	if strings.ContainsAny(text, "\n\r") {
		return models.NewProblem(models.NotOneLine).At(field)
	}
	return CheckProse(field, text, most)
}

// IsBlank reports whether a text consists only of white space and invisible format characters.
func IsBlank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }) < 0
}

// CheckFilledLine is like [CheckLine], but rejects a blank text.
//
// Errors: INVALID_INPUT at field.
func CheckFilledLine(field, text string, most int) error {
	if IsBlank(text) {
		return models.NewProblem(models.Empty).At(field)
	}
	return CheckLine(field, text, most)
}
