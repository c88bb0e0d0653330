// Package intake brings research data of other bodies into the tracker: whole proposals with their
// revisions, lists, spells and record, many at once, each as the use cases would have left it.
package dataset

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"proposaltracker/internal/dataset/reader"
	"proposaltracker/models"
)

// Import is a file to import.
type Import struct {
	// File holds the rows, as [reader.Read] reads them; FileName is its name without a folder.
	File     io.Reader
	FileName string
	// Programme is the code of the work programme that the proposals go into, which is made where there
	// is none; Names are what it is called then.
	Programme models.Code
	Names     models.Names
	// Language is the one in which lists are alphabetical.
	Language models.Language
	// Actors are the names of sponsors, by what stands in the file.
	Actors map[string]string
	// Undated is the day of proposals of which no row has one; zero to leave them out.
	Undated models.Date
	// MaxBytes is the most that the file may hold, uncompressed; 0 for the usual.
	MaxBytes int64
	// AllOrNothing refuses a file with any fault, and imports in one transaction.
	AllOrNothing bool
	// Told is told how far it is, from time to time; nil for nobody.
	Told func(Progress)
}

// Progress is how far an import is.
type Progress struct{ RowsDone, Rows int }

// Report is what an import came to.
type Report struct {
	// File is what was read, with its faults; nil where it could not be read at all.
	File *reader.File
	// Import is the import as it stands now, and Before how many of its proposals were there when it began.
	Import models.Import
	Before int
	// Proposals, Revisions, Spells and Events count what was added, and Actors the sponsors that were.
	Proposals, Revisions, Spells, Events, Actors int
	// Rows is how many rows the added proposals have.
	Rows int
	// Undated counts the rows that got the first day of their proposal, or that of [Import.Undated], and
	// Leaderless the proposals of which the file tells no lead.
	Undated, Leaderless int
}

// intake is one import under way.
type intake struct {
	Import

	pool   *pgxpool.Pool
	now    time.Time
	report *Report
	// counting is held while the report is added to.
	counting sync.Mutex
	// sponsors are the IDs of those that were there before, by code.
	sponsors map[models.Code]models.ID
}

// Do imports a file. It goes on where a former import of the same file into the same work programme
// stopped, and adds nothing twice. Rows that are wrong are left out, and told in the report, as are
// proposals whose symbol or identifier is taken; with AllOrNothing one of them is enough to import
// nothing. now is the instant at which all is filed.
//
// Webhooks are not told: what is imported happened long ago. Whoever follows the record reads it.
//
// Errors: INVALID_INPUT (the file cannot be read, a fault where none may be, nothing to import, the
// programme's code or names), LIMIT_EXCEEDED (the file is too large), CONFLICT (the work programme is
// not one of imports, or another import into it is running).
func Do(ctx context.Context, pool *pgxpool.Pool, now time.Time, in Import) (*Report, error) {
	i := &intake{Import: in, pool: pool, now: now.UTC().Truncate(time.Microsecond), report: &Report{}, sponsors: map[models.Code]models.ID{}}
	if _, err := models.ParseCode(string(in.Programme)); err != nil {
		return i.report, fmt.Errorf("the work programme: %w", err)
	}
	err := i.alone(ctx, func() error {
		if err := i.read(ctx); err != nil {
			return err
		}
		return i.write(ctx)
	})
	return i.report, err
}

// alone runs do while no other process imports into the same work programme.
func (i *intake) alone(ctx context.Context, do func() error) error {
	held, err := i.pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("connect for the import's lock: %w", err)
	}
	defer held.Release()
	var got bool
	const lock = "hashtext('proposaltracker.import'), hashtext($1)"
	if err := held.QueryRow(ctx, "SELECT pg_try_advisory_lock("+lock+")", string(i.Programme)).Scan(&got); err != nil {
		return fmt.Errorf("take the import's lock: %w", err)
	}
	if !got {
		return models.NewError(models.Conflict, "another import into %s is running; wait for its end, or stop it", i.Programme)
	}
	defer func() {
		_, _ = held.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock("+lock+")", string(i.Programme))
	}()
	return do()
}

// write adds what is not there yet.
func (i *intake) write(ctx context.Context) error {
	if i.AllOrNothing {
		tx, err := i.pool.Begin(ctx)
		if err != nil {
			return fmt.Errorf("begin the import: %w", err)
		}
		defer tx.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // nothing is left to undo after a commit
		within := func(_ context.Context, do func(pgx.Tx) error) error { return do(tx) }
		if err := i.add(ctx, 1, within); err != nil {
			return err
		}
		if err := tx.Commit(ctx); err != nil {
			return fmt.Errorf("commit the import: %w", err)
		}
		return nil
	}
	// The rows of a batch wait for those of another only where their events take their numbers.
	adders := min(runtime.NumCPU(), mostAdders)
	return i.add(ctx, adders, func(ctx context.Context, do func(pgx.Tx) error) error { return pgx.BeginFunc(ctx, i.pool, do) })
}

// transact runs something in a transaction: its own, or the one of the whole import.
type transact func(context.Context, func(pgx.Tx) error) error

// mostAdders leaves a connection of a small pool to those who read.
const mostAdders = 2

// add registers the import, and adds its proposals batch by batch, so many at once.
func (i *intake) add(ctx context.Context, adders int, within transact) error {
	var done map[string]bool
	err := within(ctx, func(tx pgx.Tx) (err error) {
		done, err = i.register(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	err = i.batches(ctx, done, adders, func(b *batch) error {
		if err := within(ctx, func(tx pgx.Tx) error { return b.copyTo(ctx, tx, i) }); err != nil {
			return fmt.Errorf("add proposals up to line %d: %w", b.line, err)
		}
		i.count(b)
		return nil
	})
	if err != nil {
		return err
	}
	return within(ctx, func(tx pgx.Tx) error { return i.finish(ctx, tx) })
}

// count takes a batch that is in the database into the report.
func (i *intake) count(b *batch) {
	i.counting.Lock()
	defer i.counting.Unlock()
	r := i.report
	r.Proposals, r.Rows = r.Proposals+b.proposals, r.Rows+b.rows
	r.Revisions, r.Spells, r.Events = r.Revisions+len(b.tables[revisions]), r.Spells+len(b.tables[spells]), r.Events+len(b.events)
	r.Undated, r.Leaderless = r.Undated+b.undated, r.Leaderless+b.leaderless
	r.Import.ProposalsDone, r.Import.RowsDone = r.Import.ProposalsDone+b.proposals, r.Import.RowsDone+b.rows
	if i.Told != nil {
		i.Told(Progress{RowsDone: r.Import.RowsDone, Rows: r.Import.Rows})
	}
}
