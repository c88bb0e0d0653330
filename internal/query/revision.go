package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Revision returns a revision with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Revision(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Revision, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).Revision)
}

// Revision is like [Reader.Revision], but reads within v.
func (v *View) Revision(id models.ID, preload Preload) (*models.Revision, error) {
	preload = preload.With(Revisions)
	return readChild(v, "revisions", id, preload, func(p *models.Proposal) []*models.Revision { return p.Revisions },
		func(x *models.Revision) models.ID { return x.ID })
}
