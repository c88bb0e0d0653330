package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Source returns a source that a proposal cites.
//
// Errors: NOT_FOUND.
func (r *Reader) Source(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Source, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).Source)
}

// Source is like [Reader.Source], but reads within v.
func (v *View) Source(id models.ID, preload Preload) (*models.Source, error) {
	preload = preload.With(Sources)
	return readChild(v, "sources", id, preload, func(p *models.Proposal) []*models.Source { return p.Sources },
		func(s *models.Source) models.ID { return s.ID })
}
