package audit

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"

	"proposaltracker/models"
)

// row is the content of a row by column, as JSON. state is the content of rows by table and primary key, as in "answers/0190…".
type (
	row   map[string]json.RawMessage
	state map[string]row
)

// kindOfRows is proposals or meetings, with the statements that read the rows of several of them.
type kindOfRows struct {
	// recorded selects the recorded rows in order.
	recorded string
	// pending selects the rows that were written with events that have no log entry yet.
	pending string
	// current selects all rows.
	current string
	// unwritten selects the pending events that are the last of their proposal or meeting, but were not written together with it.
	unwritten string
}

// logged is the number of the last event with a log entry.
const logged = "(SELECT coalesce(max(last_event), 0) FROM log_entries)"

func ofProposals() kindOfRows {
	return kindOfRows{
		recorded: "SELECT proposal_id AS owner, rows FROM recorded_rows WHERE proposal_id = ANY(@ids) ORDER BY entry, position",
		pending: `SELECT owner, jsonb_object_agg(key, content) AS rows FROM rows_of_proposals(@ids,
			ARRAY(SELECT DISTINCT xmin FROM events WHERE proposal_id = ANY(@ids) AND seq > ` + logged + `)) GROUP BY owner`,
		current: "SELECT owner, jsonb_object_agg(key, content) AS rows FROM rows_of_proposals(@ids, NULL) GROUP BY owner",
		unwritten: `SELECT e.seq FROM proposals p, LATERAL (SELECT seq, xmin FROM events WHERE proposal_id = p.id ORDER BY seq DESC LIMIT 1) e
			WHERE p.id = ANY(@ids) AND e.seq > ` + logged + ` AND e.xmin <> p.xmin ORDER BY e.seq`,
	}
}

func ofMeetings() kindOfRows {
	return kindOfRows{
		recorded: "SELECT meeting_id AS owner, rows FROM recorded_rows WHERE meeting_id = ANY(@ids) ORDER BY entry, position",
		pending: `SELECT owner, jsonb_object_agg(key, content) AS rows FROM rows_of_meetings(@ids,
			ARRAY(SELECT DISTINCT xmin FROM events WHERE meeting_id = ANY(@ids) AND seq > ` + logged + `)) GROUP BY owner`,
		current: "SELECT owner, jsonb_object_agg(key, content) AS rows FROM rows_of_meetings(@ids, NULL) GROUP BY owner",
		unwritten: `SELECT e.seq FROM meetings m,
				LATERAL (SELECT seq, xmin FROM events WHERE meeting_id = m.id AND proposal_id IS NULL ORDER BY seq DESC LIMIT 1) e
			WHERE m.id = ANY(@ids) AND e.seq > ` + logged + ` AND e.xmin <> m.xmin ORDER BY e.seq`,
	}
}

// verifyRows compares the rows of proposals or meetings with their last recorded state. names are how differences call them.
func (v *verifier) verifyRows(tx *gorm.DB, kind kindOfRows, names map[models.ID]string) error {
	ids := models.IDs(slices.SortedFunc(maps.Keys(names), func(a, b models.ID) int { return strings.Compare(a.String(), b.String()) }))
	recorded, current := map[models.ID]state{}, map[models.ID]state{}
	for _, read := range []struct {
		statement string
		into      map[models.ID]state
	}{{kind.recorded, recorded}, {kind.pending, recorded}, {kind.current, current}} {
		if err := readRows(tx, read.statement, ids, read.into); err != nil {
			return err
		}
	}
	unwritten := []int64{}
	if err := tx.Raw(kind.unwritten, sql.Named("ids", ids)).Scan(&unwritten).Error; err != nil {
		return fmt.Errorf("find events that were written apart from their proposals: %w", err)
	}
	for _, seq := range unwritten {
		v.Broken = append(v.Broken, fmt.Sprintf("events: event %d was not written by the transaction of its change", seq))
	}
	for _, id := range ids {
		v.compare(recorded[id], current[id], names[id])
	}
	return nil
}

// compare adds the differences between the recorded and the current rows of one proposal or meeting.
func (v *verifier) compare(recorded, current state, name string) {
	for _, key := range slices.Sorted(maps.Keys(recorded)) {
		table, id, _ := strings.Cut(key, "/")
		if table == callTable {
			v.addCall(id, recorded[key])
			continue
		}
		is, exists := current[key]
		switch {
		case exists:
			v.Rows++
			v.report(name, differences(table, id, recorded[key], is)...)
		case !recorded.replaced(table, id):
			v.report(name, difference{table, id, "the row is missing"})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(current)) {
		if _, known := recorded[key]; !known {
			table, id, _ := strings.Cut(key, "/")
			v.report(name, difference{table, id, "the row was added or changed without an event"})
		}
	}
}

// report adds differences, with the name of the proposal or meeting unless it is empty.
func (v *verifier) report(name string, found ...difference) {
	for _, one := range found {
		line := fmt.Sprintf("%s %s: %s", one.table, one.row, one.what)
		if name != "" {
			line += " (" + name + ")"
		}
		v.Broken = append(v.Broken, line)
	}
}

// replaced reports whether a row is no longer part of the recorded state: an edit of a draft replaces texts, and the revision names
// those that it has.
func (s state) replaced(table, id string) bool {
	if table != "revision_texts" {
		return false
	}
	var revision string
	if json.Unmarshal(s[table+"/"+id]["revision_id"], &revision) != nil {
		return false
	}
	of, known := s["revisions/"+revision]
	var texts []string
	return known && json.Unmarshal(of["texts"], &texts) == nil && !slices.Contains(texts, id)
}

// readRows adds the rows that a statement selects to the states of their proposals or meetings. Later rows replace earlier ones.
func readRows(tx *gorm.DB, statement string, ids models.IDs, into map[models.ID]state) error {
	found := []struct {
		Owner models.ID
		Rows  json.RawMessage
	}{}
	if err := tx.Raw(statement, sql.Named("ids", ids)).Scan(&found).Error; err != nil {
		return fmt.Errorf("read the rows and their recorded state: %w", err)
	}
	for _, one := range found {
		var rows state
		if err := json.Unmarshal(one.Rows, &rows); err != nil {
			return fmt.Errorf("read the rows of %s: %w", one.Owner, err)
		}
		if into[one.Owner] == nil {
			into[one.Owner] = state{}
		}
		maps.Copy(into[one.Owner], rows)
	}
	return nil
}

// verifyReference compares the reference data with its last recorded state.
func (v *verifier) verifyReference(tx *gorm.DB) error {
	const latest = "SELECT coalesce((SELECT rows FROM recorded_rows WHERE proposal_id IS NULL AND meeting_id IS NULL ORDER BY entry DESC LIMIT 1), '{}')"
	const current = "SELECT coalesce(jsonb_object_agg(key, content), '{}') FROM rows_of_reference(NULL)"
	recorded, is := state{}, state{}
	for statement, into := range map[string]*state{latest: &recorded, current: &is} {
		var found string
		if err := tx.Raw(statement).Scan(&found).Error; err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		if err := json.Unmarshal([]byte(found), into); err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
	}
	v.compare(recorded, is, "")
	return nil
}
