// Package tracker contains the use cases that write, one file per concept. A use case is a method that takes
// the viewer and the input, and returns models. Each runs in one transaction, at one instant, and records its
// event in that transaction.
package tracker

import (
	"context"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// Tracker runs every use case that writes.
type Tracker struct {
	// Reader reads the payloads of the use cases.
	Reader *query.Reader

	acts *act.Runner
	pool act.Pool
	now  func() time.Time
}

// New returns a tracker that reads through a reader and writes through a pool. now is the clock, which each
// use case reads once.
func New(reader *query.Reader, pool act.Pool, now func() time.Time) *Tracker {
	acts := act.New(act.Config{Pool: pool, Now: now, Principal: reader.Principal, PublicChanged: reader.PublicChanged})
	return &Tracker{Reader: reader, acts: acts, pool: pool, now: now}
}

// WithClock returns a copy of the tracker that uses another clock, to record events of earlier days.
func (t *Tracker) WithClock(now func() time.Time) *Tracker {
	return New(t.Reader.WithClock(now), t.pool, now)
}

// writing is the state of a running use case.
type writing struct {
	tx        *act.Tx
	directory *directory.Directory
	// seen reads within the transaction, with the principal's visibility.
	seen *query.View
	// recognized caches the recognized texts.
	recognized map[*models.RevisionText]document.Text
}

// change runs a use case in one transaction. apply authorizes, locks and changes, and returns the
// ID of what it created or changed; load reads the payload. Repeating the call with the same
// idempotency key changes nothing and returns the same object in its current state.
//
// Errors: those of apply and load, and of [act.Run].
func change[T any](ctx context.Context, t *Tracker, viewer access.Viewer, call act.Call,
	apply func(*writing) (models.ID, error), load func(*query.View, models.ID) (T, error),
) (T, error) {
	within := func(tx *act.Tx) *query.View {
		return t.Reader.Within(query.Transaction{DB: tx.DB, Send: tx.Send, Events: tx.Events()}, tx.Principal)
	}
	return act.Run(ctx, t.acts, viewer, call, func(tx *act.Tx) (models.ID, error) {
		return apply(&writing{
			tx: tx, directory: t.Reader.Directory(), seen: within(tx), recognized: map[*models.RevisionText]document.Text{},
		})
	}, func(tx *act.Tx, id models.ID) (T, error) { return load(within(tx), id) })
}

// with returns a loader for a payload and its preloads, such as with((*query.View).Proposal,
// preload).
func with[T any](load func(*query.View, models.ID, query.Preload) (T, error), preload query.Preload) func(*query.View, models.ID) (T, error) {
	return func(v *query.View, id models.ID) (T, error) { return load(v, id, preload) }
}

// nothing is the loader of a mutation without a payload.
func nothing(*query.View, models.ID) (struct{}, error) { return struct{}{}, nil }
