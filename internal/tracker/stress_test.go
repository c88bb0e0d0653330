package tracker_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

const (
	stormClients = 32
	stormActs    = 20
	// patience is the maximum number of retries of a killed call.
	patience = 200
)

// client is one of many that change the same proposal concurrently. Its calls are killed at random
// and retried with the same key until they succeed.
type client struct {
	*fixture
	t        *testing.T
	random   *rand.Rand
	code     models.Code
	proposal models.ID
	key      int
	// acknowledged lists the outcomes whose creation the server confirmed.
	acknowledged []models.ID
	killed       int
}

// call retries a call with the same key until it succeeds. The first attempts may be killed at any
// time.
func (c *client) call(act func(ctx context.Context, key string) (models.ID, error)) error {
	c.key++
	key := fmt.Sprintf("%s-%d", c.code, c.key)
	for attempt := range patience {
		ctx, cancel := context.WithCancel(c.t.Context())
		if attempt < 3 && c.random.IntN(3) == 0 {
			timer := time.AfterFunc(time.Duration(c.random.IntN(20_000))*time.Microsecond, cancel)
			defer timer.Stop()
		}
		id, err := act(ctx, key)
		cancel()
		if err == nil {
			c.acknowledged = append(c.acknowledged, id)
			return nil
		}
		if models.CodeOf(err) != models.Internal {
			return err
		}
		if !errors.Is(err, context.Canceled) && ctx.Err() == nil {
			return err
		}
		c.killed++
	}
	return errors.New("no attempt succeeded")
}

// act performs a random mutation of the proposal.
func (c *client) act() error {
	p, err := c.Reader.Proposal(c.t.Context(), delegation("JPN"), c.proposal, query.With(query.CoAuthorships))
	if err != nil {
		return err
	}
	latest, _ := p.Latest()
	switch c.random.IntN(6) {
	case 0:
		return c.call(func(ctx context.Context, key string) (models.ID, error) {
			r, err := c.FileRevision(ctx, delegation("JPN"), tracker.FileRevision{
				Proposal: p.ID, BasedOn: latest.ID, Kind: models.KindRevision, Reason: models.ReasonRecirculation, IdempotencyKey: key,
			}, query.Preload{})
			return idOf(r, err)
		})
	case 1, 2:
		return c.circulate(latest)
	case 3:
		return c.call(func(ctx context.Context, key string) (models.ID, error) {
			s, err := c.RequestCoAuthorship(ctx, delegation(c.code), tracker.RequestCoAuthorship{Proposal: p.ID, IdempotencyKey: key}, query.Preload{})
			return idOf(s, err)
		})
	default:
		return c.goOn(p)
	}
}

func idOf[T models.Node](row T, err error) (models.ID, error) {
	if err != nil {
		return models.ID{}, err
	}
	return row.NodeID().ID, nil
}

func (c *client) circulate(latest *models.Revision) error {
	err := c.call(func(ctx context.Context, key string) (models.ID, error) {
		r, err := c.SubmitRevision(ctx, delegation("JPN"), tracker.SubmitRevision{
			Revision: latest.ID, ExpectedVersion: latest.Version, IdempotencyKey: key,
		}, query.Preload{})
		return idOf(r, err)
	})
	if err != nil && models.CodeOf(err) != models.InvalidTransition {
		return err
	}
	return c.call(func(ctx context.Context, key string) (models.ID, error) {
		r, err := c.CirculateRevision(ctx, secretariat, tracker.CirculateRevision{
			Revision: latest.ID, ExpectedVersion: latest.Version, CirculatedOn: day("2017-01-01"),
			Symbols: []string{fmt.Sprintf("TEST/W/1/Rev.%d", latest.Number+1)}, IdempotencyKey: key,
		}, query.Preload{})
		return idOf(r, err)
	})
}

// goOn advances a spell: it accepts a request, or leaves.
func (c *client) goOn(p *models.Proposal) error {
	spell := p.CoAuthorships[c.random.IntN(len(p.CoAuthorships))]
	return c.call(func(ctx context.Context, key string) (models.ID, error) {
		if spell.Status == models.CoAuthorRequested {
			s, err := c.RespondToCoAuthorship(ctx, delegation("JPN"), tracker.RespondToCoAuthorship{CoAuthorship: spell.ID, Response: models.Accept, IdempotencyKey: key}, query.Preload{})
			return idOf(s, err)
		}
		s, err := c.WithdrawCoAuthorship(ctx, delegation(c.code), tracker.WithdrawCoAuthorship{CoAuthorship: spell.ID, IdempotencyKey: key}, query.Preload{})
		return idOf(s, err)
	})
}

// Thirty-two clients concurrently file revisions of one proposal, join it and leave it. Their calls
// are killed at random and retried. In the end, revisions are numbered without gaps, no name
// appears without consent, and each acknowledged mutation was performed exactly once.
func TestConcurrentClients(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2017-01-01"), "TEST/W/1")
	codes := []models.Code{"PAK", "SGP", "USA", "BRA", "CAN", "AUS", "CHL", "NOR"}
	clients := make([]*client, stormClients)
	var storm sync.WaitGroup
	for i := range clients {
		c := &client{fixture: f, t: t, random: rand.New(rand.NewPCG(uint64(i), 7)), code: codes[i%len(codes)], proposal: p.ID, key: i * 1000}
		clients[i] = c
		storm.Go(func() {
			for range stormActs {
				if err := c.act(); err != nil && models.CodeOf(err) == models.Internal {
					t.Errorf("%s: %v", c.code, err)
				}
			}
		})
	}
	storm.Wait()
	f.checkStorm(t, p.ID, clients)
}

func (f *fixture) checkStorm(t *testing.T, id models.ID, clients []*client) {
	t.Helper()
	p, err := f.Reader.Proposal(t.Context(), secretariatAsJapan(), id, everything)
	if err != nil {
		t.Fatal(err)
	}
	there := map[models.ID]bool{}
	for i, revision := range p.Revisions {
		there[revision.ID] = true
		if revision.Number != i {
			t.Errorf("revision %d is at index %d", revision.Number, i)
		}
		for _, name := range revision.Printed {
			spell := p.CoAuthorships[slices.IndexFunc(p.CoAuthorships, func(c *models.CoAuthorship) bool { return c.ID == name.CoAuthorshipID })]
			if spell.AgreedByID == nil || *spell.AgreedByID != spell.SponsorID || spell.AnsweredOn.IsZero() {
				t.Errorf("a name was printed without consent: %+v", spell)
			}
		}
	}
	for _, spell := range p.CoAuthorships {
		there[spell.ID] = true
	}
	acknowledged, killed := 0, 0
	for _, c := range clients {
		killed += c.killed
		for _, outcome := range c.acknowledged {
			acknowledged++
			if !there[outcome] {
				t.Errorf("%s received %s, which does not exist", c.code, outcome)
			}
		}
	}
	if written := f.rows(t)["idempotent_calls"]; written != int64(acknowledged) {
		t.Errorf("got %d written calls, want all %d acknowledged ones", written, acknowledged)
	}
	// Each acknowledged mutation has one event, besides the events of printing names, extracting
	// sources and the setup.
	if acts := f.actsOf(p); acts != acknowledged {
		t.Errorf("got %d events of calls, want one for each of %d acknowledged calls", acts, acknowledged)
	}
	if found, err := audit.Verify(t.Context(), f.db.ReadOnly()); err != nil || found.Err() != nil {
		t.Errorf("verify the event log: broken links %v, error %v", found.Broken, err)
	}
	if killed < 10 || len(p.Revisions) < 3 || acknowledged < 40 {
		t.Errorf("too little load: %d calls killed, %d revisions, %d acknowledged", killed, len(p.Revisions), acknowledged)
	}
	t.Logf("%d calls killed, %d revisions, %d acknowledged", killed, len(p.Revisions), acknowledged)
}

// actsOf counts the events that record one call each, without the four of the setup: created,
// submitted, circulated, joined.
func (f *fixture) actsOf(p *models.Proposal) int {
	acts := 0
	for _, event := range p.Events {
		if event.Kind != models.CoAuthorJoinedEvent {
			acts++
		}
	}
	return acts - 3
}

// secretariatAsJapan returns a viewer that sees drafts and all spells.
func secretariatAsJapan() access.Viewer {
	viewer := delegation("JPN")
	viewer.Scopes = access.NewScopes(access.AllScopes()...)
	return viewer
}
