package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"

	"proposaltracker/graph"
	"proposaltracker/graph/guard"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// provocation is a request that must fail for one reason, with the expected error.
type provocation struct {
	reason string
	// state is the state of the proposal whose names the request uses.
	state string
	by    caller
	// query is an operation or, if it does not begin with "{" or "query", the name of a mutation and its input.
	query string
	// body, if set, replaces the request body that contains query.
	body string
	// to is the name of a server in [reasons.servers]. Empty for the server with default options.
	to string
	// method and header, if set, replace those of a POST request with JSON.
	method string
	header map[string]string
	// field and path are the expected ones of the error. Empty if the error has none.
	field string
	path  string
	// params are the expected parameters of the error. Values are joined with ", ".
	params map[string]string
}

// variants opens the servers, which have different options or contexts.
func (r *reasons) variants(t *testing.T) {
	t.Helper()
	documents, err := guard.ReadDocuments(guard.Config{TrustedDocuments: []string{manifest(t, manifests(t)["apollo"])}, OnlyTrusted: true}, graph.Schema())
	if err != nil {
		t.Fatal(err)
	}
	expired := func(ctx context.Context) (context.Context, context.CancelFunc) {
		return context.WithTimeoutCause(ctx, 0, models.Timeout(3*time.Second))
	}
	canceled := func(ctx context.Context) (context.Context, context.CancelFunc) {
		ctx, cancel := context.WithCancel(ctx)
		return context.WithValue(ctx, cancelKey{}, cancel), cancel
	}
	r.servers = map[string]http.Handler{
		"":            r.scenario.endpoint.handler,
		"hidden":      r.serve(t, graph.Options{DisableIntrospection: true}),
		"trusted":     r.serve(t, graph.Options{Documents: documents}),
		"broken":      r.serve(t, graph.Options{Problem: database.Problem}),
		"out of time": within(expired, r.serve(t, graph.Options{})),
		"canceled":    within(canceled, r.serve(t, graph.Options{Extensions: []graphql.HandlerExtension{cancels{}}})),
	}
}

type cancelKey struct{}

// cancels is an extension that cancels the context of the request when the first field is resolved, like a server
// that stops.
type cancels struct{}

var _ graphql.FieldInterceptor = cancels{}

// ExtensionName implements [graphql.HandlerExtension].
func (cancels) ExtensionName() string { return "Cancels" }

// Validate implements [graphql.HandlerExtension].
func (cancels) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptField implements [graphql.FieldInterceptor].
func (cancels) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	ctx.Value(cancelKey{}).(context.CancelFunc)()
	return next(ctx)
}

func within(limit func(context.Context) (context.Context, context.CancelFunc), next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		ctx, cancel := limit(request.Context())
		defer cancel()
		next.ServeHTTP(w, request.WithContext(ctx))
	})
}

func (r *reasons) serve(t *testing.T, options graph.Options) http.Handler {
	t.Helper()
	db, log := r.scenario.endpoint.db, slog.New(slog.DiscardHandler)
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	options.Log = log
	backend := graph.Backend{Reader: reader, Tracker: tracker.New(reader, db, time.Now), Hub: events.NewHub(reader, db.Pool.Config().ConnConfig, events.Config{}, log)}
	return r.scenario.endpoint.authenticated(graph.NewServer(backend, options, transport.All(transport.Config{
		Now:      time.Now,
		Public:   func(ctx context.Context) bool { return !access.FromContext(ctx).Authenticated() },
		Identity: func(context.Context) (any, time.Time) { return nil, time.Time{} },
		Language: graph.MessageLanguage,
	})...))
}

// reasons sends the failing requests, all to one database.
type reasons struct {
	scenario *scenario
	servers  map[string]http.Handler
	seen     map[string]bool
}

// request returns the HTTP request of a provocation in the given language.
func (r *reasons) request(t *testing.T, p provocation, language models.Language) *http.Request {
	t.Helper()
	names := maps.Clone(r.scenario.names)
	maps.Copy(names, allStates.named[p.state])
	operation := p.query
	if operation != "" && !strings.HasPrefix(operation, "{") && !strings.HasPrefix(operation, "query") {
		mutation, input, _ := strings.Cut(operation, " ")
		operation = fmt.Sprintf("mutation { %s(input: {%s}) { __typename } }", mutation, input)
	}
	filled, err := fill(operation, names)
	if err != nil {
		t.Fatal(err)
	}
	body := p.body
	if body == "" {
		body = written(t, map[string]string{"query": filled})
	}
	method := p.method
	if method == "" {
		method = http.MethodPost
	}
	request := httptest.NewRequestWithContext(t.Context(), method, "/graphql", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept-Language", strings.ToLower(string(language)))
	if !p.by.anonymous() {
		token, err := r.scenario.endpoint.token(p.by)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+token)
	}
	for name, value := range p.header {
		request.Header.Set(name, value)
	}
	return request
}

// check sends a provocation in each language, and compares its only error with the expected one.
func (r *reasons) check(t *testing.T, p provocation) {
	t.Helper()
	entry := entryOf(t, p.reason)
	for _, language := range models.Languages() {
		recorder := httptest.NewRecorder()
		r.servers[p.to].ServeHTTP(recorder, r.request(t, p, language))
		var got struct {
			Errors []struct {
				Message    string
				Path       []any
				Extensions struct {
					Code, Reason, Field string
					Params              []models.Param
				}
			}
		}
		if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil || len(got.Errors) != 1 {
			t.Fatalf("%s: got %d errors, want 1; decoding: %v: %.600s", p.reason, len(got.Errors), err, recorder.Body)
		}
		fault := got.Errors[0]
		params := map[string]string{}
		for _, param := range fault.Extensions.Params {
			params[param.Name] = strings.Join(param.Values, ", ")
		}
		path := []string{}
		for _, step := range fault.Path {
			path = append(path, fmt.Sprint(step))
		}
		type shown struct {
			code, reason, field, path string
			params                    map[string]string
		}
		want := shown{string(entry.Code), p.reason, p.field, p.path, map[string]string{}}
		for name, value := range p.params {
			want.params[name], _ = fill(value, allStates.named[p.state])
		}
		saw := shown{fault.Extensions.Code, fault.Extensions.Reason, fault.Extensions.Field, strings.Join(path, "."), params}
		if diff := cmp.Diff(want, saw, cmp.AllowUnexported(shown{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", p.reason, diff)
		}
		checkMessage(t, entry, language, fault.Message)
	}
	r.seen[p.reason] = true
}

// entryOf returns the entry for a reason in models/errors.json, which is the documented contract.
func entryOf(t *testing.T, reason string) models.ReasonEntry {
	t.Helper()
	for _, entry := range models.Errors().Reasons {
		if string(entry.Reason) == reason {
			return entry
		}
	}
	t.Fatalf("models/errors.json has no reason %q", reason)
	return models.ReasonEntry{}
}

var (
	optionalText = regexp.MustCompile(`\[[^\]]*\]`)
	anyParam     = regexp.MustCompile(`\{\w+\}`)
)

// checkMessage compares a message with the template in the table: it must contain the words outside of parameters and
// optional parts, in the same order.
func checkMessage(t *testing.T, entry models.ReasonEntry, language models.Language, message string) {
	t.Helper()
	rest := message
	for _, words := range anyParam.Split(optionalText.ReplaceAllString(entry.Messages[language], "{optional}"), -1) {
		_, after, found := strings.Cut(rest, words)
		if !found {
			t.Errorf("%s in %s: got message %q, want it to contain %q", entry.Reason, language, message, words)
			return
		}
		rest = after
	}
	if left := anyParam.FindString(message); left != "" {
		t.Errorf("%s in %s: got message %q, want %s to be replaced", entry.Reason, language, message, left)
	}
}

// elsewhere maps the reasons that the GraphQL endpoint alone cannot return to the tests that cover them.
func elsewhere() map[string]string {
	return map[string]string{
		"TOKEN_MALFORMED":            "internal/web/reasons_test.go TestErrorReasons",
		"TOKEN_EXPIRED":              "internal/web/reasons_test.go TestErrorReasons",
		"TOKEN_INVALID":              "internal/web/reasons_test.go TestErrorReasons",
		"KEYS_UNAVAILABLE":           "internal/web/reasons_test.go TestErrorReasons",
		"ORIGIN_NOT_ALLOWED":         "internal/web/reasons_test.go TestErrorReasons",
		"QUOTA_USED":                 "internal/web/reasons_test.go TestErrorReasons",
		"STARTING":                   "internal/web/reasons_test.go TestErrorReasons",
		"STOPPING":                   "internal/web/reasons_test.go TestErrorReasons",
		"BUSY":                       "graph/transport/reasons_test.go TestErrorReasons",
		"SHARE_USED":                 "graph/transport/reasons_test.go TestErrorReasons",
		"STREAM_NOT_READY":           "graph/transport/reasons_test.go TestErrorReasons",
		"SERVER_ERROR":               "graph/failing_loads_test.go TestFailingLoads",
		"FORMAT_NOT_SUPPORTED":       "internal/web/upload/reasons_test.go TestErrorReasons",
		"FILE_DAMAGED":               "internal/web/upload/reasons_test.go TestErrorReasons",
		"ENCRYPTED":                  "internal/web/upload/reasons_test.go TestErrorReasons",
		"NO_TEXT_LAYER":              "internal/web/upload/reasons_test.go TestErrorReasons",
		"FILE_TOO_COMPLEX":           "internal/web/upload/reasons_test.go TestErrorReasons",
		"TEXT_TOO_LONG":              "internal/web/upload/reasons_test.go TestErrorReasons",
		"STORAGE_QUOTA_USED":         "internal/web/upload/reasons_test.go TestErrorReasons",
		"FILE_NOT_CLEAN":             "internal/web/upload/reasons_test.go TestErrorReasons",
		"COPY_DIFFERS":               "internal/web/upload/reasons_test.go TestErrorReasons",
		"HIDDEN_TEXT":                "internal/web/upload/reasons_test.go TestReadingProblems",
		"TRACKED_CHANGES":            "internal/web/upload/reasons_test.go TestReadingProblems",
		"COMMENTS":                   "internal/web/upload/reasons_test.go TestReadingProblems",
		"PERSONAL_METADATA":          "internal/web/upload/reasons_test.go TestReadingProblems",
		"SPONSOR_UNKNOWN":            "internal/web/upload/reasons_test.go TestReadingProblems",
		"SPONSORS_DISAGREE":          "internal/web/upload/reasons_test.go TestReadingProblems",
		"SUBMITTER_NOT_LISTED":       "internal/web/upload/reasons_test.go TestReadingProblems",
		"SYMBOL_DISAGREES":           "internal/web/upload/reasons_test.go TestReadingProblems",
		"DATE_INCOMPLETE":            "internal/web/upload/reasons_test.go TestReadingProblems",
		"DATE_DISAGREES":             "internal/web/upload/reasons_test.go TestReadingProblems",
		"LANGUAGE_DISAGREES":         "internal/web/upload/reasons_test.go TestReadingProblems",
		"NUMBER_GAP":                 "internal/web/upload/reasons_test.go TestReadingProblems",
		"NUMBER_REPEATED":            "internal/web/upload/reasons_test.go TestReadingProblems",
		"QUESTION_GAP":               "internal/web/upload/reasons_test.go TestReadingProblems",
		"FOOTNOTE_WITHOUT_REFERENCE": "internal/web/upload/reasons_test.go TestReadingProblems",
		"REFERENCE_WITHOUT_FOOTNOTE": "internal/web/upload/reasons_test.go TestReadingProblems",
		"NOT_SUBMITTED_BY_YOU":       "internal/web/upload/reasons_test.go TestReadingProblems",
		"RECEIVER_TIMED_OUT":         "internal/webhook/failure_test.go TestWebhookRetries",
		"RECEIVER_UNREACHABLE":       "internal/webhook/failure_test.go TestWebhookRetries",
		"RECEIVER_FAILED":            "internal/webhook/failure_test.go TestWebhookRetries",
		"RECEIVER_NOT_PUBLIC":        "internal/webhook/address_test.go TestWebhookPrivateAddresses",
		"RECEIVER_FAILING":           "internal/webhook/failure_test.go TestWebhookDisabling",
	}
}

// A test covers every reason in models/errors.json, with its code, parameters, field and path, and its message in
// each language.
func TestErrorReasons(t *testing.T) { //nolint:tparallel // the counts need all subtests
	t.Parallel()
	r := &reasons{scenario: newScenario(t), seen: map[string]bool{}}
	r.prepare(t)
	r.variants(t)
	for _, p := range slices.Concat(provokedByInput(), provokedByState(), provokedByRequest()) {
		t.Run(p.reason, func(t *testing.T) { r.check(t, p) })
	}
	r.checkStatedReasons(t)
	for _, entry := range models.Errors().Reasons { //nolint:paralleltest // see above
		reason := string(entry.Reason)
		test, other := elsewhere()[reason]
		switch {
		case r.seen[reason] && other:
			t.Errorf("%s is covered here, so remove %s from elsewhere", reason, test)
		case other:
			file, name, _ := strings.Cut(test, " ")
			source, err := os.ReadFile("../" + file)
			named := regexp.MustCompile(`"` + reason + `"|models\.` + camel(reason) + `\b`)
			if err != nil || !strings.Contains(string(source), "func "+name+"(") || !named.Match(source) {
				t.Errorf("%s is not covered by %s: %v", reason, test, err)
			}
		case !r.seen[reason]:
			t.Errorf("no test covers %s; if it cannot occur, remove it from models/errors.json", reason)
		}
	}
}

// camel returns the name of the Go constant of a reason.
func camel(reason string) string {
	name := ""
	for word := range strings.SplitSeq(reason, "_") {
		name += word[:1] + strings.ToLower(word[1:])
	}
	return name
}
