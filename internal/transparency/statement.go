package transparency

import (
	"encoding/json"
	"fmt"
	"time"

	"gorm.io/gorm"

	"proposaltracker/models"
)

// Statement is what the log states about an event: its hash, and what everyone who may see the event sees of it.
type Statement struct {
	Seq  int64  `json:"-"`
	Hash string `json:"hash"`
	// Kind is that of the event.
	Kind       models.EventKind `json:"kind"`
	RecordedAt time.Time        `json:"recordedAt"`
	OccurredOn *models.Date     `json:"occurredOn,omitempty"`
	// Actor and Sponsor are codes; empty if there is none.
	Actor   string `json:"actor,omitempty"`
	Sponsor string `json:"sponsor,omitempty"`
	// ContentHash is that of the text of a circulated revision or translation; empty for other kinds.
	ContentHash string `json:"contentHash,omitempty"`
}

// text returns the statement as JSON, in which it enters the log.
func (s Statement) text() ([]byte, error) {
	s.RecordedAt = s.RecordedAt.UTC()
	if s.OccurredOn != nil && s.OccurredOn.IsZero() {
		s.OccurredOn = nil
	}
	encoded, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("write the statement of event %d: %w", s.Seq, err)
	}
	return encoded, nil
}

// statements selects the statements of events.
const statements = `SELECT e.seq, e.hash, e.kind, e.recorded_at, e.occurred_on, coalesce(a.code, '') AS actor, coalesce(s.code, '') AS sponsor,
		CASE WHEN e.kind IN ('REVISION_CIRCULATED', 'TRANSLATION_ADDED') THEN coalesce(e.data ->> 'contentHash', '') ELSE '' END AS content_hash
	FROM events e LEFT JOIN sponsors a ON a.id = e.actor_id AND e.kind <> 'DERESTRICTED' LEFT JOIN sponsors s ON s.id = e.sponsor_id
	WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq`

// readStatements returns the statements of the events after one number, up to another.
func readStatements(db *gorm.DB, after, last int64) ([]Statement, error) {
	if after == last {
		return nil, nil
	}
	found := []Statement{}
	if err := db.Raw(statements, after, last).Scan(&found).Error; err != nil {
		return nil, fmt.Errorf("read the events of a checkpoint: %w", err)
	}
	return found, nil
}
