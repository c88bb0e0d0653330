package transport_test

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/klauspost/compress/zstd"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/graph/transport"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// cachedServer serves smallSchema with a response cache, and counts the operations that run.
type cachedServer struct {
	http.Handler

	cache      *transport.ResponseCache
	ran        atomic.Int64
	generation atomic.Value
	off        atomic.Bool
	// entered, if not nil, receives a value when an operation starts, which then waits until gate is closed.
	entered, gate chan struct{}
}

type countedSchema struct {
	smallSchema
	server *cachedServer
}

func (s countedSchema) Exec(ctx context.Context) graphql.ResponseHandler {
	s.server.ran.Add(1)
	if s.server.gate != nil {
		s.server.entered <- struct{}{}
		select {
		case <-s.server.gate:
		case <-ctx.Done():
		}
	}
	return s.smallSchema.Exec(ctx)
}

func newCachedServer(t *testing.T, size int64) *cachedServer {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: small})
	if err != nil {
		t.Fatal(err)
	}
	s := &cachedServer{}
	s.generation.Store(query.Generation{})
	s.cache = transport.NewResponseCache(size, func() (query.Generation, bool) {
		return s.generation.Load().(query.Generation), !s.off.Load()
	})
	server := handler.New(countedSchema{smallSchema{schema}, s})
	server.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](10)})
	type (
		languageKey struct{}
		viewerKey   struct{}
	)
	for _, one := range transport.All(transport.Config{
		Now: time.Now, Responses: s.cache,
		Public:   func(ctx context.Context) bool { return ctx.Value(viewerKey{}) == "" },
		Identity: func(context.Context) (any, time.Time) { return nil, time.Time{} },
		Language: func(context.Context) models.Language { return models.English },
		Variant: func(ctx context.Context) string {
			language, _ := ctx.Value(languageKey{}).(string)
			return language
		},
	}) {
		server.AddTransport(one)
	}
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), languageKey{}, r.Header.Get("Accept-Language"))
		server.ServeHTTP(w, r.WithContext(context.WithValue(ctx, viewerKey{}, r.Header.Get("Viewer"))))
	})
	return s
}

// ask sends body by POST or, if it begins with a slash, requests it as a path by GET.
func (s *cachedServer) ask(ctx context.Context, body string, headers ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	if strings.HasPrefix(body, "/") {
		request = httptest.NewRequestWithContext(ctx, http.MethodGet, body, nil)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, request)
	return recorder
}

const echo = `{"query":"{echo(text:1)}"}`

func TestCachedAnswers(t *testing.T) {
	t.Parallel()
	const hash = "4d69c9a3a9ad5c0fa5a2a0e1d1a7ec2c2f0bda23c3cf1e7dd1f9c1a3b2b1d0c9"
	const registers = `{"query":"{echo}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"718fd1cea118caccd1740b1952602d73211a974f9475f241b28d04ab80961c44"}}}`
	for name, c := range map[string]struct {
		first, second           string
		firstHeader, nextHeader []string
		ran                     int64
	}{
		"same query by POST":           {first: echo, second: echo, ran: 1},
		"same query by GET":            {first: "/graphql?query=%7Becho%7D", second: "/graphql?query=%7Becho%7D", ran: 1},
		"introspection":                {first: `{"query":"{__typename}"}`, second: `{"query":"{__typename}"}`, ran: 1},
		"different argument":           {first: echo, second: `{"query":"{echo(text:2)}"}`, ran: 2},
		"different language":           {first: echo, second: echo, nextHeader: []string{"Accept-Language", "fr"}, ran: 2},
		"different media type":         {first: echo, second: echo, nextHeader: []string{"Accept", "application/graphql-response+json"}, ran: 2},
		"event stream":                 {first: echo, second: echo, nextHeader: []string{"Accept", "text/event-stream"}, ran: 2},
		"request with a token":         {first: echo, second: echo, nextHeader: []string{"Authorization", "Bearer x"}, ran: 2},
		"request of a viewer":          {first: echo, second: echo, nextHeader: []string{"Viewer", "somebody"}, ran: 2},
		"earlier request with a token": {first: echo, second: echo, firstHeader: []string{"Authorization", "Bearer x"}, ran: 2},
		"response with errors":         {first: `{"query":"{faulty}"}`, second: `{"query":"{faulty}"}`, ran: 2},
		"mutation":                     {first: `{"query":"mutation{write}"}`, second: `{"query":"mutation{write}"}`, ran: 2},
		"unknown persisted query":      {first: `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}}`, second: echo, ran: 1},
		"persisted query registration": {first: registers, second: registers, ran: 2},
		"request above the size limit": {first: `{"query":"{echo}` + strings.Repeat(" ", 17<<10) + `"}`, second: `{"query":"{echo}` + strings.Repeat(" ", 17<<10) + `"}`, ran: 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newCachedServer(t, 1<<20)
			first := s.ask(t.Context(), c.first, c.firstHeader...)
			second := s.ask(t.Context(), c.second, c.nextHeader...)
			if ran := s.ran.Load(); ran != c.ran {
				t.Errorf("got %d operations run, want %d: %s %s", ran, c.ran, first.Body, second.Body)
			}
			if c.ran != 1 || c.first != c.second {
				return
			}
			if first.Body.String() != second.Body.String() || fmt.Sprint(first.Header()) != fmt.Sprint(second.Header()) {
				t.Errorf("computed: %v %s\ncached: %v %s", first.Header(), first.Body, second.Header(), second.Body)
			}
		})
	}
}

func TestResponseCacheGenerations(t *testing.T) {
	t.Parallel()
	s := newCachedServer(t, 1<<20)
	ask := func(step string, want int64) {
		t.Helper()
		if s.ask(t.Context(), echo); s.ran.Load() != want {
			t.Errorf("%s: got %d operations run, want %d", step, s.ran.Load(), want)
		}
	}
	ask("first request", 1)
	ask("second request", 1)
	s.generation.Store(query.Generation{Changes: 1})
	ask("after a change", 2)
	ask("second request after a change", 2)
	s.generation.Store(query.Generation{Changes: 1, Today: models.NewDate(2026, time.November, 29)})
	ask("the next day", 3)
	ask("second request the next day", 3)
	s.off.Store(true)
	ask("while caching is disabled", 4)
	ask("second request while caching is disabled", 5)
	s.off.Store(false)
	ask("after caching is enabled again", 5)
	none := newCachedServer(t, 0)
	none.ask(t.Context(), echo)
	if none.ask(t.Context(), echo); none.ran.Load() != 2 {
		t.Errorf("without a cache: got %d operations run, want 2", none.ran.Load())
	}
}

// A response whose generation ended during its computation is not served in the next generation.
func TestAnswerOfEndedGeneration(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]query.Generation{
		"after a change": {Changes: 1}, "the next day": {Today: models.NewDate(2026, time.November, 29)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newCachedServer(t, 1<<20)
			s.entered, s.gate = make(chan struct{}, 2), make(chan struct{})
			var asking sync.WaitGroup
			asking.Go(func() { s.ask(t.Context(), echo) })
			<-s.entered
			s.generation.Store(change)
			s.ask(t.Context(), `{`) // another request discards the responses of the ended generation
			close(s.gate)
			asking.Wait()
			if s.ask(t.Context(), echo); s.ran.Load() != 2 {
				t.Errorf("got %d operations run, want 2: the response of the ended generation was served", s.ran.Load())
			}
		})
	}
}

// A client does not share a computation that began in an earlier generation.
func TestComputationOfEarlierGeneration(t *testing.T) {
	t.Parallel()
	s := newCachedServer(t, 1<<20)
	s.entered, s.gate = make(chan struct{}, 2), make(chan struct{})
	var asking sync.WaitGroup
	asking.Go(func() { s.ask(t.Context(), echo) })
	<-s.entered
	s.generation.Store(query.Generation{Changes: 1})
	asking.Go(func() { s.ask(t.Context(), echo) })
	select {
	case <-s.entered:
	case <-time.After(10 * time.Second): // long before it would give up waiting for the first one
		t.Error("the second request waits for the response of the earlier generation, want a computation of its own")
	}
	close(s.gate)
	asking.Wait()
}

// A cached response is not served to a request with another method: the body of a POST request is not a valid query
// string.
func TestCachedMethods(t *testing.T) {
	t.Parallel()
	s := newCachedServer(t, 1<<20)
	s.ask(t.Context(), echo)
	if got := s.ask(t.Context(), "/graphql?"+echo); got.Code != http.StatusBadRequest {
		t.Errorf("GET request with the body of a cached POST request: got status %d and body %s, want 400", got.Code, got.Body)
	}
}

// Concurrent clients share one computation of a response. It continues if the client that started it disconnects.
func TestAnswerIsComputedOnce(t *testing.T) {
	t.Parallel()
	s := newCachedServer(t, 1<<20)
	s.entered, s.gate = make(chan struct{}, 1), make(chan struct{})
	first, leave := context.WithCancel(t.Context())
	var asking sync.WaitGroup
	asking.Go(func() { s.ask(first, echo) })
	<-s.entered
	bodies := make([]string, 50)
	for i := range bodies {
		asking.Go(func() { bodies[i] = s.ask(t.Context(), echo).Body.String() })
	}
	for deadline := time.Now().Add(10 * time.Second); testutil.ToFloat64(only{s.cache, "proposaltracker_response_cache_waiting"}) < 51 && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	leave()
	close(s.gate)
	asking.Wait()
	for _, body := range bodies {
		if body != "{\"data\":{\"echo\":1}}\n" {
			t.Errorf("got body %q, want the response", body)
		}
	}
	if ran := s.ran.Load(); ran > 2 { // the first client, which has disconnected, may run its own
		t.Errorf("got %d operations run, want at most 2", ran)
	}
}

func TestCachedEncodings(t *testing.T) {
	t.Parallel()
	s := newCachedServer(t, 1<<20)
	long := `{"query":"{echo(text:\"` + strings.Repeat("long ", 1000) + `\")}"}`
	plain := s.ask(t.Context(), long).Body.String()
	for _, c := range []struct{ accept, want string }{
		{"gzip", "gzip"}, {"gzip, deflate, br, zstd", "gzip"}, {"zstd", "zstd"}, {"br", ""}, {"gzip;q=0", ""},
	} {
		got := s.ask(t.Context(), long, "Accept-Encoding", c.accept)
		if encoding := got.Header().Get("Content-Encoding"); encoding != c.want {
			t.Errorf("%s: got %q, want %q", c.accept, encoding, c.want)
			continue
		}
		if length := fmt.Sprint(got.Body.Len()); got.Header().Get("Content-Length") != length {
			t.Errorf("%s: got Content-Length %s, want %s", c.accept, got.Header().Get("Content-Length"), length)
		}
		if body := decoded(t, c.want, got.Body); body != plain {
			t.Errorf("%s: got decoded body %.100q, want the uncompressed response", c.accept, body)
		}
	}
}

func decoded(t *testing.T, encoding string, body io.Reader) string {
	t.Helper()
	var err error
	switch encoding {
	case "gzip":
		body, err = gzip.NewReader(body)
	case "zstd":
		body, err = zstd.NewReader(body)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The cache stays within its memory limit, and does not cache a response that would take a large part of it.
func TestResponseCacheMemory(t *testing.T) {
	t.Parallel()
	const size = 64 << 10
	s := newCachedServer(t, size)
	for i := range 500 {
		s.ask(t.Context(), fmt.Sprintf(`{"query":"{echo(text:\"%d %s\")}"}`, i, strings.Repeat("x", 500)))
	}
	if bytes := testutil.ToFloat64(only{s.cache, "proposaltracker_response_cache_bytes"}); bytes > size || bytes < size/2 {
		t.Errorf("got %.0f bytes in the cache, want between %d and %d", bytes, size/2, size)
	}
	if evicted := testutil.ToFloat64(only{s.cache, "proposaltracker_response_cache_evictions_total"}); evicted < 300 {
		t.Errorf("got %.0f evictions, want at least 300", evicted)
	}
	large := `{"query":"{echo(text:\"` + strings.Repeat("x", size/8) + `\")}"}`
	before := s.ran.Load()
	s.ask(t.Context(), large)
	if s.ask(t.Context(), large); s.ran.Load() != before+2 {
		t.Error("a response above an eighth of the limit was cached")
	}
}

// only is a collector of one metric of the cache.
type only struct {
	cache *transport.ResponseCache
	name  string
}

func (o only) Describe(to chan<- *prometheus.Desc) { prometheus.DescribeByCollect(o, to) }

func (o only) Collect(to chan<- prometheus.Metric) {
	all := make(chan prometheus.Metric, 20)
	o.cache.Collect(all)
	close(all)
	for one := range all {
		if strings.Contains(one.Desc().String(), `"`+o.name+`"`) {
			to <- one
		}
	}
}
