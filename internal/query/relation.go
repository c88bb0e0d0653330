package query

import (
	"context"
	"fmt"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Relation returns a relation with the two proposals, both of which must be visible. It also
// returns a retracted relation.
//
// Errors: NOT_FOUND.
func (r *Reader) Relation(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Relation, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).Relation)
}

// Relation is like [Reader.Relation], but reads within v.
func (v *View) Relation(id models.ID, preload Preload) (*models.Relation, error) {
	found := []*models.Relation{}
	if err := v.db.Where("id = ?", id).Find(&found).Error; err != nil {
		return nil, fmt.Errorf("read the relation: %w", err)
	}
	if len(found) == 0 {
		return nil, NotVisible()
	}
	relation := found[0]
	ends, err := v.proposals(v.db.Scopes(access.VisibleProposals(v.principal)).
		Where("proposals.id = ANY(?)", models.IDs{relation.FromID, relation.ToID}))
	if err != nil {
		return nil, err
	}
	if len(ends) < 2 {
		return nil, NotVisible()
	}
	for _, p := range ends {
		if p.ID == relation.FromID {
			relation.From = p
		} else {
			relation.To = p
		}
	}
	return relation, v.load(ends, preload, nil)
}
