package demo_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/demo"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// beforePublicNames is the last version before columns were renamed as in the API.
const beforePublicNames = 15

// Data of the previous version survives the renaming of columns, row by row.
func TestRenamedColumns(t *testing.T) {
	t.Parallel()
	tr, db := newTracker(t)
	if err := demo.Load(t.Context(), tr); err != nil {
		t.Fatal(err)
	}
	if err := database.MigrateDown(t.Context(), db, beforePublicNames); err != nil {
		t.Fatal(err)
	}
	before := map[string][]string{
		"co-authorships": column(t, db, `SELECT concat_ws('|', id, requested_on, spoken_for_by_id, joined_at_id, left_at_id, withdrawn_on) FROM co_authorships ORDER BY id`),
		"questions":      column(t, db, `SELECT concat_ws('|', id, posed_at_id, dropped_at_id) FROM questions ORDER BY id`),
		"follow-ups":     column(t, db, `SELECT concat_ws('|', id, paragraph) FROM follow_ups ORDER BY id`),
		"steps":          column(t, db, `SELECT concat_ws('|', id, on_day, by_id) FROM follow_up_steps ORDER BY id`),
		"venues":         column(t, db, `SELECT concat_ws('|', id, joins_after_outcome) FROM venues ORDER BY id`),
	}
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	after := map[string][]string{
		"co-authorships": column(t, db, `SELECT concat_ws('|', id, initiated_on, agreed_by_id, joined_in_id, left_in_id, leave_stated_on) FROM co_authorships ORDER BY id`),
		"questions":      column(t, db, `SELECT concat_ws('|', id, posed_in_id, dropped_in_id) FROM questions ORDER BY id`),
		"follow-ups":     column(t, db, `SELECT concat_ws('|', id, paragraph_number) FROM follow_ups ORDER BY id`),
		"steps":          column(t, db, `SELECT concat_ws('|', id, taken_on, recorded_by_id) FROM follow_up_steps ORDER BY id`),
		"venues":         column(t, db, `SELECT concat_ws('|', id, accepts_co_authors_after_outcome) FROM venues ORDER BY id`),
	}
	for table, rows := range before {
		if len(rows) == 0 {
			t.Errorf("got no %s in the demo data, want some", table)
		}
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("before and after the migration (-want +got):\n%s", diff)
	}
}

// beforeOutcomeKinds is the last version before outcomes had the kinds of the API.
const beforeOutcomeKinds = 17

// Meetings and outcomes of the previous version survive the renaming, and outcomes stay unchangeable.
func TestRenamedOutcomes(t *testing.T) {
	t.Parallel()
	tr, db := newTracker(t)
	if err := demo.Load(t.Context(), tr); err != nil {
		t.Fatal(err)
	}
	if err := database.MigrateDown(t.Context(), db, beforeOutcomeKinds); err != nil {
		t.Fatal(err)
	}
	target := column(t, db, `SELECT id::text FROM venue_targets ORDER BY id LIMIT 1`)
	for i, outcome := range []string{"TOOK_NOTE", "CONTINUING", "ADOPTED"} {
		err := db.GORM.Exec(`INSERT INTO venue_outcomes (id, venue_target_id, outcome, recorded_at) VALUES (gen_random_uuid(), ?, ?, now() + make_interval(secs => ?))`,
			target[0], outcome, i).Error
		if err != nil {
			t.Fatal(err)
		}
	}
	meetings := column(t, db, `SELECT concat_ws('|', id, held_on, ends_on) FROM meetings ORDER BY id`)
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(meetings, column(t, db, `SELECT concat_ws('|', id, starts_on, ends_on) FROM meetings ORDER BY id`)); diff != "" || len(meetings) == 0 {
		t.Errorf("meetings (-want +got):\n%s", diff)
	}
	kinds := column(t, db, `SELECT kind FROM venue_outcomes WHERE venue_target_id = '`+target[0]+`' AND recorded_at >= now() - interval '1 minute' ORDER BY recorded_at`)
	if diff := cmp.Diff([]string{"NOTED", "CONTINUED", "ADOPTED"}, kinds); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
	if err := db.GORM.Exec(`UPDATE venue_outcomes SET kind = 'NOTED'`).Error; err == nil {
		t.Error("change of an outcome after the migration: got no error, want one")
	}
}

// beforeIDKey is the last version before databases had a key for their IDs.
const beforeIDKey = 18

// A database of the previous version gets a key: each of its proposals has an ID, and its event log stays
// valid. Nothing changes the key.
func TestIDKey(t *testing.T) {
	t.Parallel()
	tr, db := newTracker(t)
	japan := access.Viewer{Subject: "mission", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsWrite)}
	// The demonstration contains events of meetings, which the previous version could not record.
	_, err := tr.CreateProposal(t.Context(), japan, tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, CoAuthors: []string{"SGP", "KEN"},
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: "1.1.  Trust is needed.\n"}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	if err := database.MigrateDown(t.Context(), db, beforeIDKey); err != nil {
		t.Fatal(err)
	}
	const events = `SELECT concat_ws('|', seq, id, proposal_id, kind, recorded_at, actor_id, sponsor_id, data, previous_hash, hash) FROM events ORDER BY seq`
	before := column(t, db, events)
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, column(t, db, events)); diff != "" || len(before) == 0 {
		t.Errorf("%d events (-want +got):\n%s", len(before), diff)
	}
	if found, err := audit.Verify(t.Context(), db.ReadOnly()); err != nil || found.Err() != nil {
		t.Errorf("verify the event log: got result %v and error %v, want neither", found.Err(), err)
	}
	codec := newReader(t, db).Codec()
	for _, text := range column(t, db, `SELECT id::text FROM proposals`) {
		want := models.NodeID{Type: models.TypeProposal, ID: uuid.MustParse(text)}
		if got, err := codec.ParseID(codec.ID(want)); err != nil || got != want {
			t.Errorf("ID of %s: got %v and error %v, want %v", text, got, err, want)
		}
	}
	key := column(t, db, `SELECT encode(secret, 'hex') FROM id_key`)
	for _, change := range []string{
		`UPDATE id_key SET secret = sha256('x')`, `DELETE FROM id_key`, `TRUNCATE id_key`, `INSERT INTO id_key (secret) VALUES (sha256('x'))`,
		`INSERT INTO id_key (single, secret) VALUES (false, sha256('x'))`,
	} {
		if err := db.GORM.Exec(change).Error; err == nil {
			t.Errorf("%s: got no error, want one", change)
		}
	}
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(key, column(t, db, `SELECT encode(secret, 'hex') FROM id_key`)); diff != "" || len(key) != 1 {
		t.Errorf("the %d keys (-want +got):\n%s", len(key), diff)
	}
}

// beforeMeetingEvents is the last version before meetings had events.
const beforeMeetingEvents = 21

// Meetings and agenda items of the previous version remain unchanged, without events. Later changes to them are
// recorded, and the log verifies.
func TestMeetingEventsMigration(t *testing.T) {
	t.Parallel()
	tr, db := newTracker(t)
	if err := database.MigrateDown(t.Context(), db, beforeMeetingEvents); err != nil {
		t.Fatal(err)
	}
	meeting, item := models.NewID(), models.NewID()
	for _, statement := range []string{
		"INSERT INTO meetings (id, venue_id, starts_on) SELECT '" + meeting.String() + "', id, '2020-05-04' FROM venues WHERE code = 'GC'",
		"INSERT INTO agenda_items (id, meeting_id, number, title) VALUES ('" + item.String() + "', '" + meeting.String() + "', '1', 'Trust')",
	} {
		if err := db.GORM.Exec(statement).Error; err != nil {
			t.Fatal(err)
		}
	}
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	registry := access.Viewer{Subject: "registry", Scopes: access.NewScopes(access.ScopeSecretariat)}
	if _, err := tr.PlaceOnAgenda(t.Context(), registry, tracker.PlaceOnAgenda{Meeting: meeting, Number: "2", Title: "Other business"}); err != nil {
		t.Fatal(err)
	}
	read, err := tr.Reader.Meeting(t.Context(), access.Viewer{}, meeting)
	if err != nil {
		t.Fatal(err)
	}
	numbers := []string{}
	for _, item := range read.AgendaItems {
		numbers = append(numbers, item.Number)
	}
	if diff := cmp.Diff([]string{"1", "2"}, numbers); diff != "" {
		t.Errorf("agenda (-want +got):\n%s", diff)
	}
	found, err := audit.Verify(t.Context(), db.ReadOnly())
	if err != nil || len(found.Broken) > 0 || found.Events != 1 {
		t.Errorf("verify: got %d events, broken links %q and error %v, want 1 event and no broken link", found.Events, found.Broken, err)
	}
}

// column returns the only column of a query.
func column(t *testing.T, db *database.DB, query string) []string {
	t.Helper()
	var values []string
	if err := db.GORM.Raw(query).Scan(&values).Error; err != nil {
		t.Fatal(err)
	}
	return values
}
