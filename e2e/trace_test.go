package e2e

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	tracing "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// receiver receives spans like an OpenTelemetry collector.
type receiver struct {
	url string

	mu    sync.Mutex
	spans []*tracing.Span
	about string
}

func newReceiver(t *testing.T) *receiver {
	t.Helper()
	r := &receiver{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if err := r.take(request); err != nil {
			t.Error(err)
			w.WriteHeader(http.StatusBadRequest)
		}
	}))
	t.Cleanup(server.Close)
	r.url = server.URL
	return r
}

func (r *receiver) take(request *http.Request) error {
	var body io.Reader = request.Body
	if request.Header.Get("Content-Encoding") == "gzip" {
		unzipped, err := gzip.NewReader(body)
		if err != nil {
			return err
		}
		body = unzipped
	}
	text, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	var sent collector.ExportTraceServiceRequest
	if err := proto.Unmarshal(text, &sent); err != nil {
		return fmt.Errorf("%s: %w", request.URL, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, from := range sent.GetResourceSpans() {
		r.about = from.GetResource().String()
		for _, scope := range from.GetScopeSpans() {
			r.spans = append(r.spans, scope.GetSpans()...)
		}
	}
	return nil
}

// tree formats spans as "name(children)", with siblings sorted by name and without duplicates.
func tree(spans []*tracing.Span, parent []byte) string {
	var below []string
	for _, span := range spans {
		if string(span.GetParentSpanId()) == string(parent) {
			name := span.GetName()
			if inner := tree(spans, span.GetSpanId()); inner != "" {
				name += "(" + inner + ")"
			}
			below = append(below, name)
		}
	}
	slices.Sort(below)
	return strings.Join(slices.Compact(below), " ")
}

// Requests are traced from the caller's span down to each statement. Spans are exported as the
// environment variables of OpenTelemetry configure it, the last ones when the program stops. Spans
// do not contain the content of operations.
func TestTraces(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	p := launch(t, t.TempDir(), []string{"OTEL_EXPORTER_OTLP_ENDPOINT=" + r.url, "OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=tests"},
		"--demo=false", "--log-format=json", "--trace-resolvers")
	p.url = p.awaitLine(t, &p.out, `GraphQL:\s+(http://\S+)/graphql`)
	p.awaitLine(t, &p.out, `(Ready after .*)`)
	token := p.token(t, "JPN", "proposals:read proposals:write")
	p.sendOperations(t, token)
	const trace, span = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
	header := http.Header{"Content-Type": {"application/json"}, "Traceparent": {"00-" + trace + "-" + span + "-01"}}
	p.request(t, http.MethodPost, "/graphql?"+secret, header, strings.NewReader(`{"query": "query Feed { proposals(first: 3) { nodes { id } } }"}`))
	p.get(t, "/healthz")
	if code := p.signal(t, syscall.SIGTERM); code != 0 {
		t.Errorf("got exit code %d, want 0", code)
	}

	var ours []*tracing.Span
	for _, one := range r.spans {
		if printed := one.String(); strings.Contains(printed, secret) || strings.Contains(printed, token) {
			t.Errorf("a span contains the content of an operation: %s", printed)
		}
		if strings.Contains(one.GetName(), "healthz") {
			t.Errorf("got a span for a health check, want none: %s", one)
		}
		if fmt.Sprintf("%x", one.GetTraceId()) == trace {
			ours = append(ours, one)
		}
	}
	parent := []byte{0x00, 0xf0, 0x67, 0xaa, 0x0b, 0xa9, 0x02, 0xb7}
	if got := tree(ours, parent); !strings.HasPrefix(got, "POST /graphql(query Feed(Query.proposals(") || !strings.Contains(got, "SELECT") {
		t.Errorf("got spans %s below that of the caller, want the operation, its fields and SELECT", got)
	}
	if diff := cmp.Diff([]bool{true, true}, []bool{strings.Contains(r.about, "proposaltracker"), strings.Contains(r.about, "tests")}); diff != "" {
		t.Errorf("got resource %s, want the service proposaltracker in the environment tests", r.about)
	}
	lines := p.lines(t, "request")
	if last := lines[len(lines)-1]; last["traceId"] != trace || last["operation"] != "Feed" {
		t.Errorf("got log record %v, want the trace ID and the operation", last)
	}
}
