package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"proposaltracker/models"
)

// CheckProse checks a text of one or more lines, which may be empty.
func CheckProse(field, text string, most int) error {
	if length := utf8.RuneCountInString(text); length > most {
		return models.NewError(models.LimitExceeded, "the text has %d characters; at most %d are allowed", length, most).At(field)
	}
	if !utf8.ValidString(text) {
		return models.Invalid(field, "the text is not valid UTF-8")
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' }); i >= 0 {
		return models.Invalid(field, "the text has the control character %q at byte %d; take it out", text[i], i)
	}
	if i := strings.IndexFunc(text, IsBidiControl); i >= 0 {
		return models.Invalid(field, "the text turns its direction at byte %d, by a character that cannot be seen; take it out", i)
	}
	return nil
}

// CheckLine checks a text of one line, not longer than most characters. It can be empty.
//
// Errors: INVALID_INPUT at field.
func CheckLine(field, text string, most int) error {
	if strings.ContainsAny(text, "\n\r") {
		return models.Invalid(field, "the text must stand on one line")
	}
	return CheckProse(field, text, most)
}

// IsBlank reports whether a text consists of white space and zero-width characters only.
func IsBlank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }) < 0
}

// CheckFilledLine is CheckLine for a text that must not be blank.
//
// Errors: INVALID_INPUT at field.
func CheckFilledLine(field, text string, most int) error {
	if IsBlank(text) {
		return models.Invalid(field, "the text is empty")
	}
	return CheckLine(field, text, most)
}
