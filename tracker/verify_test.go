package tracker_test

import (
	"strings"
	"testing"

	"proposaltracker/tracker"
)

// A chain holds as it was written; a row that is altered, removed in the middle or at the end is
// noticed, and where.
func TestAnAlteredRecordIsNoticed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ sql, want string }{
		"nothing":              {"SELECT 1", ""},
		"another time":         {"UPDATE events SET at = at + interval '1 microsecond' WHERE kind = 'CO_AUTHOR_INVITED'", "CO_AUTHOR_INVITED, 2017-03-01T12:"},
		"another delegation":   {"UPDATE events SET by_id = sponsor_id WHERE kind = 'CO_AUTHOR_INVITED'", "it was altered"},
		"other data":           {`UPDATE events SET data = '{"symbols": ["JOB/GC/97"]}' WHERE kind = 'REVISION_CIRCULATED'`, "REVISION_CIRCULATED"},
		"removed in the midst": {"DELETE FROM events WHERE kind = 'REVISION_SUBMITTED'", "the event before it is missing"},
		"removed at the end":   {"DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)", "missing at its end"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFloor(t)
			p := f.create(t, "JPN", "SGP")
			f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
			// The triggers keep the program from it; whoever owns the database can do it all the same.
			for _, statement := range []string{"ALTER TABLE events DISABLE TRIGGER events_append_only", c.sql} {
				if err := f.db.GORM.Exec(statement).Error; err != nil {
					t.Fatal(err)
				}
			}
			found, err := tracker.Verify(t.Context(), f.db.GORM)
			if err != nil {
				t.Fatal(err)
			}
			told := strings.Join(found.Broken, "\n")
			if (c.want == "") != (found.Err() == nil) || !strings.Contains(told, c.want) {
				t.Errorf("told %q, want %q", told, c.want)
			}
			if found.Proposals != 1 || found.Events < 4 {
				t.Errorf("%d events of %d proposals were checked", found.Events, found.Proposals)
			}
		})
	}
}

// What is kept for ever cannot be changed by way of the tables, by anybody's mistake.
func TestWhatIsKeptForEver(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	for _, statement := range []string{
		"UPDATE events SET kind = 'X'", "DELETE FROM events",
		"UPDATE revisions SET note = '{}', content_hash = repeat('0', 64)", "DELETE FROM revisions",
		"UPDATE revision_texts SET body = 'other'", "DELETE FROM revision_texts",
		"UPDATE paragraphs SET text = 'other'", "DELETE FROM paragraphs",
		"UPDATE printed_co_authors SET position = 7", "DELETE FROM printed_co_authors",
		"UPDATE revision_symbols SET position = 7", "DELETE FROM revision_symbols",
	} {
		if err := f.db.GORM.Exec(statement).Error; err == nil || !strings.Contains(err.Error(), "SQLSTATE 23000") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}
