package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// recorder records the operations that it receives.
type recorder struct {
	mu      sync.Mutex
	queries []string
	seen    chan struct{}
}

func (r *recorder) ServeHTTP(_ http.ResponseWriter, request *http.Request) {
	body, _ := io.ReadAll(request.Body) // what the flood sent
	var sent struct{ Query string }
	_ = json.Unmarshal(body, &sent) // some floods send no JSON
	r.mu.Lock()
	defer r.mu.Unlock()
	if sent.Query != "" {
		r.queries = append(r.queries, sent.Query)
	}
	select {
	case r.seen <- struct{}{}:
	default:
	}
}

// The operations of each flood are valid, so that the server executes them.
func TestFloods(t *testing.T) {
	t.Parallel()
	sdl, err := os.ReadFile("../../graph/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	schema := gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphql", Input: string(sdl)})
	if got := len(floods()); got < 25 {
		t.Errorf("got %d floods, want at least 25", got)
	}
	// These floods send no operation, or one that the server must reject.
	none := map[string]bool{
		"half-open": true, "half-sent": true, "probes": true, "feeds": true, "follow-ups": true, "exports": true, "compare-files": true,
		"persisted-misses": true, "invalid-json": true,
	}
	for name, one := range floods() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &recorder{seen: make(chan struct{}, 1)}
			server := httptest.NewServer(r)
			t.Cleanup(server.CloseClientConnections)
			a := newAttacker(attack{
				Flood: name, Address: strings.TrimPrefix(server.URL, "http://"), Source: "127.0.0.1", Connections: 1,
				From: "a", To: "b", Event: "c", IDs: []string{"d"},
			}, 0)
			one.run(t.Context(), a)
			if !none[name] {
				select {
				case <-r.seen:
				case <-time.After(30 * time.Second):
					t.Fatal("the flood sent no request")
				}
			}
			a.closeAll()
			r.mu.Lock()
			defer r.mu.Unlock()
			if len(r.queries) == 0 && !none[name] {
				t.Error("the flood sent no operation")
			}
			for _, query := range r.queries {
				if _, faults := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules()); faults != nil && name != "variables" {
					t.Errorf("got errors %v, want none, in %.200s", faults, query)
				}
			}
		})
	}
}
