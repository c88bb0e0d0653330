package e2e

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/coder/websocket"

	"proposaltracker/internal/npmtest"
)

// Common subscription clients receive all events that they may see, each once and in order,
// although each client disconnects and resumes. Anonymous clients receive the events of circulated
// proposals; a delegation also receives those of its drafts.
func TestLiveUpdatesReachClients(t *testing.T) {
	t.Parallel()
	node := npmtest.Node(t, "graphql-ws", "graphql-sse")
	s := &storyClient{t: t, program: startWithoutDemo(t)}
	s.circulated("JOB/GC/1")
	last := at(s.program.ask(t, "", `{ events(last: 1) { nodes { id } } }`, nil), "events", "nodes").([]any)[0]
	token := s.program.token(t, "JPN", "proposals:read")

	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	clients := exec.CommandContext(ctx, node, "live.mjs", s.program.url+"/graphql", at(last, "id").(string), token, "JOB/GC/2")
	clients.Dir = "graph/transport/testdata/live"
	var out, errs bytes.Buffer
	clients.Stdout, clients.Stderr = &out, &errs
	if err := clients.Start(); err != nil {
		t.Fatal(err)
	}
	second := s.circulated("JOB/GC/2")
	if err := clients.Wait(); err != nil {
		t.Fatalf("%v\n%s\n%s", err, out.String(), errs.String())
	}
	all := []string{}
	for _, event := range list(s.program.ask(t, token, `query ($of: ID!) { events(filter: {proposalIds: [$of]}) { nodes { id } } }`, map[string]any{"of": second}), "events", "nodes") {
		all = append(all, at(event, "id").(string))
	}
	received := receivedBy(t, &out)
	if len(received) != 6 {
		t.Errorf("got events for %d clients, want 6", len(received))
	}
	for client, ids := range received {
		if strings.HasSuffix(client, "delegation") {
			s.same(client, all, ids)
		} else if at := slices.Index(all, ids[0]); at < 0 || !slices.Equal(all[at:], ids) {
			// A client that subscribes late also receives the events of the former draft, since it
			// may now see them.
			t.Errorf("%s received events %v, want %v", client, ids, all)
		}
	}
}

// receivedBy returns the IDs of the events that each client received. It fails the test if an
// anonymous client received an event of a draft.
func receivedBy(t *testing.T, out *bytes.Buffer) map[string][]string {
	t.Helper()
	received := map[string][]string{}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		var event struct {
			Client, ID string
			Proposal   struct{ Status string }
		}
		if err := json.Unmarshal(lines.Bytes(), &event); err != nil {
			t.Fatalf("%v: %s", err, lines.Text())
		}
		if strings.HasSuffix(event.Client, "public") && event.Proposal.Status != "CIRCULATED" {
			t.Errorf("an anonymous client received an event of a draft: %s", lines.Text())
		}
		received[event.Client] = append(received[event.Client], event.ID)
	}
	return received
}

// circulated files a proposal of Japan, circulates it, and returns its ID.
func (s *storyClient) circulated(symbol string) string {
	s.t.Helper()
	made := s.say("JPN", createProposal, map[string]any{
		"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": []any{map[string]any{"language": "EN", "title": symbol, "content": map[string]any{"body": "1  Purpose\n\n1.1.  Purpose of the proposal.\n"}}},
	})
	id := at(made, "createProposal", "proposal", "id").(string)
	revision := at(made, "createProposal", "proposal", "currentRevision", "id")
	s.say("JPN", submitRevision, map[string]any{"revision": revision, "expectedVersion": 1})
	s.say("", circulateRevision, map[string]any{"revision": revision, "expectedVersion": 1, "symbols": []any{symbol}, "circulatedOn": "2016-07-14"})
	return id
}

// The program stops immediately even if clients are subscribed, and closes their connections with
// the status Going Away.
func TestStopWithOpenStreams(t *testing.T) {
	t.Parallel()
	program := startWithoutDemo(t)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	conn, _, err := websocket.Dial(ctx, program.url+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.CloseNow() }()
	for _, message := range []string{`{"type":"connection_init"}`, `{"id":"1","type":"subscribe","payload":{"query":"subscription { events { id } }"}}`} {
		if err := conn.Write(ctx, websocket.MessageText, []byte(message)); err != nil {
			t.Fatal(err)
		}
	}
	if _, text, err := conn.Read(ctx); err != nil || string(text) != `{"type":"connection_ack"}` {
		t.Fatalf("got error %v and message %s, want connection_ack", err, text)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, program.url+"/graphql?query=subscription%7Bevents%7Bid%7D%7D", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept", "text/event-stream")
	stream, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	if err := program.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if _, _, err := conn.Read(ctx); websocket.CloseStatus(err) != websocket.StatusGoingAway {
		t.Errorf("WebSocket: got error %v, want close status Going Away", err)
	}
	if text, err := io.ReadAll(stream.Body); err != nil || strings.Contains(string(text), "complete") {
		t.Errorf("event stream: got error %v and %s, want an end without complete", err, text)
	}
	if code := program.ended(t); code != 0 {
		t.Errorf("got exit code %d, want 0", code)
	}
	if strings.Contains(program.errors.text(), "wait for") {
		t.Error("the program waited for subscribed clients, want it to stop immediately")
	}
}
