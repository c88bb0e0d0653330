// Package graph resolves the GraphQL schema. Each root resolver decodes its arguments, calls one
// use case and encodes the result. The package contains no business rules and no SQL.
package graph

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/events"
	"proposaltracker/internal/opaque"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// Resolver is the root resolver of the schema.
type Resolver struct {
	query *query.Reader
	// preloads maps each field of the schema to the associations of proposals that it reads.
	preloads map[string]query.Preload
	// documentAt is the value of [Options.DocumentURL].
	documentAt string
	tracker    *tracker.Tracker
	webhooks   *webhook.Registry
	hub        *events.Hub
	analyst    *analysis.Service
}

// ids returns the codec of the IDs that clients see.
func (r *Resolver) ids() *opaque.Codec { return r.query.Codec() }

func (r *Resolver) directory() *directory.Directory { return r.query.Directory() }

// party returns the sponsor with the given ID. Nil if the ID is nil.
func (r *Resolver) party(ctx context.Context, id *models.ID) (models.Party, error) {
	if id == nil {
		return nil, nil //nolint:nilnil // null in the schema
	}
	return r.query.Party(ctx, *id)
}

// delegation returns the delegation with the given ID. Nil if the ID is nil.
func (r *Resolver) delegation(ctx context.Context, id *models.ID) (*models.Delegation, error) {
	if id == nil {
		return nil, nil //nolint:nilnil // null in the schema
	}
	return r.query.Delegation(ctx, *id)
}

func (r *Resolver) parties(ctx context.Context, ids []models.ID) ([]models.Party, error) {
	return each(ctx, ids, r.query.Party)
}

func (r *Resolver) delegations(ctx context.Context, ids []models.ID) ([]*models.Delegation, error) {
	return each(ctx, ids, r.query.Delegation)
}

func (r *Resolver) venues(ctx context.Context, ids []models.ID) ([]*models.Venue, error) {
	return each(ctx, ids, r.query.Venue)
}

// each looks up all IDs and returns the results in the same order.
func each[T any](ctx context.Context, ids []models.ID, find func(context.Context, models.ID) (T, error)) ([]T, error) {
	found := make([]T, len(ids))
	for i, id := range ids {
		one, err := find(ctx, id)
		if err != nil {
			return nil, err
		}
		found[i] = one
	}
	return found, nil
}

// dayOr returns the date argument, or today if it is nil.
func (r *Resolver) dayOr(asOf *models.Date) models.Date {
	if asOf == nil {
		return r.query.Today()
	}
	return *asOf
}

func viewer(ctx context.Context) access.Viewer { return access.FromContext(ctx) }

// revisionOf returns the revision of p with the given ID. Nil if the ID is nil or the viewer may not see the
// revision.
func revisionOf(p *models.Proposal, id *models.ID) *models.Revision {
	if p == nil || id == nil {
		return nil
	}
	revision, _ := p.Revision(*id)
	return revision
}

// found replaces a NOT_FOUND error with null. Clients therefore cannot distinguish missing from hidden objects.
func found[T any](value *T, err error) (*T, error) {
	if err != nil && models.CodeOf(err) == models.NotFound {
		return nil, nil //nolint:nilnil // null in the schema
	}
	return value, err
}

// known returns value, or nil if there is an error.
func known[T any](value *T, err error) *T {
	if err != nil {
		return nil
	}
	return value
}

// value dereferences the pointer of an optional input. It returns the zero value for nil.
func value[T any](pointer *T) T {
	if pointer == nil {
		var none T
		return none
	}
	return *pointer
}
