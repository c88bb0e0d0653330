package tracker

import (
	"context"

	"proposaltracker/access"
	"proposaltracker/models"
)

// ChangeAccess is who is to see a circulated proposal.
type ChangeAccess struct {
	Proposal models.ID
	Access   models.Access
	// DerestrictedOn is the day from which a restricted proposal is public, gone by or to come; zero
	// for none.
	DerestrictedOn models.Date
	IdempotencyKey string
}

// ChangeAccess changes who sees a circulated proposal. A day of derestriction that is to come takes
// effect by the clock.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (not circulated:
// a draft is seen by its parties whatever its access).
func (t *Tracker) ChangeAccess(ctx context.Context, viewer access.Viewer, in ChangeAccess, parts Parts) (*models.Proposal, error) {
	id, err := t.write(ctx, viewer, call{"changeAccess", in.IdempotencyKey, in, access.MayChangeAccess}, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := isCirculated(p); err != nil {
			return models.ID{}, err
		}
		if !in.DerestrictedOn.IsZero() && in.Access == models.Public {
			return models.ID{}, models.Invalid("input.derestrictedOn", "only what is RESTRICTED can be derestricted; leave the day out")
		}
		if !in.DerestrictedOn.IsZero() && in.DerestrictedOn.Before(p.CirculatedOn) {
			return models.ID{}, models.Invalid("input.derestrictedOn", "%s is before the day of circulation, %s", in.DerestrictedOn, p.CirculatedOn)
		}
		return p.ID, w.changeAccess(p, in)
	})
	if err != nil {
		return nil, err
	}
	return t.Proposal(ctx, viewer, id, parts)
}

func (w *writing) changeAccess(p *models.Proposal, in ChangeAccess) error {
	before := map[string]any{"access": p.Access, "derestrictedOn": p.DerestrictedOn}
	p.Access, p.DerestrictedOn = in.Access, in.DerestrictedOn
	if err := w.db.Model(p).Updates(map[string]any{"access": p.Access, "derestricted_on": p.DerestrictedOn}).Error; err != nil {
		return err
	}
	after := map[string]any{"access": p.Access, "derestrictedOn": p.DerestrictedOn}
	return w.record(p, models.Event{Kind: models.AccessChangedEvent, Audience: models.ForReaders}, map[string]any{"before": before, "after": after})
}
