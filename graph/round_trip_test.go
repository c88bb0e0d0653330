package graph_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/url"
	"sync/atomic"
	"testing"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

// countingProxy relays connections to Postgres and counts round trips. Postgres ends its response to everything that
// was sent together, whether a statement or a batch, with one ReadyForQuery message.
type countingProxy struct {
	socket string
	trips  atomic.Int64
}

// newCountingProxy returns a proxy in front of the database at the address, and the URL of the proxy.
func newCountingProxy(t *testing.T, address string) (*countingProxy, string) {
	t.Helper()
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	query := parsed.Query()
	port := query.Get("port")
	if port == "" {
		port = "5432"
	}
	p := &countingProxy{socket: query.Get("host") + "/.s.PGSQL." + port}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go p.serve(listener)
	query.Del("host")
	query.Del("port")
	query.Set("sslmode", "disable")
	parsed.Host, parsed.RawQuery = listener.Addr().String(), query.Encode()
	return p, parsed.String()
}

// serve relays each connection until the listener is closed.
func (p *countingProxy) serve(listener net.Listener) {
	for {
		client, err := listener.Accept()
		if err != nil {
			return
		}
		server, err := (&net.Dialer{}).DialContext(context.Background(), "unix", p.socket)
		if err != nil {
			_ = client.Close()
			continue
		}
		go func() {
			_, _ = io.Copy(server, client)
			_ = server.Close()
		}()
		go func() {
			p.relay(client, server)
			_ = client.Close()
		}()
	}
}

// relay copies the messages of the server to the client. Each message begins with a type of one byte and a length
// that includes itself. See https://www.postgresql.org/docs/current/protocol-message-formats.html.
func (p *countingProxy) relay(client io.Writer, server io.Reader) {
	for {
		var head [5]byte
		if _, err := io.ReadFull(server, head[:]); err != nil {
			return
		}
		if head[0] == 'Z' {
			p.trips.Add(1)
		}
		if _, err := client.Write(head[:]); err != nil {
			return
		}
		if _, err := io.CopyN(client, server, int64(binary.BigEndian.Uint32(head[1:]))-4); err != nil {
			return
		}
	}
}

// filing creates, submits and circulates a proposal, and returns the number of round trips of each step.
func (p *countingProxy) filing(t *testing.T, e *endpoint, number int) [3]int64 {
	t.Helper()
	trips := [3]int64{}
	step := func(i int, by caller, query string) map[string]any {
		before := p.trips.Load()
		got, err := e.post(t.Context(), by, query)
		if err != nil || len(got.Errors) > 0 {
			t.Fatalf("%s: %v %s", query, err, got.messages())
		}
		trips[i] = p.trips.Load() - before
		return got.Data
	}
	japan := caller{delegation: "JPN", scopes: allBut()}
	created := step(0, japan, fmt.Sprintf(`mutation { createProposal(input: {workProgramme: "ECOMMERCE", originalLanguage: EN,
		texts: [{language: EN, title: "Trust in electronic trade", content: {body: "1  WHY\n\n1.1.  Because.\n\nQuestion 1 – Why?\n"}}],
		idempotencyKey: "create-%d"}) { proposal { id status pendingRevision { id number version } } } }`, number))
	revision := at(created, "createProposal", "proposal", "pendingRevision", "id").(string)
	step(1, japan, fmt.Sprintf(`mutation { submitRevision(input: {revision: %q, expectedVersion: 1, idempotencyKey: "submit-%d"}) {
		revision { id number status version } } }`, revision, number))
	step(2, caller{scopes: secretariatScope}, fmt.Sprintf(`mutation { circulateRevision(input: {revision: %q, expectedVersion: 1,
		symbols: ["TEST/W/%d"], circulatedOn: "2020-01-15", idempotencyKey: "circulate-%d"}) {
		revision { id number status symbols circulatedOn } } }`, revision, 100+number, number))
	return trips
}

// Round trips are counted on the wire, after the first filings have prepared the statements of the only connection.
// The first round trip begins the transaction, claims the key, locks and reads. Circulation needs another one for
// reads that depend on the first. Then come the changes with the payload, and finally the events with COMMIT.
func TestRoundTripsOfFiling(t *testing.T) {
	t.Parallel()
	proxy, address := newCountingProxy(t, databasetest.Template{Name: "reference", Prepare: seedReference}.URL(t))
	db, err := database.Open(t.Context(), address, database.OpenOptions{Pools: database.Pools{Reads: 1, Writes: 1}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	e := openEndpoint(t, db)
	proxy.filing(t, e, 0)
	proxy.filing(t, e, 1)
	want := [3]int64{2, 3, 4}
	if got := proxy.filing(t, e, 2); got != want {
		t.Errorf("round trips to create, submit and circulate: got %v, want %v", got, want)
	}
}
