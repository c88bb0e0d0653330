package e2e

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Khan/genqlient/graphql"
	"github.com/coder/websocket"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	client "proposaltracker/clients/go"
	"proposaltracker/internal/npmtest"
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
	node := npmtest.Node(t, "typescript", "@apollo/client")
	compiled(t)
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
	node := npmtest.Node(t, "typescript", "@apollo/client")
	site := start(t)
	// Each files as another delegation, so that they do not see each other's drafts.
	for name, delegation := range map[string]string{"apollo": "JPN", "urql": "KOR", "relay": "SGP", "persisted": "AUS"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Log(runsIn(t, folder, node, name+".mjs", site.url, site.token(t, delegation, clientScopes)))
		})
	}
}

// What the tracker refuses is an error of the Go client with its code and place; what it does not reach
// is another.
func TestGoClientIsRefused(t *testing.T) {
	t.Parallel()
	site := startWithoutDemo(t)
	forged := client.New(site.url+"/graphql", client.Options{Token: client.Token("forged")})
	public := client.New(site.url+"/graphql", client.Options{})
	heard := func(tracker *client.Client, after string, filter *client.ProposalFilter) error {
		for _, err := range tracker.Events(t.Context(), after, filter) {
			return err
		}
		return nil
	}
	_, unauthenticated := client.Desk(t.Context(), forged, nil)
	_, beyond := client.Feed(t.Context(), public, new(101), nil, nil, nil, nil)
	for name, c := range map[string]struct {
		err    error
		status int
		fault  string
	}{
		"a forged token":              {unauthenticated, 401, "UNAUTHENTICATED: "},
		"a page beyond the limit":     {beyond, 200, "LIMIT_EXCEEDED at first: "},
		"a forged token, listening":   {heard(forged, "", nil), 401, "UNAUTHENTICATED: "},
		"after what never was":        {heard(public, "nonsense", nil), 200, "INVALID_INPUT at after: "},
		"a programme that is unknown": {heard(public, "", &client.ProposalFilter{WorkProgramme: new("ECOMERCE")}), 200, "INVALID_INPUT at filter.workProgramme: "},
	} {
		refused, ok := errors.AsType[*client.Error](c.err)
		if !ok || refused.Status != c.status || !strings.HasPrefix(refused.Error(), c.fault) {
			t.Errorf("%s: %+v", name, c.err)
		}
	}
	_, err := client.ErrorCodes(t.Context(), client.New("http://127.0.0.1:1/graphql", client.Options{}))
	if _, refused := errors.AsType[*client.Error](err); err == nil || refused {
		t.Errorf("a tracker that is not there: %v", err)
	}
	codes, err := client.ErrorCodes(t.Context(), public)
	if diff := cmp.Diff(client.AllErrorCode, codes.ErrorCodes, cmpopts.SortSlices(func(a, b client.ErrorCode) bool { return a < b })); err != nil || diff != "" {
		t.Errorf("%v; the codes (-client +tracker):\n%s", err, diff)
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

// compiled makes the TypeScript package once for all tests.
func compiled(t *testing.T) {
	t.Helper()
	if out, err := typescript(); err != nil {
		t.Fatalf("tsc: %v\n%s", err, out)
	}
}

var typescript = sync.OnceValues(func() (string, error) {
	cmd := exec.Command("npm", "run", "--silent", "build", "--workspace=clients/typescript")
	out, err := cmd.CombinedOutput()
	return string(out), err
})

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
