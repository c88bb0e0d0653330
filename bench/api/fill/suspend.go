package fill

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"proposaltracker/internal/database"
)

// While the tables are filled, work that Postgres would do for each row is done once for all rows,
// or is omitted, since the rows are consistent. The sessions that copy run no triggers and do not
// check foreign keys, indexes are built afterwards, and search vectors are copied. All of this
// requires a superuser.
const (
	withoutTriggers = "SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off"

	// generatedColumn lets COPY provide the values of the only generated column that is expensive.
	generatedColumn = `UPDATE pg_attribute SET attgenerated = $1 WHERE attrelid = 'revision_texts'::regclass AND attname = 'searchable'`

	// secondaryIndexes lists the indexes that belong to no constraint, the slowest to build first.
	secondaryIndexes = `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
		FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
		WHERE c.relnamespace = 'public'::regnamespace AND i.indrelid = ANY($1::regclass[])
		AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
		ORDER BY a.amname <> 'gin', array_position($1::regclass[], i.indrelid::regclass), name`

	// afterFilling updates the values that are derived from all rows.
	afterFilling = `UPDATE event_counter SET (last, last_public) = (SELECT greatest(last, max(seq)), greatest(last, max(seq)) FROM events);
		SELECT log_baseline();
		DELETE FROM proposal_counts;
		INSERT INTO proposal_counts (public_from, proposals) SELECT public_from(circulated_on, access, derestricted_on), count(*)
		FROM proposals WHERE circulated_on IS NOT NULL GROUP BY 1;
		INSERT INTO proposal_facets SELECT c.sponsor_id, coalesce(p.circulated_on, 'infinity'::date) AS day, p.id
		FROM proposals p JOIN co_authorships c ON c.proposal_id = p.id
		WHERE c.status = 'ACCEPTED' AND (c.joined_on IS NOT NULL OR p.circulated_on IS NULL)
		UNION ALL SELECT t.venue_id, coalesce(p.circulated_on, 'infinity'::date), p.id FROM proposals p JOIN venue_targets t ON t.proposal_id = p.id
		ORDER BY 1, 2, 3;
		INSERT INTO proposal_facets SELECT f.*
		FROM (SELECT DISTINCT proposal_id FROM co_authorships WHERE status = 'REQUESTED') p, facets_of_proposal(p.proposal_id) f
		WHERE f.circulated_on = '-infinity'`
)

// filledTables lists the tables with secondary indexes, those with the most rows first.
func filledTables() []string {
	return []string{
		"events", "paragraph_words", "paragraphs", "revision_texts", "co_authorships", "printed_co_authors", "revisions", "revision_symbols", "proposals",
		"venue_targets", "venue_outcomes", "agenda_documents", "questions", "answers", "follow_ups", "follow_up_responsibles", "follow_up_steps",
		"sources", "proposal_relations",
	}
}

// index is an index that is built after its table has been filled.
type index struct{ Name, Definition string }

// suspended drops the secondary indexes, calls fill, and then builds the indexes again. If it
// fails, the database is unusable.
func suspended(ctx context.Context, db *database.DB, fill func() error) error {
	indexes, err := dropIndexes(ctx, db)
	if err != nil {
		return err
	}
	if _, err := db.Pool.Exec(ctx, generatedColumn, ""); err != nil {
		return fmt.Errorf("make the search vector column writable: %w", err)
	}
	err = fill()
	if _, restored := db.Pool.Exec(ctx, generatedColumn, "s"); restored != nil {
		err = errors.Join(err, fmt.Errorf("restore the generated search vector column: %w", restored))
	}
	if err != nil {
		return err
	}
	if err := buildIndexes(ctx, db, indexes); err != nil {
		return err
	}
	if _, err := db.Pool.Exec(ctx, afterFilling); err != nil {
		return fmt.Errorf("derive counters: %w", err)
	}
	return nil
}

func dropIndexes(ctx context.Context, db *database.DB) ([]index, error) {
	found, _ := db.Pool.Query(ctx, secondaryIndexes, filledTables()) // CollectRows returns the error
	indexes, err := pgx.CollectRows(found, pgx.RowToStructByName[index])
	if err != nil {
		return nil, fmt.Errorf("list the indexes: %w", err)
	}
	for _, one := range indexes {
		if _, err := db.Pool.Exec(ctx, "DROP INDEX "+one.Name); err != nil {
			return nil, fmt.Errorf("drop the index %s: %w", one.Name, err)
		}
	}
	return indexes, nil
}

func buildIndexes(ctx context.Context, db *database.DB, indexes []index) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for _, one := range indexes {
		group.Go(func() error {
			err := pgx.BeginFunc(ctx, db.Pool, func(tx pgx.Tx) error {
				_, err := tx.Exec(ctx, "SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL max_parallel_maintenance_workers = 0; "+
					"SET LOCAL synchronous_commit = off; "+one.Definition)
				return err //nolint:wrapcheck // wrapped below
			})
			if err != nil {
				return fmt.Errorf("build the index %s: %w", one.Name, err)
			}
			return nil
		})
	}
	return group.Wait() //nolint:wrapcheck // wrapped above
}
