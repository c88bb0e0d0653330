package database_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

// TestMigrateAccess checks that revisions inherit the access of existing proposals, that circulated
// revisions and events do not change, and that the summary in proposals then follows the revisions.
func TestMigrateAccess(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	const before = 14
	if err := database.MigrateDown(t.Context(), db, before); err != nil {
		t.Fatal(err)
	}
	execute := func(statement string) {
		t.Helper()
		if _, err := db.Pool.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	execute(`INSERT INTO sponsors (id, kind, code, standing, name_en, name_fr, name_es, aliases)
		VALUES ('00000000-0000-0000-0000-000000000001', 'DELEGATION', 'AAA', 'MEMBER', 'A', 'A', 'A', '[]')`)
	execute(`INSERT INTO work_programmes (id, code, name_en, name_fr, name_es)
		VALUES ('00000000-0000-0000-0000-000000000002', 'P', 'P', 'P', 'P')`)
	execute(`INSERT INTO proposals (id, work_programme_id, submitted_by_id, original_language, status, access, derestricted_on, circulated_on, created_at, updated_at)
		SELECT ('00000000-0000-0000-0000-0000000001' || to_char(n, 'FM00'))::uuid, '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001',
			'EN', 'CIRCULATED', access, derestricted_on, '2020-01-01', '2020-01-01', '2020-01-05'
		FROM (VALUES (1, 'PUBLIC', NULL), (2, 'RESTRICTED', NULL), (3, 'RESTRICTED', '2021-01-01'::date)) p (n, access, derestricted_on)`)
	execute(`INSERT INTO revisions (id, proposal_id, number, kind, status, reason, current, circulated_on, filed_by_id, filed_at, original_language, content_hash)
		SELECT gen_random_uuid(), p.id, n, 'REVISION', CASE n WHEN 2 THEN 'DRAFT' ELSE 'CIRCULATED' END, CASE n WHEN 0 THEN '' ELSE 'TEXT' END, n = 1,
			CASE n WHEN 2 THEN NULL ELSE '2020-01-01'::date END, p.submitted_by_id, '2020-01-01', 'EN', repeat('0', 64)
		FROM proposals p, generate_series(0, 2) n ORDER BY p.id, n`)
	execute(`INSERT INTO events (id, proposal_id, kind, at, by_id, subject, token_id, revision_id, audience, data, previous_hash, hash)
		SELECT gen_random_uuid(), proposal_id, 'REVISION_CIRCULATED', '2020-01-02', filed_by_id, 's', 't', id, 'READERS', '{}', '', repeat('0', 64) FROM revisions WHERE number = 1`)
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	read := func(query string) []string {
		t.Helper()
		rows, err := db.Pool.Query(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		return lines
	}
	const revisions = `SELECT concat_ws(' ', right(proposal_id::text, 1), number, access, coalesce(derestricted_on::text, '-'), changed_at::date)
		FROM revisions ORDER BY proposal_id, number`
	if diff := cmp.Diff([]string{
		"1 0 PUBLIC - 2020-01-01", "1 1 PUBLIC - 2020-01-02", "1 2 PUBLIC - 2020-01-01",
		"2 0 RESTRICTED - 2020-01-01", "2 1 RESTRICTED - 2020-01-02", "2 2 RESTRICTED - 2020-01-01",
		"3 0 RESTRICTED 2021-01-01 2020-01-01", "3 1 RESTRICTED 2021-01-01 2020-01-02", "3 2 RESTRICTED 2021-01-01 2020-01-01",
	}, read(revisions)); diff != "" {
		t.Errorf("the revisions (-want +got):\n%s", diff)
	}
	const proposals = `SELECT concat_ws(' ', right(id::text, 1), access, coalesce(derestricted_on::text, '-'), mixed_access) FROM proposals ORDER BY id`
	if diff := cmp.Diff([]string{"1 PUBLIC - f", "2 RESTRICTED - f", "3 RESTRICTED 2021-01-01 f"}, read(proposals)); diff != "" {
		t.Errorf("the proposals (-want +got):\n%s", diff)
	}
	execute(`UPDATE revisions SET access = 'RESTRICTED', derestricted_on = '2022-01-01' WHERE number = 1`)
	execute(`UPDATE revisions SET access = 'PUBLIC' WHERE number = 2`)
	if diff := cmp.Diff([]string{"1 PUBLIC 2022-01-01 t", "2 RESTRICTED 2022-01-01 t", "3 RESTRICTED 2021-01-01 t"}, read(proposals)); diff != "" {
		t.Errorf("after the access of Rev.1 and of the draft changed (-want +got):\n%s", diff)
	}
	if _, err := db.Pool.Exec(t.Context(), `UPDATE revisions SET content_hash = repeat('1', 64) WHERE number = 1`); err == nil {
		t.Error("the database allows altering a circulated revision")
	}
}
