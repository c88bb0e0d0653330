package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Compilation returns a compilation with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Compilation(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Compilation, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).Compilation)
}

// Compilation is like [Reader.Compilation], but reads within v.
func (v *View) Compilation(id models.ID, preload Preload) (*models.Compilation, error) {
	preload = preload.With(Compilations)
	return readChild(v, "compilations", id, preload, func(p *models.Proposal) []*models.Compilation { return p.Compilations },
		func(c *models.Compilation) models.ID { return c.ID })
}
