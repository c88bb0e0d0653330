package tracker

import (
	"context"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// ConcludeProposal is the input of [Tracker.ConcludeProposal].
type ConcludeProposal struct {
	Proposal models.ID
	// Conclusion is ADOPTED, NOTED or NOT_AGREED.
	Conclusion     models.ProposalStatus
	Note           string
	IdempotencyKey string
}

// ConcludeProposal ends the consideration of a circulated proposal. A revision under way is
// withdrawn.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION.
func (t *Tracker) ConcludeProposal(ctx context.Context, viewer access.Viewer, in ConcludeProposal, parts query.Preload) (*models.Proposal, error) {
	call := act.Call{Name: "concludeProposal", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeConcluding}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := document.CheckProse("input.note", in.Note, maxNote); err != nil {
			return models.ID{}, err
		}
		return p.ID, w.end(p, in.Conclusion, models.ProposalConcludedEvent, strings.TrimSpace(in.Note))
	}, with((*query.View).Proposal, parts))
}
