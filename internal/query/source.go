package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Source returns a source with which a proposal is documented.
//
// Errors: NOT_FOUND.
func (r *Reader) Source(ctx context.Context, viewer access.Viewer, id models.ID, parts Preload) (*models.Source, error) {
	parts.Sources = true
	return child(ctx, r, viewer, "sources", id, parts, func(p *models.Proposal) []*models.Source { return p.Sources },
		func(s *models.Source) models.ID { return s.ID })
}
