package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Revision returns a revision with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Revision(ctx context.Context, viewer access.Viewer, id models.ID, parts Preload) (*models.Revision, error) {
	parts.Revisions = true
	return child(ctx, r, viewer, "revisions", id, parts, func(p *models.Proposal) []*models.Revision { return p.Revisions },
		func(x *models.Revision) models.ID { return x.ID })
}
