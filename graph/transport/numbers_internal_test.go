package transport

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Some JSON encoders write whole numbers with a fraction or an exponent.
func TestWholeNumbersInVariables(t *testing.T) {
	t.Parallel()
	body := `{"query": "{ a }", "variables": {"n": 1.0, "e": 1e3, "half": 1.5, "list": [2.0, "2.0"], "in": {"big": 12345678901234567890.0, "huge": 1e999, "whole": 7}}}`
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(body), &members); err != nil {
		t.Fatal(err)
	}
	params, refused := parameters(members)
	if refused != nil {
		t.Fatal(refused)
	}
	want := map[string]any{
		"n": json.Number("1"), "e": json.Number("1000"), "half": json.Number("1.5"), "list": []any{json.Number("2"), "2.0"},
		"in": map[string]any{"big": json.Number("12345678901234567890.0"), "huge": json.Number("1e999"), "whole": json.Number("7")},
	}
	if diff := cmp.Diff(want, params.Variables); diff != "" {
		t.Errorf("variables (-want +got):\n%s", diff)
	}
}
