package graph

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// permissions calls of with the viewer's principal and returns the permissions.
func (r *Resolver) permissions(ctx context.Context, of func(access.Principal) []*access.Permission) ([]*access.Permission, error) {
	principal, err := r.query.Principal(viewer(ctx))
	if err != nil {
		return nil, err
	}
	return of(principal), nil
}

// considerations returns the venues that a proposal targets, each with the latest outcome there. None if p is nil.
func (r *Resolver) considerations(ctx context.Context, p *models.Proposal) ([]access.Consideration, error) {
	if p == nil {
		return nil, nil
	}
	considered := []access.Consideration{}
	for _, target := range p.LoadedVenueTargets() {
		venue, err := r.query.Venue(ctx, target.VenueID)
		if err != nil {
			return nil, err
		}
		one := access.Consideration{Venue: venue}
		if last, ok := target.Outcome(); ok {
			one.Last = last.Kind
		}
		considered = append(considered, one)
	}
	return considered, nil
}
