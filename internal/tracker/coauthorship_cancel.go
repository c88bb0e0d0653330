package tracker

import (
	"context"
	"errors"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// CancelCoAuthorship is the input of [Tracker.CancelCoAuthorship].
type CancelCoAuthorship struct {
	CoAuthorship   models.ID
	IdempotencyKey string
}

// CancelCoAuthorship cancels an unanswered request on behalf of the sponsor that made it, or an
// unanswered invitation on behalf of the submitting delegation or a co-author.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION (already answered, or the
// proposal is withdrawn).
func (t *Tracker) CancelCoAuthorship(ctx context.Context, viewer access.Viewer, in CancelCoAuthorship, parts query.Preload) (*models.CoAuthorship, error) {
	call := act.Call{Name: "cancelCoAuthorship", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeCoAuthoring}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, spell, err := w.lockSpell(in.CoAuthorship)
		if err != nil {
			return models.ID{}, err
		}
		if spell.InvitedByID == nil {
			err = w.authorizeSpeakingFor(spell.SponsorID)
		} else {
			err = access.AuthorizeManagingCoAuthors(w.tx.Principal, p, p.CoAuthorships)
		}
		if err := errors.Join(models.At("input.coAuthorship", err), requireNotWithdrawn("input.coAuthorship", p)); err != nil {
			return models.ID{}, err
		}
		return spell.ID, w.cancel(p, spell)
	}, with((*query.View).CoAuthorship, parts))
}

func (w *writing) cancel(p *models.Proposal, spell *models.CoAuthorship) error {
	if err := spell.TransitionTo(models.CoAuthorCancelled); err != nil {
		return models.At("input.coAuthorship", err)
	}
	if err := w.tx.DB.Model(spell).Updates(map[string]any{"status": spell.Status, "answered_on": w.tx.Today}).Error; err != nil {
		return err
	}
	return w.tx.Record(p, models.Event{Kind: models.CoAuthorCancelledEvent, SponsorID: &spell.SponsorID, Audience: models.ForParties}, nil)
}
