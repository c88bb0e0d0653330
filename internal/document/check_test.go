package document_test

import (
	"errors"
	"strings"
	"testing"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// refusal is the expected error of a check. The code is empty if the check should succeed.
type refusal struct {
	text    string
	code    models.ErrorCode
	message string
}

func (want refusal) hold(t *testing.T, name string, err error) {
	t.Helper()
	var got *models.Error
	switch {
	case want.code == "" && err != nil:
		t.Errorf("%s: got error %v, want none", name, err)
	case want.code != "" && !errors.As(err, &got):
		t.Errorf("%s: got error %v, want %s", name, err, want.code)
	case want.code != "" && (got.Code != want.code || got.In(models.English) != want.message):
		t.Errorf("%s: got error %s %q, want %s %q", name, got.Code, got.In(models.English), want.code, want.message)
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]refusal{
		"plain":                 {text: "Où ?\tIci.\r\n\fPage 2\u0085"},
		"at the limit":          {text: strings.Repeat("a", document.MaxBytes)},
		"over the limit":        {strings.Repeat("a", document.MaxBytes+1), models.LimitExceeded, "The text has 1048577 bytes; the limit is 1048576."},
		"10 MB":                 {strings.Repeat("a", 10_000_000), models.LimitExceeded, "The text has 10000000 bytes; the limit is 1048576."},
		"empty":                 {"", models.InvalidInput, "The value must not be empty."},
		"blank":                 {" \n\f\u00a0\t\u2003\ufeff\u200b", models.InvalidInput, "The value must not be empty."},
		"Latin 1":               {"r\xe9sum\xe9", models.InvalidInput, "The text contains the character 0xE9 at byte 1, which is not allowed; remove it."},
		"truncated character":   {"caf\xc3", models.InvalidInput, "The text contains the character 0xC3 at byte 3, which is not allowed; remove it."},
		"surrogate":             {"a\xed\xa0\x80", models.InvalidInput, "The text contains the character 0xED at byte 1, which is not allowed; remove it."},
		"NUL":                   {"a\nb\né\x00", models.InvalidInput, "The text contains the character U+0000 at line 3, column 2, which is not allowed; remove it."},
		"escape":                {"\x1b[31m", models.InvalidInput, "The text contains the character U+001B at line 1, column 1, which is not allowed; remove it."},
		"delete":                {"a\r\nb\x7f", models.InvalidInput, "The text contains the character U+007F at line 2, column 2, which is not allowed; remove it."},
		"vertical tab":          {"a\vb", models.InvalidInput, "The text contains the character U+000B at line 1, column 2, which is not allowed; remove it."},
		"directional isolate":   {"a\n\u2067b\u2069", models.InvalidInput, "The text contains the character U+2067 at line 2, column 1, which is not allowed; remove it."},
		"replacement character": {text: "\ufffd replaces invalid bytes"},
	} {
		want.hold(t, name, document.Check(want.text))
	}
}

func TestCheckTitle(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]refusal{
		"plain":                {text: "RELANCER LES DISCUSSIONS"},
		"at the limit":         {text: strings.Repeat("é", document.MaxTitle)},
		"long":                 {strings.Repeat("é", 501), models.LimitExceeded, "The text has 501 characters; the limit is 500."},
		"two lines":            {"Ports\nForms", models.InvalidInput, "The text must be on one line."},
		"line separator":       {"é\u2028", models.InvalidInput, "The text must be on one line."},
		"tab":                  {"a\tb", models.InvalidInput, "The text contains the character U+0009 at line 1, column 2, which is not allowed; remove it."},
		"directional override": {"é\u202etxt.exe", models.InvalidInput, "The text contains the character U+202E at line 1, column 2, which is not allowed; remove it."},
		"NUL":                  {"\x00", models.InvalidInput, "The text contains the character U+0000 at line 1, column 1, which is not allowed; remove it."},
		"invalid UTF-8":        {"\xff", models.InvalidInput, "The text contains the character 0xFF at byte 0, which is not allowed; remove it."},
		"empty":                {"", models.InvalidInput, "The value must not be empty."},
		"blank":                {" \u00a0", models.InvalidInput, "The value must not be empty."},
	} {
		want.hold(t, name, document.CheckTitle(want.text))
	}
}
