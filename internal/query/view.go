package query

import (
	"context"
	"database/sql"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/opaque"
	"proposaltracker/models"
)

// View reads one snapshot of the database with the visibility of a principal.
type View struct {
	principal    access.Principal
	directory    *directory.Directory
	references   *references
	codec        *opaque.Codec
	tables       *tables
	counts       *countCache
	associations []association
	// db runs GORM queries in the snapshot, with the context of the request.
	db       *gorm.DB
	snapshot *snapshot
	// pending are events that a writing transaction has recorded but not written yet.
	pending []*models.Event
}

// view returns a view on a snapshot, or on a writing transaction.
func (r *Reader) view(ctx context.Context, principal access.Principal, db *gorm.DB, s *snapshot) *View {
	return &View{
		principal: principal, directory: r.Directory(), references: r.references, codec: r.codec, tables: r.tables,
		counts: r.counts, associations: r.associations, db: db.WithContext(ctx), snapshot: s,
	}
}

// Transaction is a writing transaction in progress.
type Transaction struct {
	DB   *gorm.DB
	Conn *sql.Conn
	// Events are recorded but not written yet. Views append them to those in the database.
	Events []*models.Event
}

// Within returns a view in a writing transaction, on its connection and with the principal's
// visibility.
func (r *Reader) Within(tx Transaction, principal access.Principal) *View {
	v := r.view(tx.DB.Statement.Context, principal, tx.DB, &snapshot{conn: tx.Conn, begun: true})
	v.pending = tx.Events
	return v
}

// Principal returns the principal whose visibility the view has.
func (v *View) Principal() access.Principal { return v.principal }

// context returns the context of the request.
func (v *View) context() context.Context { return v.db.Statement.Context }

// fresh returns an empty query in the same snapshot.
func (v *View) fresh() *gorm.DB { return v.db.Session(&gorm.Session{NewDB: true}) }

// batch returns an empty batch of statements.
func (v *View) batch() *batch { return &batch{tables: v.tables} }

// run sends the statements of a batch in the snapshot and reads all results.
func (v *View) run(b *batch) error {
	if b.err != nil || b.queued.Len() == 0 {
		return b.err
	}
	return v.snapshot.send(v.context(), &b.queued)
}
