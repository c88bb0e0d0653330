package query

import (
	"context"
	"fmt"

	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// references looks up reference data by ID.
type references struct {
	cache *directory.Cache
	// counts depend on names in the reference data, so they are discarded when the data changes.
	counts *countCache
}

// Party returns the delegation or group with the given ID, which must come from the database.
func (r *Reader) Party(ctx context.Context, id models.ID) (models.Party, error) {
	return lookUp(ctx, r.references, "sponsor", id, (*directory.Directory).Party)
}

// Delegation returns the delegation with the given ID, which must come from the database.
func (r *Reader) Delegation(ctx context.Context, id models.ID) (*models.Delegation, error) {
	return lookUp(ctx, r.references, "delegation", id, (*directory.Directory).Delegation)
}

// Venue returns the venue with the given ID, which must come from the database.
func (r *Reader) Venue(ctx context.Context, id models.ID) (*models.Venue, error) {
	return lookUp(ctx, r.references, "venue", id, (*directory.Directory).Venue)
}

// Programme returns the work programme with the given ID, which must come from the database.
func (r *Reader) Programme(ctx context.Context, id models.ID) (*models.WorkProgramme, error) {
	return lookUp(ctx, r.references, "work programme", id, (*directory.Directory).Programme)
}

// Party is like [Reader.Party], but reads within v.
func (v *View) Party(ctx context.Context, id models.ID) (models.Party, error) {
	return lookUp(ctx, v.references, "sponsor", id, (*directory.Directory).Party)
}

// Venue is like [Reader.Venue], but reads within v.
func (v *View) Venue(ctx context.Context, id models.ID) (*models.Venue, error) {
	return lookUp(ctx, v.references, "venue", id, (*directory.Directory).Venue)
}

// lookUp finds reference data by an ID that a row in the database refers to. If the ID is unknown,
// another process may have added it since the reference data was last read, so lookUp reads the
// data again. Since rows refer only to existing data, an ID that is still unknown is an internal
// error.
func lookUp[T any](ctx context.Context, r *references, kind string, id models.ID, in func(*directory.Directory, models.ID) (T, bool)) (T, error) {
	former := r.cache.Current()
	if found, has := in(former, id); has {
		return found, nil
	}
	newer, err := r.cache.Newer(ctx, former)
	if err != nil {
		var none T
		return none, fmt.Errorf("read the reference data that contain %s %s: %w", kind, id, err)
	}
	r.counts.purge() // cached counts depend on names in the old data
	found, has := in(newer, id)
	if !has {
		return found, fmt.Errorf("%s %s is not in the reference data", kind, id)
	}
	return found, nil
}
