package analysis

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// fixture is a service with its own database.
type fixture struct {
	*Service

	t     *testing.T
	verbs *tracker.Tracker
	today time.Time
}

func newFixture(t *testing.T, config Config) *fixture {
	t.Helper()
	db := databasetest.Template{Name: "seeded for analysis", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	o := &fixture{t: t, today: time.Date(2016, time.July, 14, 12, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return o.today }
	reader, err := query.New(t.Context(), db, clock)
	if err != nil {
		t.Fatal(err)
	}
	verbs := tracker.New(reader, db, clock)
	o.verbs, o.Service = verbs, New(verbs.Reader, config)
	return o
}

// paper circulates a proposal of Japan with Singapore.
func (o *fixture) paper(symbol string) {
	o.t.Helper()
	ctx := o.t.Context()
	speaks := func(code models.Code) access.Viewer {
		return access.Viewer{Subject: "test", Delegation: code, Scopes: access.NewScopes(access.ScopeProposalsRead, access.ScopeProposalsWrite, access.ScopeCoAuthorsWrite)}
	}
	registry := access.Viewer{Subject: "test", Scopes: access.NewScopes(access.ScopeSecretariat)}
	p, err := o.verbs.CreateProposal(ctx, speaks("JPN"), tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, CoAuthors: []string{"SGP"},
		Texts: []tracker.TextInput{{Language: models.English, Title: "Together", Body: "1  WHY\n\n1.1.  Because.\n"}},
	}, query.With(query.CoAuthorships))
	o.do(err)
	for _, spell := range p.CoAuthorships {
		if spell.SponsorID != p.SubmittedByID {
			_, err = o.verbs.RespondToCoAuthorship(ctx, speaks("SGP"), tracker.RespondToCoAuthorship{CoAuthorship: spell.ID, Response: models.Accept}, query.Preload{})
			o.do(err)
		}
	}
	_, err = o.verbs.SubmitRevision(ctx, speaks("JPN"), trackertest.Submission(o.t, o.verbs, speaks("JPN"), p.ID, 0), query.Preload{})
	o.do(err)
	_, err = o.verbs.CirculateRevision(ctx, registry,
		trackertest.Circulation(o.t, o.verbs, registry, p.ID, 0, o.verbs.Reader.Today(), symbol), query.Preload{})
	o.do(err)
}

func (o *fixture) do(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// networkOf returns the projection that the networks of a query share.
func (o *fixture) networkOf(viewer access.Viewer, wanted Query) *projected {
	o.t.Helper()
	n, err := o.Network(o.t.Context(), viewer, wanted)
	o.do(err)
	_, err = n.Graph(o.t.Context())
	o.do(err)
	return n.projected
}

// usual returns the query without arguments.
func usual() Query { return Query{Projection: DefaultProjection()} }

func (o *fixture) items(n *projected) int {
	o.t.Helper()
	lists, err := n.selected(o.t.Context())
	o.do(err)
	return len(lists.Items)
}

// Equal filters share a network, however they are written. Viewers with different access do not.
func TestNetworkCacheKey(t *testing.T) {
	t.Parallel()
	o := newFixture(t, DefaultConfig())
	o.paper("TEST/N/1")
	newman, today, everything := usual(), usual(), usual()
	newman.Weight = network.Newman
	today.AsOf = o.verbs.Reader.Today()
	everything.Proposals = nil
	same := []Query{usual(), newman, today, everything}
	first := o.networkOf(access.Viewer{}, usual())
	var all sync.WaitGroup
	for range 4 {
		for _, wanted := range same {
			all.Go(func() {
				if n, err := o.Network(t.Context(), access.Viewer{}, wanted); err != nil || n.projected != first {
					t.Errorf("%+v has a projection of its own: %v", wanted, err)
				}
			})
		}
	}
	all.Wait()
	if member := o.networkOf(access.Viewer{Subject: "test", Delegation: "BRA", Scopes: access.NewScopes(access.ScopeProposalsRead)}, usual()); member == first {
		t.Error("a Member and the public: got the same cached network, want different ones")
	}
	codes, reordered := usual(), usual()
	codes.Sponsors, reordered.Sponsors = []string{"JPN", "SGP"}, []string{"SGP", "JPN", "SGP"}
	if o.networkOf(access.Viewer{}, codes) != o.networkOf(access.Viewer{}, reordered) {
		t.Error("filters with the same sponsors in another order: got different cached networks, want the same")
	}
	if o.networkOf(access.Viewer{}, codes) == first {
		t.Error("different filters: got the same cached network, want different ones")
	}
}

// Cached networks are evicted after an event and at midnight. Callers that still hold one can use
// it.
func TestCacheInvalidation(t *testing.T) {
	t.Parallel()
	o := newFixture(t, DefaultConfig())
	o.paper("TEST/N/1")
	first := o.networkOf(access.Viewer{}, usual())
	if o.items(first) != 1 || o.networkOf(access.Viewer{}, usual()) != first {
		t.Error("second call: got another network, want the cached one, with one item")
	}
	o.paper("TEST/N/2")
	second := o.networkOf(access.Viewer{}, usual())
	if o.items(second) != 2 || o.items(first) != 1 {
		t.Errorf("got %d items after an event and %d before, want 2 and 1", o.items(second), o.items(first))
	}
	for _, held := range o.public.entries.Values() {
		if held == cacheable(first) {
			t.Error("got an outdated network in the cache, want it evicted")
		}
	}
	// A question about an outdated state gets a result that is not cached.
	before := o.public.entries.Len()
	stale := first.question
	loadOrStore(o.Service, stale, "network", func() *projected { return &projected{analyst: o.Service, question: stale, source: o.source(stale)} })
	if o.public.entries.Len() != before {
		t.Error("got an outdated network cached again, want it only returned")
	}
	o.today = o.today.AddDate(0, 0, 1)
	if third := o.networkOf(access.Viewer{}, usual()); third == second || third.question.Query.AsOf != o.verbs.Reader.Today() {
		t.Error("after midnight: got yesterday's network, want today's")
	}
}

// Above the memory limit, the least recently used value is evicted first. The last value is never
// evicted, regardless of its size.
func TestCacheMemoryLimit(t *testing.T) {
	t.Parallel()
	config := DefaultConfig()
	config.Memory = 1
	o := newFixture(t, config)
	o.paper("TEST/N/1")
	first := o.networkOf(access.Viewer{}, usual())
	if first.bytes() <= 1 {
		t.Fatalf("got an estimate of %d bytes for a network, want more than 1", first.bytes())
	}
	expanded := usual()
	expanded.ExpandGroups = true
	o.networkOf(access.Viewer{}, expanded)
	if cached := o.public.entries.Len(); cached != 1 {
		t.Errorf("got %d cached networks, want 1", cached)
	}
	if o.networkOf(access.Viewer{}, usual()) == first {
		t.Error("got a network that does not fit from the cache, want it evicted")
	}
	large := newFixture(t, DefaultConfig())
	large.paper("TEST/N/1")
	first = large.networkOf(access.Viewer{}, usual())
	for on := range 20 {
		wanted := usual()
		wanted.JoinedOn = &models.DateRange{To: models.NewDate(2016, 1, 1+on)}
		large.networkOf(access.Viewer{}, wanted)
	}
	if large.networkOf(access.Viewer{}, usual()) != first {
		t.Error("got another network, want the cached one, which fits")
	}
}

// The time limit also stops the statement in the database, and the error names it. The next
// analysis does not wait for the stopped one.
func TestAnalysisTimeout(t *testing.T) {
	t.Parallel()
	config := DefaultConfig()
	config.Timeout = time.Nanosecond
	o := newFixture(t, config)
	o.paper("TEST/N/1")
	n, err := o.Network(t.Context(), access.Viewer{}, usual())
	o.do(err)
	for what, ask := range map[string]func() error{
		"graph":  func() error { _, err := n.Graph(t.Context()); return err },
		"values": func() error { _, err := n.Values(t.Context(), Betweenness); return err },
		"series": func() error { _, err := o.Series(t.Context(), access.Viewer{}, usual(), network.Year, 1); return err },
	} {
		if err := ask(); models.CodeOf(err) != models.TimedOut || !strings.Contains(err.Error(), "1ns") {
			t.Errorf("%s: got error %v, want TIMED_OUT with the limit", what, err)
		}
	}
	if n.projected.bytes() != 0 {
		t.Errorf("empty cache: got %d bytes, want 0", n.projected.bytes())
	}
}
