package database_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

// Events of the previous version do not change and count as public; later events record whether
// they are public.
func TestMigratePublicChanges(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	const before = 26
	if err := database.MigrateDown(t.Context(), db, before); err != nil {
		t.Fatal(err)
	}
	execute := func(statement string) {
		t.Helper()
		if _, err := db.Pool.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	event := func(number, audience string) {
		t.Helper()
		execute(`INSERT INTO events (id, meeting_id, kind, recorded_at, actor_id, subject, token_id, audience, previous_hash, hash)
			SELECT ('00000000-0000-0000-0000-00000000000` + number + `')::uuid, m.id, 'MEETING_RECORDED', '2020-05-04T12:00:00Z', s.id, 'x', '',
				'` + audience + `', coalesce((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), ''), repeat('` + number + `', 64)
			FROM meetings m, sponsors s`)
	}
	execute(`INSERT INTO sponsors (id, kind, code, standing, name_en, name_fr, name_es, aliases)
		VALUES ('00000000-0000-0000-0000-000000000001', 'DELEGATION', 'AAA', 'MEMBER', 'A', 'A', 'A', '[]')`)
	execute(`INSERT INTO venues (id, kind, code, name_en, name_fr, name_es) VALUES ('00000000-0000-0000-0000-000000000001', 'COUNCIL', 'V', 'V', 'V', 'V')`)
	execute(`INSERT INTO meetings (id, venue_id, starts_on) SELECT '00000000-0000-0000-0000-000000000001', id, '2020-05-04' FROM venues`)
	event("1", "READERS")
	event("2", "SECRETARIAT")
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	event("3", "READERS")
	event("4", "SECRETARIAT")
	rows, err := db.Pool.Query(t.Context(), `SELECT concat_ws(' ', seq, left(hash, 1), public_change) FROM events
		UNION ALL SELECT concat_ws(' ', 'last', last, last_public) FROM event_counter ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	got, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"1 1 t", "2 2 t", "3 3 t", "4 4 f", "last 4 3"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
