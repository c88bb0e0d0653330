package tracker_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// cuttingProxy forwards connections to a database. Once armed, it cuts the next connection that
// commits, after the database has committed but before the client receives the response.
type cuttingProxy struct {
	to    string
	armed atomic.Bool
	cuts  atomic.Int32
}

// newCuttingProxy starts a proxy in front of a database, and returns it with its address.
func newCuttingProxy(t *testing.T, url string) (*cuttingProxy, string) {
	t.Helper()
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cuttingProxy{to: filepath.Join(config.Host, fmt.Sprintf(".s.PGSQL.%d", config.Port))}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			open.Go(func() { c.forward(client) })
		}
	})
	t.Cleanup(func() { _ = listener.Close(); open.Wait() })
	at := listener.Addr().(*net.TCPAddr)
	return c, fmt.Sprintf("host=127.0.0.1 port=%d user=%s dbname=%s sslmode=disable", at.Port, config.User, config.Database)
}

// forward copies data in both directions until either side closes its connection.
func (c *cuttingProxy) forward(client net.Conn) {
	defer func() { _ = client.Close() }()
	server, err := new(net.Dialer).DialContext(context.Background(), "unix", c.to)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { _ = client.Close() }()
		copyChunks(client, server, func(chunk []byte) bool {
			// The database sends this response after the commit.
			if bytes.Contains(chunk, []byte("COMMIT\x00")) && c.armed.CompareAndSwap(true, false) {
				c.cuts.Add(1)
				return false
			}
			return true
		})
	}()
	copyChunks(server, client, func([]byte) bool { return true })
	_ = server.Close()
	<-done
}

// copyChunks copies chunks as long as pass returns true.
func copyChunks(to, from net.Conn, pass func([]byte) bool) {
	buffer := make([]byte, 64<<10)
	for {
		n, err := from.Read(buffer)
		if err != nil || !pass(buffer[:n]) {
			return
		}
		if _, err := to.Write(buffer[:n]); err != nil {
			return
		}
	}
}

func TestRetryAfterLostResponse(t *testing.T) {
	t.Parallel()
	url := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.URL(t)
	cut, address := newCuttingProxy(t, url)
	db, err := database.Open(t.Context(), address, database.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	var minutes atomic.Int64
	clock := func() time.Time { return noon.Add(time.Duration(minutes.Add(1)) * time.Minute) }
	reader, err := query.New(t.Context(), db, clock)
	if err != nil {
		t.Fatal(err)
	}
	tr := tracker.New(reader, db, clock)
	create := tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, IdempotencyKey: "a lost answer",
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust in electronic trade", Body: body}},
	}
	cut.armed.Store(true)
	if p, err := tr.CreateProposal(t.Context(), delegation("JPN"), create, everything); err == nil {
		t.Fatalf("the call on a cut connection returned %s", p.ID)
	}
	if cut.cuts.Load() != 1 {
		t.Fatalf("unexpected number of cut connections: %d", cut.cuts.Load())
	}
	drafts, err := tr.Reader.Drafts(t.Context(), delegation("JPN"), query.PageRequest{First: 10}, query.Preload{})
	if err != nil || len(drafts.Items) != 1 {
		t.Fatalf("unexpected number of committed proposals %d, error %v", len(drafts.Items), err)
	}
	made := drafts.Items[0].ProposalID
	if _, err := tr.WithdrawProposal(t.Context(), delegation("JPN"), tracker.WithdrawProposal{Proposal: made}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	again, err := tr.CreateProposal(t.Context(), delegation("JPN"), create, everything)
	if err != nil {
		t.Fatalf("retry: %v", err)
	}
	if again.ID != made || again.Status != models.ProposalWithdrawn {
		t.Errorf("the retry returned %s, %s; want %s, WITHDRAWN", again.ID, again.Status, made)
	}
	var count int64
	if err := db.GORM.Model(&models.Proposal{}).Count(&count).Error; err != nil || count != 1 {
		t.Errorf("unexpected number of proposals %d, error %v", count, err)
	}
}

// The payload is loaded before the event is inserted, but contains it.
func TestPayload(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	made := f.create(t, "JPN", "SGP")
	read, err := f.Reader.Proposal(t.Context(), delegation("JPN"), made.ID, everything)
	if err != nil {
		t.Fatal(err)
	}
	kinds := func(p *models.Proposal) []models.EventKind {
		kinds := []models.EventKind{}
		for _, event := range p.Events {
			kinds = append(kinds, event.Kind)
		}
		return kinds
	}
	want := []models.EventKind{models.ProposalCreatedEvent, models.CoAuthorInvitedEvent}
	if diff := cmp.Diff(want, kinds(made)); diff != "" {
		t.Errorf("payload: %s", diff)
	}
	if diff := cmp.Diff(want, kinds(read)); diff != "" {
		t.Errorf("read afterwards: %s", diff)
	}
	if diff := cmp.Diff(read.UpdatedAt, made.UpdatedAt); diff != "" {
		t.Errorf("instant of the last change: %s", diff)
	}
}
