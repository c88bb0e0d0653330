package tracker

import (
	"context"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// RelateProposals is the input of [Tracker.RelateProposals]. The relation is directed: for example,
// From supersedes To.
type RelateProposals struct {
	From           models.ID
	Kind           models.RelationKind
	To             models.ID
	IdempotencyKey string
}

// RelateProposals states a relation between two proposals. Both show it, with the side that stated
// it.
//
// Errors: UNAUTHENTICATED, FORBIDDEN (it is a statement about another delegation's proposal),
// NOT_FOUND, INVALID_INPUT (related to itself), CONFLICT (the relation or its opposite already
// exists).
func (t *Tracker) RelateProposals(ctx context.Context, viewer access.Viewer, in RelateProposals, parts query.Preload) (*models.Relation, error) {
	call := act.Call{Name: "relateProposals", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeDocumenting}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		if in.From == in.To {
			return models.ID{}, models.NewProblem(models.SameObject).At("input.to")
		}
		from, err := w.lockProposal("input.from", in.From)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.AuthorizeDocumentingProposal(w.tx.Principal, from); err != nil {
			return models.ID{}, err
		}
		to, err := w.seen.One(w.tx.DB.Where("proposals.id = ?", in.To), models.TermProposal, in.To.String())
		if err != nil {
			return models.ID{}, models.At("input.to", err)
		}
		if err := access.AuthorizeRelating(w.tx.Principal, from, to, in.Kind); err != nil {
			return models.ID{}, models.At("input.kind", err)
		}
		return w.relate(from, in)
	}, with((*query.View).Relation, parts))
}

// standingRelations restricts a query to relations that were not retracted.
func standingRelations(db *gorm.DB) *gorm.DB { return db.Where("retracted_at IS NULL") }

func (w *writing) relate(from *models.Proposal, in RelateProposals) (models.ID, error) {
	relation := &models.Relation{ID: models.NewID(), FromID: in.From, ToID: in.To, Kind: in.Kind, StatedByID: &w.tx.By, StatedOn: w.tx.Today}
	var mirrored int64
	if in.Kind == models.RelatedTo {
		both := w.tx.DB.Model(&models.Relation{}).Scopes(standingRelations).Where("from_id = ? AND to_id = ? AND kind = ?", in.To, in.From, in.Kind)
		if err := both.Count(&mirrored).Error; err != nil {
			return models.ID{}, err
		}
	}
	clash := models.NewProblem(models.AlreadyExists, models.P("object", models.TermRelation)).At("input.to")
	if mirrored > 0 {
		return models.ID{}, clash
	}
	if err := w.noCircle(relation); err != nil {
		return models.ID{}, err
	}
	if err := w.tx.OnViolation("proposal_relations_once", clash).Create(relation).Error; err != nil {
		return models.ID{}, err
	}
	// The event is visible to the parties only. It does not name the other proposal, which some
	// readers of this one may not see.
	return relation.ID, w.tx.Record(from, models.Event{Kind: models.ProposalRelatedEvent, Audience: models.ForParties}, map[string]any{"kind": in.Kind})
}

// RetractRelation is the input of [Tracker.RetractRelation].
type RetractRelation struct {
	Relation       models.ID
	IdempotencyKey string
}

// RetractRelation retracts a relation, which disappears from both proposals. The events of the
// proposal from which it was stated record both the statement and the retraction.
//
// Errors: UNAUTHENTICATED, FORBIDDEN (another side stated it), NOT_FOUND (already retracted, or one
// of the proposals is not visible).
func (t *Tracker) RetractRelation(ctx context.Context, viewer access.Viewer, in RetractRelation, parts query.Preload) (*models.Relation, error) {
	call := act.Call{Name: "retractRelation", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeDocumenting}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		relation, err := w.relation(in.Relation)
		if err != nil {
			return models.ID{}, err
		}
		from, err := w.lockProposal("input.relation", relation.FromID)
		if err != nil {
			return models.ID{}, err
		}
		if relation, err = w.relation(in.Relation); err != nil { // again, since another call may have retracted it
			return models.ID{}, err
		}
		if err := access.AuthorizeRetractingRelation(w.tx.Principal, w.tx.By, relation); err != nil {
			return models.ID{}, err
		}
		return relation.ID, w.retract(from, relation)
	}, with((*query.View).Relation, parts))
}

// relation returns a relation that was not retracted and whose proposals are both visible.
//
// Errors: NOT_FOUND.
func (w *writing) relation(id models.ID) (*models.Relation, error) {
	found := []*models.Relation{}
	if err := w.tx.DB.Scopes(standingRelations).Where("id = ?", id).Find(&found).Error; err != nil {
		return nil, err
	}
	unknown := models.NewProblem(models.ObjectNotFound, models.P("object", models.TermRelation)).At("input.relation")
	if len(found) == 0 {
		return nil, unknown
	}
	for _, end := range []models.ID{found[0].FromID, found[0].ToID} {
		_, err := w.seen.One(w.tx.DB.Where("proposals.id = ?", end), models.TermProposal, end.String())
		if models.CodeOf(err) == models.NotFound {
			return nil, unknown
		}
		if err != nil {
			return nil, err
		}
	}
	return found[0], nil
}

func (w *writing) retract(from *models.Proposal, relation *models.Relation) error {
	if err := w.tx.DB.Model(relation).Update("retracted_at", w.tx.Now).Error; err != nil {
		return err
	}
	return w.tx.Record(from, models.Event{Kind: models.RelationRetractedEvent, Audience: models.ForParties}, map[string]any{"kind": relation.Kind})
}

// relationsCircle finds whether @to is reachable from @from through relations of one kind between
// the proposals of @among.
const relationsCircle = `WITH RECURSIVE standing AS (
		SELECT from_id, to_id FROM proposal_relations WHERE kind = @kind AND retracted_at IS NULL
			AND from_id IN (@among) AND to_id IN (@among)
	), reached (id) AS (
		SELECT CAST(@from AS uuid)
		UNION
		SELECT standing.to_id FROM standing JOIN reached ON standing.from_id = reached.id
	) SELECT EXISTS (SELECT FROM reached WHERE id = @to)`

// noCircle rejects a relation that contradicts existing ones: no proposal may, directly or
// indirectly, supersede, restate or answer itself. Relations of proposals hidden from the principal
// are ignored, because a rejection would reveal them; noContradiction checks them when such a draft
// is circulated.
func (w *writing) noCircle(relation *models.Relation) error {
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
		return models.NewProblem(models.RelationContradicts).At("input.to")
	}
	return nil
}

// lockRelations serializes writers of relations, so that two of them cannot close a cycle from both
// ends.
func (w *writing) lockRelations() error {
	return w.tx.DB.Exec("SELECT pg_advisory_xact_lock(hashtext('proposal_relations'))").Error
}

// leads reports whether to can be reached from the given proposal through relations of a kind
// between the proposals of among.
func (w *writing) leads(from models.ID, kind models.RelationKind, to models.ID, among *gorm.DB) (leads bool, err error) {
	err = w.tx.DB.Raw(relationsCircle, map[string]any{"from": from, "kind": kind, "to": to, "among": among}).Scan(&leads).Error
	return leads, err
}

// noContradiction rejects the circulation of a draft whose relations contradict those of circulated
// proposals, which its authors could not see when they stated them.
//
// Errors: CONFLICT.
func (w *writing) noContradiction(p *models.Proposal, own []*models.Relation) error {
	if !p.CirculatedOn.IsZero() || len(own) == 0 {
		return nil
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
