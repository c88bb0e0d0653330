package observe_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
	"go.opentelemetry.io/otel/attribute"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"proposaltracker/graph"
	"proposaltracker/graph/guard"
	"proposaltracker/graph/observe"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
)

// fixture is an instrumented schema with its recorded operations.
type fixture struct {
	http.Handler

	t        *testing.T
	registry *prometheus.Registry
	spans    *tracetest.InMemoryExporter

	mu       sync.Mutex
	recorded []observe.Operation
	ahead    time.Duration // how far p.now is ahead of the real time

	waits func() // if not nil, called when a subscription waits for an event
}

func newPost(t *testing.T) *fixture {
	t.Helper()
	db := databasetest.Template{Name: "seeded", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return err
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	verbs := tracker.New(reader, db, time.Now)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	p := &fixture{t: t, registry: prometheus.NewRegistry(), spans: tracetest.NewInMemoryExporter()}
	traces := sdktrace.NewTracerProvider(sdktrace.WithSyncer(p.spans))
	watch := observe.New(observe.Options{
		Metrics: p.registry, Traces: traces, Cost: guard.CostOf, Now: p.now, Record: p.record,
		CountSQL: func(ctx context.Context) (context.Context, func() (int, time.Duration)) {
			ctx, counted := database.CountQueries(ctx)
			return ctx, func() (int, time.Duration) { return counted.Count(), counted.Duration() }
		},
	})
	hub := events.NewHub(reader, db.ListenConfig(), events.Config{}, log)
	options := graph.Options{Log: log, Instrumentation: watch, Extensions: []graphql.HandlerExtension{observe.NewFields(traces), waiting{p}}}
	p.Handler = graph.NewServer(graph.Backend{Reader: reader, Tracker: verbs, Hub: hub}, options, transport.All(transport.Config{
		Now: time.Now, Public: func(context.Context) bool { return false }, Identity: func(context.Context) (any, time.Time) { return nil, time.Time{} },
	})...)
	return p
}

func (p *fixture) record(_ context.Context, o observe.Operation) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.recorded = append(p.recorded, o)
}

func (p *fixture) now() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Now().Add(p.ahead)
}

func (p *fixture) pass(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ahead += d
}

// waiting is an extension that calls waits when a subscription waits for an event.
type waiting struct{ *fixture }

func (waiting) ExtensionName() string                   { return "Waiting" }
func (waiting) Validate(graphql.ExecutableSchema) error { return nil }

func (w waiting) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if w.waits != nil {
		w.waits()
	}
	return next(ctx)
}

// ask sends an operation on behalf of Japan.
func (p *fixture) ask(ctx context.Context, query string, headers ...string) {
	p.t.Helper()
	japan := access.Viewer{Subject: "someone", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsRead)}
	request := httptest.NewRequestWithContext(access.NewContext(ctx, japan), http.MethodPost, "/graphql", strings.NewReader(fmt.Sprintf(`{"query": %q}`, query)))
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	p.ServeHTTP(httptest.NewRecorder(), request)
}

// An operation is recorded once, with its cost and result. A request that is rejected before the document is parsed
// is recorded without an operation name.
func TestOperations(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.ask(t.Context(), `query Feed { proposals(first: 3) { nodes { id } } }`)
	p.ask(t.Context(), `{ viewer { subject } }`)
	p.ask(t.Context(), `query Two { a: proposals(filter: {venues: ["X"]}) { totalCount } b: proposals(filter: {venues: ["X"]}) { totalCount } }`)
	p.ask(t.Context(), `mutation Leave { withdrawProposal(input: {proposal: "no id"}) { proposal { id } } }`)
	p.ask(t.Context(), `query Secret { nothing }`)
	p.ask(t.Context(), `query Large { proposals(first: 100) { nodes { coAuthorships(first: 100) { nodes { sponsor { name } proposal { coAuthorships(first: 100) { nodes { id } } } } } } } }`)

	got := p.recorded
	if got[0].Statements == 0 || got[0].SQL <= 0 || got[0].Took < got[0].SQL/2 {
		t.Errorf("got %+v for a list, want SQL statements and their duration", got[0])
	}
	want := []observe.Operation{
		{Name: "Feed", Type: "query", Cost: 1467, Answers: 1},
		{Type: "query", Cost: 442, Answers: 1},
		{Name: "Two", Type: "query", Cost: 2998, Answers: 1, Codes: []string{"INVALID_INPUT"}},
		{Name: "Leave", Type: "mutation", Cost: 7_396, Answers: 1, Codes: []string{"INVALID_INPUT"}},
		{Codes: []string{"GRAPHQL_VALIDATION_FAILED"}},
		{Name: "Large", Type: "query", Codes: []string{"LIMIT_EXCEEDED"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(observe.Operation{}, "Took", "SQL", "Statements")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p.counted(`
# HELP proposaltracker_graphql_operations_total Operations that have ended, including rejected ones.
# TYPE proposaltracker_graphql_operations_total counter
proposaltracker_graphql_operations_total{operation="",type=""} 1
proposaltracker_graphql_operations_total{operation="",type="query"} 1
proposaltracker_graphql_operations_total{operation="Feed",type="query"} 1
proposaltracker_graphql_operations_total{operation="Large",type="query"} 1
proposaltracker_graphql_operations_total{operation="Leave",type="mutation"} 1
proposaltracker_graphql_operations_total{operation="Two",type="query"} 1
`, "proposaltracker_graphql_operations_total")
	p.counted(`
# HELP proposaltracker_graphql_errors_total Operations with errors, by code; an operation counts once under each of its codes.
# TYPE proposaltracker_graphql_errors_total counter
proposaltracker_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED",operation="",type=""} 1
proposaltracker_graphql_errors_total{code="INVALID_INPUT",operation="Leave",type="mutation"} 1
proposaltracker_graphql_errors_total{code="INVALID_INPUT",operation="Two",type="query"} 1
proposaltracker_graphql_errors_total{code="LIMIT_EXCEEDED",operation="Large",type="query"} 1
`, "proposaltracker_graphql_errors_total")
	p.counted(`
# HELP proposaltracker_graphql_document_cache_total Lookups in the cache of parsed documents, by result: hit or miss.
# TYPE proposaltracker_graphql_document_cache_total counter
proposaltracker_graphql_document_cache_total{result="hit"} 0
proposaltracker_graphql_document_cache_total{result="miss"} 6
`, "proposaltracker_graphql_document_cache_total")
}

// counted compares metrics with the expected text.
func (p *fixture) counted(want string, names ...string) {
	p.t.Helper()
	if err := testutil.GatherAndCompare(p.registry, strings.NewReader(want), names...); err != nil {
		p.t.Error(err)
	}
}

// The number of metric series is bounded, no matter how clients name their operations.
func TestOperationNames(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.ask(t.Context(), "query "+strings.Repeat("Long", 20)+" { __typename }")
	for i := range 250 {
		p.ask(t.Context(), fmt.Sprintf("query Q%d { __typename }", i))
	}
	for range 3 {
		p.ask(t.Context(), "query Q7 { __typename }")
	}
	series, err := testutil.GatherAndCount(p.registry, "proposaltracker_graphql_operations_total")
	if err != nil || series != 201 {
		t.Errorf("got %d series and error %v, want 201 series: 200 names and one for the others", series, err)
	}
	if problems, err := testutil.GatherAndLint(p.registry); err != nil || len(problems) > 0 {
		t.Errorf("got lint problems %v and error %v, want none", problems, err)
	}
}

// A subscription is recorded when it ends, with all the responses that it sent.
func TestSubscriptions(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	p.waits = func() {
		p.pass(time.Hour)
		cancel()
	}
	p.ask(ctx, `subscription Live { events { id } }`, "Accept", "text/event-stream")
	want := []observe.Operation{{Name: "Live", Type: "subscription", Cost: 3350}}
	if diff := cmp.Diff(want, p.recorded, cmpopts.IgnoreFields(observe.Operation{}, "Took", "SQL", "Statements")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if took := p.recorded[0].Took; took < time.Hour || took > time.Hour+10*time.Minute {
		t.Errorf("got duration %s, want about an hour", p.recorded[0].Took)
	}
}

// A span contains the operation's name and cost, but no content.
func TestSpans(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.ask(t.Context(), `query Feed { proposals(filter: {venues: ["secret"]}) { totalCount } }`)
	got := map[string][]attribute.KeyValue{}
	for _, span := range p.spans.GetSpans() {
		got[span.Name] = span.Attributes
		if recorded := fmt.Sprint(span); strings.Contains(recorded, "secret") {
			t.Errorf("a span contains an argument of the operation: %s", recorded)
		}
	}
	want := map[string][]string{
		"query Feed": {
			"graphql.operation.type=query", "graphql.operation.name=Feed", "proposaltracker.cost=1675",
			"proposaltracker.sql.statements=0", "proposaltracker.sql.seconds=0", "error.type=INVALID_INPUT", `proposaltracker.errors=["INVALID_INPUT"]`,
		},
		"Query.proposals": nil,
	}
	recorded := map[string][]string{}
	for name, of := range got {
		recorded[name] = nil
		for _, one := range of {
			recorded[name] = append(recorded[name], string(one.Key)+"="+one.Value.String())
		}
	}
	if diff := cmp.Diff(want, recorded); diff != "" {
		t.Errorf("spans (-want +got):\n%s", diff)
	}
}
