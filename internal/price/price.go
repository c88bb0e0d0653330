// Package price computes the cost of requests, operations and downloads from the work that they cause. One
// unit of cost is about a microsecond of CPU time, of the server and the database together: `bench/pressure
// price` compares the two.
package price

import (
	"context"
	"sync/atomic"
)

// Fixed costs, in units. The help text of --rate and docs/queries.md repeat them.
const (
	// Request is the cost of reading, authenticating, logging and answering one request, or one message on a
	// WebSocket.
	Request = 100
	// Download is the cost of a download in addition to [Request], without its data.
	Download = 3_000
)

// Kind is a kind of work whose amount is known only after it has been done.
type Kind int

const (
	// Received counts the bytes of a request.
	Received Kind = iota
	// Filed counts the bytes of a mutation, which may contain texts to be recognized, indexed and stored.
	Filed
	// Sent counts the bytes of a response.
	Sent
	// Copied counts the bytes of a cached response.
	Copied
	// Compared counts the bytes of both texts of comparisons, and twice those of texts written as documents.
	Compared
	// Steps counts the steps of network analyses, which take a few nanoseconds each.
	Steps
	// Lists counts lists of proposals that are read for each object of another list, with separate
	// statements.
	Lists
	// Counted counts the rows of lists that the database counted, up to [MaxCounted] of each.
	Counted
	// Plans counts SQL statements that are planned for their values, because the best plan depends on them.
	Plans
	// Searches counts searches of the database; the best matches of frequent searches are cached.
	Searches
	// Matches counts the matches that these searches ranked, up to [MaxMatches] of each.
	Matches
	// Rows counts the rows of tables and the entries of feeds for download.
	Rows
	// Hashed counts the events that are hashed for proofs: all those of the same checkpoints.
	Hashed

	kinds
)

// weights returns the cost of one unit of work, by kind.
func weights() [kinds]float64 {
	return [kinds]float64{
		Received: 0.02, Filed: 0.8, Sent: 0.04, Copied: 0.005, Compared: 0.2, Steps: 0.01, Lists: 1_000, Counted: 0.3,
		Plans: 1_500, Searches: 8_000, Matches: 60, Rows: 150,
	}
}

// The largest counts that are charged for one total and for one search.
const (
	MaxCounted = 10_000
	MaxMatches = 1_000
)

// Units returns the cost of n units of work of the given kind.
func Units(kind Kind, n int) float64 { return weights()[kind] * float64(n) }

// Meter counts the work of one request or operation. The zero value is ready to use. It is safe for concurrent
// use.
type Meter struct{ counts [kinds]atomic.Int64 }

// Add adds n to the count of a kind of work.
func (m *Meter) Add(kind Kind, n int) { m.counts[kind].Add(int64(n)) }

// Count returns the count of a kind of work.
func (m *Meter) Count(kind Kind) int { return int(m.counts[kind].Load()) }

// Units returns the cost of all work so far.
func (m *Meter) Units() float64 {
	total := 0.0
	for kind, weight := range weights() {
		total += weight * float64(m.counts[kind].Load())
	}
	return total
}

type meterKey struct{}

// NewContext returns a context with a new meter.
func NewContext(ctx context.Context) (context.Context, *Meter) {
	m := &Meter{}
	return context.WithValue(ctx, meterKey{}, m), m
}

// FromContext returns the meter of a context, or a new meter if it has none.
func FromContext(ctx context.Context) *Meter {
	if m, has := ctx.Value(meterKey{}).(*Meter); has {
		return m
	}
	return &Meter{}
}

// Add adds n to the count of kind in the meter of ctx.
func Add(ctx context.Context, kind Kind, n int) { FromContext(ctx).Add(kind, n) }
