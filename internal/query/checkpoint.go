package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/internal/price"
	"proposaltracker/internal/transparency"
	"proposaltracker/models"
)

func eventCheckpoints() association {
	return association{name: EventCheckpoints, fields: []string{"Event.checkpoint"}}
}

func eventProofs() association {
	return association{name: EventProofs, fields: []string{"Event.proof"}}
}

// attachLog attaches the requested checkpoints and proofs to events, all of which the principal may
// see.
func (v *View) attachLog(events []*models.Event, preload Preload) error {
	if preload.Has(EventProofs) {
		hashed, err := transparency.AttachProofs(v.fresh(), events)
		v.work.Add(price.Hashed, hashed)
		return err
	}
	if preload.Has(EventCheckpoints) {
		return transparency.AttachCheckpoints(v.fresh(), events)
	}
	return nil
}

// LogConsistency returns the proof that one checkpoint of the transparency log extends an earlier
// one.
//
// Errors: INVALID_INPUT (OUT_OF_RANGE).
func (r *Reader) LogConsistency(ctx context.Context, viewer access.Viewer, from, to int) (*models.LogConsistency, error) {
	return Read(ctx, r, viewer, func(v *View) (*models.LogConsistency, error) {
		return transparency.Consistency(v.fresh(), from, to)
	})
}
