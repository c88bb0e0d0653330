package transport

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"

	"proposaltracker/models"
)

// encoding/json decodes every accepted text without losing a character, and would lose a character of every rejected
// text.
func FuzzCheckJSON(f *testing.F) {
	for _, seed := range []string{`"a"`, `"\ud83c\udfc3"`, `"\ud83c"`, `"\udfc3"`, `"\\ud83c"`, `"\\\ud83c"`, `"\ud83c\ud83c\udfc3"`, `"\u"`, `"\`, "\"\xff\"", `"\ufffd"`, `"` + "\uFFFD" + `"`, `{"a":"\ud83cx"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		refused := checkJSON("variables", text)
		var value any
		err := json.Unmarshal(text, &value)
		if err != nil {
			if refused == nil {
				t.Fatalf("%q: got it accepted, want it rejected because it is not JSON", text)
			}
			return
		}
		encoded, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		// A replacement character in the result but not in the text means that a character was lost.
		written := strings.Count(string(text), "\uFFFD") + strings.Count(strings.ToLower(string(text)), `\ufffd`)
		lost := !utf8.Valid(text) || strings.Count(string(encoded), "\uFFFD") > written
		if lost && refused == nil {
			t.Fatalf("%q: got it accepted although it decodes to %q, want it rejected", text, encoded)
		}
		if written == 0 && !lost && refused != nil {
			t.Fatalf("%q: got %s, want it accepted", text, refused.fault)
		}
	})
}

// Errors outside of operations have the same form as all others and do not reveal internal causes.
func TestRefuse(t *testing.T) {
	t.Parallel()
	for name, refused := range map[string]struct {
		err  error
		body string
	}{
		"coded error": {models.NewProblem(models.Empty).At("query"), `{"errors":[{"message":"The value must not be empty.","extensions":{"code":"INVALID_INPUT","field":"query","params":[],"reason":"EMPTY"}}]}`},
		"other error": {errors.New("password wrong"), `{"errors":[{"message":"Server error; the details are in the server log under the request ID.","extensions":{"code":"INTERNAL","params":[],"reason":"SERVER_ERROR","requestId":"r-1"}}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			recorder := httptest.NewRecorder()
			recorder.Header().Set("X-Request-ID", "r-1")
			request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql", http.NoBody)
			request.Header.Set("Accept", "text/html")
			WriteError(recorder, request, http.StatusTeapot, refused.err)
			if recorder.Code != http.StatusTeapot || strings.TrimSpace(recorder.Body.String()) != refused.body || recorder.Header().Get("Content-Type") != "application/json; charset=utf-8" {
				t.Errorf("got status %d, header %v and body %s, want status 418 and body %s", recorder.Code, recorder.Header(), recorder.Body, refused.body)
			}
		})
	}
}

// Separators within strings do not count.
func TestCountValues(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		`1`: 1, `"a,b"`: 1, `"a\",[{"`: 1, `"a\\",1`: 2, `[1,2,3]`: 4, `{"a":1,"b":[{}]}`: 5, `"`: 1, `"\`: 1,
	} {
		if got := countValues([]byte(text)); got != want {
			t.Errorf("%s: got %d values, want %d", text, got, want)
		}
	}
}
