package tracker

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// RelateProposals is a relation to record.
type RelateProposals struct {
	Proposal       models.ID
	Kind           models.RelationKind
	Other          models.ID
	IdempotencyKey string
}

// RelateProposals records how a proposal stands to another; it is seen from both.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT (to itself), CONFLICT (it is
// recorded already, or the contrary is).
func (t *Tracker) RelateProposals(ctx context.Context, viewer access.Viewer, in RelateProposals, parts query.Preload) (*models.Proposal, error) {
	call := act.Call{Name: "relateProposals", Key: in.IdempotencyKey, Input: in, May: access.MayDocument}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		if in.Proposal == in.Other {
			return models.ID{}, models.Invalid("input.other", "a proposal does not stand in a relation to itself")
		}
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.MayDocumentWith(w.tx.Principal, p); err != nil {
			return models.ID{}, err
		}
		if _, err := w.seen.One(w.tx.DB.Where("proposals.id = ?", in.Other), "proposal", in.Other.String()); err != nil {
			return models.ID{}, models.At("input.other", err)
		}
		return p.ID, w.relate(p, in)
	}, with((*query.View).Proposal, parts))
}

func (w *writing) relate(p *models.Proposal, in RelateProposals) error {
	relation := &models.ProposalRelation{ID: models.NewID(), FromID: in.Proposal, ToID: in.Other, Kind: in.Kind}
	if !in.Kind.Stored() {
		relation.FromID, relation.ToID, relation.Kind = in.Other, in.Proposal, in.Kind.Inverse()
	}
	var mirrored int64
	if in.Kind == models.RelatedTo {
		both := w.tx.DB.Model(&models.ProposalRelation{}).Where("from_id = ? AND to_id = ? AND kind = ?", in.Other, in.Proposal, in.Kind)
		if err := both.Count(&mirrored).Error; err != nil {
			return err
		}
	}
	clash := models.NewError(models.Conflict, "the relation is recorded already").At("input.other")
	if mirrored > 0 {
		return clash
	}
	if err := w.noCircle(relation); err != nil {
		return err
	}
	err := w.tx.DB.Create(relation).Error
	if act.Breaks(err, "proposal_relations_once") {
		return clash
	}
	if err != nil {
		return err
	}
	// The event is for the parties and does not name the other: whoever sees this one may not see that.
	return w.tx.Record(p, models.Event{Kind: models.ProposalRelatedEvent, Audience: models.ForParties}, map[string]any{"kind": in.Kind})
}

// noCircle refuses a relation that contradicts those that are recorded: nothing supersedes, restates
// or answers what supersedes, restates or answers itself. Writers of relations wait for each other,
// so that two of them cannot close a circle from both ends.
func (w *writing) noCircle(relation *models.ProposalRelation) error {
	if relation.Kind == models.RelatedTo {
		return nil
	}
	if err := w.tx.DB.Exec("SELECT pg_advisory_xact_lock(hashtext('proposal_relations'))").Error; err != nil {
		return err
	}
	var circles bool
	err := w.tx.DB.Raw(`WITH RECURSIVE reached (id) AS (
			SELECT ?::uuid
			UNION
			SELECT r.to_id FROM proposal_relations r JOIN reached ON r.from_id = reached.id WHERE r.kind = ?
		) SELECT EXISTS (SELECT FROM reached WHERE id = ?)`, relation.ToID, relation.Kind, relation.FromID).Scan(&circles).Error
	if err != nil {
		return err
	}
	if circles {
		return models.NewError(models.Conflict, "the contrary is recorded already, directly or by way of others").At("input.other")
	}
	return nil
}
