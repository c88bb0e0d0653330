// Package audit records the rows that events change, and checks that the event log is complete and unaltered and that
// all rows match what was recorded.
package audit

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/transparency"
	"proposaltracker/models"
)

// Verified is the result of checking all event chains, one for each proposal and each meeting.
type Verified struct {
	Proposals int
	Meetings  int
	Events    int
	// Entries is the number of log entries, and Rows that of the rows that were compared with their recorded state.
	Entries int
	Rows    int
	// Checkpoints is the number of published checkpoints that were compared.
	Checkpoints int
	// Broken describes each broken link and each altered row: its place and the mismatch.
	Broken []string
}

// verifier is a check that is running.
type verifier struct {
	Verified

	// calls are the recorded calls with idempotency keys.
	calls map[string]row
	// held is a checkpoint that somebody has saved; empty for none.
	held []byte
	// oldest is the instant from which on such calls are retained.
	oldest time.Time
}

// verifyBatch is the number of proposals or meetings that are read together, with their events and texts.
const verifyBatch = 50

// Verify checks the event chain of every proposal and meeting: each event matches its hash and follows
// the previous one, and none is missing at the end. It checks that the symbols, printed list and texts
// of every circulated revision match the event log, and that no event number is missing. It compares every
// row that a transaction with an event wrote with its last recorded state; see [NotCovered] for the others. It
// reads one snapshot, so that concurrent writes cause no false alarms. It computes the transparency log again, and compares it with the
// published checkpoints.
func Verify(ctx context.Context, db *gorm.DB) (Verified, error) { return VerifyAgainst(ctx, db, nil) }

// VerifyAgainst is like [Verify], and also compares the transparency log with a checkpoint that somebody has saved, unless held is
// empty.
//
// Errors: the checkpoint is damaged or belongs to another log.
func VerifyAgainst(ctx context.Context, db *gorm.DB, held []byte) (Verified, error) {
	found := verifier{calls: map[string]row{}, held: held}
	snapshot := &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	err := db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		for _, check := range []func(*gorm.DB) error{
			found.verifyCheckpoints,
			found.readClock, found.verifyChains, found.verifyMeetings, found.verifyNumbers, found.verifyEntries, found.verifyOrphans, found.verifyCalls,
			found.verifyReference, found.verifyOwners, found.verifyFunctions,
		} {
			if err := check(tx); err != nil {
				return err
			}
		}
		return nil
	}, snapshot)
	return found.Verified, err
}

// verifyCheckpoints compares the transparency log. It is the first check, so that an unusable checkpoint is reported at once.
func (v *verifier) verifyCheckpoints(tx *gorm.DB) error {
	found, err := transparency.Verify(tx, v.held)
	v.Checkpoints, v.Broken = found.Checkpoints, append(v.Broken, found.Broken...)
	return err
}

func (v *verifier) verifyChains(tx *gorm.DB) error {
	proposals := []*models.Proposal{}
	return tx.Select("id", "symbol", "last_event_hash").Order("id").FindInBatches(&proposals, verifyBatch, func(*gorm.DB, int) error {
		events, err := recordsOf(tx, "proposal_id", idsOf(proposals))
		if err != nil {
			return err
		}
		revisions, err := circulatedOf(tx, proposals)
		if err != nil {
			return err
		}
		files, err := filedOf(tx, proposals)
		if err != nil {
			return err
		}
		names := map[models.ID]string{}
		for _, p := range proposals {
			names[p.ID] = strings.TrimSpace(fmt.Sprintf("proposal %s %s", p.ID, p.Symbol))
			v.Proposals++
			v.Events += len(events[p.ID])
			broken, err := chain{fmt.Sprintf("proposal %s %s", p.ID, p.Symbol), p.LastEventHash}.brokenLinks(events[p.ID])
			if err != nil {
				return err
			}
			altered, err := alteredRevisions(p, events[p.ID], revisions[p.ID])
			if err != nil {
				return err
			}
			lost, err := alteredDocuments(p, events[p.ID], files[p.ID])
			if err != nil {
				return err
			}
			v.Broken = append(v.Broken, slices.Concat(broken, altered, lost)...)
		}
		return v.verifyRows(tx, ofProposals(), names)
	}).Error
}

// verifyMeetings checks the chains of events that belong to meetings rather than proposals.
func (v *verifier) verifyMeetings(tx *gorm.DB) error {
	meetings := []*models.Meeting{}
	return tx.Select("id", "starts_on", "last_event_hash").Order("id").FindInBatches(&meetings, verifyBatch, func(*gorm.DB, int) error {
		ids := models.IDs{}
		for _, meeting := range meetings {
			ids = append(ids, meeting.ID)
		}
		events, err := recordsOf(tx.Where("proposal_id IS NULL"), "meeting_id", ids)
		if err != nil {
			return err
		}
		names := map[models.ID]string{}
		for _, meeting := range meetings {
			names[meeting.ID] = fmt.Sprintf("meeting %s of %s", meeting.ID, meeting.StartsOn)
			v.Meetings++
			v.Events += len(events[meeting.ID])
			broken, err := chain{fmt.Sprintf("meeting %s of %s", meeting.ID, meeting.StartsOn), meeting.LastEventHash}.brokenLinks(events[meeting.ID])
			if err != nil {
				return err
			}
			v.Broken = append(v.Broken, broken...)
		}
		return v.verifyRows(tx, ofMeetings(), names)
	}).Error
}

// recordsOf returns the events of each proposal or meeting in order. column is the column that names it:
// "proposal_id" or "meeting_id".
func recordsOf(tx *gorm.DB, column string, ids models.IDs) (map[models.ID][]*models.Event, error) {
	events := []*models.Event{}
	if err := tx.Where(column+" = ANY(?)", ids).Order("seq").Find(&events).Error; err != nil {
		return nil, fmt.Errorf("read the events by %s: %w", column, err)
	}
	by := map[models.ID][]*models.Event{}
	for _, event := range events {
		owner := event.ProposalID
		if owner == nil {
			owner = event.MeetingID
		}
		by[*owner] = append(by[*owner], event)
	}
	return by, nil
}

func idsOf(proposals []*models.Proposal) models.IDs {
	ids := models.IDs{}
	for _, p := range proposals {
		ids = append(ids, p.ID)
	}
	return ids
}

// gaps selects the ranges of event numbers that are missing, up to the last one assigned.
const gaps = `SELECT former + 1 AS first, seq - 1 AS last FROM (
		SELECT seq, lag(seq, 1, 0::bigint) OVER (ORDER BY seq) AS former
		FROM (SELECT seq FROM events UNION ALL SELECT last + 1 FROM event_counter) AS numbers
	) AS following WHERE seq > former + 1 ORDER BY first`

// verifyNumbers finds deletions that do not break a chain: of a proposal with all its events, or of the last
// events if the last hash was rewritten as well.
func (v *verifier) verifyNumbers(tx *gorm.DB) error {
	missing := []struct{ First, Last int64 }{}
	if err := tx.Raw(gaps).Scan(&missing).Error; err != nil {
		return fmt.Errorf("read the event numbers: %w", err)
	}
	for _, run := range missing {
		v.Broken = append(v.Broken, fmt.Sprintf("events %d to %d of the event log are missing", run.First, run.Last))
	}
	return nil
}

// chain identifies the event chain of a proposal or meeting by a name for messages and the stored hash of its
// last event.
type chain struct{ of, last string }

// brokenLinks describes the broken links in the chain.
func (c chain) brokenLinks(events []*models.Event) ([]string, error) {
	broken, previous := []string{}, ""
	for place, event := range events {
		hash, err := event.Chained()
		if err != nil {
			return nil, err
		}
		where := fmt.Sprintf("%s, event %d (%s, %s)", c.of, place+1, event.Kind, event.RecordedAt.Format(time.RFC3339))
		if event.PreviousHash != previous {
			broken = append(broken, where+": the event before it is missing or was altered")
		}
		matches, err := event.IdentityMatches()
		if err != nil {
			return nil, err
		}
		if event.Hash != hash || !matches {
			broken = append(broken, where+": the event was altered")
		}
		previous = event.Hash
	}
	if c.last != previous {
		broken = append(broken, c.of+": events are missing at the end")
	}
	return broken, nil
}

// Err returns an error if a link is broken; see Broken for the list.
func (v *Verified) Err() error {
	if len(v.Broken) == 0 {
		return nil
	}
	return errors.New("the database was altered")
}
