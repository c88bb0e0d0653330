package audit_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// withdraw withdraws the proposal that Japan filed last.
func withdraw(t *testing.T, db *database.DB) {
	t.Helper()
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	var event models.Event
	if err := db.GORM.Order("seq DESC").First(&event).Error; err != nil {
		t.Fatal(err)
	}
	japan := access.Viewer{Subject: "mission", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsWrite)}
	if _, err := tracker.New(reader, db, time.Now).WithdrawProposal(t.Context(), japan, tracker.WithdrawProposal{Proposal: *event.ProposalID}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
}

// Rows that an event changed are valid even before the log has an entry for the event. Alterations made in between are detected,
// both before and after the entry is added.
func TestRecord(t *testing.T) {
	t.Parallel()
	db := demonstration.New(t)
	withdraw(t, db)
	if got := broken(t, db); got != nil {
		t.Errorf("before the event is recorded: %q", got)
	}
	for _, want := range []int64{1, 0} {
		if added, err := audit.Record(t.Context(), db.Writable()); err != nil || added != want {
			t.Errorf("added %d entries, want %d: %v", added, want, err)
		}
		if got := broken(t, db); got != nil {
			t.Errorf("after the event was recorded: %q", got)
		}
	}
	t.Run("an alteration before the entry", func(t *testing.T) {
		t.Parallel()
		db := demonstration.New(t)
		withdraw(t, db)
		alter(t, db, "UPDATE revisions SET note = '{\"EN\": \"Other\"}' WHERE proposal_id = (SELECT proposal_id FROM events ORDER BY seq DESC LIMIT 1)")
		// The row is no longer the one that the event's transaction wrote, so its status is not recorded either.
		want := []string{
			`revisions #: note is {"EN": "Other"}, and was recorded as {} (proposal #)`,
			`revisions #: status is "WITHDRAWN", and was recorded as "DRAFT" (proposal #)`,
		}
		for range 2 {
			if got := broken(t, db); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			if _, err := audit.Record(t.Context(), db.Writable()); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// A database of the previous version is recorded as the migration finds it. Later alterations are detected.
func TestBaseline(t *testing.T) {
	t.Parallel()
	const before = 32
	db := demonstration.New(t)
	asEarlierVersion(t, db)
	if err := database.MigrateDown(t.Context(), db, before); err != nil {
		t.Fatal(err)
	}
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	if got := broken(t, db); got != nil {
		t.Errorf("after the migration: %q", got)
	}
	withdraw(t, db)
	if got := broken(t, db); got != nil {
		t.Errorf("after another event: %q", got)
	}
	alter(t, db, "DELETE FROM venue_targets WHERE "+first("venue_targets")+"; UPDATE sponsors SET name_en = 'Nippon' WHERE code = 'JPN'")
	want := []string{
		`sponsors JPN: name_en is "Nippon", and was recorded as "Japan"`,
		"venue_targets #: the row is missing (proposal # WT/GC/W/635)",
	}
	if got := broken(t, db); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A forged event is detected even if all hashes of its proposal and all later numbers are computed again.
func TestForgedEvent(t *testing.T) {
	t.Parallel()
	db := demonstration.New(t)
	err := db.GORM.Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("SET LOCAL session_replication_role = replica").Error; err != nil {
			return err
		}
		return forge(tx)
	})
	if err != nil {
		t.Fatal(err)
	}
	got := broken(t, db)
	if !slices.Contains(got, "log_entries 4: it was altered, or its events, or its recorded_rows") || len(got) < 200 {
		t.Errorf("detected: %q", got)
	}
	if slices.ContainsFunc(got, func(line string) bool {
		return strings.HasPrefix(line, "proposal ") || strings.HasPrefix(line, "events ")
	}) {
		t.Errorf("the forged chain is inconsistent, so this test proves nothing: %q", got)
	}
}

// forge adds an event in the third place, with a chain of hashes that fits.
func forge(tx *gorm.DB) error {
	events := []*models.Event{}
	of := "proposal_id = (SELECT proposal_id FROM events WHERE seq = 2)"
	if err := tx.Where(of).Order("seq").Find(&events).Error; err != nil {
		return err
	}
	forged := *events[1]
	forged.ID = models.NewID()
	chain := slices.Insert(slices.Clone(events), 2, &forged)
	for i, event := range chain {
		if event.PreviousHash = ""; i > 0 {
			event.PreviousHash = chain[i-1].Hash
		}
		var err error
		if event.Hash, err = event.Chained(); err != nil {
			return err
		}
	}
	const insert = `INSERT INTO events (id, seq, proposal_id, kind, recorded_at, occurred_on, actor_id, subject, token_id, revision_id, sponsor_id, audience, data, previous_hash, identity_salt, identity_commitment)
		SELECT ?, 3, proposal_id, kind, recorded_at, occurred_on, actor_id, subject, token_id, revision_id, sponsor_id, audience, data, repeat('f', 64), identity_salt, identity_commitment
		FROM events WHERE seq = 2`
	for _, statement := range []string{
		"UPDATE events SET seq = -seq - 1 WHERE seq > 2", "UPDATE events SET seq = -seq WHERE seq < 0",
		"UPDATE events SET previous_hash = encode(sha256(id::text::bytea), 'hex') WHERE " + of, // out of the way
		"UPDATE event_counter SET last = last + 1, last_public = last + 1",
	} {
		if err := tx.Exec(statement).Error; err != nil {
			return err
		}
	}
	if err := tx.Exec(insert, forged.ID).Error; err != nil {
		return err
	}
	for _, event := range chain {
		if err := tx.Exec("UPDATE events SET previous_hash = ?, hash = ? WHERE id = ?", event.PreviousHash, event.Hash, event.ID).Error; err != nil {
			return err
		}
	}
	return tx.Exec("UPDATE proposals SET last_event_hash = ? WHERE id = ?", chain[len(chain)-1].Hash, events[0].ProposalID).Error
}

// Emptying the event log, or replacing the functions that record rows, is detected.
func TestRecordingRemoved(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ sql, want string }{
		"all events truncated": {"TRUNCATE events CASCADE", "events 1 to 244 of the event log are missing"},
		"a function altered": {
			"CREATE OR REPLACE FUNCTION hash_of(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT repeat(''0'', 64)'",
			"function hash_of: it was altered; rows were not compared reliably",
		},
		"the log truncated": {"TRUNCATE log_entries", "log entry 1 is missing, but recorded_rows refers to it"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := demonstration.New(t)
			alter(t, db, c.sql)
			if got := broken(t, db); !slices.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// The tables of the log refuse changes, as all tables that only grow do.
func TestPermanentRows(t *testing.T) {
	t.Parallel()
	db := demonstration.New(t)
	for _, statement := range []string{
		"UPDATE log_entries SET hash = repeat('0', 64)", "DELETE FROM log_entries", "TRUNCATE log_entries",
		"UPDATE recorded_rows SET rows = '{}'", "DELETE FROM recorded_rows", "TRUNCATE recorded_rows",
		"TRUNCATE follow_up_steps", "TRUNCATE events CASCADE",
	} {
		if err := db.GORM.Exec(statement).Error; err == nil || !strings.Contains(err.Error(), "SQLSTATE 23000") {
			t.Errorf("%s: got error %v, want SQLSTATE 23000", statement, err)
		}
	}
}
