package e2e

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"github.com/google/go-cmp/cmp"
)

// secret is part of all content that these tests send. It must not appear in logs, metrics or
// traces.
const secret = "Xylograph"

// lines returns the log records with the given message.
func (p *program) lines(t *testing.T, message string) []map[string]any {
	t.Helper()
	var found []map[string]any
	for line := range strings.Lines(p.errors.text()) {
		record := map[string]any{}
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if record["msg"] == message {
			found = append(found, record)
		}
	}
	return found
}

const file = `mutation File($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`

// filing returns a valid input.
func filing() map[string]any {
	text := map[string]any{"language": "EN", "title": secret, "content": map[string]any{"body": "1.1. " + secret + "\n"}}
	return map[string]any{"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": []any{text}}
}

// sendOperations sends valid and invalid operations, with the secret in everything that a client
// controls.
func (p *program) sendOperations(t *testing.T, token string) {
	t.Helper()
	input := filing()
	p.ask(t, token, file, map[string]any{"input": input})
	input["texts"].([]any)[0].(map[string]any)["title"] = ""
	p.send(t, token, file, map[string]any{"input": input})
	input["workProgramme"] = secret
	p.send(t, token, file, map[string]any{"input": input, secret: secret})
	p.send(t, token, `query Ask { proposals(first: 5) { nodes { id } } proposal(by: {symbol: "`+secret+`"}) { id } }`, nil)
	p.send(t, token, `query Broken { `+secret+` }`, nil)
	p.send(t, token, `{ `+secret, nil)
	p.send(t, secret, `{ viewer { subject } }`, nil)
	p.get(t, "/graphql?query={proposal(by:{symbol:%22"+secret+"%22}){id}}&variables="+secret)
	p.get(t, "/graphql?query={proposal(by:{symbol:%22"+secret+"%22}){id}}")
}

// The log contains the name, viewer and cost of each operation, but none of its content.
func TestOperationLog(t *testing.T) {
	t.Parallel()
	p := start(t, "--demo=false", "--log-format=json", "--log-level=debug", "--metrics-listen=127.0.0.1:0")
	token := p.token(t, "JPN", "proposals:read proposals:write")
	p.sendOperations(t, token)
	p.listen(t, token)
	metrics := p.awaitLine(t, &p.out, `Metrics:\s+(http://\S+)`)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, metrics, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	collected, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{
		`proposaltracker_graphql_operations_total{operation="File",type="mutation"} 4`,
		`proposaltracker_graphql_errors_total{code="INVALID_INPUT",operation="File",type="mutation"} 2`,
		`proposaltracker_http_requests_total{method="POST",route="/graphql",status="401"} 1`,
		"proposaltracker_streams_open 0", "proposaltracker_pool_connections_max", "go_goroutines", "process_cpu_seconds_total",
	} {
		if !strings.Contains(string(collected), wanted) {
			t.Errorf("the metrics do not contain %s", wanted)
		}
	}
	if status, _ := p.get(t, "/metrics"); status != http.StatusNotFound {
		t.Errorf("metrics at the public address: got status %d, want 404", status)
	}
	if code := p.signal(t, syscall.SIGTERM); code != 0 {
		t.Errorf("got exit code %d, want 0", code)
	}
	if printed := p.out.text() + p.errors.text() + string(collected); strings.Contains(printed, secret) || strings.Contains(printed, token) {
		t.Errorf("logs or metrics contain the secret or the token:\n%s", printed)
	}
	p.checkLines(t)
}

// checkLines checks the log records of operations.
func (p *program) checkLines(t *testing.T) {
	t.Helper()
	got := map[string]int{}
	for _, line := range append(p.lines(t, "request"), p.lines(t, "operation")...) {
		if line["type"] != "query" && line["type"] != "mutation" && line["type"] != "subscription" {
			continue
		}
		if line["requestId"] == "" || line["cost"].(float64) <= 0 || line["sqlDuration"].(float64) < 0 {
			t.Errorf("got log record %v, want a request ID, a positive cost and an SQL duration", line)
		}
		asked := line["sql"].(float64) > 0 && line["sqlDuration"].(float64) > 0 || line["type"] == "subscription" // a subscription may end before it reads
		got[fmt.Sprintf("%s %s of %s: %v, SQL %t, %v", line["type"], line["operation"], line["delegation"], line["errors"], asked, line["msg"])]++
	}
	want := map[string]int{
		"mutation File of JPN: <nil>, SQL true, request":            2,
		"mutation File of JPN: [INVALID_INPUT], SQL false, request": 2,
		"query Ask of JPN: <nil>, SQL true, request":                1,
		"query  of : <nil>, SQL false, request":                     1,
		"query Over of JPN: <nil>, SQL true, operation":             1,
		"subscription Listen of JPN: <nil>, SQL true, operation":    1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("log records of operations (-want +got):\n%s\n%s", diff, p.errors.text())
	}
}

// listen subscribes over a WebSocket.
func (p *program) listen(t *testing.T, token string) {
	t.Helper()
	s := p.open(t, map[string]any{"authorization": "Bearer " + token, "note": secret})
	over := s.subscribe("query Over { events(first: 1) { nodes { id } } }")
	var first struct {
		Data struct {
			Events struct{ Nodes []struct{ ID string } }
		}
	}
	if err := json.Unmarshal(s.receive(over).Payload, &first); err != nil || len(first.Data.Events.Nodes) != 1 {
		t.Fatalf("got %+v, want one event; error %v", first, err)
	}
	if got := s.receive(over).Type; got != "complete" {
		t.Errorf("after the result: got %q, want complete", got)
	}
	// A later event shows that the subscription was active when the connection is closed.
	p.ask(t, token, file, map[string]any{"input": filing()})
	listening := s.subscribe(`subscription Listen { events(afterEvent: "` + first.Data.Events.Nodes[0].ID + `") { id } }`)
	if got := s.receive(listening); got.Type != "next" {
		t.Errorf("subscription: got %s %s, want next", got.Type, got.Payload)
	}
	if err := s.Close(websocket.StatusNormalClosure, ""); err != nil {
		t.Fatal(err)
	}
	p.awaitLine(t, &p.errors, `"status":(101)`)
}

// socket is a WebSocket client.
type socket struct {
	*websocket.Conn

	t *testing.T
}

// open opens a WebSocket with the given payload of connection_init.
func (p *program) open(t *testing.T, payload map[string]any) socket {
	t.Helper()
	conn, _, err := websocket.Dial(t.Context(), p.url+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.CloseNow() })
	s := socket{conn, t}
	s.say(map[string]any{"type": "connection_init", "payload": payload})
	return s
}

func (s socket) say(message map[string]any) {
	s.t.Helper()
	if err := wsjson.Write(s.t.Context(), s.Conn, message); err != nil {
		s.t.Fatal(err)
	}
}

// subscribe sends an operation, and returns the ID of its responses.
func (s socket) subscribe(operation string) string {
	s.t.Helper()
	id := fmt.Sprintf("%x", sha256.Sum256([]byte(operation)))
	s.say(map[string]any{"type": "subscribe", "id": id, "payload": map[string]any{"query": operation}})
	return id
}

// message is a message of graphql-transport-ws.
type message struct {
	Type, ID string
	Payload  json.RawMessage
}

// receive returns the next message of an operation.
func (s socket) receive(id string) message {
	s.t.Helper()
	for {
		var next message
		if err := wsjson.Read(s.t.Context(), s.Conn, &next); err != nil {
			s.t.Fatal(err)
		}
		if next.ID == id {
			return next
		}
	}
}

// The cost of operations is charged to the client on every transport. A client that has exceeded
// its budget is rejected before anything is executed; other clients are not affected.
func TestRateLimitOfOperations(t *testing.T) {
	t.Parallel()
	p := start(t, "--demo=false", "--rate=1", "--rate-burst=100000")
	japan, kenya := p.token(t, "JPN", "proposals:read"), p.token(t, "KEN", "proposals:read")
	dear := "{" // an expensive operation: 48 objects by key, at 1,100 units each
	for i := range 48 {
		dear += fmt.Sprintf(` p%d: proposal(by: {symbol: "JOB/GC/1"}) { id }`, i)
	}
	dear += "}"

	first := p.send(t, japan, dear, nil)
	second := p.send(t, japan, dear, nil)
	third := p.send(t, japan, `{ viewer { subject } }`, nil)
	if len(first.Errors)+len(second.Errors) > 0 || third.Status != http.StatusTooManyRequests || third.codes()[0] != "RATE_LIMITED" {
		t.Errorf("third request: got status %d and errors %+v, want 429 and RATE_LIMITED", third.Status, third.Errors)
	}
	if got := p.send(t, kenya, `{ viewer { subject } }`, nil); len(got.Errors) > 0 {
		t.Errorf("another delegation: got errors %+v, want none", got.Errors)
	}

	s := p.open(t, map[string]any{"authorization": "Bearer " + kenya})
	ask := func(id, query string) message {
		s.say(map[string]any{"type": "subscribe", "id": id, "payload": map[string]any{"query": query}})
		return s.receive(id)
	}
	for _, id := range []string{"1", "2"} {
		if got := ask(id, dear); got.Type != "next" {
			t.Errorf("operation %s over a WebSocket: got %s %s, want next", id, got.Type, got.Payload)
		}
	}
	if got := ask("3", `{ viewer { subject } }`); got.Type != "error" || !strings.Contains(string(got.Payload), "RATE_LIMITED") {
		t.Errorf("third operation over a WebSocket: got %s %s, want error RATE_LIMITED", got.Type, got.Payload)
	}
}

// With --introspection=false, the schema is not available anywhere.
func TestWithoutIntrospection(t *testing.T) {
	t.Parallel()
	p := start(t, "--demo=false", "--introspection=false")
	if got := p.send(t, "", `{ __schema { types { name } } }`, nil); len(got.codes()) != 1 || got.codes()[0] != "FORBIDDEN" {
		t.Errorf("got errors %+v, want FORBIDDEN", got.Errors)
	}
	if got := p.send(t, "", `{ __typename }`, nil); len(got.Errors) > 0 {
		t.Errorf("got errors %+v, want none", got.Errors)
	}
	if status, _ := p.get(t, "/schema.graphql"); status != http.StatusNotFound {
		t.Errorf("/schema.graphql: got status %d, want 404", status)
	}
}

// A cacheable response is revalidated in each content encoding.
func TestRevalidation(t *testing.T) {
	t.Parallel()
	p := start(t)
	const path = "/graphql?query={proposals(first:50){nodes{id%20symbol%20title{text}}}}"
	for _, encoding := range []string{"gzip", "zstd", "identity"} {
		_, header, _ := p.request(t, http.MethodGet, path, http.Header{"Accept-Encoding": {encoding}}, http.NoBody)
		tag := header.Get("ETag")
		if came := header.Get("Content-Encoding"); tag == "" || (came != encoding && encoding != "identity") {
			t.Fatalf("%s: got header %v, want an ETag and this Content-Encoding", encoding, header)
		}
		status, again, body := p.request(t, http.MethodGet, path, http.Header{"Accept-Encoding": {encoding}, "If-None-Match": {tag}}, http.NoBody)
		if status != http.StatusNotModified || again.Get("ETag") != tag || body != "" {
			t.Errorf("%s: got status %d, want 304 and the same ETag; header %v", encoding, status, again)
		}
	}
}
