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

// Whoever begins to listen while the record is empty, and loses the line before anything happens, is
// told of what happened meanwhile.
func TestClientsMissNothingOfAnEmptyRecord(t *testing.T) {
	t.Parallel()
	for name, follow := range map[string]func(t *testing.T, url, token string) <-chan string{"go": followInGo, "typescript": followInTypeScript} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site, line := startWithoutDemo(t), &cutLine{streaming: make(chan struct{})}
			token := site.token(t, "JPN", clientScopes)
			told := follow(t, line.to(t, site.url)+"/graphql", token)
			select {
			case <-line.streaming:
			case <-time.After(patience):
				t.Fatal("nobody listens")
			}
			line.fall()
			input := map[string]any{
				"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": []any{map[string]any{"language": "EN", "title": "Unheard", "body": "1  Purpose\n"}},
			}
			id := at(site.ask(t, token, createProposal, map[string]any{"input": input}), "createProposal", "proposal", "id")
			site.ask(t, token, submitRevision, map[string]any{"input": map[string]any{"proposal": id, "expectedRevision": 0}})
			line.rise()
			for _, want := range []string{"PROPOSAL_CREATED", "REVISION_SUBMITTED"} {
				select {
				case got := <-told:
					if got != want {
						t.Errorf("told of %s, want %s", got, want)
					}
				case <-time.After(patience):
					t.Fatalf("not told of %s", want)
				}
			}
		})
	}
}

// followInGo tells the kinds of the events of which the Go client hears.
func followInGo(t *testing.T, url, token string) <-chan string {
	t.Helper()
	told := make(chan string, 10)
	go func() {
		defer close(told)
		for event, err := range client.New(url, client.Options{Token: client.Token(token)}).Events(t.Context(), "", nil) {
			if err != nil {
				t.Error(err)
				return
			}
			told <- string(event.Kind)
		}
	}()
	t.Cleanup(func() { // the test's context is done: it ends by itself
		for range told {
		}
	})
	return told
}

// followInTypeScript is the same for the TypeScript client.
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
	told := make(chan string, 10)
	go func() {
		defer close(told)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			told <- lines.Text()
		}
	}()
	t.Cleanup(func() {
		for range told {
		}
		_ = cmd.Wait() // the end of the test's context has ended it
	})
	return told
}

// cutLine is a line to the program that is cut off after each event that is told over it, and that may
// fall and rise again.
type cutLine struct {
	streaming chan struct{} // closed when somebody listens; may be nil

	mu   sync.Mutex
	open []net.Conn
	down bool
	cut  int
}

// to opens the line to a server, and returns the address of its near end.
func (l *cutLine) to(t *testing.T, url string) string {
	t.Helper()
	near, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var carrying sync.WaitGroup
	carrying.Go(func() {
		for {
			conn, err := near.Accept()
			if err != nil {
				return // closed by the test's end
			}
			carrying.Go(func() { l.carry(t.Context(), conn, strings.TrimPrefix(url, "http://")) })
		}
	})
	t.Cleanup(func() {
		_ = near.Close()
		l.fall()
		carrying.Wait()
	})
	return "http://" + near.Addr().String()
}

// fall cuts off all, until rise.
func (l *cutLine) fall() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.down = true
	for _, conn := range l.open {
		_ = conn.Close()
	}
	l.open = nil
}

func (l *cutLine) rise() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.down = false
}

// holds keeps a connection to be cut off; it returns false while the line is down.
func (l *cutLine) holds(conns ...net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open = append(l.open, conns...)
	return !l.down
}

// carry carries one connection until one end closes it, or it is cut.
func (l *cutLine) carry(ctx context.Context, near net.Conn, address string) {
	defer func() { _ = near.Close() }()
	far, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return
	}
	defer func() { _ = far.Close() }()
	if !l.holds(near, far) {
		return
	}
	go func() {
		_, _ = io.Copy(far, near)
		_ = far.Close()
	}()
	seen, buffer := []byte{}, make([]byte, 1<<16)
	for {
		n, err := far.Read(buffer)
		told := len(seen)
		seen = append(seen, buffer[:n]...)
		l.hear(seen)
		if end, ended := endOfEvent(seen); ended {
			l.mu.Lock()
			l.cut++
			l.mu.Unlock()
			_, _ = near.Write(seen[told:end]) // whoever has gone has heard enough
			return
		}
		if _, failed := near.Write(seen[told:]); err != nil || failed != nil {
			return
		}
	}
}

// hear tells that somebody listens.
func (l *cutLine) hear(stream []byte) {
	if l.streaming == nil || !bytes.Contains(stream, []byte("text/event-stream")) {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case <-l.streaming:
	default:
		close(l.streaming)
	}
}

// endOfEvent is where the first event of a stream ends.
func endOfEvent(stream []byte) (end int, ended bool) {
	begin := bytes.Index(stream, []byte(`"proposalEvents":`))
	if begin < 0 {
		return 0, false
	}
	length := bytes.Index(stream[begin:], []byte("\n\n"))
	return begin + length + 2, length >= 0
}

// cuts is how often the line was cut off after an event.
func (l *cutLine) cuts() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.cut
}
