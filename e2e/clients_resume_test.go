package e2e

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	client "proposaltracker/clients/go"
	"proposaltracker/internal/npmtest"
)

// A client that subscribes while the event log is empty, and loses its connection before the first
// event, receives the events that are committed before it reconnects.
func TestClientEventsAfterReconnection(t *testing.T) {
	t.Parallel()
	for name, follow := range map[string]func(t *testing.T, url, token string) <-chan string{"go": followInGo, "typescript": followInTypeScript} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site, proxy := startWithoutDemo(t), &unreliableProxy{streaming: make(chan struct{})}
			token := site.token(t, "JPN", clientScopes)
			received := follow(t, proxy.listen(t, site.url)+"/graphql", token)
			select {
			case <-proxy.streaming:
			case <-time.After(patience):
				t.Fatalf("the client did not subscribe within %s", patience)
			}
			proxy.disconnect()
			input := map[string]any{
				"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": []any{map[string]any{"language": "EN", "title": "Unheard", "content": map[string]any{"body": "1  Purpose\n"}}},
			}
			draft := at(site.ask(t, token, createProposal, map[string]any{"input": input}), "createProposal", "proposal", "currentRevision", "id")
			site.ask(t, token, submitRevision, map[string]any{"input": map[string]any{"revision": draft, "expectedVersion": 1}})
			proxy.reconnect()
			for _, want := range []string{"PROPOSAL_CREATED", "REVISION_SUBMITTED"} {
				select {
				case got := <-received:
					if got != want {
						t.Errorf("received event %s, want %s", got, want)
					}
				case <-time.After(patience):
					t.Fatalf("did not receive event %s within %s", want, patience)
				}
			}
		})
	}
}

// followInGo subscribes with the Go client and returns the kinds of the events that it receives.
func followInGo(t *testing.T, url, token string) <-chan string {
	t.Helper()
	received := make(chan string, 10)
	go func() {
		defer close(received)
		for event, err := range client.New(url, client.Options{Token: client.Token(token)}).Events(t.Context(), "", nil) {
			if err != nil {
				t.Error(err)
				return
			}
			received <- string(event.Kind)
		}
	}()
	t.Cleanup(func() { // the sequence ends when the test's context is canceled
		for range received {
		}
	})
	return received
}

// followInTypeScript subscribes with the TypeScript client and returns the kinds of the events that it receives.
func followInTypeScript(t *testing.T, url, token string) <-chan string {
	t.Helper()
	const folder = "clients/typescript"
	node := npmtest.Node(t, "typescript")
	compiled(t)
	cmd := exec.CommandContext(t.Context(), node, "dist/test/follow.js", url, token)
	cmd.Dir, cmd.Stderr = folder, os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	received := make(chan string, 10)
	go func() {
		defer close(received)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			received <- lines.Text()
		}
	}()
	t.Cleanup(func() {
		for range received {
		}
		_ = cmd.Wait() // the test's context has killed it
	})
	return received
}

// unreliableProxy is a TCP proxy that cuts each connection after the first event on it. It can also
// disconnect all clients for a while.
type unreliableProxy struct {
	streaming chan struct{} // closed when a client opens a stream; may be nil

	mu           sync.Mutex
	connections  []net.Conn
	disconnected bool
	cut          int
}

// listen starts the proxy in front of a server, and returns the URL of the proxy. The proxy stops
// when the test ends.
func (p *unreliableProxy) listen(t *testing.T, url string) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return // the test has ended
			}
			serving.Go(func() { p.forward(t.Context(), conn, strings.TrimPrefix(url, "http://")) })
		}
	})
	t.Cleanup(func() {
		_ = listener.Close()
		p.disconnect()
		serving.Wait()
	})
	return "http://" + listener.Addr().String()
}

// disconnect closes all connections and, until reconnect is called, each new one.
func (p *unreliableProxy) disconnect() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.disconnected = true
	for _, conn := range p.connections {
		_ = conn.Close()
	}
	p.connections = nil
}

func (p *unreliableProxy) reconnect() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.disconnected = false
}

// register records connections for disconnect to close. It returns false while the proxy is disconnected.
func (p *unreliableProxy) register(conns ...net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.connections = append(p.connections, conns...)
	return !p.disconnected
}

// forward copies between a client (near) and the server at address, until one of them closes the connection or the
// first event has been sent.
func (p *unreliableProxy) forward(ctx context.Context, near net.Conn, address string) {
	defer func() { _ = near.Close() }()
	server, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	if !p.register(near, server) {
		return
	}
	go func() {
		_, _ = io.Copy(server, near)
		_ = server.Close()
	}()
	seen, buffer := []byte{}, make([]byte, 1<<16)
	for {
		n, err := server.Read(buffer)
		sent := len(seen)
		seen = append(seen, buffer[:n]...)
		p.detectStream(seen)
		if end, complete := endOfEvent(seen); complete {
			p.mu.Lock()
			p.cut++
			p.mu.Unlock()
			_, _ = near.Write(seen[sent:end]) // an error does not matter: the connection is closed next
			return
		}
		if _, failed := near.Write(seen[sent:]); err != nil || failed != nil {
			return
		}
	}
}

// detectStream closes streaming if the response is an event stream.
func (p *unreliableProxy) detectStream(response []byte) {
	if p.streaming == nil || !bytes.Contains(response, []byte("text/event-stream")) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.streaming:
	default:
		close(p.streaming)
	}
}

// endOfEvent returns the offset after the first event of a stream, and whether the event is complete.
func endOfEvent(stream []byte) (end int, complete bool) {
	begin := bytes.Index(stream, []byte(`"events":{"id"`))
	if begin < 0 {
		return 0, false
	}
	length := bytes.Index(stream[begin:], []byte("\n\n"))
	return begin + length + 2, length >= 0
}

// cuts returns the number of connections that were cut after an event.
func (p *unreliableProxy) cuts() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.cut
}
