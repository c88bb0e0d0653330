package transport_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// lines is the output of a logger: each line is sent on the channel.
type lines chan string

func (l lines) Write(line []byte) (int, error) {
	l <- string(line)
	return len(line), nil
}

// newFaultyServer returns a server that panics when it first reads the expiry of a token, and the server's log. Only
// the goroutine that watches a stream reads the expiry.
func newFaultyServer(t *testing.T) (*httptest.Server, lines) {
	t.Helper()
	log := make(lines, 10)
	config := live(t)
	config.Log = slog.New(slog.NewTextHandler(log, nil))
	identity := config.Identity
	var once sync.Once
	config.Identity = func(ctx context.Context) (any, time.Time) {
		once.Do(func() { panic("planted") })
		return identity(ctx)
	}
	return newLiveServer(t, config), log
}

// awaitPanic waits until a panic with the message is logged, and checks that the next stream works.
func awaitPanic(t *testing.T, server *httptest.Server, log lines, message string) {
	t.Helper()
	select {
	case line := <-log:
		if !strings.Contains(line, message) || !strings.Contains(line, "planted") {
			t.Errorf("logged %s, want %q and the value of the panic", line, message)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("no panic was logged within 10 seconds")
	}
	if got := dial(t, server).send(hello).hear(); got.Type != "connection_ack" {
		t.Errorf("next stream: got message %q, want connection_ack", got.Type)
	}
}

// A panic in the goroutine that ends a stream at the expiry of its token ends the stream, but not the server.
func TestWatcherPanics(t *testing.T) {
	t.Parallel()
	t.Run("event stream", func(t *testing.T) {
		t.Parallel()
		server, log := newFaultyServer(t)
		for l := listen(t, server, http.MethodPost, "/graphql", `{"query":"subscription { forever }"}`); l.next() != "end"; {
			continue
		}
		awaitPanic(t, server, log, "event stream watcher panicked")
	})
	t.Run("WebSocket", func(t *testing.T) {
		t.Parallel()
		server, log := newFaultyServer(t)
		if code, _ := dial(t, server).send(hello).closed(); code != -1 {
			t.Errorf("got close code %d, want a cut connection without a close code", code)
		}
		awaitPanic(t, server, log, "WebSocket watcher panicked")
	})
}
