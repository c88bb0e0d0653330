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

// lines is a log whose lines a test waits for.
type lines chan string

func (l lines) Write(line []byte) (int, error) {
	l <- string(line)
	return len(line), nil
}

// newFaultyServer returns a server that panics when it first reads a token's expiry, and its log. Only the
// goroutine that watches a stream reads the expiry.
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

// awaitPanic checks that a panic was logged, and that the next stream works.
func awaitPanic(t *testing.T, server *httptest.Server, log lines, message string) {
	t.Helper()
	select {
	case line := <-log:
		if !strings.Contains(line, message) || !strings.Contains(line, "planted") {
			t.Errorf("logged %s, want %q and the value of the panic", line, message)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the panic is not logged")
	}
	if got := dial(t, server).send(hello).hear(); got.Type != "connection_ack" {
		t.Errorf("the next stream answers %q", got.Type)
	}
}

// After a panic in the goroutine that ends a stream when its token expires, the stream ends, and the
// server continues.
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
			t.Errorf("closed with %d, want the connection to be cut", code)
		}
		awaitPanic(t, server, log, "WebSocket watcher panicked")
	})
}
