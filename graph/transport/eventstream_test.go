package transport_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// listener reads an event stream.
type listener struct {
	t      *testing.T
	answer *http.Response
	lines  *bufio.Scanner
}

func listen(t *testing.T, server *httptest.Server, method, target, body string, headers ...string) *listener {
	t.Helper()
	answer := call(t, server, method, target, body, append([]string{"Accept", "text/event-stream"}, headers...)...)
	if media := answer.Header.Get("Content-Type"); answer.StatusCode != http.StatusOK || media != "text/event-stream; charset=utf-8" {
		text, _ := io.ReadAll(answer.Body)
		t.Fatalf("got status %d and media type %s, want 200 and an event stream: %s", answer.StatusCode, media, text)
	}
	return &listener{t, answer, bufio.NewScanner(answer.Body)}
}

// call sends one request and returns the response, which may be a stream.
func call(t *testing.T, server *httptest.Server, method, target, body string, headers ...string) *http.Response {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, server.URL+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		request.Header.Set("Content-Type", jsonType)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	answer, err := server.Client().Do(request) // closing another server closes idle connections of http.DefaultClient
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = answer.Body.Close() })
	return answer
}

// next returns the next event and its data, ignoring keep-alive comments, or "end" at the end of the stream.
func (l *listener) next() string {
	l.t.Helper()
	var event, data string
	for l.lines.Scan() {
		name, value, _ := strings.Cut(l.lines.Text(), ":")
		switch {
		case name == "event":
			event = strings.TrimSpace(value)
		case name == "data":
			data = strings.TrimSpace(value)
		case l.lines.Text() == "" && event != "":
			return strings.TrimSpace(event + " " + data)
		}
	}
	return "end"
}

// In the distinct connections mode of graphql-sse, each stream has one operation.
func TestOperationsOverEventStreams(t *testing.T) {
	t.Parallel()
	server := newLiveServer(t, live(t))
	for name, sent := range map[string]struct {
		query string
		want  []string
	}{
		"subscription":  {"subscription { ticks(to: 2) }", []string{`next {"data":{"ticks":1}}`, `next {"data":{"ticks":2}}`, "complete", "end"}},
		"query":         {"{ __typename }", []string{`next {"data":{"__typename":"Query"}}`, "complete", "end"}},
		"mutation":      {"mutation { write }", []string{`next {"data":{"write":"written"}}`, "complete", "end"}},
		"invalid query": {"{ nothing }", []string{`next {"errors":[{"message":"Cannot query field`, "complete", "end"}},
		"rejected":      {"subscription { refused }", []string{`next {"errors":[{"message":"the subscription is refused"`, "complete", "end"}},
		"panic":         {"subscription { broken }", []string{`next {"errors":[{"message":"a panic"`, "complete", "end"}},
		"field error":   {"{ faulty }", []string{`next {"errors":[{"message":"the field is at fault"`, "complete", "end"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := listen(t, server, http.MethodPost, "/graphql", `{"query":"`+sent.query+`"}`)
			for _, want := range sent.want {
				if got := l.next(); !strings.HasPrefix(got, want) {
					t.Errorf("got event %s, want %s", got, want)
				}
			}
		})
	}
}

// A stream that is idle for longer than the write timeout ends like a normal response.
func TestIdleEventStream(t *testing.T) {
	t.Parallel()
	config := live(t)
	stopping := make(chan struct{})
	config.Stopping, config.WriteTimeout = stopping, 10*time.Millisecond
	answer := call(t, newLiveServer(t, config), http.MethodPost, "/graphql", `{"query":"subscription { forever }"}`, "Accept", "text/event-stream")
	time.AfterFunc(50*time.Millisecond, func() { close(stopping) })
	if text, err := io.ReadAll(answer.Body); err != nil || !strings.Contains(string(text), `{"forever":1}`) {
		t.Errorf("got error %v and text %s, want an event", err, text)
	}
	server := newLiveServer(t, live(t))
	if answer := call(t, server, http.MethodHead, "/graphql?query=subscription%7Bforever%7D", "", "Accept", "text/event-stream"); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("HEAD: got status %d, want 400", answer.StatusCode)
	}
}

// urql accepts all media types for every operation. It expects JSON for queries and events for subscriptions.
func TestClientAcceptsEverything(t *testing.T) {
	t.Parallel()
	server := newLiveServer(t, live(t))
	const all = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"
	answer := call(t, server, http.MethodPost, "/graphql", `{"query":"{ __typename }"}`, "Accept", all)
	if media := answer.Header.Get("Content-Type"); media != newerType+"; charset=utf-8" {
		t.Errorf("got media type %q, want JSON", media)
	}
	l := listen(t, server, http.MethodPost, "/graphql", `{"query":"subscription { ticks(to: 1) }"}`, "Accept", all)
	if got := l.next(); got != `next {"data":{"ticks":1}}` {
		t.Errorf("got event %s, want the first tick", got)
	}
}

// When the client's token expires, its stream ends without "complete". Until then, the server sends keep-alive
// comments.
func TestEventStreamEndsAtTokenExpiry(t *testing.T) {
	t.Parallel()
	config := live(t)
	config.KeepAlive = 5 * time.Millisecond
	answer := call(t, newLiveServer(t, config), http.MethodPost, "/graphql", `{"query":"subscription { forever }"}`,
		"Accept", "text/event-stream", "Authorization", "Bearer brief")
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "complete") || !strings.Contains(string(text), `{"forever":1}`) || strings.Count(string(text), ":\n\n") < 2 {
		t.Errorf("got %s, want events and keep-alive comments without complete", text)
	}
}

// reserve reserves a stream and opens it.
func reserve(t *testing.T, server *httptest.Server, headers ...string) (token string, l *listener) {
	t.Helper()
	answer := call(t, server, http.MethodPut, "/graphql", "", headers...)
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusCreated || len(text) < 26 {
		t.Fatalf("got error %v, status %d and token %s, want 201 and a token", err, answer.StatusCode, text)
	}
	return string(text), listen(t, server, http.MethodGet, "/graphql?token="+string(text), "", headers...)
}

func named(id, query string) string {
	return `{"query":"` + query + `","extensions":{"operationId":"` + id + `"}}`
}

// In the single connection mode of graphql-sse, one stream has several operations.
func TestReservedStream(t *testing.T) {
	t.Parallel()
	server := newLiveServer(t, live(t))
	token, l := reserve(t, server, "Authorization", "Bearer JPN")
	own := []string{"Authorization", "Bearer JPN", "X-GraphQL-Event-Stream-Token", token}
	status := func(method, target, body string, headers ...string) int {
		return call(t, server, method, target, body, headers...).StatusCode
	}
	for _, sent := range []struct {
		id, query string
		want      []string
	}{
		{"1", "subscription { ticks(to: 1) }", []string{`next {"id":"1","payload":{"data":{"ticks":1}}}`, `complete {"id":"1"}`}},
		{"1", "mutation { write }", []string{`next {"id":"1","payload":{"data":{"write":"written"}}}`, `complete {"id":"1"}`}},
		{"2", "{ nothing }", []string{`next {"id":"2","payload":{"errors":[{`, `complete {"id":"2"}`}},
		{"3", "subscription { forever }", []string{`next {"id":"3","payload":{"data":{"forever":1}}}`}},
	} {
		if got := status(http.MethodPost, "/graphql", named(sent.id, sent.query), own...); got != http.StatusAccepted {
			t.Fatalf("%s: got status %d, want 202", sent.query, got)
		}
		for _, want := range sent.want {
			if got := l.next(); !strings.HasPrefix(got, want) {
				t.Errorf("got event %s, want %s", got, want)
			}
		}
	}
	for name, refused := range map[string]struct {
		method, target, body string
		headers              []string
		status               int
	}{
		"ID in use":          {http.MethodPost, "/graphql", named("3", "{ __typename }"), own, 409},
		"missing ID":         {http.MethodPost, "/graphql", `{"query":"{ __typename }"}`, own, 400},
		"empty query":        {http.MethodPost, "/graphql", named("4", ""), own, 400},
		"opened twice":       {http.MethodGet, "/graphql", "", append([]string{"Accept", "text/event-stream"}, own...), 409},
		"other client's":     {http.MethodPost, "/graphql", named("4", "{ __typename }"), []string{"Authorization", "Bearer KOR", own[2], own[3]}, 404},
		"unknown token":      {http.MethodPost, "/graphql?token=x", named("4", "{ __typename }"), nil, 404},
		"DELETE without ID":  {http.MethodDelete, "/graphql", "", own, 400},
		"unsupported method": {http.MethodPatch, "/graphql", "", own, 405},
		"query by GET":       {http.MethodGet, "/graphql?query=%7B__typename%7D", "", own, 405},
	} {
		if got := status(refused.method, refused.target, refused.body, refused.headers...); got != refused.status {
			t.Errorf("%s: got status %d, want %d", name, got, refused.status)
		}
	}
	if got := status(http.MethodDelete, "/graphql?operationId=3", "", own...); got != http.StatusOK {
		t.Errorf("end of an operation: got status %d, want 200", got)
	}
	if got := status(http.MethodPost, "/graphql", named("3", "{ __typename }"), own...); got != http.StatusAccepted {
		t.Errorf("reuse of the ID: got status %d, want 202", got)
	}
	if got := l.next(); got != `next {"id":"3","payload":{"data":{"__typename":"Query"}}}` {
		t.Errorf("got event %s, want the response of the operation with the reused ID", got)
	}
	_ = l.answer.Body.Close()
	for status(http.MethodPost, "/graphql", named("5", "{ __typename }"), own...) != http.StatusNotFound { //nolint:revive // until the server notices that the client has disconnected
	}
	if again := status(http.MethodPut, "/graphql", "", own...); again != http.StatusCreated { // graphql-sse sends the token of the stream that it lost
		t.Errorf("reservation with the token of a lost stream: got status %d, want 201", again)
	}
}

// A reservation expires if its stream is not opened. Until the stream is opened, no operation can run on it.
func TestReservationExpires(t *testing.T) {
	t.Parallel()
	config := live(t)
	config.InitTimeout = 300 * time.Millisecond
	server := newLiveServer(t, config)
	text, err := io.ReadAll(call(t, server, http.MethodPut, "/graphql", "").Body)
	if err != nil {
		t.Fatal(err)
	}
	answer := call(t, server, http.MethodPost, "/graphql?token="+string(text), named("1", "{ __typename }"))
	var received struct{ Errors []struct{ Message string } }
	if err := json.NewDecoder(answer.Body).Decode(&received); err != nil || answer.StatusCode != http.StatusConflict || !strings.Contains(received.Errors[0].Message, "open it with a GET request first") {
		t.Errorf("got status %d, want 409 and how to open the stream: %v; error %v", answer.StatusCode, received, err)
	}
	for {
		status := call(t, server, http.MethodDelete, "/graphql?operationId=1&token="+string(text), "").StatusCode
		if status == http.StatusNotFound {
			return
		}
		if status != http.StatusOK {
			t.Fatalf("got status %d, want 200 until the reservation expires", status)
		}
	}
}
