package query

import (
	"context"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/opaque"
	"proposaltracker/internal/price"
	"proposaltracker/models"
)

// View reads one snapshot of the database as its principal may see it.
type View struct {
	principal    access.Principal
	directory    *directory.Directory
	references   *references
	codec        *opaque.Codec
	tables       *tables
	counts       *countCache
	associations []association
	// work counts the work that the client of the request is charged for.
	work *price.Meter
	// db runs GORM queries in the snapshot, with the request's context.
	db       *gorm.DB
	snapshot *snapshot
	// send sends a batch in the snapshot, or in the writing transaction.
	send func(*pgx.Batch) error
	// pending holds events that a writing transaction has recorded but not yet inserted.
	pending []*models.Event
	// changed is the proposal that all pending events belong to; zero if there is none, or more
	// than one.
	changed models.ID
}

// view returns a view on a snapshot, or on a writing transaction.
func (r *Reader) view(ctx context.Context, principal access.Principal, db *gorm.DB, s *snapshot) *View {
	return &View{
		principal: principal, directory: r.Directory(), references: r.references, codec: r.codec, tables: r.tables,
		counts: r.counts, associations: r.associations, work: price.FromContext(ctx), db: db.WithContext(ctx), snapshot: s,
		send: func(b *pgx.Batch) error { return s.send(ctx, b) },
	}
}

// Transaction is a writing transaction that is still open.
type Transaction struct {
	DB *gorm.DB
	// Send sends a batch in the transaction.
	Send func(*pgx.Batch) error
	// Events are recorded but not yet inserted. Views append them to those in the database.
	Events []*models.Event
}

// Within returns a view that reads in a writing transaction, with the principal's visibility.
func (r *Reader) Within(tx Transaction, principal access.Principal) *View {
	v := r.view(tx.DB.Statement.Context, principal, tx.DB, &snapshot{begun: true})
	v.send, v.pending, v.changed = tx.Send, tx.Events, proposalOf(tx.Events)
	return v
}

// proposalOf returns the proposal that all events belong to; zero if there is none, or more than
// one.
func proposalOf(events []*models.Event) models.ID {
	var only models.ID
	for _, event := range events {
		if event.ProposalID == nil || only != (models.ID{}) && only != *event.ProposalID {
			return models.ID{}
		}
		only = *event.ProposalID
	}
	return only
}

// Principal returns the principal as whom the view reads.
func (v *View) Principal() access.Principal { return v.principal }

// context returns the context of the request.
func (v *View) context() context.Context { return v.db.Statement.Context }

// fresh returns an empty GORM query in the same snapshot.
func (v *View) fresh() *gorm.DB { return v.db.Session(&gorm.Session{NewDB: true}) }

// batch returns an empty batch of statements.
func (v *View) batch() *batch { return &batch{tables: v.tables} }

// run sends the statements of a batch in the snapshot and reads all results.
func (v *View) run(b *batch) error {
	if b.err != nil || b.queued.Len() == 0 {
		return b.err
	}
	return v.send(&b.queued)
}
