// Package dataset imports research data of other bodies in bulk: whole proposals with their
// revisions, lists, spells and events, in the state that the use cases would have produced.
package dataset

import (
	"context"
	"errors"
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
	File     io.ReadSeeker
	FileName string
	// Reader contains the options of [reader.Read] other than Name, Today and Resolve.
	Reader reader.Options
	// Programme is the code of the work programme of the proposals. If it does not exist, it is
	// created with Names.
	Programme models.Code
	Names     models.Names
	// Language determines the alphabetical order of the lists.
	Language models.Language
	// DryRun reads and matches the file, and writes nothing.
	DryRun bool
	// AllOrNothing rejects a file with any invalid row, and imports in one transaction.
	AllOrNothing bool
	// OnProgress, if set, is called after each batch, never concurrently.
	OnProgress func(Progress)
}

// Progress describes how far an import is: RowsDone of Rows rows.
type Progress struct{ RowsDone, Rows int }

// Report describes the result of an import.
type Report struct {
	// File is the parsed file with its errors; nil if it could not be parsed at all. Matching compares its sponsors
	// with delegations and groups.
	File     *reader.File
	Matching Matching
	// Import is the current state of the import. Before is the number of its proposals that
	// earlier, interrupted runs had added.
	Import models.Import
	Before int
	// Proposals, Revisions, Spells, Events and Actors count the added proposals, revisions, spells,
	// events and sponsors.
	Proposals, Revisions, Spells, Events, Actors int
	// Rows is the number of rows of the added proposals in the file.
	Rows int
	// Undated counts the rows that were assigned the first date of their proposal or
	// the date of Reader.Undated; Leaderless counts the proposals without a lead in the file.
	Undated, Leaderless int
}

// importer is an import in progress.
type importer struct {
	input  Import
	pool   *pgxpool.Pool
	now    time.Time
	report *Report
	// reportMu guards report while batches are added concurrently.
	reportMu sync.Mutex
	// sponsors maps the codes of the sponsors that existed before the import to their IDs.
	sponsors map[models.Code]models.ID
}

// Errors of [Do].
var (
	// ErrRunning means that another import into the work programme is running.
	ErrRunning = errors.New("another import into this work programme is running; wait until it ends, or stop it")
	// ErrNotForImports means that the work programme contains proposals that were not imported.
	ErrNotForImports = errors.New("the work programme was not created by an import; use another code")
	// ErrRejected means that nothing was imported, because of faults in the file.
	ErrRejected = errors.New("nothing is imported")
)

// Do imports a file. If an earlier import of the same file into the same work programme was
// interrupted, Do resumes it and adds nothing twice. Invalid rows, and proposals whose symbol or
// identifier is taken, are skipped and listed in the report; with AllOrNothing, a single one makes
// the import fail. All events are recorded at the time now. The imported events appear in the event
// log, but create no webhook deliveries, since they happened long ago.
//
// Errors: those of [reader.Read], [ErrRejected] (an invalid row with AllOrNothing, or no valid row),
// [ErrNotForImports] and [ErrRunning].
func Do(ctx context.Context, pool *pgxpool.Pool, now time.Time, in Import) (*Report, error) {
	i := &importer{input: in, pool: pool, now: now.UTC().Truncate(time.Microsecond), report: &Report{}, sponsors: map[models.Code]models.ID{}}
	if _, err := models.ParseCode(string(in.Programme)); err != nil {
		return i.report, fmt.Errorf("check the work programme: %w", err)
	}
	err := i.withLock(ctx, func() error {
		if err := i.read(ctx); err != nil || i.input.DryRun {
			return err
		}
		return i.write(ctx)
	})
	return i.report, err
}

// The advisory lock of a work programme; $1 is the programme's code.
const (
	lockProgramme   = "SELECT pg_try_advisory_lock(hashtext('proposaltracker.import'), hashtext($1))"
	unlockProgramme = "SELECT pg_advisory_unlock(hashtext('proposaltracker.import'), hashtext($1))"
)

// withLock runs do under an advisory lock, so that only one process at a time imports into the work
// programme.
//
// Errors: [ErrRunning].
func (i *importer) withLock(ctx context.Context, do func() error) error {
	conn, err := i.pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("connect for the import's lock: %w", err)
	}
	defer conn.Release()
	var got bool
	if err := conn.QueryRow(ctx, lockProgramme, string(i.input.Programme)).Scan(&got); err != nil {
		return fmt.Errorf("acquire the lock of the import: %w", err)
	}
	if !got {
		return fmt.Errorf("work programme %s: %w", i.input.Programme, ErrRunning)
	}
	defer func() {
		_, _ = conn.Exec(context.WithoutCancel(ctx), unlockProgramme, string(i.input.Programme)) // if the connection is lost, Postgres has released the lock
	}()
	return do()
}

// write inserts all rows that do not exist yet.
func (i *importer) write(ctx context.Context) error {
	if i.input.AllOrNothing {
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
	adders := min(runtime.NumCPU(), maxAdders)
	return i.add(ctx, adders, func(ctx context.Context, do func(pgx.Tx) error) error { return pgx.BeginFunc(ctx, i.pool, do) })
}

// transact runs a function in a transaction: either one of its own or the transaction of the whole import.
type transact func(context.Context, func(pgx.Tx) error) error

// maxAdders is the maximum number of batches that are inserted concurrently. It is low enough to
// leave connections for readers even in a small pool.
const maxAdders = 2

// add registers the import and inserts its proposals in batches, with up to the given number of adders at a time.
func (i *importer) add(ctx context.Context, adders int, within transact) error {
	var done map[string]bool
	err := within(ctx, func(tx pgx.Tx) (err error) {
		done, err = i.register(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	err = i.batches(ctx, done, adders, func(b *batch) error {
		if err := within(ctx, func(tx pgx.Tx) error { return b.copyTo(ctx, tx, i.report.Import.ID) }); err != nil {
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
func (i *importer) count(b *batch) {
	i.reportMu.Lock()
	defer i.reportMu.Unlock()
	r := i.report
	r.Proposals, r.Rows = r.Proposals+b.proposals, r.Rows+b.rows
	r.Revisions, r.Spells, r.Events = r.Revisions+len(b.tables[revisions]), r.Spells+len(b.tables[spells]), r.Events+len(b.events)
	r.Undated, r.Leaderless = r.Undated+b.undated, r.Leaderless+b.leaderless
	r.Import.ProposalsDone, r.Import.RowsDone = r.Import.ProposalsDone+b.proposals, r.Import.RowsDone+b.rows
	if i.input.OnProgress != nil {
		i.input.OnProgress(Progress{RowsDone: r.Import.RowsDone, Rows: r.Import.Rows})
	}
}
