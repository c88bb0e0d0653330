package tracker_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"gorm.io/gorm"

	"proposaltracker/internal/audit"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// An unchanged event log verifies. Each row that is altered, deleted, inserted or moved is detected
// at its position, even if its traces in the proposal were removed as well.
func TestVerifyEvents(t *testing.T) {
	t.Parallel()
	const last = "(SELECT seq FROM events ORDER BY seq DESC LIMIT 1)"
	const forged = `INSERT INTO events (id, proposal_id, kind, recorded_at, actor_id, subject, token_id, audience, data, previous_hash, hash)
		SELECT gen_random_uuid(), proposal_id, 'CO_AUTHOR_JOINED', recorded_at, actor_id, subject, token_id, audience, data, %s FROM events WHERE kind = %s`
	for name, c := range map[string]struct {
		sql  string
		want []string
	}{
		"nothing":              {"SELECT 1", nil},
		"another time":         {"UPDATE events SET recorded_at = recorded_at + interval '1 microsecond' WHERE kind = 'CO_AUTHOR_INVITED'", []string{`event 2 \(CO_AUTHOR_INVITED, 2017-03-01T12:\S+\): the event was altered$`}},
		"another delegation":   {"UPDATE events SET actor_id = sponsor_id WHERE kind = 'CO_AUTHOR_INVITED'", []string{`event 2 .*: the event was altered$`}},
		"another day":          {"UPDATE events SET occurred_on = occurred_on + 1 WHERE kind = 'REVISION_CIRCULATED'", []string{`\(REVISION_CIRCULATED, .*: the event was altered$`}},
		"day removed":          {"UPDATE events SET occurred_on = NULL WHERE kind = 'REVISION_CIRCULATED'", []string{`\(REVISION_CIRCULATED, .*: the event was altered$`}},
		"another token":        {"UPDATE events SET token_id = 'x' WHERE kind = 'PROPOSAL_CREATED'", []string{`event 1 .*: the event was altered$`}},
		"other data":           {`UPDATE events SET data = '{"symbols": ["JOB/GC/97"]}' WHERE kind = 'REVISION_CIRCULATED'`, []string{`\(REVISION_CIRCULATED, .*: the event was altered$`}},
		"recomputed hash":      {`UPDATE events SET hash = repeat('0', 64) WHERE kind = 'REVISION_SUBMITTED'`, []string{`\(REVISION_SUBMITTED, .*: the event was altered$`, `\(REVISION_CIRCULATED, .*: the event before it is missing`}},
		"removed in the midst": {"DELETE FROM events WHERE kind = 'REVISION_SUBMITTED'", []string{`\(REVISION_CIRCULATED, .*: the event before it is missing`, `^events \d+ to \d+ of the event log are missing$`}},
		"removed at the end":   {"DELETE FROM events WHERE seq = " + last, []string{`events are missing at the end$`, `^events (\d+) to \d+ of the event log are missing$`}},
		"removed at the end, and the end wiped": {
			"DELETE FROM events WHERE seq = " + last + "; UPDATE proposals SET last_event_hash = (SELECT hash FROM events WHERE seq = " + last + ")",
			[]string{`^events (\d+) to \d+ of the event log are missing$`},
		},
		"removed altogether":  {"DELETE FROM events; UPDATE proposals SET last_event_hash = ''", []string{`^events 1 to \d+ of the event log are missing$`}},
		"inserted at the end": {fmt.Sprintf(forged, "hash, repeat('0', 64)", "(SELECT kind FROM events WHERE seq = "+last+")"), []string{`\(CO_AUTHOR_JOINED, .*: the event was altered$`, `events are missing at the end$`}},
		"inserted elsewhere":  {fmt.Sprintf(forged, "repeat('0', 64), repeat('1', 64)", "'PROPOSAL_CREATED'"), []string{`: the event before it is missing`, `\(CO_AUTHOR_JOINED, .*: the event was altered$`, `events are missing at the end$`}},
		"reordered": {
			"UPDATE events SET seq = seq + 1000 WHERE kind = 'PROPOSAL_CREATED'; UPDATE events SET seq = 1 WHERE kind = 'REVISION_SUBMITTED'; UPDATE events SET seq = (SELECT min(n) FROM generate_series(1, 20) n WHERE n NOT IN (SELECT seq FROM events)) WHERE kind = 'PROPOSAL_CREATED'",
			[]string{`event 1 \(REVISION_SUBMITTED, .*: the event before it is missing`, `\(PROPOSAL_CREATED, .*: the event before it is missing`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			p := f.create(t, "JPN", "SGP")
			f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
			// Triggers prevent this in normal operation, but the owner of the database can disable
			// them.
			for _, statement := range append([]string{"ALTER TABLE events DISABLE TRIGGER events_append_only"}, strings.Split(c.sql, "; ")...) {
				if err := f.db.GORM.Exec(statement).Error; err != nil {
					t.Fatal(err)
				}
			}
			found, err := audit.Verify(t.Context(), f.db.ReadOnly())
			if err != nil {
				t.Fatal(err)
			}
			if (c.want == nil) != (found.Err() == nil) {
				t.Errorf("unexpected result of the verification: %v", found.Err())
			}
			for _, want := range c.want {
				if !slices.ContainsFunc(found.Broken, regexp.MustCompile(want).MatchString) {
					t.Errorf("got %q, want %s", found.Broken, want)
				}
			}
			if found.Proposals != 1 || (found.Events < 4 && name != "removed altogether") {
				t.Errorf("unexpected numbers of checked events and proposals: %d, %d", found.Events, found.Proposals)
			}
		})
	}
}

// The symbols, the printed list and the texts of a circulated revision are compared with the event
// log, even if the stored hash of the text was updated as well.
func TestVerifyRevisions(t *testing.T) {
	t.Parallel()
	const first = "(SELECT id FROM revisions WHERE number = 0)"
	for name, c := range map[string]struct{ sql, want string }{
		"nothing":             {"SELECT 1", ""},
		"another text":        {"UPDATE revision_texts SET body = 'Other.' WHERE language = 'EN' AND revision_id = " + first, "revision 0: the text differs from the circulated one"},
		"another title":       {"UPDATE revision_texts SET title = 'Other' WHERE language = 'EN' AND revision_id = " + first, "revision 0: the text differs from the circulated one"},
		"another hash":        {"UPDATE revisions SET content_hash = repeat('0', 64) WHERE number = 1", "revision 1: the text differs from the circulated one"},
		"inserted text":       {"INSERT INTO revision_texts SELECT gen_random_uuid(), revision_id, 'ES', title, body, provided_by_id, provided_at FROM revision_texts WHERE language = 'EN' AND revision_id = " + first, "revision 0: the text differs from the circulated one"},
		"another translation": {"UPDATE revision_texts SET body = 'Autre.' WHERE language = 'FR' AND revision_id = " + first, "revision 0: the text in FR differs from the one recorded after the circulation"},
		"deleted translation": {"DELETE FROM paragraphs WHERE text_id IN (SELECT id FROM revision_texts WHERE language = 'FR'); DELETE FROM revision_texts WHERE language = 'FR' AND revision_id = " + first, "revision 0: the text in FR differs from the one recorded after the circulation"},
		"deleted name":        {"DELETE FROM printed_co_authors WHERE position = 1 AND revision_id = " + first, "revision 0: the printed list of co-authors differs from the recorded one"},
		"reordered names":     {"UPDATE printed_co_authors SET position = position + 2 WHERE position = 0 AND revision_id = " + first, "revision 0: the printed list of co-authors differs from the recorded one"},
		"another symbol":      {"UPDATE revision_symbols SET symbol = 'JOB/GC/97' WHERE revision_id = " + first, "revision 0: the symbols differ from those recorded at the circulation"},
		"deleted revision":    {"DELETE FROM revisions WHERE number = 0", "JOB/GC/96/Rev.1: 1 circulated revisions are missing"},
		"invented revision":   {"DELETE FROM events WHERE kind = 'REVISION_CIRCULATED' AND revision_id = " + first, "revision 0: the event log does not record that it was circulated"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			p := f.create(t, "JPN", "SGP")
			f.respond(t, "SGP", f.spellOf(t, p, "SGP").ID, models.Accept)
			f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
			f.file(t, p, 0, models.ReasonText)
			f.circulate(t, p, 1, day("2016-07-20"), "JOB/GC/96/Rev.1")
			in := tracker.AddTranslation{Revision: f.revision(t, p, 0).ID, Text: tracker.TextInput{Language: models.French, Title: "Commerce", Body: "1.1.  Pourquoi.\n"}}
			if _, err := f.AddTranslation(t.Context(), secretariat, in, query.Preload{}); err != nil {
				t.Fatal(err)
			}
			f.tamper(t, c.sql)
			found, err := audit.Verify(t.Context(), f.db.ReadOnly())
			if err != nil {
				t.Fatal(err)
			}
			result := slices.ContainsFunc(found.Broken, func(broken string) bool { return strings.HasSuffix(broken, c.want) })
			if (c.want == "") != (found.Err() == nil) || (c.want != "" && !result) {
				t.Errorf("got %q, want %s", found.Broken, c.want)
			}
		})
	}
}

// tamper runs statements with the triggers disabled, as the owner of the database can.
func (f *fixture) tamper(t *testing.T, sql string) {
	t.Helper()
	err := f.db.GORM.Transaction(func(tx *gorm.DB) error {
		for _, statement := range append([]string{"SET LOCAL session_replication_role = replica"}, strings.Split(sql, "; ")...) {
			if err := tx.Exec(statement).Error; err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The event log can be verified during concurrent writes, which are not reported as errors.
func TestVerifyDuringWrites(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	ctx, stop := context.WithCancel(t.Context())
	var writers sync.WaitGroup
	for range 4 {
		writers.Go(func() {
			for ctx.Err() == nil {
				_, err := f.SuggestFollowUp(ctx, delegation("JPN"), tracker.SuggestFollowUp{Proposal: p.ID, Kind: models.FollowUpWorkshop, Texts: inEnglish("Meet.")}, query.Preload{})
				if err != nil && ctx.Err() == nil {
					t.Error(err)
				}
			}
		})
	}
	for events := 0; events < 40; {
		found, err := audit.Verify(t.Context(), f.db.ReadOnly())
		if err != nil || found.Err() != nil {
			t.Fatalf("got error %v and broken links %q, want none", err, found.Broken)
		}
		events = found.Events
	}
	stop()
	writers.Wait()
}

// Triggers prevent changes to append-only rows.
func TestImmutableRows(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
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
			t.Errorf("%s: got error %v, want SQLSTATE 23000", statement, err)
		}
	}
}
