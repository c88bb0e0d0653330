package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"proposaltracker/graph"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/database"
	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// endpoint is a GraphQL endpoint on one database, as clients use it: over HTTP with a bearer token. It serves nothing
// but GraphQL.
type endpoint struct {
	idCodec

	db       *database.DB
	handler  http.Handler
	verifier *access.Verifier
	key      access.DevKey
	keyDir   string
	tokens   sync.Map // by delegation and scopes
}

// newEndpoint returns an endpoint on a seeded database. Close it to remove its signing key.
func newEndpoint(ctx context.Context, db *database.DB) (*endpoint, error) {
	e := &endpoint{db: db}
	reader, err := query.New(ctx, db, time.Now)
	if err != nil {
		return nil, fmt.Errorf("open the tracker: %w", err)
	}
	e.codec = reader.Codec()
	if e.keyDir, err = os.MkdirTemp("", "token-key-"); err != nil {
		return nil, err
	}
	if e.key, err = access.LoadOrCreateDevKey(e.keyDir); err != nil {
		return nil, err
	}
	if e.verifier, err = access.NewVerifier(ctx, e.key.Config(), time.Now); err != nil {
		return nil, err
	}
	log := slog.New(slog.DiscardHandler)
	backend := graph.Backend{
		Reader: reader, Tracker: tracker.New(reader, db, time.Now), Webhooks: webhook.NewRegistry(reader, db, time.Now, nil),
		Hub: events.NewHub(reader, db.Pool.Config().ConnConfig, events.Config{}, log), Analyst: analysis.New(reader, analysis.DefaultConfig()),
	}
	e.handler = e.authenticated(graph.NewServer(backend, graph.Options{Log: log}, transport.All(transport.Config{
		Now:      time.Now,
		Public:   func(ctx context.Context) bool { return !access.FromContext(ctx).Authenticated() },
		Identity: func(context.Context) (any, time.Time) { return nil, time.Time{} },
		Language: graph.MessageLanguage,
	})...))
	return e, nil
}

func openEndpoint(t *testing.T, db *database.DB) *endpoint {
	t.Helper()
	e, err := newEndpoint(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.close)
	return e
}

func (e *endpoint) close() { _ = os.RemoveAll(e.keyDir) }

// authenticated adds the viewer of the bearer token to the request's context.
func (e *endpoint) authenticated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.WithContext(graph.WithRequest(r.Context(), "", "", r.Header.Get("Accept-Language")))
		raw, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !found {
			next.ServeHTTP(w, r)
			return
		}
		viewer, err := e.verifier.Verify(r.Context(), raw)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(access.NewContext(r.Context(), viewer)))
	})
}

// caller holds the claims of a token. The zero caller sends no token.
type caller struct {
	delegation string
	scopes     string
}

func (c caller) anonymous() bool { return c == caller{} }

const secretariatScope = string(access.ScopeSecretariat)

// allBut lists every scope of a delegation except those given.
func allBut(scopes ...string) string {
	rest := []string{}
	for _, scope := range access.AllScopes() {
		if scope != access.ScopeSecretariat && !slices.Contains(scopes, string(scope)) {
			rest = append(rest, string(scope))
		}
	}
	return strings.Join(rest, " ")
}

func (e *endpoint) token(by caller) (string, error) {
	name := by.delegation + " " + by.scopes
	if token, minted := e.tokens.Load(name); minted {
		return token.(string), nil
	}
	token, err := access.Mint(e.key, access.Claims{Subject: "someone", Delegation: by.delegation, Scope: by.scopes, TTL: time.Hour}, time.Now())
	e.tokens.Store(name, token)
	return token, err
}

// answer is a GraphQL response.
type answer struct {
	Data   map[string]any `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
}

// code returns the error code with the highest priority: UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID_INPUT, then
// any other. Empty if there is no error.
func (a answer) code() models.ErrorCode {
	codes := []models.ErrorCode{}
	for _, fault := range a.Errors {
		code, _ := fault.Extensions["code"].(string)
		codes = append(codes, models.ErrorCode(code))
	}
	for _, code := range []models.ErrorCode{models.Unauthenticated, models.NotFound, models.Forbidden, models.InvalidInput} {
		if slices.Contains(codes, code) {
			return code
		}
	}
	if len(codes) > 0 {
		return codes[0]
	}
	return ""
}

func (a answer) messages() string {
	texts := []string{}
	for _, fault := range a.Errors {
		texts = append(texts, fault.Message)
	}
	return strings.Join(texts, "; ")
}

// post sends an operation as the given caller.
func (e *endpoint) post(ctx context.Context, by caller, query string) (answer, error) {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return answer{}, err
	}
	request := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	if !by.anonymous() {
		token, err := e.token(by)
		if err != nil {
			return answer{}, err
		}
		request.Header.Set("Authorization", "Bearer "+token)
	}
	recorder := httptest.NewRecorder()
	e.handler.ServeHTTP(recorder, request)
	var got answer
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil {
		return got, fmt.Errorf("decode the response with status %d: %w: %.300s", recorder.Code, err, recorder.Body)
	}
	return got, nil
}

// lastEvent returns the number of the last recorded event.
func (e *endpoint) lastEvent(ctx context.Context) (last int64, err error) {
	err = e.db.Pool.QueryRow(ctx, "SELECT last FROM event_counter").Scan(&last)
	return last, err
}

// recordedEvent is an event in the event log.
type recordedEvent struct {
	Kind string
	// By is the code of the delegation that acted.
	By string
}

// eventsAfter returns the events recorded after the event with the given number, sorted by kind and delegation,
// without duplicates.
func (e *endpoint) eventsAfter(ctx context.Context, last int64) ([]recordedEvent, error) {
	const query = `SELECT DISTINCT e.kind, s.code FROM events e JOIN sponsors s ON s.id = e.actor_id WHERE e.seq > $1 ORDER BY e.kind, s.code`
	rows, err := e.db.Pool.Query(ctx, query, last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []recordedEvent{}
	for rows.Next() {
		var event recordedEvent
		if err := rows.Scan(&event.Kind, &event.By); err != nil {
			return nil, err
		}
		found = append(found, event)
	}
	return found, rows.Err()
}

// seedReference seeds a template database with the reference data.
func seedReference(ctx context.Context, db *database.DB) error {
	set, err := reference.Embedded()
	if err != nil {
		return fmt.Errorf("read the reference data: %w", err)
	}
	return tracker.Seed(ctx, db.GORM, set)
}
