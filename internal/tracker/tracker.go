// Package tracker holds the use cases that write, one file per concept. A use case is a method that takes the viewer
// and the input, and returns models; each is one transaction at one instant, and records its event in it.
package tracker

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// Tracker answers every mutation, and through its Reader every query.
type Tracker struct {
	Reader *query.Reader

	db  *gorm.DB
	now func() time.Time
	// judge tells why nothing is sent to the receiver of a webhook; nil where anything may be.
	judge func(*url.URL) error
}

// New reads the reference data and returns a tracker on the database. now is the clock: each use
// case reads it once.
func New(ctx context.Context, db *gorm.DB, now func() time.Time) (*Tracker, error) {
	reader, err := query.New(ctx, db, now)
	if err != nil {
		return nil, err
	}
	return &Tracker{Reader: reader, db: db, now: now}, nil
}

// SetURLValidator has webhooks refused to whose addresses nothing would be sent. judge tells why not.
func (t *Tracker) SetURLValidator(judge func(*url.URL) error) { t.judge = judge }

// WithClock returns the same tracker on another clock: for what happened on days gone by.
func (t *Tracker) WithClock(now func() time.Time) *Tracker {
	return &Tracker{t.Reader.WithClock(now), t.db, now, t.judge}
}

// writing is one write of a viewer: a transaction that began at an instant.
type writing struct {
	db        *gorm.DB
	directory *directory.Directory
	principal access.Principal
	// seen reads within the transaction, as the principal may see it.
	seen *query.View

	now   time.Time
	today models.Date
	// by is the delegation in whose name the event is written.
	by models.ID
	// events are those of the transaction, written at its end.
	events []*models.Event
}

// attempts is how often a write is tried that Postgres gave up in favour of another.
const attempts = 5

// write runs act in one transaction and returns the ID of what it made or changed. With an
// idempotency key, the same call again returns the first ID and runs nothing.
//
// Errors: IDEMPOTENCY_MISMATCH, INVALID_INPUT (a key that is too long), and those of act.
func (t *Tracker) write(ctx context.Context, viewer access.Viewer, call call, act func(*writing) (models.ID, error)) (models.ID, error) {
	principal, err := t.Reader.Principal(viewer)
	if err != nil {
		return models.ID{}, err
	}
	if err := call.may(principal); err != nil {
		return models.ID{}, err
	}
	var outcome models.ID
	transact := func(tx *gorm.DB) error {
		seen := t.Reader.Within(tx, principal)
		w := &writing{db: tx, directory: t.Reader.Directory(), principal: principal, seen: seen, now: t.now().UTC().Truncate(time.Microsecond), by: principal.DelegationID}
		w.today = models.DateOf(w.now)
		if w.by == (models.ID{}) {
			w.by = w.directory.Secretariat()
		}
		if outcome, err = w.once(call, act); err != nil {
			return err
		}
		return w.tell()
	}
	for range attempts {
		if err = t.db.WithContext(ctx).Transaction(transact); !mustTryAgain(err) {
			break
		}
	}
	if err != nil {
		return models.ID{}, fmt.Errorf("%s: %w", call.name, err)
	}
	return outcome, nil
}
