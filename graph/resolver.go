// Package graph is the GraphQL edge: it decodes an operation, calls one use case, and answers. It
// holds no rule and no SQL.
package graph

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// Resolver answers fields by asking the tracker.
type Resolver struct {
	query   *query.Reader
	tracker *tracker.Tracker
	hub     *events.Hub
	analyst *analysis.Service
}

func (r *Resolver) directory() *directory.Directory { return r.query.Directory() }

// party is the sponsor of an ID that may be absent.
func (r *Resolver) party(id *models.ID) models.Party {
	if id == nil {
		return nil
	}
	return r.directory().Party(*id)
}

func (r *Resolver) parties(ids []models.ID) []models.Party {
	parties := make([]models.Party, len(ids))
	for i, id := range ids {
		parties[i] = r.directory().Party(id)
	}
	return parties
}

func (r *Resolver) delegations(ids []models.ID) []*models.Delegation {
	delegations := make([]*models.Delegation, len(ids))
	for i, id := range ids {
		delegations[i] = r.directory().Delegation(id)
	}
	return delegations
}

func (r *Resolver) venues(ids []models.ID) []*models.Venue {
	venues := make([]*models.Venue, len(ids))
	for i, id := range ids {
		venues[i] = r.directory().Venue(id)
	}
	return venues
}

// dayOr is the day of an argument, or today where it is left out.
func (r *Resolver) dayOr(asOf *models.Date) models.Date {
	if asOf == nil {
		return r.query.Today()
	}
	return *asOf
}

func viewer(ctx context.Context) access.Viewer { return access.FromContext(ctx) }

// revisionOf is the revision of an ID that may be absent, or hidden from the viewer.
func revisionOf(p *models.Proposal, id *models.ID) *models.Revision {
	if p == nil || id == nil {
		return nil
	}
	revision, _ := p.Revision(*id)
	return revision
}

// found makes of a look-up that finds nothing a null without an error: what is not there and what
// may not be seen are alike.
func found[T any](value *T, err error) (*T, error) {
	if err != nil && models.CodeOf(err) == models.NotFound {
		return nil, nil //nolint:nilnil // null is the answer
	}
	return value, err
}

// known is what has a code, or null where nothing has.
func known[T any](value *T, err error) *T {
	if err != nil {
		return nil
	}
	return value
}

// value is what a pointer points to, or the zero value of an input that was left out.
func value[T any](pointer *T) T {
	if pointer == nil {
		var none T
		return none
	}
	return *pointer
}
