package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// CoAuthorship returns a co-authorship with its proposal; without it, where the principal may speak
// for the sponsor and may no longer see the proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) CoAuthorship(ctx context.Context, viewer access.Viewer, id models.ID, parts Preload) (*models.CoAuthorship, error) {
	parts.CoAuthorships = true
	spell, err := child(ctx, r, viewer, "co_authorships", id, parts, func(p *models.Proposal) []*models.CoAuthorship { return p.CoAuthorships },
		func(c *models.CoAuthorship) models.ID { return c.ID })
	if models.CodeOf(err) != models.NotFound {
		return spell, err
	}
	own := []*models.CoAuthorship{}
	err = r.read(ctx, viewer, func(ask *View) error {
		return ask.db.Where("id = ? AND sponsor_id = ANY(?)", id, append(models.IDs{}, ask.principal.Parties()...)).Find(&own).Error
	})
	if err == nil && len(own) == 0 {
		err = models.NotFoundError("co-authorship", id.String())
	}
	if err != nil {
		return nil, err
	}
	return own[0], nil
}
