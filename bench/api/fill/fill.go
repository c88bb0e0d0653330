// Package fill writes up to a million proposals with all related rows, equal to those that the use
// cases would have written: recognized paragraphs, printed lists, search vectors, chained events.
// With COPY, this takes seconds instead of the quarter of an hour that filing the proposals would
// take.
package fill

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"proposaltracker/internal/database"
	"proposaltracker/internal/directory"
)

// SpellsEach is the average number of co-authorships per proposal. It is exact for every ten
// consecutive proposals.
const SpellsEach = 6

const (
	// batch is the number of proposals per transaction.
	batch = 500
	// workers is the number of goroutines that generate rows, of concurrent transactions that copy
	// rows, and of indexes that are built concurrently.
	workers = 2
)

// Filled counts the written rows.
type Filled struct {
	Proposals, CoAuthorships, Revisions, Texts, Paragraphs, Events int
}

// Fill writes proposals into a migrated database with reference data, as if they had been filed
// over the last ten years before now. Equal numbers of proposals produce equal proposals, except
// for their IDs. The database must not contain any proposals, since events are numbered from 1, and
// its user must be a superuser. If Fill fails, the database must be dropped.
func Fill(ctx context.Context, db *database.DB, directory *directory.Directory, proposals int, now time.Time) (Filled, error) {
	w := newWorld(directory, proposals, now)
	var filled Filled
	err := suspended(ctx, db, func() (err error) {
		filled, err = w.fill(ctx, db, proposals)
		return err
	})
	if err != nil {
		return filled, err
	}
	return filled, settle(ctx, db)
}

// fill generates batches of proposals, and copies them at the same time.
func (w *world) fill(ctx context.Context, db *database.DB, proposals int) (Filled, error) {
	var filled Filled
	agenda := w.agenda()
	if err := agenda.write(ctx, db); err != nil {
		return filled, err
	}
	group, ctx := errgroup.WithContext(ctx)
	generated := make(chan rows)
	group.Go(func() error {
		defer close(generated)
		return w.generate(ctx, newVectorizer(db), proposals, func(all rows) error {
			all.number(int64(filled.Events))
			filled.count(all)
			return send(ctx, generated, all)
		})
	})
	for range workers {
		group.Go(func() error {
			for all := range generated {
				if err := all.write(ctx, db); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return filled, group.Wait() //nolint:wrapcheck // wrapped where it occurs
}

func send(ctx context.Context, to chan<- rows, all rows) error {
	select {
	case to <- all:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// generate calls pass for all batches in order. It generates several batches at a time.
func (w *world) generate(ctx context.Context, vectors *vectorizer, proposals int, pass func(rows) error) error {
	for from := 0; from < proposals; from += workers * batch {
		made := make([]rows, workers)
		group, within := errgroup.WithContext(ctx)
		for i := range made {
			first := from + i*batch
			group.Go(func() error {
				made[i] = w.batch(first, min(first+batch, proposals))
				return vectors.add(within, &made[i])
			})
		}
		if err := group.Wait(); err != nil {
			return fmt.Errorf("proposals from %d on: %w", from, err)
		}
		for _, all := range made {
			if err := pass(all); err != nil {
				return err
			}
		}
	}
	return nil
}

// batch generates the proposals in a range of numbers. The result depends only on these numbers, so
// that batches can be generated in any order.
func (w *world) batch(from, until int) rows {
	all, own := rows{}, *w
	own.chance, own.last = newChance(w.chance.names, uint64(from)), nil //nolint:gosec // from is not negative
	for number := from; number < until; number++ {
		all.add(own.proposal(number))
	}
	return all
}

func (f *Filled) count(all rows) {
	f.Proposals += len(all.proposals)
	f.CoAuthorships += len(all.spells)
	f.Revisions += len(all.revisions)
	f.Texts += len(all.texts)
	f.Paragraphs += len(all.paragraphs)
	f.Events += len(all.events)
}

// settle vacuums and analyzes the tables, as autovacuum would have done over the years.
func settle(ctx context.Context, db *database.DB) error {
	if _, err := db.Pool.Exec(ctx, "VACUUM ANALYZE"); err != nil {
		return fmt.Errorf("vacuum: %w", err)
	}
	return nil
}
