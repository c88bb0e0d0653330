package client_test

import (
	"context"
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

// Responses of proxies in front of the tracker become errors with a status, whatever their body.
func TestResponsesOfProxies(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status    int
		body      string
		temporary bool
		message   string
	}{
		"a page of HTML":            {http.StatusBadGateway, "<html>", true, "the server responded with HTTP status 502: <html>"},
		"an error of another shape": {http.StatusForbidden, `{"errors":[{"message":"no","extensions":{"code":7}}]}`, false, "no"},
		"over quota":                {http.StatusTooManyRequests, `{"errors":[{"message":"later","extensions":{"code":"LIMIT_EXCEEDED"}}]}`, true, "LIMIT_EXCEEDED: later"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(c.status)
				_, _ = io.WriteString(w, c.body)
			}))
			defer proxy.Close()
			_, err := client.ErrorCodes(t.Context(), client.New(proxy.URL, client.Options{}))
			rejected, ok := errors.AsType[*client.Error](err)
			if !ok || rejected.Status != c.status || rejected.Error() != c.message || client.IsTemporary(err) != c.temporary {
				t.Errorf("got %+v (temporary: %t), want status %d, %q, temporary: %t", err, client.IsTemporary(err), c.status, c.message, c.temporary)
			}
		})
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
		"nobody listens":           {t.Context(), "http://127.0.0.1:1/graphql", client.Options{}, true},
		"the response is cut off":  {t.Context(), cutOff.URL, client.Options{}, true},
		"the token source fails":   {t.Context(), url, client.Options{Token: tokenError}, false},
		"the context is canceled":  {canceled, url, client.Options{}, false},
		"the token is not genuine": {t.Context(), url, client.Options{Token: client.Token("forged")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := client.ErrorCodes(c.ctx, client.New(c.url, c.from))
			if err == nil || client.IsTemporary(err) != c.want {
				t.Errorf("%v is temporary: %t, want %t", err, client.IsTemporary(err), c.want)
			}
		})
	}
}

// The code in README.md is that of the examples, whose output is checked. The program at its beginning is
// built and run by the repository's end-to-end tests.
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
		t.Fatalf("%d blocks of Go code", len(blocks))
	}
	for i, block := range blocks[1:] {
		if !strings.Contains(unindented(string(examples)), unindented(block[1])) {
			t.Errorf("block %d is not in example_test.go:\n%s", i+2, block[1])
		}
	}
}

// unindented returns the text without indentation.
func unindented(text string) string {
	return regexp.MustCompile(`(?m)^\s+`).ReplaceAllString(text, "")
}
