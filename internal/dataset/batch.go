package dataset

import (
	"context"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

// table is a table that an import fills.
type table int

// The tables, in the order in which they are filled. Events come last: from their first row on, all
// other writers wait for the next event number.
const (
	proposals table = iota
	revisions
	symbols
	texts
	spells
	printed
	sources
	events
	tableCount
)

func (t table) String() string {
	return [...]string{"proposals", "revisions", "revision_symbols", "revision_texts", "co_authorships", "printed_co_authors", "imported_proposals", "events"}[t]
}

// columns lists the columns that an import fills. All others have their defaults.
func (t table) columns() []string {
	return [...][]string{
		{
			"id", "work_programme_id", "submitted_by_id", "original_language", "status", "access", "symbol", "symbol_key",
			"submitted_at", "circulated_on", "created_at", "updated_at", "last_event_hash",
		},
		{
			"id", "proposal_id", "number", "kind", "status", "reason", "current", "circulated_on", "filed_by_id", "filed_at", "submitted_at",
			"original_language", "document_number", "content_hash",
		},
		{"symbol", "revision_id", "proposal_id", "position", "sort_key"},
		{"id", "revision_id", "language", "title", "body", "provided_by_id", "provided_at"},
		{
			"id", "proposal_id", "sponsor_id", "status", "initiated_on", "answered_on", "agreed_by_id", "joined_on", "joined_in_id",
			"leave_stated_on", "left_on", "left_in_id", "created_at",
		},
		{"revision_id", "sponsor_id", "position", "co_authorship_id"},
		{"proposal_id", "import_id", "source_id", "line"},
		{
			"id", "seq", "proposal_id", "kind", "occurred_on", "recorded_at", "actor_id", "subject", "token_id", "revision_id", "sponsor_id", "audience", "data",
			"previous_hash", "hash",
		},
	}[t]
}

// batchEvents is the number of events after which a batch is complete, at the end of a proposal.
// Other writers wait a few tenths of a second while the events of a batch are written.
const batchEvents = 10_000

// batch holds the rows of whole proposals, to be added in one transaction.
type batch struct {
	tables [tableCount][][]any
	// events are separate from the other rows until their numbers are assigned.
	events []*models.Event

	proposals, rows, undated, leaderless, line int
}

// add appends a row to the batch's rows of a table.
func (b *batch) add(t table, values ...any) { b.tables[t] = append(b.tables[t], values) }

// batches creates batches of all proposals that are not in done, and calls add for each complete
// batch, from the given number of goroutines. A panic ends the import with an error; the import can
// then be resumed.
func (i *importer) batches(ctx context.Context, done map[string]bool, adders int, add func(*batch) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	ready := make(chan *batch)
	var working sync.WaitGroup
	working.Go(func() {
		defer close(ready)
		if err := recovery.Do(func() error { return i.rowWriter().fill(ctx, done, ready) }); err != nil {
			cancel(err) // the first cause wins
		}
	})
	for range adders {
		working.Go(func() {
			for b := range ready {
				if ctx.Err() != nil {
					continue // discard batches after an error
				}
				if err := recovery.Do(func() error { return add(b) }); err != nil {
					cancel(err)
				}
			}
		})
	}
	working.Wait()
	return context.Cause(ctx)
}

// fill sends batches to ready until all proposals are sent or ctx is done.
func (w *rowWriter) fill(ctx context.Context, done map[string]bool, ready chan<- *batch) error {
	b := &batch{}
	send := func() error {
		select {
		case ready <- b:
			b = &batch{}
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for i := range w.file.Items {
		proposal := &w.file.Items[i]
		if done[proposal.ID] {
			continue
		}
		if err := w.addProposal(b, proposal); err != nil {
			return fmt.Errorf("create the rows for %s: %w", proposal.ID, err)
		}
		if len(b.events) >= batchEvents {
			if err := send(); err != nil {
				return err
			}
		}
	}
	if b.proposals == 0 {
		return nil
	}
	return send()
}

// copyTo inserts the batch within tx and updates the progress of the import.
func (b *batch) copyTo(ctx context.Context, tx pgx.Tx, importID models.ID) error {
	for t := range events {
		if err := b.copyTable(ctx, tx, t); err != nil {
			return err
		}
	}
	_, err := tx.Exec(ctx, "UPDATE imports SET proposals_done = proposals_done + $2, rows_done = rows_done + $3 WHERE id = $1",
		importID, b.proposals, b.rows)
	if err != nil {
		return fmt.Errorf("record the progress of the import: %w", err)
	}
	var last int64
	if err := tx.QueryRow(ctx, "UPDATE event_counter SET last = last + $1, last_public = last + $1 RETURNING last", len(b.events)).Scan(&last); err != nil {
		return fmt.Errorf("reserve event numbers: %w", err)
	}
	b.numberEvents(last - int64(len(b.events)))
	if err := b.copyTable(ctx, tx, events); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "SELECT pg_notify('proposal_events', 'public')"); err != nil {
		return fmt.Errorf("notify servers of the events: %w", err)
	}
	return nil
}

func (b *batch) copyTable(ctx context.Context, tx pgx.Tx, t table) error {
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{t.String()}, t.columns(), pgx.CopyFromRows(b.tables[t])); err != nil {
		return fmt.Errorf("fill %s: %w", t, err)
	}
	return nil
}

// numberEvents assigns event numbers, starting at last+1, and creates the rows of the events.
func (b *batch) numberEvents(last int64) {
	rows := make([][]any, len(b.events))
	for i, e := range b.events {
		rows[i] = []any{
			e.ID, last + int64(i) + 1, e.ProposalID, string(e.Kind), e.OccurredOn, e.RecordedAt, e.ActorID, e.Subject, e.TokenID, e.RevisionID, e.SponsorID,
			string(e.Audience), []byte(e.Data), e.PreviousHash, e.Hash,
		}
	}
	b.tables[events] = rows
}
