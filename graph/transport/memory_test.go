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

// limited returns settings with 64 KiB of memory for requests.
func limited(t *testing.T) transport.Config {
	t.Helper()
	config := live(t)
	config.MaxBody, config.Memory = 1<<20, admission.NewPool(64<<10)
	return config
}

func TestRequestMemory(t *testing.T) {
	t.Parallel()
	large := `{"query":"{ echo(text: 1) }","variables":{"x":"` + strings.Repeat("x", 30<<10) + `"}}`
	t.Run("body larger than the memory", func(t *testing.T) {
		t.Parallel()
		config := limited(t)
		server := newLiveServer(t, config)
		got := call(t, server, http.MethodPost, "/graphql", large)
		if got.StatusCode != http.StatusTooManyRequests || got.Header.Get("Retry-After") == "" {
			t.Errorf("got status %s, want 429 with Retry-After; header %v", got.Status, got.Header)
		}
		if got := call(t, server, http.MethodPost, "/graphql", `{"query":"{ echo(text: 1) }"}`); got.StatusCode != http.StatusOK {
			t.Errorf("next request: got status %s, want 200", got.Status)
		}
		awaitNothing(t, config.Memory)
	})
	t.Run("response larger than the memory", func(t *testing.T) {
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
	t.Run("announced length reserves no memory", func(t *testing.T) {
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
			t.Errorf("next request: got status %s, want 200", got.Status)
		}
	})
	t.Run("WebSocket message larger than the memory", func(t *testing.T) {
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
			t.Errorf("got error %v, want close code 1013", err)
		}
		awaitNothing(t, config.Memory)
	})
	t.Run("unfinished WebSocket message", func(t *testing.T) {
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
			t.Error("the socket stayed open, want it closed after the read timeout")
		}
		awaitNothing(t, config.Memory)
	})
}

// awaitNothing waits until all memory has been released, at most until the test times out.
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
			t.Errorf("admission error %q: got status %s and header %v, want status %d", err, got.Status, got.Header, status)
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
				t.Error("got a held slot while the response is written, want it released")
			}
		}}
		request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ echo(text: 1) }"}`))
		request.Header.Set("Content-Type", jsonType)
		newLiveHandler(config).ServeHTTP(writer, request)
		if writer.Code != http.StatusOK || writer.Body.Len() == 0 {
			t.Errorf("got status %d and body %s, want 200 and an answer", writer.Code, writer.Body)
		}
	})
}

// Clients take turns to decode and validate operations, so that one client cannot use all CPUs.
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
			t.Fatalf("got status %d before its turn, want the request to wait", status)
		case <-time.After(time.Millisecond):
		}
	}
	config.Processors.Release("another client", 1)
	if status := <-answered; status != http.StatusOK {
		t.Errorf("when its turn came: got status %d, want 200", status)
	}
	if stats := config.Processors.Stats(); stats.Used != 0 {
		t.Errorf("got %d slots in use after the response, want 0", stats.Used)
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
