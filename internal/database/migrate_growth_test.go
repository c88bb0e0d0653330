package database_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

// These queries return the number of proposals by the day from which they are public: as maintained
// by triggers, and as counted.
const (
	maintainedCounts = `SELECT public_from || ' ' || sum(proposals) FROM proposal_counts GROUP BY public_from HAVING sum(proposals) <> 0 ORDER BY public_from`
	countedProposals = `SELECT public_from(circulated_on, access, derestricted_on) || ' ' || count(*) FROM proposals
		WHERE circulated_on IS NOT NULL GROUP BY public_from(circulated_on, access, derestricted_on) ORDER BY public_from(circulated_on, access, derestricted_on)`
)

// TestMigrateCounts checks that existing proposals are counted, and that the counts follow concurrent transactions, some of
// which roll back.
func TestMigrateCounts(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	if err := database.MigrateDown(t.Context(), db, 26); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`INSERT INTO sponsors (id, kind, code, standing, name_en, name_fr, name_es, aliases)
			VALUES ('00000000-0000-0000-0000-000000000001', 'DELEGATION', 'AAA', 'MEMBER', 'A', 'A', 'A', '[]')`,
		`INSERT INTO work_programmes (id, code, name_en, name_fr, name_es) VALUES ('00000000-0000-0000-0000-000000000002', 'P', 'P', 'P', 'P')`,
		`INSERT INTO proposals (id, work_programme_id, submitted_by_id, original_language, status, access, derestricted_on, circulated_on, created_at, updated_at, shared_changed_at)
			SELECT ('00000000-0000-0000-0000-0000000001' || to_char(n, 'FM00'))::uuid, '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001',
				'EN', status, access, derestricted_on, circulated_on, '2020-01-01', '2020-01-05', '2020-01-05'
			FROM (VALUES (1, 'CIRCULATED', 'PUBLIC', NULL, '2020-01-01'::date), (2, 'CIRCULATED', 'RESTRICTED', NULL, '2020-01-01'),
				(3, 'CIRCULATED', 'RESTRICTED', '2021-01-01'::date, '2020-01-01'), (4, 'DRAFT', 'PUBLIC', NULL, NULL), (5, 'CIRCULATED', 'PUBLIC', NULL, '2020-02-01'))
				p (n, status, access, derestricted_on, circulated_on)`,
	} {
		if _, err := db.Pool.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"-infinity 2", "2021-01-01 1", "infinity 1"}, texts(t, db, maintainedCounts)); diff != "" {
		t.Errorf("after the migration (-want +got):\n%s", diff)
	}
	var writers sync.WaitGroup
	for writer := range 4 {
		writers.Go(func() { changeProposals(t, db, uint64(writer)) })
	}
	writers.Wait()
	if diff := cmp.Diff(texts(t, db, countedProposals), texts(t, db, maintainedCounts)); diff != "" {
		t.Errorf("after concurrent changes (-counted +maintained):\n%s", diff)
	}
	for range 100 { // each appends two rows
		if _, err := db.Pool.Exec(t.Context(), `UPDATE proposals SET access = CASE access WHEN 'PUBLIC' THEN 'RESTRICTED' ELSE 'PUBLIC' END, derestricted_on = NULL
			WHERE id = (SELECT min(id::text)::uuid FROM proposals WHERE circulated_on IS NOT NULL)`); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{"true"}, texts(t, db, "SELECT (count(*) < 100)::text FROM proposal_counts")); diff != "" {
		t.Errorf("changes are summed up (-want +got):\n%s", diff)
	}
}

// changeProposals changes, adds and removes random proposals, and rolls back every fifth
// transaction.
func changeProposals(t *testing.T, db *database.DB, seed uint64) {
	t.Helper()
	abandoned := errors.New("abandoned")
	chance := rand.New(rand.NewPCG(seed, 27))
	for turn := range 60 {
		err := pgx.BeginFunc(t.Context(), db.Pool, func(tx pgx.Tx) error {
			for range 1 + chance.IntN(3) {
				if err := changeProposal(t.Context(), tx, chance.IntN(4)); err != nil {
					return err
				}
			}
			if turn%5 == 4 {
				return abandoned
			}
			return nil
		})
		if err != nil && !errors.Is(err, abandoned) {
			t.Errorf("change proposals: %v", err)
		}
	}
}

func changeProposal(ctx context.Context, tx pgx.Tx, kind int) error {
	statements := []string{
		`INSERT INTO proposals (id, work_programme_id, submitted_by_id, original_language, status, access, circulated_on, created_at, updated_at, shared_changed_at)
			SELECT gen_random_uuid(), work_programme_id, submitted_by_id, 'EN', 'CIRCULATED', 'PUBLIC', '2020-03-01', created_at, now(), created_at
			FROM proposals LIMIT 1`,
		`UPDATE proposals SET access = 'RESTRICTED', derestricted_on = CASE WHEN random() < 0.5 THEN '2022-01-01'::date + (random() * 2)::int END
			WHERE id = (SELECT id FROM proposals ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)`,
		`UPDATE proposals SET access = 'PUBLIC', derestricted_on = NULL WHERE id = (SELECT id FROM proposals ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)`,
		// The initial proposals remain, so that there is always one to copy.
		`DELETE FROM proposals WHERE id = (SELECT id FROM proposals WHERE id > '00000000-0000-0000-0000-ffffffffffff' ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)`,
	}
	_, err := tx.Exec(ctx, statements[kind])
	return err
}

func texts(t *testing.T, db *database.DB, sql string) []string {
	t.Helper()
	rows, _ := db.Pool.Query(t.Context(), sql) // CollectRows returns the error
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
