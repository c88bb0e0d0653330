package query

import (
	"context"
	"fmt"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// CoAuthorship returns a co-authorship with its proposal. The proposal is omitted if the viewer may
// speak for the sponsor but may no longer see the proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) CoAuthorship(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.CoAuthorship, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).CoAuthorship)
}

// CoAuthorship is like [Reader.CoAuthorship], but reads within v.
func (v *View) CoAuthorship(id models.ID, preload Preload) (*models.CoAuthorship, error) {
	preload = preload.With(CoAuthorships)
	spell, err := readChild(v, "co_authorships", id, preload, func(p *models.Proposal) []*models.CoAuthorship { return p.CoAuthorships },
		func(c *models.CoAuthorship) models.ID { return c.ID })
	if models.CodeOf(err) != models.NotFound {
		return spell, err
	}
	own := []*models.CoAuthorship{}
	err = v.db.Where("id = ? AND sponsor_id = ANY(?)", id, append(models.IDs{}, v.principal.Parties()...)).Find(&own).Error
	if err != nil {
		return nil, fmt.Errorf("read the viewer's own co-authorship: %w", err)
	}
	if len(own) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermCoAuthorship))
	}
	return own[0], nil
}
