package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Khan/genqlient/graphql"
	"github.com/coder/websocket"
	"github.com/google/go-cmp/cmp"

	client "proposaltracker/clients/go"
)

const (
	// clientScopes are what a token of the clients' tests may do.
	clientScopes = "proposals:read proposals:write coauthors:write"
	// listedInFrench is what the examples list, asked for in another way.
	listedInFrench = `{ proposals(first: 100) { nodes { symbol title(language: FR) workProgramme { name(language: FR) } } } }`
)

// The example of the Go package lists, files and follows, though its streams are cut off after each
// event.
func TestGoClient(t *testing.T) {
	t.Parallel()
	site, line := start(t), &cutLine{}
	url := line.to(t, site.url)
	example := filepath.Join(t.TempDir(), "example")
	runsIn(t, ".", "go", "build", "-o", example, "./clients/go/example")
	out := runsIn(t, ".", example, url+"/graphql", site.token(t, "JPN", clientScopes))
	want := &strings.Builder{}
	for _, node := range list(site.ask(t, "", listedInFrench, nil), "proposals", "nodes") {
		fmt.Fprintf(want, "%s: %s (%s)\n", orNone(at(node, "symbol"), "(no symbol)"), at(node, "title"), at(node, "workProgramme", "name"))
	}
	want.WriteString(filingTold)
	if diff := cmp.Diff(want.String(), out); diff != "" {
		t.Errorf("the example (-want +got):\n%s", diff)
	}
	if line.cuts() < 3 {
		t.Errorf("the stream was cut off %d times", line.cuts())
	}
}

// filingTold is what both examples write of a misfiling, a filing, and what followed.
const filingTold = `INVALID_INPUT at input.texts[0].title: the title is empty
INVALID_INPUT at input.workProgramme: there is no work programme "ECOMERCE"; did you mean ECOMMERCE?
filed: DRAFT, revision 0
event: PROPOSAL_CREATED by JPN on Paperless trade
event: REVISION_SUBMITTED by JPN on Paperless trade
event: PROPOSAL_WITHDRAWN by JPN on Paperless trade
`

// The example of the TypeScript package does the same.
func TestTypeScriptClient(t *testing.T) {
	t.Parallel()
	const folder = "clients/typescript"
	node := nodeWith(t, folder)
	runsIn(t, folder, filepath.Join("node_modules", ".bin", "tsc"), "--build", "--force")
	site, line := start(t), &cutLine{}
	url, token := line.to(t, site.url), site.token(t, "JPN", clientScopes)
	out := runsIn(t, folder, node, "dist/example/main.js", url+"/graphql", token)

	latest, symbols := &strings.Builder{}, []string{}
	nodes := list(site.ask(t, "", listedInFrench, nil), "proposals", "nodes")
	for i, node := range nodes {
		symbols = append(symbols, orNone(at(node, "symbol"), "-"))
		if i < 3 {
			fmt.Fprintf(latest, "  %s  %s (%s)\n", orNone(at(node, "symbol"), "(no symbol)"), at(node, "title"), at(node, "workProgramme", "name"))
		}
	}
	want := fmt.Sprintf("%d proposals; the latest:\n%sall: %s\n%s", len(nodes), latest, strings.Join(symbols, " "), filingTold)
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("the example (-want +got):\n%s", diff)
	}
	if line.cuts() < 3 {
		t.Errorf("the stream was cut off %d times", line.cuts())
	}
	t.Log(runsIn(t, folder, node, "dist/test/main.js", site.url+"/graphql", token))
}

// The clients that front ends use work with the endpoint as it is. Each check compares what its client
// has with what a plain request is answered.
func TestFrontEndClients(t *testing.T) {
	t.Parallel()
	const folder = "clients/check"
	node := nodeWith(t, folder)
	site := start(t)
	// Each files as another delegation, so that they do not see each other's drafts.
	for name, delegation := range map[string]string{"apollo": "JPN", "urql": "KOR", "relay": "SGP", "persisted": "AUS"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Log(runsIn(t, folder, node, name+".mjs", site.url, site.token(t, delegation, clientScopes)))
		})
	}
}

// genqlient's own WebSocket follows what happens too.
func TestGoClientOverWebSocket(t *testing.T) {
	t.Parallel()
	s := &storyteller{t: t, program: startWithoutDemo(t)}
	s.circulated("JOB/GC/1")
	site := s.program
	first := at(list(site.ask(t, "", `{ events(first: 1) { nodes { id } } }`, nil), "events", "nodes")[0], "id").(string)
	socket := graphql.NewClientUsingWebSocket("ws"+strings.TrimPrefix(site.url, "http")+"/graphql", dialer{},
		graphql.WithConnectionParams(map[string]any{"authorization": "Bearer " + site.token(t, "JPN", clientScopes)}))
	faults, err := socket.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	told, subscription, err := client.ProposalEvents(t.Context(), socket, nil, &first)
	if err != nil {
		t.Fatal(err)
	}
	want, got := []string{}, []string{}
	for _, event := range list(site.ask(t, site.token(t, "JPN", clientScopes), `{ events { nodes { id } } }`, nil), "events", "nodes")[1:] {
		want = append(want, at(event, "id").(string))
	}
	for len(got) < len(want) {
		select {
		case event := <-told:
			if event.Errors != nil {
				t.Fatal(event.Errors)
			}
			got = append(got, event.Data.ProposalEvents.Id)
		case err := <-faults:
			t.Fatal(err)
		case <-time.After(patience):
			t.Fatalf("told of %v, want %v", got, want)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if err := socket.Unsubscribe(subscription); err != nil {
		t.Error(err)
	}
}

// dialer gives genqlient WebSockets of coder/websocket.
type dialer struct{}

func (dialer) DialContext(ctx context.Context, url string, header http.Header) (graphql.WSConn, error) {
	conn, _, err := websocket.Dial(ctx, url, &websocket.DialOptions{HTTPHeader: header, Subprotocols: header.Values("Sec-WebSocket-Protocol")})
	return webSocket{ctx, conn}, err
}

type webSocket struct {
	ctx  context.Context //nolint:containedctx // genqlient's methods have none
	conn *websocket.Conn
}

func (w webSocket) Close() error { return w.conn.Close(websocket.StatusNormalClosure, "") }

func (w webSocket) WriteMessage(kind int, data []byte) error {
	return w.conn.Write(w.ctx, websocket.MessageType(kind), data)
}

func (w webSocket) ReadMessage() (kind int, data []byte, err error) {
	read, data, err := w.conn.Read(w.ctx)
	return int(read), data, err
}

// nodeWith is the path of node; the test is skipped where it or the folder's packages are missing.
func nodeWith(t *testing.T, folder string) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node on this machine")
	}
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err != nil {
		t.Skipf("its packages are not installed: run `npm ci` in %s", folder)
	}
	return node
}

// runsIn runs a command to its end, in a folder, and returns what it wrote.
func runsIn(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = folder
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s\n%s", name, strings.Join(args, " "), err, out.String(), errs.String())
	}
	return out.String()
}

// orNone is a text, or what stands for none.
func orNone(text any, none string) string {
	if text == nil {
		return none
	}
	return text.(string)
}

// cutLine is a line to the program that is cut off after each event that is told over it.
type cutLine struct {
	mu   sync.Mutex
	open []net.Conn
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
		l.mu.Lock()
		for _, conn := range l.open {
			_ = conn.Close()
		}
		l.mu.Unlock()
		carrying.Wait()
	})
	return "http://" + near.Addr().String()
}

// carry carries one connection until one end closes it, or it is cut.
func (l *cutLine) carry(ctx context.Context, near net.Conn, address string) {
	defer func() { _ = near.Close() }()
	server, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	l.mu.Lock()
	l.open = append(l.open, near, server)
	l.mu.Unlock()
	go func() {
		_, _ = io.Copy(server, near)
		_ = server.Close()
	}()
	seen, buffer := []byte{}, make([]byte, 1<<16)
	for {
		n, err := server.Read(buffer)
		told := len(seen)
		seen = append(seen, buffer[:n]...)
		end, ended := endOfEvent(seen)
		if ended {
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

// endOfEvent is where the first event of a stream ends.
func endOfEvent(stream []byte) (end int, ended bool) {
	begin := bytes.Index(stream, []byte(`"proposalEvents":`))
	if begin < 0 {
		return 0, false
	}
	length := bytes.Index(stream[begin:], []byte("\n\n"))
	return begin + length + 2, length >= 0
}

// cuts is how often the line was cut.
func (l *cutLine) cuts() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.cut
}
