package main

import (
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

// secret stands in everything that is said to the program in these tests, and in nothing that it says to
// those who run it.
const secret = "Xylograph"

// lines are the records of the log that have a message.
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

// sayEverything files, asks and fails, with the secret wherever a client can write something.
func (p *program) sayEverything(t *testing.T, token string) {
	t.Helper()
	const file = `mutation File($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`
	text := map[string]any{"language": "EN", "title": secret, "body": "1.1. " + secret + "\n"}
	input := map[string]any{"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": []any{text}}
	if got := p.send(t, token, file, map[string]any{"input": input}); len(got.Errors) > 0 {
		t.Fatalf("%+v", got.Errors)
	}
	text["title"] = ""
	p.send(t, token, file, map[string]any{"input": input})
	input["workProgramme"] = secret
	p.send(t, token, file, map[string]any{"input": input, secret: secret})
	p.send(t, token, `query Ask { proposals(first: 5) { nodes { id } } proposal(symbol: "`+secret+`") { id } }`, nil)
	p.send(t, token, `query Broken { `+secret+` }`, nil)
	p.send(t, token, `{ `+secret, nil)
	p.send(t, secret, `{ viewer { subject } }`, nil)
	p.get(t, "/graphql?query={proposal(symbol:%22"+secret+"%22){id}}&variables="+secret)
	p.get(t, "/graphql?query={proposal(symbol:%22"+secret+"%22){id}}")
}

// The log tells of each operation what it was, for whom and what it cost, and nothing of what was said.
func TestTheLogTellsOfOperations(t *testing.T) {
	t.Parallel()
	p := start(t, "--demo=false", "--log-format=json", "--log-level=debug", "--metrics-listen=127.0.0.1:0")
	token := p.token(t, "JPN", "proposals:read proposals:write")
	p.sayEverything(t, token)
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
		`proposaltracker_graphql_operations_total{operation="File",type="mutation"} 3`,
		`proposaltracker_graphql_errors_total{code="INVALID_INPUT",operation="File",type="mutation"} 2`,
		`proposaltracker_http_requests_total{method="POST",route="/graphql",status="401"} 1`,
		"proposaltracker_streams_open 0", "proposaltracker_pool_connections_max", "go_goroutines", "process_cpu_seconds_total",
	} {
		if !strings.Contains(string(collected), wanted) {
			t.Errorf("the metrics have no %s", wanted)
		}
	}
	if status, _ := p.get(t, "/metrics"); status != http.StatusNotFound {
		t.Errorf("the public is answered %d for the metrics", status)
	}
	if code := p.signal(t, syscall.SIGTERM); code != 0 {
		t.Errorf("ended with %d", code)
	}
	if told := p.out.text() + p.errors.text() + string(collected); strings.Contains(told, secret) || strings.Contains(told, token) {
		t.Errorf("what was said stands where those read who run the program:\n%s", told)
	}
	p.checkLines(t)
}

// checkLines compares what the log tells of operations.
func (p *program) checkLines(t *testing.T) {
	t.Helper()
	got := map[string]int{}
	for _, line := range append(p.lines(t, "request"), p.lines(t, "operation")...) {
		if line["type"] != "query" && line["type"] != "mutation" && line["type"] != "subscription" {
			continue
		}
		if line["requestId"] == "" || line["cost"].(float64) <= 0 || line["sqlDuration"].(float64) < 0 {
			t.Errorf("a line that lacks something: %v", line)
		}
		asked := line["sql"].(float64) > 0 && line["sqlDuration"].(float64) > 0 || line["type"] == "subscription" // it may end before it looks
		got[fmt.Sprintf("%s %s of %s: %v, SQL %t, %v", line["type"], line["operation"], line["delegation"], line["errors"], asked, line["msg"])]++
	}
	want := map[string]int{
		"mutation File of JPN: <nil>, SQL true, request":           1,
		"mutation File of JPN: [INVALID_INPUT], SQL true, request": 2,
		"query Ask of JPN: [INVALID_INPUT], SQL true, request":     1,
		"query  of : [INVALID_INPUT], SQL false, request":          1,
		"query Over of JPN: <nil>, SQL true, operation":            1,
		"subscription Listen of JPN: <nil>, SQL true, operation":   1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the log tells of operations (-want +got):\n%s\n%s", diff, p.errors.text())
	}
}

// listen asks over a WebSocket.
func (p *program) listen(t *testing.T, token string) {
	t.Helper()
	socket, _, err := websocket.Dial(t.Context(), p.url+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = socket.CloseNow() }()
	say := func(message map[string]any) {
		if err := wsjson.Write(t.Context(), socket, message); err != nil {
			t.Fatal(err)
		}
	}
	say(map[string]any{"type": "connection_init", "payload": map[string]any{"authorization": "Bearer " + token, "note": secret}})
	say(map[string]any{"type": "subscribe", "id": "1", "payload": map[string]any{"query": "subscription Listen { proposalEvents { id } }"}})
	say(map[string]any{"type": "subscribe", "id": "2", "payload": map[string]any{"query": "query Over { proposals { nodes { id } } }"}})
	for ended := false; !ended; {
		var heard struct{ Type, ID string }
		if err := wsjson.Read(t.Context(), socket, &heard); err != nil {
			t.Fatal(err)
		}
		ended = heard.Type == "complete" && heard.ID == "2"
	}
	if err := socket.Close(websocket.StatusNormalClosure, ""); err != nil {
		t.Fatal(err)
	}
	p.awaitLine(t, &p.errors, `"status":(101)`)
}
