// Package dataset imports research data of other bodies in bulk: whole proposals with their
// revisions, lists, spells and events, in the state that the use cases would have produced.
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

// Import describes a file to import.
type Import struct {
	// File holds the rows, in the format of [reader.Read]. FileName is its name without directory.
	File     io.Reader
	FileName string
	// Programme is the code of the work programme of the proposals. If it does not exist, it is
	// created with Names.
	Programme models.Code
	Names     models.Names
	// Language determines the alphabetical order of the lists.
	Language models.Language
	// Actors maps sponsors as written in the file to their names.
	Actors map[string]string
	// Undated is the date of proposals without a date in any row; zero to leave them out.
	Undated models.Date
	// MaxBytes is the greatest uncompressed size of the file; 0 for the default.
	MaxBytes int64
	// AllOrNothing rejects a file with any invalid row, and imports in one transaction.
	AllOrNothing bool
	// Told is called with the progress after each batch; optional.
	Told func(Progress)
}

// Progress is the progress of an import.
type Progress struct{ RowsDone, Rows int }

// Report is the result of an import.
type Report struct {
	// File is the parsed file with its errors; nil if it could not be parsed at all.
	File *reader.File
	// Import is the current state of the import, and Before the number of its proposals that
	// existed when it began.
	Import models.Import
	Before int
	// Proposals, Revisions, Spells and Events count the rows that were added, and Actors the
	// sponsors.
	Proposals, Revisions, Spells, Events, Actors int
	// Rows is the number of rows of the added proposals in the file.
	Rows int
	// Undated counts the rows that got the first date of their proposal or [Import.Undated], and
	// Leaderless the proposals without a lead in the file.
	Undated, Leaderless int
}

// intake is an import in progress.
type intake struct {
	Import

	pool   *pgxpool.Pool
	now    time.Time
	report *Report
	// counting guards report.
	counting sync.Mutex
	// sponsors maps codes to the IDs of the sponsors that existed before.
	sponsors map[models.Code]models.ID
}

// Do imports a file. It resumes an earlier import of the same file into the same work programme,
// and adds nothing twice. Invalid rows, and proposals whose symbol or identifier is taken, are left
// out and listed in the report; with AllOrNothing, one of them makes the import fail. now is the
// time of all events.
//
// No webhook deliveries are created, since the imported events happened long ago. Readers of the
// event log see the events.
//
// Errors: INVALID_INPUT (the file cannot be parsed, an invalid row with AllOrNothing, nothing to
// import, the programme's code or names), LIMIT_EXCEEDED (the file is too large), CONFLICT (the
// work programme is not one of imports, or another import into it is running).
func Do(ctx context.Context, pool *pgxpool.Pool, now time.Time, in Import) (*Report, error) {
	i := &intake{Import: in, pool: pool, now: now.UTC().Truncate(time.Microsecond), report: &Report{}, sponsors: map[models.Code]models.ID{}}
	if _, err := models.ParseCode(string(in.Programme)); err != nil {
		return i.report, fmt.Errorf("check the work programme: %w", err)
	}
	err := i.alone(ctx, func() error {
		if err := i.read(ctx); err != nil {
			return err
		}
		return i.write(ctx)
	})
	return i.report, err
}

// alone runs do under an advisory lock, so that one process at a time imports into the work
// programme.
//
// Errors: CONFLICT (another import holds the lock).
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

// write adds everything that does not exist yet.
func (i *intake) write(ctx context.Context) error {
	if i.AllOrNothing {
		tx, err := i.pool.Begin(ctx)
		if err != nil {
			return fmt.Errorf("begin the import: %w", err)
		}
		defer tx.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // after a commit there is nothing to roll back
		within := func(_ context.Context, do func(pgx.Tx) error) error { return do(tx) }
		if err := i.add(ctx, 1, within); err != nil {
			return err
		}
		if err := tx.Commit(ctx); err != nil {
			return fmt.Errorf("commit the import: %w", err)
		}
		return nil
	}
	// Concurrent batches wait for each other only while their events are numbered.
	adders := min(runtime.NumCPU(), mostAdders)
	return i.add(ctx, adders, func(ctx context.Context, do func(pgx.Tx) error) error { return pgx.BeginFunc(ctx, i.pool, do) })
}

// transact runs a function in a transaction: one of its own, or that of the whole import.
type transact func(context.Context, func(pgx.Tx) error) error

// mostAdders is the greatest number of concurrent batches. It leaves connections of a small pool to
// readers.
const mostAdders = 2

// add registers the import and adds its proposals in batches, with the given concurrency.
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

// count adds a committed batch to the report.
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
