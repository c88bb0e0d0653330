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
	// clientPatience is the time limit of a command that may compile code and start a tracker.
	clientPatience = 5 * time.Minute
	// clientScopes lists the scopes of the tokens in the tests of clients.
	clientScopes = "proposals:read proposals:write coauthors:write webhooks:write"
	// listedInFrench queries the data that the examples list, independently of the clients.
	listedInFrench = `{ proposals(first: 100) { nodes { symbol title(language: FR) { text } workProgramme { name(language: FR) } } } }`
)

// The example program of the Go client lists proposals, files one and follows events, although its
// streams are cut after each event.
func TestGoClientExample(t *testing.T) {
	t.Parallel()
	site, proxy := start(t), &unreliableProxy{}
	url := proxy.listen(t, site.url)
	example := filepath.Join(t.TempDir(), "example")
	runsIn(t, "clients/go", "go", "build", "-o", example, "./example")
	out := runsIn(t, ".", example, url+"/graphql", site.token(t, "JPN", clientScopes))
	want := &strings.Builder{}
	for _, node := range list(site.ask(t, "", listedInFrench, nil), "proposals", "nodes") {
		fmt.Fprintf(want, "%s: %s (%s)\n", orNone(at(node, "symbol"), "(no symbol)"), at(node, "title", "text"), at(node, "workProgramme", "name"))
	}
	want.WriteString(filingPrints)
	if diff := cmp.Diff(want.String(), out); diff != "" {
		t.Errorf("output of the example (-want +got):\n%s", diff)
	}
	if proxy.cuts() < 3 {
		t.Errorf("the stream was cut %d times, want at least 3", proxy.cuts())
	}
}

// filingPrints is the output of both example programs for an invalid filing, a filing and its
// events.
const filingPrints = `INVALID_INPUT at input.texts[0].title: The value must not be empty.
INVALID_INPUT at input.workProgramme: There is no work programme "ECOMERCE". Did you mean ECOMMERCE?
filed: DRAFT, revision 0
event: PROPOSAL_CREATED by JPN on Paperless trade
event: REVISION_SUBMITTED by JPN on Paperless trade
event: PROPOSAL_WITHDRAWN by JPN on Paperless trade
`

// The example program of the TypeScript client does the same as that of the Go client.
func TestTypeScriptClientExample(t *testing.T) {
	t.Parallel()
	const folder = "clients/typescript"
	node := npmtest.Node(t, "typescript", "@apollo/client")
	compiled(t)
	site, proxy := start(t), &unreliableProxy{}
	url, token := proxy.listen(t, site.url), site.token(t, "JPN", clientScopes)
	out := runsIn(t, folder, node, "dist/example/main.js", url+"/graphql", token)

	latest, symbols := &strings.Builder{}, []string{}
	nodes := list(site.ask(t, "", listedInFrench, nil), "proposals", "nodes")
	for i, node := range nodes {
		symbols = append(symbols, orNone(at(node, "symbol"), "-"))
		if i < 3 {
			fmt.Fprintf(latest, "  %s  %s (%s)\n", orNone(at(node, "symbol"), "(no symbol)"), at(node, "title", "text"), at(node, "workProgramme", "name"))
		}
	}
	want := fmt.Sprintf("%d proposals; the latest:\n%sall: %s\n%s", len(nodes), latest, strings.Join(symbols, " "), filingPrints)
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("output of the example (-want +got):\n%s", diff)
	}
	if proxy.cuts() < 3 {
		t.Errorf("the stream was cut %d times, want at least 3", proxy.cuts())
	}
}

func TestTypeScriptClient(t *testing.T) {
	t.Parallel()
	node := npmtest.Node(t, "typescript")
	compiled(t)
	site := start(t)
	t.Log(runsIn(t, "clients/typescript", node, "dist/test/main.js", site.url+"/graphql", site.token(t, "JPN", clientScopes)))
}

// The TypeScript client verifies proofs of the transparency log offline.
func TestTypeScriptRecord(t *testing.T) {
	t.Parallel()
	node := npmtest.Node(t, "typescript")
	compiled(t)
	site := start(t)
	saveCheckpoint(t, site)
	if out := runsIn(t, "clients/typescript", node, "dist/test/record.js", site.url); out != "proofs verified\n" {
		t.Errorf("output: %s", out)
	}
}

// Common front-end clients work with the endpoint without adaptation. Each check compares the
// client's result with the response to a plain request.
func TestFrontEndClients(t *testing.T) {
	t.Parallel()
	const folder = "clients/check"
	node := npmtest.Node(t, "typescript", "@apollo/client")
	compiled(t)
	site := start(t)
	// Each client files as a different delegation, so that no client sees another's drafts.
	for name, delegation := range map[string]string{"apollo": "JPN", "urql": "KOR", "relay": "SGP", "persisted": "AUS"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Log(runsIn(t, folder, node, name+".mjs", site.url, site.token(t, delegation, clientScopes)))
		})
	}
}

// The Go client returns errors of the tracker as an Error with status, code and field, and another
// error if the tracker cannot be reached.
func TestGoClientErrors(t *testing.T) {
	t.Parallel()
	site := startWithoutDemo(t)
	forged := client.New(site.url+"/graphql", client.Options{Token: client.Token("forged")})
	public := client.New(site.url+"/graphql", client.Options{})
	firstError := func(tracker *client.Client, after string, filter *client.EventFilter) error {
		for _, err := range tracker.Events(t.Context(), after, filter) {
			return err
		}
		return nil
	}
	_, unauthenticated := client.Desk(t.Context(), forged, nil)
	_, beyond := client.Feed(t.Context(), public, new(101), nil, nil, nil, nil)
	misspelt := &client.EventFilter{Proposals: &client.ProposalFilter{WorkProgrammes: []string{"ECOMERCE"}}}
	for name, c := range map[string]struct {
		err    error
		status int
		fault  string
	}{
		"forged token":                           {unauthenticated, 401, "UNAUTHENTICATED: "},
		"page size above the limit":              {beyond, 200, "LIMIT_EXCEEDED at first: "},
		"subscription with a forged token":       {firstError(forged, "", nil), 401, "UNAUTHENTICATED: "},
		"subscription after an unknown event":    {firstError(public, "nonsense", nil), 200, "INVALID_INPUT at afterEvent: "},
		"subscription with an unknown programme": {firstError(public, "", misspelt), 200, "INVALID_INPUT at filter.proposals.workProgrammes[0]: "},
	} {
		rejected, ok := errors.AsType[*client.Error](c.err)
		if !ok || rejected.Status != c.status || !strings.HasPrefix(rejected.Error(), c.fault) {
			t.Errorf("%s: got error %+v, want status %d and %q", name, c.err, c.status, c.fault)
		}
	}
	_, err := client.Desk(t.Context(), client.New("http://127.0.0.1:1/graphql", client.Options{}), nil)
	if _, rejected := errors.AsType[*client.Error](err); err == nil || rejected {
		t.Errorf("tracker that cannot be reached: got error %v, want one that is not a *client.Error", err)
	}
	codes := []client.ErrorCode{}
	for _, value := range list(site.ask(t, "", `{ __type(name: "ErrorCode") { enumValues { name } } }`, nil), "__type", "enumValues") {
		codes = append(codes, client.ErrorCode(at(value, "name").(string)))
	}
	if diff := cmp.Diff(client.AllErrorCode, codes, cmpopts.SortSlices(func(a, b client.ErrorCode) bool { return a < b })); diff != "" {
		t.Errorf("error codes (-client +tracker):\n%s", diff)
	}
}

// Subscriptions also work with the WebSocket client of genqlient.
func TestGoClientOverWebSocket(t *testing.T) {
	t.Parallel()
	s := &storyClient{t: t, program: startWithoutDemo(t)}
	s.circulated("JOB/GC/1")
	site := s.program
	token := site.token(t, "JPN", clientScopes)
	first := at(list(site.ask(t, token, `{ events(first: 1) { nodes { id } } }`, nil), "events", "nodes")[0], "id").(string)
	socket := graphql.NewClientUsingWebSocket("ws"+strings.TrimPrefix(site.url, "http")+"/graphql", dialer{},
		graphql.WithConnectionParams(map[string]any{"authorization": "Bearer " + token}))
	faults, err := socket.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	received, subscription, err := client.FollowEvents(t.Context(), socket, nil, &first)
	if err != nil {
		t.Fatal(err)
	}
	want, got := []string{}, []string{}
	for _, event := range list(site.ask(t, token, `{ events { nodes { id } } }`, nil), "events", "nodes")[1:] {
		want = append(want, at(event, "id").(string))
	}
	for len(got) < len(want) {
		select {
		case event := <-received:
			if event.Errors != nil {
				t.Fatal(event.Errors)
			}
			got = append(got, event.Data.Events.Id)
		case err := <-faults:
			t.Fatal(err)
		case <-time.After(patience):
			t.Fatalf("received events %v within the time limit, want %v", got, want)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if err := socket.Unsubscribe(subscription); err != nil {
		t.Error(err)
	}
}

// dialer opens WebSockets for genqlient with coder/websocket.
type dialer struct{}

func (dialer) DialContext(ctx context.Context, url string, header http.Header) (graphql.WSConn, error) {
	conn, _, err := websocket.Dial(ctx, url, &websocket.DialOptions{HTTPHeader: header, Subprotocols: header.Values("Sec-WebSocket-Protocol")})
	return webSocket{ctx, conn}, err
}

type webSocket struct {
	ctx  context.Context //nolint:containedctx // the methods of genqlient's interface have no context
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

// compiled compiles the TypeScript client, once for all tests.
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

// runsIn runs a command in a folder, which must succeed, and returns its standard output.
func runsIn(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), clientPatience)
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

// orNone returns text, or none if text is null.
func orNone(text any, none string) string {
	if text == nil {
		return none
	}
	return text.(string)
}
