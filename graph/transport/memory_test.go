package transport_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"

	"proposaltracker/graph/transport"
	"proposaltracker/internal/admission"
)

// limited returns settings with a memory of 64 kB.
func limited(t *testing.T) transport.Config {
	t.Helper()
	config := live(t)
	config.MaxBody, config.Memory = 1<<20, admission.NewPool(64<<10)
	return config
}

func TestRequestMemory(t *testing.T) {
	t.Parallel()
	large := `{"query":"{ echo(text: 1) }","variables":{"x":"` + strings.Repeat("x", 30<<10) + `"}}`
	t.Run("a body beyond the memory is rejected", func(t *testing.T) {
		t.Parallel()
		config := limited(t)
		server := newLiveServer(t, config)
		got := call(t, server, http.MethodPost, "/graphql", large)
		if got.StatusCode != http.StatusTooManyRequests || got.Header.Get("Retry-After") == "" {
			t.Errorf("got status %s, want 429 with Retry-After; header %v", got.Status, got.Header)
		}
		if got := call(t, server, http.MethodPost, "/graphql", `{"query":"{ echo(text: 1) }"}`); got.StatusCode != http.StatusOK {
			t.Errorf("the next request: %s", got.Status)
		}
		awaitNothing(t, config.Memory)
	})
	t.Run("an answer beyond the memory is rejected", func(t *testing.T) {
		t.Parallel()
		config := limited(t)
		config.Memory = admission.NewPool(150 << 10) // enough for the request or the response, but not for both
		server := newLiveServer(t, config)
		body := `{"query":"query ($t: JSON) { a: echo(text: $t) b: echo(text: $t) c: echo(text: $t) }","variables":{"t":"` + strings.Repeat("x", 30<<10) + `"}}`
		if got := call(t, server, http.MethodPost, "/graphql", body); got.StatusCode != http.StatusTooManyRequests || got.Header.Get("Retry-After") == "" {
			t.Errorf("got status %s, want 429 with Retry-After; header %v", got.Status, got.Header)
		}
		awaitNothing(t, config.Memory)
	})
	t.Run("the announced length takes no memory", func(t *testing.T) {
		t.Parallel()
		config := limited(t)
		server := newLiveServer(t, config)
		for range 10 {
			conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", server.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = conn.Close() })
			_, _ = io.WriteString(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n{")
		}
		for config.Memory.Stats().Used < 10*4<<10 { // all ten are being read
			time.Sleep(time.Millisecond)
		}
		if got := call(t, server, http.MethodPost, "/graphql", `{"query":"{ echo(text: 1) }"}`); got.StatusCode != http.StatusOK {
			t.Errorf("the next request: %s", got.Status)
		}
	})
	t.Run("a WebSocket message beyond the memory closes the socket", func(t *testing.T) {
		t.Parallel()
		config := limited(t)
		server := newLiveServer(t, config)
		conn, _, err := websocket.Dial(t.Context(), strings.Replace(server.URL, "http", "ws", 1)+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.CloseNow() })
		if err := conn.Write(t.Context(), websocket.MessageText, []byte(large)); err != nil {
			t.Fatal(err)
		}
		if _, _, err := conn.Read(t.Context()); websocket.CloseStatus(err) != websocket.StatusTryAgainLater {
			t.Error(err)
		}
		awaitNothing(t, config.Memory)
	})
	t.Run("an unfinished WebSocket message times out", func(t *testing.T) {
		t.Parallel()
		config := limited(t)
		config.ReadTimeout = 50 * time.Millisecond
		server := newLiveServer(t, config)
		conn, _, err := websocket.Dial(t.Context(), strings.Replace(server.URL, "http", "ws", 1)+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.CloseNow() })
		message, err := conn.Writer(t.Context(), websocket.MessageText)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(message, strings.Repeat(" ", 8<<10)); err != nil {
			t.Fatal(err)
		}
		if _, _, err := conn.Read(t.Context()); err == nil {
			t.Error("the socket stays open")
		}
		awaitNothing(t, config.Memory)
	})
}

// awaitNothing waits until all memory has been given back; the test's time limit bounds it.
func awaitNothing(t *testing.T, memory *admission.Pool) {
	t.Helper()
	for memory.Stats().Used != 0 {
		if err := t.Context().Err(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Millisecond)
	}
}

func TestAdmission(t *testing.T) {
	t.Parallel()
	for err, status := range map[error]int{
		admission.ErrShare: http.StatusTooManyRequests, admission.ErrFull: http.StatusServiceUnavailable, errors.New("gone"): http.StatusOK,
	} {
		config := live(t)
		config.Admit = func(context.Context, *graphql.OperationContext) (func(), error) { return nil, err }
		got := call(t, newLiveServer(t, config), http.MethodPost, "/graphql", `{"query":"{ echo(text: 1) }"}`)
		if got.StatusCode != status || (got.Header.Get("Retry-After") != "") != (status != http.StatusOK) {
			t.Errorf("unexpected result: error %v, status %s, header %v", err, got.Status, got.Header)
		}
	}
	t.Run("slot released before the response is read", func(t *testing.T) {
		t.Parallel()
		config := live(t)
		held := 0
		config.Admit = func(context.Context, *graphql.OperationContext) (func(), error) {
			held++
			return func() { held-- }, nil
		}
		writer := &slowWriter{ResponseRecorder: httptest.NewRecorder(), onWrite: func() {
			if held != 0 {
				t.Error("the slot is still held while the response is written")
			}
		}}
		request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ echo(text: 1) }"}`))
		request.Header.Set("Content-Type", jsonType)
		newLiveHandler(config).ServeHTTP(writer, request)
		if writer.Code != http.StatusOK || writer.Body.Len() == 0 {
			t.Error(writer.Code, writer.Body)
		}
	})
}

// Operations are decoded and checked in turn, so that those of one client do not take all processors.
func TestTurns(t *testing.T) {
	t.Parallel()
	config := live(t)
	config.Processors = admission.NewQueue(1)
	server := newLiveServer(t, config)
	if err := config.Processors.Acquire(t.Context(), "another client", 1); err != nil {
		t.Fatal(err)
	}
	answered := make(chan int)
	go func() {
		answered <- call(t, server, http.MethodPost, "/graphql", `{"query":"{ echo(text: 1) }"}`).StatusCode
	}()
	for config.Processors.Stats().Waiting != 1 {
		select {
		case status := <-answered:
			t.Fatalf("answered with %d before its turn", status)
		case <-time.After(time.Millisecond):
		}
	}
	config.Processors.Release("another client", 1)
	if status := <-answered; status != http.StatusOK {
		t.Errorf("in its turn: status %d", status)
	}
	if stats := config.Processors.Stats(); stats.Used != 0 {
		t.Errorf("%d turns have not ended", stats.Used)
	}
}

// slowWriter calls a function before each write.
type slowWriter struct {
	*httptest.ResponseRecorder

	onWrite func()
}

func (w *slowWriter) Write(p []byte) (int, error) {
	w.onWrite()
	return w.ResponseRecorder.Write(p)
}
