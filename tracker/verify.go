package tracker

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"proposaltracker/models"
)

// Verified is what a check of all chains of events found.
type Verified struct {
	Proposals int
	Events    int
	// Broken says of each link that does not hold where it is and why.
	Broken []string
}

const verifyBatch = 500

// Verify checks the chain of events of every proposal: that each event says what its hash was made
// of, that it follows the one before it, and that none is missing at the end.
func Verify(ctx context.Context, db *gorm.DB) (Verified, error) {
	var found Verified
	proposals := []*models.Proposal{}
	err := db.WithContext(ctx).Select("id", "symbol", "last_event_hash").Order("id").FindInBatches(&proposals, verifyBatch, func(*gorm.DB, int) error {
		for _, p := range proposals {
			events := []*models.Event{}
			if err := db.WithContext(ctx).Where("proposal_id = ?", p.ID).Order("seq").Find(&events).Error; err != nil {
				return fmt.Errorf("read the events of %s: %w", p.ID, err)
			}
			found.Proposals++
			found.Events += len(events)
			broken, err := brokenLinks(p, events)
			if err != nil {
				return err
			}
			found.Broken = append(found.Broken, broken...)
		}
		return nil
	}).Error
	return found, err
}

// brokenLinks says where the chain of a proposal does not hold.
func brokenLinks(p *models.Proposal, events []*models.Event) ([]string, error) {
	broken, previous := []string{}, ""
	for place, event := range events {
		hash, err := event.Chained()
		if err != nil {
			return nil, err
		}
		where := fmt.Sprintf("proposal %s %s, event %d (%s, %s)", p.ID, p.Symbol, place+1, event.Kind, event.At.Format(time.RFC3339))
		if event.PreviousHash != previous {
			broken = append(broken, where+": the event before it is missing or was altered")
		}
		if event.Hash != hash {
			broken = append(broken, where+": it was altered")
		}
		previous = event.Hash
	}
	if p.LastEventHash != previous {
		broken = append(broken, fmt.Sprintf("proposal %s %s: events are missing at its end", p.ID, p.Symbol))
	}
	return broken, nil
}

// Err is nil where every link holds.
func (v Verified) Err() error {
	if len(v.Broken) == 0 {
		return nil
	}
	return errors.New("the record was altered")
}
