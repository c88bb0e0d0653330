// Package tracker contains the use cases that write, one file per concept. A use case is a method
// that takes the viewer and the input, and returns the changed object. It runs in a single
// transaction, takes the time once, and records its events in that transaction.
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

// Tracker implements all use cases that write.
type Tracker struct {
	// Reader reads the payloads of mutations.
	Reader *query.Reader

	acts *act.Runner
	pool act.Pool
	now  func() time.Time
}

// New returns a tracker that reads through reader and writes through pool. Each use case calls now
// once.
func New(reader *query.Reader, pool act.Pool, now func() time.Time) *Tracker {
	acts := act.New(act.Config{Pool: pool, Now: now, Principal: reader.Principal, PublicChanged: reader.PublicChanged})
	return &Tracker{Reader: reader, acts: acts, pool: pool, now: now}
}

// WithClock returns a copy of the tracker that uses another clock, for example to record events of
// the past.
func (t *Tracker) WithClock(now func() time.Time) *Tracker {
	return New(t.Reader.WithClock(now), t.pool, now)
}

// writing is the state of a use case while it runs.
type writing struct {
	tx        *act.Tx
	directory *directory.Directory
	// seen reads within the transaction, with the principal's visibility.
	seen *query.View
	// recognized caches parsed texts.
	recognized map[*models.RevisionText]document.Text
}

// change runs a use case in one transaction. apply checks authorization, takes locks, makes the
// changes and returns the ID of the created or changed object; load reads the payload. Repeating
// the call with the same idempotency key changes nothing and returns the same object in its current
// state.
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

// with returns a function that loads a payload with the given preload, such as
// with((*query.View).Proposal, preload).
func with[T any](load func(*query.View, models.ID, query.Preload) (T, error), preload query.Preload) func(*query.View, models.ID) (T, error) {
	return func(v *query.View, id models.ID) (T, error) { return load(v, id, preload) }
}

// nothing is the load function of mutations without a payload.
func nothing(*query.View, models.ID) (struct{}, error) { return struct{}{}, nil }
