package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"proposaltracker/graph"
	"proposaltracker/graph/guard"
	"proposaltracker/models"
)

const (
	feedText   = "query Feed { proposals(first: 1) { totalCount } }"
	viewerText = "query Who { viewer { subject } }"
)

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// persisted returns the extensions of an automatic persisted query with the given hash.
func persisted(hash string) map[string]any {
	return map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}
}

// Clients send the hash of a query, and its text only if the server does not know the hash.
func TestAutomaticPersistedQueries(t *testing.T) {
	t.Parallel()
	handler := newFixture(t).overHTTP(t, nil)
	named := url.Values{"extensions": {written(t, persisted(hashed(feedText)))}}
	first := get(t, handler, named)
	if first.code() != "PERSISTED_QUERY_NOT_FOUND" || first.Errors[0].Message != "PersistedQueryNotFound" {
		t.Fatalf("unknown hash: got %+v, want PERSISTED_QUERY_NOT_FOUND", first)
	}
	response := post(t, handler, written(t, map[string]any{"query": feedText, "extensions": persisted(hashed(feedText))}))
	if response.Data == nil {
		t.Fatalf("text with its hash: got %+v, want data", response)
	}
	again := get(t, handler, named)
	if again.Data == nil || again.header.Get("ETag") == "" || !strings.HasPrefix(again.header.Get("Cache-Control"), "public") {
		t.Errorf("known hash without the text: got %+v, want data with public caching", again)
	}
	byID := post(t, handler, written(t, map[string]any{"documentId": "sha256:" + hashed(feedText)}))
	if byID.Data == nil {
		t.Errorf("known hash as documentId: got %+v, want data", byID)
	}
}

// A hash cannot be registered for a different text, and the error for a malformed hash has its path.
func TestInvalidPersistedQueries(t *testing.T) {
	t.Parallel()
	handler := newFixture(t).overHTTP(t, nil)
	const malformed = `INVALID_INPUT MALFORMED @extensions.persistedQuery type=PERSISTED_QUERY example={"version": 1, "sha256Hash": "<SHA-256 of the query's UTF-8 text, in lower case hex>"}`
	for name, c := range map[string]struct {
		body map[string]any
		want string
	}{
		"hash of another text":     {map[string]any{"query": viewerText, "extensions": persisted(hashed(feedText))}, malformed},
		"unsupported version":      {map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 2}}}, malformed},
		"string as persistedQuery": {map[string]any{"extensions": map[string]any{"persistedQuery": "abc"}}, malformed},
		"unknown documentId":       {map[string]any{"documentId": "abc"}, "PERSISTED_QUERY_NOT_FOUND HASH_UNKNOWN"},
		"number as documentId":     {map[string]any{"documentId": 7}, "INVALID_INPUT MALFORMED @documentId type=STRING_OR_NULL"},
		"query and documentId":     {map[string]any{"query": feedText, "documentId": "abc"}, "INVALID_INPUT NOT_EXACTLY_ONE @documentId allowed=query,documentId"},
		"no query or documentId":   {map[string]any{"variables": map[string]any{}}, "INVALID_INPUT REQUIRED @query"},
		"blank query":              {map[string]any{"query": " "}, "INVALID_INPUT REQUIRED @query"},
	} {
		got := post(t, handler, written(t, c.body))
		if len(got.Errors) != 1 || summary(t, got.Errors[0].Extensions) != c.want {
			t.Errorf("%s: got errors %+v, want %s", name, got.Errors, c.want)
		}
	}
}

// A text that is too long for the cache runs, but must be sent again next time.
func TestLongPersistedQueries(t *testing.T) {
	t.Parallel()
	handler := newFixture(t).overHTTP(t, nil)
	long := viewerText + "#" + strings.Repeat("x", 20_000)
	if got := post(t, handler, written(t, map[string]any{"query": long, "extensions": persisted(hashed(long))})); got.Data == nil {
		t.Fatalf("got no data: %+v", got)
	}
	if got := post(t, handler, written(t, map[string]any{"extensions": persisted(hashed(long))})); got.code() != "PERSISTED_QUERY_NOT_FOUND" {
		t.Errorf("got %+v, want PERSISTED_QUERY_NOT_FOUND", got)
	}
}

// manifest writes a manifest file and returns its path.
func manifest(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "manifest.json")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// manifests returns manifests with one operation in the formats of several tools.
func manifests(t *testing.T) map[string]string {
	t.Helper()
	return map[string]string{
		"relay and codegen": written(t, map[string]string{"feed-1": feedText}),
		"apollo": written(t, map[string]any{"format": "apollo-persisted-query-manifest", "version": 1, "operations": []any{
			map[string]any{"id": "feed-1", "name": "Feed", "type": "query", "body": feedText},
		}}),
	}
}

// With --only-trusted, only registered operations run, by any of their names or by their text.
func TestTrustedDocumentsOnly(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	for form, content := range manifests(t) {
		documents, err := guard.ReadDocuments(guard.Config{TrustedDocuments: []string{manifest(t, content)}, OnlyTrusted: true}, graph.Schema())
		if err != nil {
			t.Fatalf("%s: %v", form, err)
		}
		handler := d.overHTTP(t, documents)
		for _, body := range []map[string]any{
			{"documentId": "feed-1"}, {"doc_id": "feed-1"}, {"extensions": persisted("feed-1")}, {"query": feedText},
		} {
			if got := post(t, handler, written(t, body)); got.Data == nil {
				t.Errorf("%s: %v: got no data: %+v", form, body, got.Errors)
			}
		}
		if got := get(t, handler, url.Values{"documentId": {"feed-1"}}); got.Data == nil {
			t.Errorf("%s: by GET: got errors %+v, want data", form, got.Errors)
		}
		for _, body := range []map[string]any{
			{"query": viewerText},
			{"query": "{ __schema { types { name } } }"},
			{"documentId": "feed-2"},
			{"extensions": persisted(hashed(viewerText))},
			{"query": viewerText, "extensions": persisted(hashed(viewerText))},
			{"query": feedText + " "},
		} {
			if got := post(t, handler, written(t, body)); got.code() != string(models.OperationNotTrusted) || got.Data != nil {
				t.Errorf("%s: %v: got %+v, want OPERATION_NOT_TRUSTED", form, body, got)
			}
		}
	}
}

// Registered operations can be called by ID even if unregistered operations are allowed.
func TestTrustedDocumentsOptional(t *testing.T) {
	t.Parallel()
	documents, err := guard.ReadDocuments(guard.Config{TrustedDocuments: []string{manifest(t, manifests(t)["relay and codegen"])}}, graph.Schema())
	if err != nil {
		t.Fatal(err)
	}
	handler := newFixture(t).overHTTP(t, documents)
	for _, body := range []map[string]any{{"documentId": "feed-1"}, {"query": viewerText}} {
		if got := post(t, handler, written(t, body)); got.Data == nil {
			t.Errorf("%v: got no data: %+v", body, got.Errors)
		}
	}
}

// Invalid manifests are rejected with an error that names the fault.
func TestInvalidManifests(t *testing.T) {
	t.Parallel()
	one := manifest(t, written(t, map[string]string{"a": feedText}))
	for want, config := range map[string]guard.Config{
		"--only-trusted without --trusted-documents": {OnlyTrusted: true},
		"no such file":                                 {TrustedDocuments: []string{filepath.Join(t.TempDir(), "none.json")}},
		"not a manifest":                               {TrustedDocuments: []string{manifest(t, `["query"]`)}},
		`"a" is not valid against this schema`:         {TrustedDocuments: []string{manifest(t, `{"a": "{ nothing }"}`)}},
		`the ID "a" has two different operations`:      {TrustedDocuments: []string{one, manifest(t, written(t, map[string]string{"a": viewerText}))}},
		`unknown manifest format "other" in version 1`: {TrustedDocuments: []string{manifest(t, `{"format": "other", "version": 1}`)}},
		"The text has 120000 bytes":                    {TrustedDocuments: []string{manifest(t, written(t, map[string]string{"a": strings.Repeat("#", 120_000)}))}},
	} {
		if _, err := guard.ReadDocuments(config, graph.Schema()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got error %v, want one that contains %q", config, err, want)
		}
	}
}
