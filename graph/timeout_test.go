package graph_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"proposaltracker/graph"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/models"
)

// limit is the time limit of operations. It is usually long enough for an operation to reach the lock.
const limit = 2 * time.Second

// newSlowServer serves a fixture as Japan, with a time limit for queries and mutations.
func newSlowServer(t *testing.T, d *fixture) *httptest.Server {
	t.Helper()
	server := graph.NewServer(d.backend(), graph.Options{
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Problem: database.Problem,
	}, transport.All(transport.Config{
		Timeout: limit, Now: time.Now,
		Public:       func(context.Context) bool { return false },
		Authenticate: func(ctx context.Context, _ string) (context.Context, error) { return ctx, nil },
		Identity:     func(context.Context) (any, time.Time) { return nil, time.Time{} },
	})...)
	handler := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		server.ServeHTTP(w, r.WithContext(access.NewContext(r.Context(), delegation("JPN"))))
	}))
	t.Cleanup(handler.Close)
	return handler
}

// overPost sends a POST request with the given Accept header, and returns the response or its first event.
func overPost(ctx context.Context, handler, accept, body string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, handler+"/graphql", strings.NewReader(body))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", accept)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	for lines.Scan() {
		if text := strings.TrimPrefix(lines.Text(), "data: "); strings.HasPrefix(text, "{") {
			return text, nil
		}
	}
	return "", fmt.Errorf("status %s without a JSON response: %w", response.Status, lines.Err())
}

func overWebSocket(ctx context.Context, handler, body string) (string, error) {
	conn, _, err := websocket.Dial(ctx, handler+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		return "", err
	}
	defer func() { _ = conn.CloseNow() }()
	for _, message := range []any{map[string]any{"type": "connection_init"}, map[string]any{"type": "subscribe", "id": "1", "payload": json.RawMessage(body)}} {
		if err := wsjson.Write(ctx, conn, message); err != nil {
			return "", err
		}
	}
	for {
		var message struct {
			Type    string
			Payload json.RawMessage
		}
		if err := wsjson.Read(ctx, conn, &message); err != nil {
			return "", err
		}
		switch message.Type {
		case "next":
			return string(message.Payload), nil
		case "error":
			return `{"errors":` + string(message.Payload) + `}`, nil
		}
	}
}

// waiting returns the number of statements in the fixture's database that wait for a lock.
func (d *fixture) waiting(ctx context.Context, t *testing.T) (count int) {
	t.Helper()
	const waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock'"
	if err := d.db.Pool.QueryRow(ctx, waiting).Scan(&count); err != nil {
		t.Fatal(err)
	}
	return count
}

// Over every transport, an operation that waits for another transaction's lock ends at its time limit. The error
// names the limit, and the database cancels the statement.
func TestOperationTimeout(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	id := d.idOf(models.TypeProposal, d.file(t, "JPN", models.Public))
	handler := newSlowServer(t, d)
	holder, err := d.db.Pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = holder.Rollback(context.WithoutCancel(t.Context())) })
	if _, err := holder.Exec(t.Context(), "SET LOCAL idle_in_transaction_session_timeout = 0; LOCK TABLE proposals IN ACCESS EXCLUSIVE MODE"); err != nil {
		t.Fatal(err)
	}
	for kind, sent := range map[string]map[string]any{
		"query": {"query": "{ proposals { totalCount } }"},
		"mutation": {
			"query":     "mutation ($input: WithdrawProposalInput!) { withdrawProposal(input: $input) { proposal { id } } }",
			"variables": map[string]any{"input": map[string]any{"proposal": id}},
		},
	} {
		body := written(t, sent)
		for carrier, ask := range map[string]func(context.Context) (string, error){
			"JSON": func(ctx context.Context) (string, error) { return overPost(ctx, handler.URL, "application/json", body) },
			"event stream": func(ctx context.Context) (string, error) {
				return overPost(ctx, handler.URL, "text/event-stream", body)
			},
			"WebSocket": func(ctx context.Context) (string, error) { return overWebSocket(ctx, handler.URL, body) },
		} {
			d.timesOut(t, kind+" over "+carrier, ask)
		}
	}
}

// timesOut checks that an operation waits for a lock, receives an error at the time limit, and no longer waits.
func (d *fixture) timesOut(t *testing.T, name string, ask func(context.Context) (string, error)) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*limit)
	defer cancel()
	type result struct {
		text string
		err  error
	}
	answer := make(chan result, 1)
	send := func() {
		text, err := ask(ctx)
		answer <- result{text, err}
	}
	go send()
	for d.waiting(ctx, t) == 0 {
		select {
		case early := <-answer:
			if early.err != nil || !strings.Contains(early.text, string(models.TimedOut)) {
				t.Fatalf("%s: got %+v, want the operation to wait for the lock", name, early)
			}
			go send() // on a busy machine, the operation may time out before it reaches the lock
		default:
		}
	}
	answered := <-answer
	var got reply
	if answered.err != nil || json.Unmarshal([]byte(answered.text), &got) != nil || len(got.Errors) != 1 || summary(t, got.Errors[0].Extensions) != "TIMED_OUT DEADLINE_EXCEEDED limit="+limit.String() {
		t.Errorf("%s: got %+v, want TIMED_OUT with the limit", name, answered)
	}
	for d.waiting(ctx, t) > 0 { //nolint:revive // until the database cancels the statement; the lock is still held
	}
}
