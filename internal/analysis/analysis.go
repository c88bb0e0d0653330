// Package analysis runs analyses of the co-sponsorship network: it loads visible data, selects,
// projects and measures. It limits time, memory and CPU, shares each computation between concurrent
// requests, and caches the results until the data changes.
package analysis

import (
	"context"
	"fmt"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/price"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

const (
	// maxNodes is the maximum number of nodes of a network that is projected.
	maxNodes = 10_000
	// maxTies limits the pairs of sponsors on the lists of a projection, and so its ties.
	maxTies = 8_000_000
	// light is the amount of work, in steps of a few nanoseconds, up to which a computation does not wait for
	// the semaphore.
	light = 3_000_000
	// maxCached is the maximum number of cached networks, series and lists.
	maxCached = 500
)

// Config configures the limits of analyses.
type Config struct {
	Timeout time.Duration `name:"analysis-timeout" env:"ANALYSIS_TIMEOUT" default:"25s" help:"Time limit of a network analysis, such as that of betweenness (default ${default}). The next request continues from the partial results."`
	Memory  int64         `name:"analysis-memory" env:"ANALYSIS_MEMORY" default:"536870912" placeholder:"BYTES" help:"Approximate memory for cached networks and measures, in bytes (default ${default}), half of it for those of public documents. The most recently used network is always cached."`
}

// Check returns an error for the first invalid setting.
func (c Config) Check() error {
	switch {
	case c.Timeout <= 0:
		return fmt.Errorf("--analysis-timeout %s must be positive", c.Timeout)
	case c.Memory < 0:
		return fmt.Errorf("--analysis-memory %d must not be negative", c.Memory)
	default:
		return nil
	}
}

// DefaultConfig returns the default settings.
func DefaultConfig() Config { return Config{Timeout: 25 * time.Second, Memory: 512 << 20} }

// Service analyzes networks. One instance serves all requests.
type Service struct {
	reader *query.Reader
	config Config
	// heavy is a semaphore: one heavy computation runs at a time, which leaves CPU time for other
	// requests.
	heavy chan struct{}

	// mu guards the fields below.
	mu sync.Mutex
	// public caches results for the public, which changes to hidden data do not invalidate; others caches all other
	// results.
	public, others *cache
}

// cache caches networks, series and their lists, all computed in one state of the data.
type cache struct {
	as      state
	entries *lru.Cache[string, cacheable]
}

func newCache() *cache {
	entries, err := lru.New[string, cacheable](maxCached)
	if err != nil {
		panic(fmt.Sprintf("create a cache of %d values: %v", maxCached, err)) // cannot happen: the size is a positive constant
	}
	return &cache{entries: entries}
}

// of returns the cache for viewers with the given visibility key.
func (a *Service) of(key access.VisibilityKey) *cache {
	if key == access.PublicKey {
		return a.public
	}
	return a.others
}

// cacheable is a value that can be cached.
type cacheable interface {
	// bytes estimates the memory that the value takes, without the lists that it refers to.
	bytes() int64
}

// state identifies the state of the data. Values computed in another state are outdated.
type state struct {
	// event is the number of the last event that may have changed what the viewer sees.
	event int64
	// directory is the reference data, which is replaced as a whole when it changes.
	directory *directory.Directory
	today     models.Date
}

// New returns a service that reads through reader.
func New(reader *query.Reader, config Config) *Service {
	return &Service{reader: reader, config: config, heavy: make(chan struct{}, 1), public: newCache(), others: newCache()}
}

// Network returns the network of a query, computed from the data that the viewer may see. Its measures are
// computed on demand.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED in the filter and the projection, UNAUTHENTICATED.
func (a *Service) Network(ctx context.Context, viewer access.Viewer, wanted Query) (*Network, error) {
	q, err := a.question(ctx, viewer, wanted)
	if err != nil {
		return nil, err
	}
	return &Network{loadOrStore(a, q, "network", func() *projected { return &projected{analyst: a, question: q, source: a.source(q)} }), q.Query}, nil
}

// question is the query of a viewer in one state of the data.
type question struct {
	state

	// Query is the checked query.
	Query  Query
	viewer access.Viewer
	sight  access.VisibilityKey
}

func (a *Service) question(ctx context.Context, viewer access.Viewer, wanted Query) (question, error) {
	sight, err := a.reader.VisibilityKey(viewer)
	if err != nil {
		return question{}, err
	}
	now, err := a.now(ctx, sight)
	if err != nil {
		return question{}, err
	}
	wanted, err = a.checked(ctx, viewer, now, wanted)
	return question{now, wanted, viewer, sight}, err
}

// now returns the current state of the data. If it has changed, now empties the cache of the viewers with the
// given key. If two callers read the state at the same time, the later event wins.
func (a *Service) now(ctx context.Context, key access.VisibilityKey) (state, error) {
	event, err := a.reader.Version(ctx, key)
	if err != nil {
		return state{}, fmt.Errorf("check for changes: %w", err)
	}
	now := state{event, a.reader.Directory(), a.reader.Today()}
	a.mu.Lock()
	defer a.mu.Unlock()
	if c := a.of(key); c.as != now && now.event >= c.as.event {
		c.as = now
		c.entries.Purge()
	}
	return now, nil
}

// loadOrStore returns the cached value of the given kind for a question, or computes and caches it. A value for an
// outdated state is not cached.
func loadOrStore[T cacheable](a *Service, q question, kind string, of func() T) T {
	key := kind + "\n" + string(q.sight) + "\n" + q.Query.key()
	a.mu.Lock()
	defer a.mu.Unlock()
	c := a.of(q.sight)
	if c.as != q.state {
		return of()
	}
	if known, ok := c.entries.Get(key); ok {
		if held, ok := known.(T); ok {
			return held
		}
	}
	made := of()
	c.entries.Add(key, made)
	return made
}

// lists holds the co-sponsorships from which networks are computed.
type lists struct{ shared[*models.CoSponsorships] }

func (l *lists) bytes() int64 {
	known, ok := l.peek()
	if !ok {
		return 0
	}
	return bytesOfSpell*int64(len(known.Spells)) + bytesOfSpell*int64(len(known.Items))
}

// bytesOfSpell estimates the memory that a spell or a proposal takes.
const bytesOfSpell = 80

// source returns a function that loads the lists of the proposals of a question. All queries on
// these proposals share them.
func (a *Service) source(q question) func(context.Context) (*models.CoSponsorships, error) {
	proposals, of := q.Query.proposals(), q
	of.Query = Query{Filter: Filter{Proposals: &proposals}}
	return func(ctx context.Context) (*models.CoSponsorships, error) {
		held := loadOrStore(a, of, "lists", func() *lists { return &lists{} })
		return held.get(ctx, a.config.Timeout, func(ctx context.Context) (*models.CoSponsorships, error) {
			return a.reader.CoSponsorships(ctx, q.viewer, "filter.proposals", proposals)
		})
	}
}

// runBounded runs work of the given number of steps: immediately if it is light, otherwise when the semaphore
// is free.
func (a *Service) runBounded(ctx context.Context, steps int, work func() error) error {
	price.Add(ctx, price.Steps, steps)
	if steps <= light {
		return work()
	}
	select {
	case a.heavy <- struct{}{}:
		defer func() { <-a.heavy }()
		return work()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// fit evicts the least recently used values until both caches fit into half of the memory limit. It never evicts the last
// value of a cache.
func (a *Service) fit() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.public.fit(a.config.Memory / 2)
	a.others.fit(a.config.Memory / 2)
}

func (c *cache) fit(limit int64) {
	total := int64(0)
	for _, held := range c.entries.Values() {
		total += held.bytes()
	}
	for total > limit && c.entries.Len() > 1 {
		_, oldest, _ := c.entries.RemoveOldest()
		total -= oldest.bytes()
	}
}

// tooLong returns the error of an analysis that exceeded its time limit.
func tooLong(limit time.Duration) error {
	return models.NewProblem(models.DeadlineExceeded, models.P("limit", limit))
}
