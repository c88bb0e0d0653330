package document_test

import (
	"errors"
	"strings"
	"testing"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// refusal is the expected error of a check; no code if it should succeed.
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
		t.Errorf("%s: %v", name, err)
	case want.code != "" && !errors.As(err, &got):
		t.Errorf("%s: %v, want %s", name, err, want.code)
	case want.code != "" && (got.Code != want.code || got.Message != want.message):
		t.Errorf("%s: %s %q, want %s %q", name, got.Code, got.Message, want.code, want.message)
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]refusal{
		"plain":           {text: "Où ?\tIci.\r\n\fPage 2\u0085"},
		"at the limit":    {text: strings.Repeat("a", document.MaxBytes)},
		"over the limit":  {strings.Repeat("a", document.MaxBytes+1), models.LimitExceeded, "the text has 1048577 bytes; at most 1048576 are taken"},
		"10 MB":           {strings.Repeat("a", 10_000_000), models.LimitExceeded, "the text has 10000000 bytes; at most 1048576 are taken"},
		"empty":           {"", models.InvalidInput, "the text is empty"},
		"blank":           {" \n\f\u00a0\t\u2003\ufeff\u200b", models.InvalidInput, "the text is empty"},
		"Latin 1":         {"r\xe9sum\xe9", models.InvalidInput, "the text is not valid UTF-8: byte 0xE9 at offset 1"},
		"cut short":       {"caf\xc3", models.InvalidInput, "the text is not valid UTF-8: byte 0xC3 at offset 3"},
		"half a pair":     {"a\xed\xa0\x80", models.InvalidInput, "the text is not valid UTF-8: byte 0xED at offset 1"},
		"NUL":             {"a\nb\né\x00", models.InvalidInput, "the text holds the control character U+0000 at line 3, column 2; remove it"},
		"escape":          {"\x1b[31m", models.InvalidInput, "the text holds the control character U+001B at line 1, column 1; remove it"},
		"delete":          {"a\r\nb\x7f", models.InvalidInput, "the text holds the control character U+007F at line 2, column 2; remove it"},
		"vertical tab":    {"a\vb", models.InvalidInput, "the text holds the control character U+000B at line 1, column 2; remove it"},
		"an isolate":      {"a\n\u2067b\u2069", models.InvalidInput, "the text holds U+2067 at line 2, column 1, which turns the direction of what follows; remove it"},
		"the sign itself": {text: "\ufffd is what bad bytes become"},
	} {
		want.hold(t, name, document.Check(want.text))
	}
}

func TestCheckTitle(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]refusal{
		"plain":        {text: "RELANCER LES DISCUSSIONS"},
		"at the limit": {text: strings.Repeat("é", document.MaxTitle)},
		"long":         {strings.Repeat("é", 501), models.LimitExceeded, "the title has 501 characters; at most 500 are taken"},
		"two lines":    {"Ports\nForms", models.InvalidInput, "the title breaks after 5 characters; a title is one line"},
		"two, hidden":  {"é\u2028", models.InvalidInput, "the title breaks after 1 characters; a title is one line"},
		"a tab":        {"a\tb", models.InvalidInput, "the title holds the control character U+0009 at line 1, column 2; remove it"},
		"an override":  {"é\u202etxt.exe", models.InvalidInput, "the title holds U+202E at line 1, column 2, which turns the direction of what follows; remove it"},
		"NUL":          {"\x00", models.InvalidInput, "the title holds the control character U+0000 at line 1, column 1; remove it"},
		"no UTF-8":     {"\xff", models.InvalidInput, "the title is not valid UTF-8: byte 0xFF at offset 0"},
		"empty":        {"", models.InvalidInput, "the title is empty"},
		"blank":        {" \u00a0", models.InvalidInput, "the title is empty"},
	} {
		want.hold(t, name, document.CheckTitle(want.text))
	}
}
