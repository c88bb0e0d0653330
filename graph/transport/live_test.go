package transport_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// When the server stops, the close code asks clients to reconnect, and operations are not reported as complete.
func TestStreamsEndAtShutdown(t *testing.T) {
	t.Parallel()
	config := live(t)
	stopping := make(chan struct{})
	config.Stopping = stopping
	server := newLiveServer(t, config)
	c := dial(t, server).send(hello)
	c.hear()
	c.send(subscribes("1", "subscription { forever }"))
	if got := c.hear(); got.Type != "next" {
		t.Fatalf("got message %+v, want next", got)
	}
	events := listen(t, server, http.MethodGet, "/graphql?query=subscription%7Bforever%7D", "")
	if got := events.next(); got != `next {"data":{"forever":1}}` {
		t.Fatal(got)
	}
	close(stopping)
	if code, _ := c.closed(); code != 1001 {
		t.Errorf("got close code %d, want 1001", code)
	}
	if got := events.next(); got != "end" {
		t.Errorf("got event %q, want the end of the stream", got)
	}
}

// A page of another origin may open a WebSocket only if the settings allow it: browsers send no
// preflight requests for WebSockets.
func TestWebSocketOrigins(t *testing.T) {
	t.Parallel()
	for name, asks := range map[string]struct {
		allowed []string
		origin  string
		ok      bool
	}{
		"no origin":           {nil, "", true},
		"other origin":        {nil, "https://evil.example", false},
		"listed origin":       {[]string{"https://app.example"}, "https://app.example", true},
		"unlisted origin":     {[]string{"https://app.example"}, "https://evil.example", false},
		"other scheme":        {[]string{"https://app.example"}, "http://app.example", false},
		"all origins allowed": {[]string{"*"}, "https://evil.example", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := live(t)
			config.Origins = slices.Clone(asks.allowed)
			header := http.Header{}
			if asks.origin != "" {
				header.Set("Origin", asks.origin)
			}
			conn, response, err := websocket.Dial(t.Context(), newLiveServer(t, config).URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: header})
			if err == nil {
				_ = conn.CloseNow()
			}
			if (err == nil) != asks.ok || (!asks.ok && response.StatusCode != http.StatusForbidden) {
				t.Errorf("got error %v and status %v, want success: %t", err, response.Status, asks.ok)
			}
		})
	}
}

// Clients that do not answer pings are disconnected, and streams beyond the limit are rejected.
func TestStreamLimits(t *testing.T) {
	t.Parallel()
	config := live(t)
	config.MaxStreams, config.KeepAlive, config.WriteTimeout = 1, 20*time.Millisecond, 50*time.Millisecond
	server := newLiveServer(t, config)
	dial(t, server) // does not read, so it does not answer pings
	var second *http.Response
	for second == nil { // until the server has disconnected the first client
		conn, response, err := websocket.Dial(t.Context(), server.URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		if err == nil {
			_ = conn.CloseNow()
			second = response
		} else if response.StatusCode != http.StatusServiceUnavailable || response.Header.Get("Retry-After") == "" {
			t.Fatalf("got error %v and response %v, want 503 with Retry-After", err, response)
		}
	}
}
