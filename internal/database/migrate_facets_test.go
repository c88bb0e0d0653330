package database_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

// listedFacets reads the facets of proposals as "facet day proposal", with the last digits of IDs.
const listedFacets = `SELECT right(facet_id::text, 1) || ' ' || circulated_on || ' ' || right(proposal_id::text, 1) FROM proposal_facets
	ORDER BY facet_id, circulated_on, proposal_id`

// Columns of rows that the test of facets writes.
const (
	facetReferences = `INSERT INTO sponsors (id, kind, code, standing, name_en, name_fr, name_es, aliases)
			SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'DELEGATION', 'AA' || n, 'MEMBER', 'A' || n, 'A' || n, 'A' || n, '[]' FROM generate_series(1, 3) n;
		INSERT INTO work_programmes (id, code, name_en, name_fr, name_es) VALUES ('00000000-0000-0000-0000-000000000001', 'P', 'P', 'P', 'P');
		INSERT INTO venues (id, code, kind, name_en, name_fr, name_es, accepts_co_authors_after_outcome)
			VALUES ('00000000-0000-0000-0000-000000000008', 'GC', 'GENERAL_COUNCIL', 'G', 'G', 'G', false),
				('00000000-0000-0000-0000-000000000009', 'TBT', 'COMMITTEE', 'T', 'T', 'T', false)`
	facetProposals = `INSERT INTO proposals (id, work_programme_id, submitted_by_id, original_language, status, access, circulated_on, created_at, updated_at, shared_changed_at)
			SELECT ('10000000-0000-0000-0000-00000000000' || n)::uuid, '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001',
				'EN', CASE WHEN day IS NULL THEN 'DRAFT' ELSE 'CIRCULATED' END, 'PUBLIC', day, '2020-01-01', '2020-01-05', '2020-01-05'
			FROM (VALUES (1, '2020-02-01'::date), (2, NULL), (3, '2020-02-03')) p (n, day);
		INSERT INTO revisions (id, proposal_id, number, kind, status, reason, current, circulated_on, filed_by_id, filed_at, original_language, content_hash, changed_at)
			SELECT ('20000000-0000-0000-0000-00000000000' || right(id::text, 1))::uuid, id, 0, 'REVISION', CASE WHEN circulated_on IS NULL THEN 'DRAFT' ELSE 'CIRCULATED' END,
				'', true, circulated_on, submitted_by_id, created_at, 'EN', repeat('0', 64), created_at FROM proposals`
	facetSpells = `INSERT INTO co_authorships (id, proposal_id, sponsor_id, status, initiated_on, agreed_by_id, joined_on, joined_in_id, created_at)
			SELECT ('30000000-0000-0000-0000-0000000000' || proposal || sponsor)::uuid, ('10000000-0000-0000-0000-00000000000' || proposal)::uuid,
				('00000000-0000-0000-0000-00000000000' || sponsor)::uuid, status, '2020-01-01', '00000000-0000-0000-0000-000000000001', day,
				CASE WHEN day IS NOT NULL THEN ('20000000-0000-0000-0000-00000000000' || proposal)::uuid END, '2020-01-01'
			FROM (VALUES (1, 1, 'ACCEPTED', '2020-02-01'::date), (1, 2, 'ACCEPTED', NULL), (1, 3, 'INVITED', NULL),
				(2, 1, 'ACCEPTED', NULL), (2, 2, 'ACCEPTED', NULL), (2, 3, 'INVITED', NULL), (3, 2, 'REQUESTED', NULL), (3, 3, 'ACCEPTED', NULL)) c (proposal, sponsor, status, day);
		INSERT INTO venue_targets (id, proposal_id, venue_id, aim, created_at) VALUES
			('40000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000008', '{}', '2020-01-01')`
)

// TestMigrateFacets checks that the migration lists the facets of existing proposals, and that they
// then follow each kind of change.
func TestMigrateFacets(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	if err := database.MigrateDown(t.Context(), db, 32); err != nil {
		t.Fatal(err)
	}
	change := func(sql string) {
		t.Helper()
		if _, err := db.Pool.Exec(t.Context(), sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	for _, rows := range []string{facetReferences, facetProposals, facetSpells} {
		change(rows)
	}
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, change string
		want         []string
	}{
		{"existing", "SELECT", []string{"1 -infinity 3", "1 2020-02-01 1", "1 infinity 2", "2 infinity 2", "3 -infinity 3", "8 2020-02-01 1"}},
		{
			"a sponsor joins", `UPDATE co_authorships SET joined_on = '2020-03-01', joined_in_id = '20000000-0000-0000-0000-000000000001' WHERE id::text LIKE '%12'`,
			[]string{"1 -infinity 3", "1 2020-02-01 1", "1 infinity 2", "2 2020-02-01 1", "2 infinity 2", "3 -infinity 3", "8 2020-02-01 1"},
		},
		{
			"a sponsor leaves", `UPDATE co_authorships SET status = 'WITHDRAWN', left_on = '2020-04-01' WHERE id::text LIKE '%12'`,
			[]string{"1 -infinity 3", "1 2020-02-01 1", "1 infinity 2", "2 infinity 2", "3 -infinity 3", "8 2020-02-01 1"},
		},
		{
			"a sponsor accepts", `UPDATE co_authorships SET status = 'ACCEPTED' WHERE id::text LIKE '%23'`,
			[]string{"1 -infinity 3", "1 2020-02-01 1", "1 infinity 2", "2 infinity 2", "3 -infinity 3", "3 infinity 2", "8 2020-02-01 1"},
		},
		{
			"a sponsor withdraws before circulation", `UPDATE co_authorships SET status = 'CANCELLED' WHERE id::text LIKE '%23'`,
			[]string{"1 -infinity 3", "1 2020-02-01 1", "1 infinity 2", "2 infinity 2", "3 -infinity 3", "8 2020-02-01 1"},
		},
		{
			"a venue is targeted before circulation", `INSERT INTO venue_targets (id, proposal_id, venue_id, aim, created_at) VALUES
			('40000000-0000-0000-0000-000000000002', '10000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000009', '{}', '2020-01-01')`,
			[]string{"1 -infinity 3", "1 2020-02-01 1", "1 infinity 2", "2 infinity 2", "3 -infinity 3", "8 2020-02-01 1", "9 infinity 2"},
		},
		{
			"circulation", `UPDATE proposals SET status = 'CIRCULATED', circulated_on = '2020-05-01' WHERE id::text LIKE '%2';
			UPDATE co_authorships SET joined_on = '2020-05-01', joined_in_id = '20000000-0000-0000-0000-000000000002' WHERE id::text LIKE '%21'`,
			[]string{"1 -infinity 3", "1 2020-02-01 1", "1 2020-05-01 2", "3 -infinity 3", "8 2020-02-01 1", "9 2020-05-01 2"},
		},
		{
			"rows are deleted", `DELETE FROM venue_targets WHERE id::text LIKE '%1'; DELETE FROM co_authorships WHERE id::text LIKE '%11'`,
			[]string{"1 -infinity 3", "1 2020-05-01 2", "3 -infinity 3", "9 2020-05-01 2"},
		},
		{
			"a request is declined", `UPDATE co_authorships SET status = 'DECLINED' WHERE id::text LIKE '%32'`,
			[]string{"1 2020-05-01 2", "9 2020-05-01 2"},
		},
		{
			"a sponsor requests, and another accepts", `UPDATE co_authorships SET status = 'REQUESTED' WHERE id::text LIKE '%13'; UPDATE co_authorships SET status = 'ACCEPTED' WHERE id::text LIKE '%32'`,
			[]string{"1 -infinity 1", "1 2020-05-01 2", "9 2020-05-01 2"},
		},
		{
			"a party leaves while a request is open", `UPDATE co_authorships SET status = 'REQUESTED' WHERE id::text LIKE '%32'; DELETE FROM co_authorships WHERE id::text LIKE '%33'`,
			[]string{"1 -infinity 1", "1 -infinity 3", "1 2020-05-01 2", "9 2020-05-01 2"},
		},
	} {
		change(c.change)
		if diff := cmp.Diff(c.want, texts(t, db, listedFacets)); diff != "" {
			t.Errorf("%s: facets (-want +got):\n%s", c.name, diff)
		}
	}
}
