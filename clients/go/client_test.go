package client_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	client "proposaltracker/clients/go"
)

// Responses of proxies in front of the tracker become errors with a status, regardless of the body.
func TestResponsesOfProxies(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status    int
		body      string
		temporary bool
		message   string
	}{
		"HTML page":           {http.StatusBadGateway, "<html>", true, "the server responded with HTTP status 502: <html>"},
		"error in other form": {http.StatusForbidden, `{"errors":[{"message":"no","extensions":{"code":7}}]}`, false, "no"},
		"over quota":          {http.StatusTooManyRequests, `{"errors":[{"message":"later","extensions":{"code":"RATE_LIMITED"}}]}`, true, "RATE_LIMITED: later"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(c.status)
				_, _ = io.WriteString(w, c.body)
			}))
			defer proxy.Close()
			_, err := client.Desk(t.Context(), client.New(proxy.URL, client.Options{}), nil)
			rejected, ok := errors.AsType[*client.Error](err)
			if !ok || rejected.Status != c.status || rejected.Error() != c.message || client.IsTemporary(err) != c.temporary {
				t.Errorf("got %+v (temporary: %t), want status %d, %q, temporary: %t", err, client.IsTemporary(err), c.status, c.message, c.temporary)
			}
		})
	}
}

// Nil fields are omitted, so that they do not clear stored values, except for the fields named in Clearing.
func TestClearing(t *testing.T) {
	t.Parallel()
	var sent string
	tracker := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body struct{ Variables json.RawMessage }
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			t.Error(err)
		}
		sent = string(body.Variables)
		_, _ = io.WriteString(w, `{"data":{"editRevision":null}}`)
	}))
	defer tracker.Close()
	input := client.EditRevisionInput{Revision: "r", ExpectedVersion: 2, Texts: []client.RevisionTextEdit{{Language: client.LanguageEn, Title: new("New")}}}
	for _, c := range []struct {
		ctx  context.Context //nolint:containedctx // a parameter of the case
		want string
	}{
		{t.Context(), `{"input":{"expectedVersion":2,"revision":"r","texts":[{"language":"EN","title":"New"}]}}`},
		{client.Clearing(t.Context(), "input.notes"), `{"input":{"expectedVersion":2,"notes":null,"revision":"r","texts":[{"language":"EN","title":"New"}]}}`},
	} {
		if _, err := client.EditRevision(c.ctx, client.New(tracker.URL, client.Options{}), input); err != nil {
			t.Error(err)
		}
		if sent != c.want {
			t.Errorf("sent %s, want %s", sent, c.want)
		}
	}
}

func TestIsTemporary(t *testing.T) {
	t.Parallel()
	tokenError := func(context.Context) (string, error) { return "", errors.New("the identity provider is down") }
	cutOff := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = io.WriteString(w, `{"data":{`)
	}))
	t.Cleanup(cutOff.Close)
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	for name, c := range map[string]struct {
		ctx  context.Context //nolint:containedctx // a parameter of the case
		url  string
		from client.Options
		want bool
	}{
		"connection refused": {t.Context(), "http://127.0.0.1:1/graphql", client.Options{}, true},
		"truncated response": {t.Context(), cutOff.URL, client.Options{}, true},
		"token source fails": {t.Context(), url, client.Options{Token: tokenError}, false},
		"canceled context":   {canceled, url, client.Options{}, false},
		"forged token":       {t.Context(), url, client.Options{Token: client.Token("forged")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := client.Desk(c.ctx, client.New(c.url, c.from), nil)
			if err == nil || client.IsTemporary(err) != c.want {
				t.Errorf("IsTemporary(%v) = %t, want %t", err, client.IsTemporary(err), c.want)
			}
		})
	}
}

// The code in README.md equals that of the examples, whose output is checked. The program at its
// beginning is built and run by the repository's end-to-end tests.
func TestREADME(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	examples, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```go\n(.*?)```").FindAllStringSubmatch(string(readme), -1)
	if len(blocks) < 5 {
		t.Fatalf("got %d blocks of Go code, want at least 5", len(blocks))
	}
	for i, block := range blocks[1:] {
		if !strings.Contains(unindented(string(examples)), unindented(block[1])) {
			t.Errorf("block %d: want it in example_test.go:\n%s", i+2, block[1])
		}
	}
}

// unindented returns the text without indentation.
func unindented(text string) string {
	return regexp.MustCompile(`(?m)^\s+`).ReplaceAllString(text, "")
}
