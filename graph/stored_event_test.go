package graph_test

import (
	"strings"
	"testing"

	"proposaltracker/models"
)

// storedEvent is an event of a scenario as stored in the database.
type storedEvent struct {
	id, kind string
	// about contains the sponsor's code, the revision and the data of the event. Rows of tables are matched against
	// it.
	about string
	taken bool
}

// matches reports whether an object of a row, such as "event KIND $name", denotes this event. The optional last word
// is a code or the name of an object that distinguishes the event from others of its kind.
func (e storedEvent) matches(ids idCodec, object string, names map[string]string) bool {
	words := strings.Fields(object)
	if e.taken || len(words) < 2 || words[0] != "event" || words[1] != e.kind {
		return false
	}
	if len(words) == 2 {
		return true
	}
	about := words[2]
	if name, isName := strings.CutPrefix(about, "$"); isName {
		id, err := ids.codec.ParseID(names[name])
		if err != nil {
			return false
		}
		about = id.ID.String()
	}
	return strings.Contains(e.about, about)
}

// eventsOf returns all events of a proposal in the order in which they were recorded.
func (e *endpoint) eventsOf(t *testing.T, proposal string) []storedEvent {
	t.Helper()
	const query = `SELECT e.id, e.kind, coalesce(s.code, '') || ' ' || coalesce(e.revision_id::text, '') || ' ' || e.data::text
		FROM events e LEFT JOIN sponsors s ON s.id = e.sponsor_id WHERE e.proposal_id = $1 ORDER BY e.seq`
	rows, err := e.db.Pool.Query(t.Context(), query, e.parse(t, proposal).ID)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	events := []storedEvent{}
	for rows.Next() {
		var event storedEvent
		var eventID models.ID
		if err := rows.Scan(&eventID, &event.kind, &event.about); err != nil {
			t.Fatal(err)
		}
		event.id = e.idOf(models.TypeEvent, eventID)
		events = append(events, event)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return events
}
