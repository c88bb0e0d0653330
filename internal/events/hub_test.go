package events_test

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// All packages share the Postgres server, which runs longer than each of them, so the leak check
// ignores the goroutine that waits for it.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("proposaltracker/internal/database.(*Cluster).reap"))
}

// fixture is a tracker with its own database. Several hubs can run on it, like several server
// processes.
type fixture struct {
	*tracker.Tracker
	db *database.DB
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	db := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	tr := tracker.New(reader, db, time.Now)
	return &fixture{tr, db}
}

// hub returns a hub that runs until the test ends.
func (o *fixture) hub(t *testing.T) *events.Hub {
	t.Helper()
	hub := events.NewHub(o.Reader, o.db.ListenConfig(), events.Config{}, slog.New(slog.NewTextHandler(t.Output(), nil)))
	run(t, hub)
	return hub
}

// run runs a hub until the test ends.
func run(t *testing.T, hub *events.Hub) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { hub.Run(ctx) })
	t.Cleanup(func() {
		stop()
		running.Wait()
	})
}

var (
	japan       = access.Viewer{Subject: "mission", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsRead, access.ScopeProposalsWrite)}
	secretariat = access.Viewer{Subject: "registry", Scopes: access.NewScopes(access.ScopeSecretariat)}
)

func (o *fixture) create(t *testing.T, programme string) *models.Proposal {
	t.Helper()
	p, err := o.CreateProposal(t.Context(), japan, tracker.CreateProposal{
		WorkProgramme: programme, OriginalLanguage: models.English,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: "1.1.  Trust is needed.\n"}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (o *fixture) circulate(t *testing.T, p *models.Proposal) {
	t.Helper()
	if _, err := o.SubmitRevision(t.Context(), japan, trackertest.Submission(t, o.Tracker, japan, p.ID, 0), query.Preload{}); err != nil {
		t.Fatal(err)
	}
	_, err := o.CirculateRevision(t.Context(), secretariat, trackertest.Circulation(t, o.Tracker, japan, p.ID, 0, o.Reader.Today(), "TEST/W/1"), query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
}

// next waits up to 30 seconds for the next event.
func next(t *testing.T, from <-chan *models.Event) *models.Event {
	t.Helper()
	select {
	case event, open := <-from:
		if !open {
			t.Fatal("the events ended")
		}
		return event
	case <-time.After(30 * time.Second):
		t.Fatal("no event received")
		return nil
	}
}

func (o *fixture) follow(t *testing.T, hub *events.Hub, viewer access.Viewer, after *models.ID, filter query.EventFilter) (<-chan *models.Event, func()) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	stream, err := hub.Stream(ctx, viewer, after, filter, query.Preload{})
	if err != nil {
		stop()
		t.Fatal(err)
	}
	end := func() {
		stop()
		for range stream {
		}
	}
	t.Cleanup(end)
	return stream, end
}

// Events committed by any process are sent only to viewers that may see them at the time of
// sending.
func TestStreamVisibility(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	here, elsewhere := o.hub(t), o.hub(t)
	own, _ := o.follow(t, elsewhere, japan, nil, query.EventFilter{})
	public, _ := o.follow(t, here, access.Viewer{}, nil, query.EventFilter{})
	p := o.create(t, "ECOMMERCE")
	if event := next(t, own); event.Kind != models.ProposalCreatedEvent || event.Proposal.ID != p.ID {
		t.Errorf("submitting delegation: got %+v, want the event of its draft", event)
	}
	o.circulate(t, p)
	if event := next(t, own); event.Kind != models.RevisionSubmittedEvent {
		t.Errorf("submitting delegation: got event %s, want the next one of its proposal", event.Kind)
	}
	// The public sees nothing before the circulation, so the circulation is its first event.
	event := next(t, public)
	if event.Proposal.CirculatedOn.IsZero() {
		t.Errorf("public: got event %s of a draft, want the circulation first", event.Kind)
	}
	for event.Kind != models.RevisionCirculatedEvent {
		event = next(t, public)
	}
}

// A client that reconnects with the ID of its last event misses no event and receives none twice,
// even with several concurrent writers.
func TestStreamResumption(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	hub := o.hub(t)
	o.circulate(t, o.create(t, "ECOMMERCE"))
	created := func() []*models.Event {
		rows, err := o.Reader.Events(t.Context(), japan, query.EventFilter{Kinds: []models.EventKind{models.ProposalCreatedEvent}}, query.PageRequest{First: 100}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		return rows.Items
	}
	last := &created()[0].ID
	const writers, each = 8, 5
	var writing sync.WaitGroup
	for range writers {
		writing.Go(func() {
			for range each {
				o.create(t, "ECOMMERCE")
			}
		})
	}
	counts := map[models.ID]int{}
	for len(counts) < writers*each {
		listening, end := o.follow(t, hub, japan, last, query.EventFilter{Kinds: []models.EventKind{models.ProposalCreatedEvent}})
		for range min(3, writers*each-len(counts)) {
			event := next(t, listening)
			counts[event.ID]++
			last = &event.ID
		}
		end()
	}
	writing.Wait()
	for _, event := range created()[1:] {
		if counts[event.ID] != 1 {
			t.Errorf("event %d: received %d times, want once", event.Seq, counts[event.ID])
		}
	}
}

// A reader that follows the sequence numbers during concurrent writes sees each number once, in
// order and without gaps.
func TestEventNumberOrder(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	const writers, each = 8, 6
	var writing sync.WaitGroup
	for range writers {
		writing.Go(func() {
			for range each {
				o.create(t, "ECOMMERCE")
			}
		})
	}
	done := make(chan struct{})
	go func() {
		writing.Wait()
		close(done)
	}()
	seen, place := []int64{}, int64(0)
	read := func() {
		found, upTo, err := o.Reader.EventsAfter(t.Context(), japan, place, query.EventFilter{}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		for _, event := range found {
			seen = append(seen, event.Seq)
		}
		place = upTo
	}
	for writing := true; writing; {
		select {
		case <-done:
			writing = false
		default:
		}
		read()
	}
	read()
	want := []int64{}
	for n := range int64(len(seen)) {
		want = append(want, n+1)
	}
	if diff := cmp.Diff(want, seen); diff != "" || len(seen) < writers*each {
		t.Errorf("got %d event numbers (-want +got):\n%s", len(seen), diff)
	}
}

// The filter works as for lists of proposals. An invalid filter is rejected before any event is
// sent.
func TestStreamFilter(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	hub := o.hub(t)
	other, _ := o.follow(t, hub, japan, nil, query.EventFilter{Proposals: &query.ProposalFilter{WorkProgrammes: []string{"FISHERIES"}}})
	o.create(t, "ECOMMERCE")
	fish := o.create(t, "FISHERIES")
	if event := next(t, other); *event.ProposalID != fish.ID {
		t.Errorf("got %s", event.ProposalID)
	}
	none := models.NewID()
	for code, follow := range map[models.ErrorCode]func() error{
		models.InvalidInput: func() error {
			_, err := hub.Stream(t.Context(), access.Viewer{}, nil, query.EventFilter{Proposals: &query.ProposalFilter{WorkProgrammes: []string{"NONE"}}}, query.Preload{})
			return err
		},
		models.NotFound: func() error {
			_, err := hub.Stream(t.Context(), access.Viewer{}, &none, query.EventFilter{}, query.Preload{})
			return err
		},
	} {
		if err := follow(); models.CodeOf(err) != code {
			t.Errorf("got error %v, want code %s", err, code)
		}
	}
}

// A hub whose connection is lost reconnects, and its subscribers receive the events that they
// missed.
func TestHubReconnection(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	stream, _ := o.follow(t, o.hub(t), japan, nil, query.EventFilter{})
	first := o.create(t, "ECOMMERCE")
	if event := next(t, stream); *event.ProposalID != first.ID {
		t.Fatalf("got %s", event.ProposalID)
	}
	cut := "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
	if err := o.db.GORM.Exec(cut).Error; err != nil {
		t.Fatal(err)
	}
	second := o.create(t, "ECOMMERCE")
	if event := next(t, stream); *event.ProposalID != second.ID {
		t.Errorf("got %s, want the missed event", event.ProposalID)
	}
}
