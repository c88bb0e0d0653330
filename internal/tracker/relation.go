package tracker

import (
	"context"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// RelateProposals is the input of [Tracker.RelateProposals].
type RelateProposals struct {
	Proposal       models.ID
	Kind           models.RelationKind
	Other          models.ID
	IdempotencyKey string
}

// RelateProposals states a relation between two proposals. Both show it, with the side that stated
// it.
//
// Errors: UNAUTHENTICATED, FORBIDDEN (it says something about another delegation's proposal),
// NOT_FOUND, INVALID_INPUT (related to itself), CONFLICT (the relation or its contrary exists
// already).
func (t *Tracker) RelateProposals(ctx context.Context, viewer access.Viewer, in RelateProposals, parts query.Preload) (*models.Proposal, error) {
	call := act.Call{Name: "relateProposals", Key: in.IdempotencyKey, Input: in, May: access.MayDocument}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		if in.Proposal == in.Other {
			return models.ID{}, models.NewProblem(models.SameObject).At("input.other")
		}
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.MayDocumentWith(w.tx.Principal, p); err != nil {
			return models.ID{}, err
		}
		other, err := w.seen.One(w.tx.DB.Where("proposals.id = ?", in.Other), models.TermProposal, in.Other.String())
		if err != nil {
			return models.ID{}, models.At("input.other", err)
		}
		if err := access.MayRelate(w.tx.Principal, p, other, in.Kind); err != nil {
			return models.ID{}, models.At("input.kind", err)
		}
		return p.ID, w.relate(p, in)
	}, with((*query.View).Proposal, parts))
}

// storedRelation returns a relation as stored: always from the proposal that acts on the other.
func storedRelation(from models.ID, kind models.RelationKind, to models.ID) *models.ProposalRelation {
	if !kind.Stored() {
		from, kind, to = to, kind.Inverse(), from
	}
	return &models.ProposalRelation{FromID: from, ToID: to, Kind: kind}
}

// standingRelations restricts a query to relations that were not retracted.
func standingRelations(db *gorm.DB) *gorm.DB { return db.Where("retracted_at IS NULL") }

func (w *writing) relate(p *models.Proposal, in RelateProposals) error {
	relation := storedRelation(in.Proposal, in.Kind, in.Other)
	relation.ID, relation.StatedByID, relation.StatedOn = models.NewID(), &w.tx.By, w.tx.Today
	var mirrored int64
	if in.Kind == models.RelatedTo {
		both := w.tx.DB.Model(&models.ProposalRelation{}).Scopes(standingRelations).Where("from_id = ? AND to_id = ? AND kind = ?", in.Other, in.Proposal, in.Kind)
		if err := both.Count(&mirrored).Error; err != nil {
			return err
		}
	}
	clash := models.NewProblem(models.AlreadyExists, models.P("object", models.TermRelation)).At("input.other")
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
	// The event is for the parties and does not name the other proposal, which not all readers of
	// this one may see.
	return w.tx.Record(p, models.Event{Kind: models.ProposalRelatedEvent, Audience: models.ForParties}, map[string]any{"kind": in.Kind})
}

// RetractRelation is the input of [Tracker.RetractRelation]. The values are those with which the
// relation was stated.
type RetractRelation struct {
	Proposal       models.ID
	Kind           models.RelationKind
	Other          models.ID
	IdempotencyKey string
}

// RetractRelation retracts a relation. It disappears from both ends; the proposal's events show
// that it was stated and retracted.
//
// Errors: UNAUTHENTICATED, FORBIDDEN (another side stated it), NOT_FOUND.
func (t *Tracker) RetractRelation(ctx context.Context, viewer access.Viewer, in RetractRelation, parts query.Preload) (*models.Proposal, error) {
	call := act.Call{Name: "retractRelation", Key: in.IdempotencyKey, Input: in, May: access.MayDocument}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		relation, err := w.relation(in)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.MayRetract(w.tx.Principal, w.tx.By, relation); err != nil {
			return models.ID{}, err
		}
		return p.ID, w.retract(p, relation, in.Kind)
	}, with((*query.View).Proposal, parts))
}

// relation returns a relation between two visible proposals that was not retracted.
//
// Errors: NOT_FOUND.
func (w *writing) relation(in RetractRelation) (*models.ProposalRelation, error) {
	if _, err := w.seen.One(w.tx.DB.Where("proposals.id = ?", in.Other), models.TermProposal, in.Other.String()); err != nil {
		return nil, models.At("input.other", err)
	}
	wanted := storedRelation(in.Proposal, in.Kind, in.Other)
	found := []*models.ProposalRelation{}
	standing := w.tx.DB.Scopes(standingRelations).Where("from_id = ? AND to_id = ? AND kind = ?", wanted.FromID, wanted.ToID, wanted.Kind)
	if err := standing.Limit(1).Find(&found).Error; err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermRelation)).At("input.other")
	}
	return found[0], nil
}

func (w *writing) retract(p *models.Proposal, relation *models.ProposalRelation, kind models.RelationKind) error {
	if err := w.tx.DB.Model(relation).Update("retracted_at", w.tx.Now).Error; err != nil {
		return err
	}
	return w.tx.Record(p, models.Event{Kind: models.RelationRetractedEvent, Audience: models.ForParties}, map[string]any{"kind": kind})
}

// relationsCircle finds whether relations of one kind lead from a proposal back to itself, within a
// subset of proposals.
const relationsCircle = `WITH RECURSIVE standing AS (
		SELECT from_id, to_id FROM proposal_relations WHERE kind = @kind AND retracted_at IS NULL
			AND from_id IN (@among) AND to_id IN (@among)
	), reached (id) AS (
		SELECT CAST(@from AS uuid)
		UNION
		SELECT standing.to_id FROM standing JOIN reached ON standing.from_id = reached.id
	) SELECT EXISTS (SELECT FROM reached WHERE id = @to)`

// noCircle rejects a relation that contradicts recorded ones: nothing supersedes, restates or
// answers a proposal that, directly or indirectly, supersedes, restates or answers it. Relations of
// proposals that the principal may not see are ignored, since the rejection would reveal them. They
// are checked when such a draft is circulated.
func (w *writing) noCircle(relation *models.ProposalRelation) error {
	if relation.Kind == models.RelatedTo {
		return nil
	}
	if err := w.lockRelations(); err != nil {
		return err
	}
	seen := w.tx.DB.Table("proposals").Select("proposals.id").Scopes(access.VisibleProposals(w.tx.Principal))
	circles, err := w.leads(relation.ToID, relation.Kind, relation.FromID, seen)
	if err != nil {
		return err
	}
	if circles {
		return models.NewProblem(models.RelationContradicts).At("input.other")
	}
	return nil
}

// lockRelations serializes writers of relations, so that two of them cannot close a circle from
// both ends.
func (w *writing) lockRelations() error {
	return w.tx.DB.Exec("SELECT pg_advisory_xact_lock(hashtext('proposal_relations'))").Error
}

// leads reports whether relations of a kind lead from one proposal to another within a subset of
// proposals.
func (w *writing) leads(from models.ID, kind models.RelationKind, to models.ID, among *gorm.DB) (leads bool, err error) {
	err = w.tx.DB.Raw(relationsCircle, map[string]any{"from": from, "kind": kind, "to": to, "among": among}).Scan(&leads).Error
	return leads, err
}

// noContradiction rejects the circulation of a draft whose relations contradict those of circulated
// proposals, which its authors could not know.
//
// Errors: CONFLICT.
func (w *writing) noContradiction(p *models.Proposal) error {
	if !p.CirculatedOn.IsZero() {
		return nil
	}
	own := []*models.ProposalRelation{}
	err := w.tx.DB.Scopes(standingRelations).Where("from_id = ? AND kind <> ?", p.ID, models.RelatedTo).Order("id").Find(&own).Error
	if err != nil || len(own) == 0 {
		return err
	}
	if err := w.lockRelations(); err != nil {
		return err
	}
	for _, relation := range own {
		among := w.tx.DB.Table("proposals").Select("id").Where("circulated_on IS NOT NULL OR id = ?", p.ID)
		circles, err := w.leads(relation.ToID, relation.Kind, p.ID, among)
		if err != nil {
			return err
		}
		if circles {
			return models.NewProblem(models.RelationContradicts, models.P("value", relation.Kind)).At("input.proposal")
		}
	}
	return nil
}
