package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"proposaltracker/bench/api/fill"
	"proposaltracker/bench/api/operations"
	"proposaltracker/graph"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// newSmallDatabase returns a benchDatabase with a few proposals.
func newSmallDatabase(t *testing.T) *benchDatabase {
	t.Helper()
	db := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	verbs := tracker.New(reader, db, time.Now)
	if _, err := fill.Fill(t.Context(), db, verbs.Reader.Directory(), 300, time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Pool.Exec(t.Context(), postgraphileSQL+limitSQL); err != nil {
		t.Fatalf("create the functions and indexes of the contenders: %v", err)
	}
	return &benchDatabase{db: db, verbs: verbs, now: time.Now}
}

// asked executes a request against the schema with a token of the given delegation.
func (s *benchDatabase) asked(t *testing.T, by models.Code, body []byte) []byte {
	t.Helper()
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	backend := graph.Backend{
		Reader: s.verbs.Reader, Tracker: s.verbs, Hub: events.NewHub(s.verbs.Reader, s.db.ListenConfig(), events.Config{}, log),
		Analyst: analysis.New(s.verbs.Reader, analysis.DefaultConfig()),
	}
	server := graph.NewServer(backend, graph.Options{Log: log}, transport.All(transport.Config{
		Identity: func(context.Context) (any, time.Time) { return nil, time.Time{} },
		Public:   func(context.Context) bool { return by == "" }, Now: time.Now,
	})...)
	viewer := access.Viewer{}
	if by != "" {
		viewer = access.Viewer{Subject: "bench", Delegation: by, Scopes: access.NewScopes(access.ScopeProposalsRead), ExpiresAt: time.Now().Add(time.Hour)}
	}
	request := httptest.NewRequestWithContext(access.NewContext(t.Context(), viewer), http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	server.ServeHTTP(answer, request)
	return answer.Body.Bytes()
}

// For all requests of a run, the hand-written statements return the same data as the schema.
func TestLimitEqualsTracker(t *testing.T) {
	t.Parallel()
	s := newSmallDatabase(t)
	wanted, err := s.wanted(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, operation := range operations.All() {
		if len(wanted[operation]) == 0 {
			t.Errorf("got no requests for %s, want some", operation)
		}
		for _, one := range wanted[operation] {
			ours := s.asked(t, one.Delegation, one.Tracker())
			limit, err := Answer(t.Context(), s.db.Pool, one, access.Viewer{Delegation: one.Delegation})
			if err != nil {
				t.Fatal(err)
			}
			if err := operations.SameAsLimit(one, ours, limit); err != nil {
				t.Errorf("%s %s: %v", operation, one.Limit(), err)
			}
			found += strings.Count(string(limit), `"id"`)
		}
	}
	if found < 1000 {
		t.Errorf("got %d objects in all responses, want more: otherwise hardly anything is compared", found)
	}
}

// Responses that differ in a single value or row are reported with the path of the difference.
func TestSameFindsDifferences(t *testing.T) {
	t.Parallel()
	page := operations.Wanted{Operation: operations.Page}
	same := []byte(`{"data": {"proposal": {"symbol": "A/1", "revisions": {"nodes": [{"number": 0}]}}}}`)
	if err := operations.SameAsLimit(page, same, same); err != nil {
		t.Errorf("equal responses: got difference %v, want none", err)
	}
	two := []byte(`{"data": {"a": {"id": "1"}, "b": {"id": "2"}, "again": {"id": "1"}}}`)
	if err := operations.SameAsLimit(page, two, []byte(`{"data": {"a": {"id": "x"}, "b": {"id": "y"}, "again": {"id": "x"}}}`)); err != nil {
		t.Errorf("different IDs of the same objects: got difference %v, want none", err)
	}
	if err := operations.SameAsLimit(page, two, []byte(`{"data": {"a": {"id": "x"}, "b": {"id": "y"}, "again": {"id": "y"}}}`)); err == nil {
		t.Error("ID of another object: got no difference, want one")
	}
	for place, other := range map[string]string{
		".proposal.symbol":                    `{"data": {"proposal": {"symbol": "A/2", "revisions": {"nodes": [{"number": 0}]}}}}`,
		".proposal.revisions.nodes":           `{"data": {"proposal": {"symbol": "A/1", "revisions": {"nodes": []}}}}`,
		".proposal.revisions.nodes[0].number": `{"data": {"proposal": {"symbol": "A/1", "revisions": {"nodes": [{"number": 1}]}}}}`,
		".proposal.status":                    `{"data": {"proposal": {"symbol": "A/1", "status": "NOTED", "revisions": {"nodes": [{"number": 0}]}}}}`,
		"has errors":                          `{"errors": [{"message": "no"}]}`,
	} {
		if err := operations.SameAsLimit(page, same, []byte(other)); err == nil || !strings.Contains(err.Error(), place) {
			t.Errorf("got difference %v, want one at %s", err, place)
		}
	}
}
