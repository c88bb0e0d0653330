package admission

import (
	"context"
	"maps"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Class is a kind of work with its own slots, so that one kind cannot displace another.
type Class int

// The classes of work.
const (
	// InteractiveReads are queries that a user waits for.
	InteractiveReads Class = iota
	// HeavyReads are searches and queries of high cost.
	HeavyReads
	// Analyses are network analyses, and the preparation of tables for download.
	Analyses
	// Comparisons are comparisons of texts. Comparing two texts of 1 MB takes about 100 MB of memory.
	Comparisons
	// Writes are mutations.
	Writes
	// Downloads are large files that are being sent, which takes long if the client is slow. No
	// client ever gets more than its share of them.
	Downloads
)

// String returns the name of the class in metrics.
func (c Class) String() string {
	names := [...]string{"interactive_reads", "heavy_reads", "analyses", "comparisons", "writes", "downloads"}
	if c < 0 || int(c) >= len(names) {
		return "class_" + strconv.Itoa(int(c))
	}
	return names[c]
}

// Slots contains the slots of all classes.
type Slots struct {
	pools      map[Class]*Pool
	rejections *rejections
}

// NewSlots returns the slots that config specifies for a machine with the given number of
// processors.
func NewSlots(config Config, processors int, now func() time.Time) *Slots {
	p := &Slots{pools: map[Class]*Pool{}, rejections: newRejections(now)}
	for class, size := range config.sizes(processors) {
		p.pools[class] = class.pool(size)
	}
	return p
}

// pool returns a pool of the kind that the class needs. Analyses and comparisons each occupy a
// processor, and downloads take long, so no client gets more than its share of these.
func (c Class) pool(size int64) *Pool {
	switch c {
	case Analyses, Comparisons, Downloads:
		return NewStrictPool(size)
	case Writes:
		return NewPool(size)
	default:
		return newHalfPool(size)
	}
}

// Acquire takes a slot for a client and returns a function that releases it, which must be called
// once. A client that was rejected less than RetryDelay ago is rejected immediately.
//
// Errors: those of [Pool.Acquire].
func (p *Slots) Acquire(ctx context.Context, class Class, client any) (release func(), err error) {
	if err := p.rejections.check(client, class); err != nil {
		return nil, err
	}
	pool := p.pools[class]
	if err := pool.Acquire(ctx, client, 1); err != nil {
		if _, _, rejected := Rejection(err); rejected {
			p.rejections.add(client, class, err)
		}
		return nil, err
	}
	return func() { pool.Release(client, 1) }, nil
}

// Check returns an error if the client's requests should be rejected before they are read, because
// it has repeatedly ignored Retry-After.
//
// Errors: ErrShare.
func (p *Slots) Check(client any) error { return p.rejections.checkAny(client) }

// Collector returns a collector for metrics of the slots, and of the pools in further, which maps
// names to pools.
func (p *Slots) Collector(further map[string]*Pool) prometheus.Collector {
	pools := map[string]*Pool{}
	for class, pool := range p.pools {
		pools[class.String()] = pool
	}
	maps.Copy(pools, further)
	return collector{
		pools: pools,
		size:  description("size", "Slots, or bytes, of a pool."),
		used:  description("used", "Slots, or bytes, in use."),
		waits: description("waiting", "Requests waiting for a slot."),
		shed: prometheus.NewDesc("proposaltracker_admission_rejected_total",
			"Rejected requests, by reason: share (429) or full (503).", []string{"pool", "reason"}, nil),
	}
}

func description(name, help string) *prometheus.Desc {
	return prometheus.NewDesc("proposaltracker_admission_"+name, help, []string{"pool"}, nil)
}

type collector struct {
	pools                   map[string]*Pool
	size, used, waits, shed *prometheus.Desc
}

// Describe implements [prometheus.Collector].
func (c collector) Describe(to chan<- *prometheus.Desc) {
	to <- c.size
	to <- c.used
	to <- c.waits
	to <- c.shed
}

// Collect implements [prometheus.Collector].
func (c collector) Collect(to chan<- prometheus.Metric) {
	for name, pool := range c.pools {
		stats := pool.Stats()
		to <- prometheus.MustNewConstMetric(c.size, prometheus.GaugeValue, float64(stats.Size), name)
		to <- prometheus.MustNewConstMetric(c.used, prometheus.GaugeValue, float64(stats.Used), name)
		to <- prometheus.MustNewConstMetric(c.waits, prometheus.GaugeValue, float64(stats.Waiting), name)
		to <- prometheus.MustNewConstMetric(c.shed, prometheus.CounterValue, float64(stats.RejectedShare), name, "share")
		to <- prometheus.MustNewConstMetric(c.shed, prometheus.CounterValue, float64(stats.RejectedFull), name, "full")
	}
}
