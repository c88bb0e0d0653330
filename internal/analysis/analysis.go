// Package analysis runs analyses of the co-sponsorship network: it loads what a viewer may see, selects,
// projects and measures, each thing once for all who ask for it, within bounds of time, memory and
// processors, and keeps what was computed until something changes.
package analysis

import (
	"context"
	"fmt"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

const (
	// maxNodes is how many nodes a network has that is projected.
	maxNodes = 10_000
	// maxTies bounds the ties that a projection can have, by the pairs on its lists.
	maxTies = 8_000_000
	// light is how much work runs beside whatever else is running, in steps of some nanoseconds: it is
	// done before anybody notices.
	light = 3_000_000
	// maxKept is how many networks, series and lists are kept, whatever their size.
	maxKept = 500
)

// Config is this room's share of the settings.
type Config struct {
	Timeout time.Duration `name:"analysis-timeout" env:"ANALYSIS_TIMEOUT" default:"25s" help:"Longest time that one analysis of the network is worked on, such as all betweennesses; ${default} when left out. What is done by then is kept for the next who asks."`
	Memory  int64         `name:"analysis-memory" env:"ANALYSIS_MEMORY" default:"536870912" placeholder:"BYTES" help:"About how much memory the networks and measures take that are kept, in bytes; ${default} when left out. The one asked for last is kept, whatever its size."`
}

// Check tells in one line which setting is wrong.
func (c Config) Check() error {
	switch {
	case c.Timeout <= 0:
		return fmt.Errorf("--analysis-timeout %s is no time to work in", c.Timeout)
	case c.Memory < 0:
		return fmt.Errorf("--analysis-memory %d is less than nothing", c.Memory)
	default:
		return nil
	}
}

// DefaultConfig are the settings when all are left out.
func DefaultConfig() Config { return Config{Timeout: 25 * time.Second, Memory: 512 << 20} }

// Service answers questions about networks. It is made once and shared.
type Service struct {
	reader *query.Reader
	config Config
	// desk is where what is heavy is computed, one at a time, so that a processor is left for all else.
	desk chan struct{}

	// mu guards what follows.
	mu sync.Mutex
	as state
	// kept are networks, series, and the lists that they are made of, in the state as.
	kept *lru.Cache[string, holding]
}

// holding is something that is kept.
type holding interface {
	// bytes is about how much memory it takes, without what it is made of.
	bytes() int64
}

// state is that of the data: what was computed in another is of no use.
type state struct {
	// event is the number of the last event.
	event int64
	// directory is the reference data, which are read anew as a whole.
	directory *directory.Directory
	today     models.Date
}

// New returns an analyst that reads through reader.
func New(reader *query.Reader, config Config) *Service {
	kept, err := lru.New[string, holding](maxKept)
	if err != nil {
		panic(fmt.Sprintf("keep %d: %v", maxKept, err)) // a constant of ours
	}
	return &Service{reader: reader, config: config, desk: make(chan struct{}, 1), kept: kept}
}

// Network is the network that a filter makes of what the viewer may see. Nothing of it is computed yet.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED in the filter, UNAUTHENTICATED.
func (a *Service) Network(ctx context.Context, viewer access.Viewer, filter Filter) (*Network, error) {
	q, err := a.question(ctx, viewer, filter)
	if err != nil {
		return nil, err
	}
	return keep(a, q, "network", func() *Network { return &Network{analyst: a, question: q, source: a.source(q)} }), nil
}

// question is what a viewer asks of an analyst, in a state of the data.
type question struct {
	state

	// Filter has what was left out filled in.
	Filter Filter
	viewer access.Viewer
	sight  access.VisibilityKey
}

func (a *Service) question(ctx context.Context, viewer access.Viewer, filter Filter) (question, error) {
	now, err := a.now(ctx)
	if err != nil {
		return question{}, err
	}
	filter, err = filter.checked(now.directory, now.today)
	if err != nil {
		return question{}, err
	}
	sight, err := a.reader.VisibilityKey(viewer)
	return question{now, filter, viewer, sight}, err
}

// now is the state of the data; when it has changed, all that was kept is forgotten. Of two who look at
// the same time the later event counts.
func (a *Service) now(ctx context.Context) (state, error) {
	event, err := a.reader.LastEvent(ctx)
	if err != nil {
		return state{}, fmt.Errorf("look whether something changed: %w", err)
	}
	now := state{event, a.reader.Directory(), a.reader.Today()}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.as != now && now.event >= a.as.event {
		a.as = now
		a.kept.Purge()
	}
	return now, nil
}

// keep returns what is kept of a kind for a question, or what make makes, kept from now on. What is asked in
// a state that is no more is not kept.
func keep[T holding](a *Service, q question, kind string, of func() T) T {
	key := kind + "\n" + string(q.sight) + "\n" + q.Filter.key()
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.as != q.state {
		return of()
	}
	if known, has := a.kept.Get(key); has {
		if held, is := known.(T); is {
			return held
		}
	}
	made := of()
	a.kept.Add(key, made)
	return made
}

// lists are what networks are made of.
type lists struct{ shared[*models.CoSponsorships] }

func (l *lists) bytes() int64 {
	known, has := l.peek()
	if !has {
		return 0
	}
	return bytesOfSpell*int64(len(known.Spells)) + bytesOfSpell*int64(len(known.Proposals))
}

// bytesOfSpell is about how much a spell, or a proposal, takes in memory.
const bytesOfSpell = 80

// source loads the lists of a question's programme and venues, once for all its filters.
func (a *Service) source(q question) func(context.Context) (*models.CoSponsorships, error) {
	of := q
	of.Filter = Filter{WorkProgramme: q.Filter.WorkProgramme, Venues: q.Filter.Venues}.filled(models.Date{})
	return func(ctx context.Context) (*models.CoSponsorships, error) {
		held := keep(a, of, "lists", func() *lists { return &lists{} })
		return held.get(ctx, a.config.Timeout, func(ctx context.Context) (*models.CoSponsorships, error) {
			return a.reader.CoSponsorships(ctx, q.viewer, q.Filter.source())
		})
	}
}

// atDesk does work of so many steps: at once where it is light, else when it is its turn.
func (a *Service) atDesk(ctx context.Context, steps int, work func() error) error {
	if steps <= light {
		return work()
	}
	select {
	case a.desk <- struct{}{}:
		defer func() { <-a.desk }()
		return work()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// fit forgets what was not asked for longest, until what is kept fits into memory again.
func (a *Service) fit() {
	a.mu.Lock()
	defer a.mu.Unlock()
	total := int64(0)
	for _, held := range a.kept.Values() {
		total += held.bytes()
	}
	for total > a.config.Memory && a.kept.Len() > 1 {
		_, oldest, _ := a.kept.RemoveOldest()
		total -= oldest.bytes()
	}
}

// tooLong is the fault of an analysis that was not done in time.
func tooLong(limit time.Duration) error {
	return models.NewError(models.LimitExceeded,
		"the analysis was not done within %s; narrow the filter by dates, a work programme or delegations, or ask for fewer measures at a time: "+
			"those that were done are kept", limit)
}
