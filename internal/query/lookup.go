package query

import (
	"context"
	"fmt"

	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// Party returns the delegation or group with an ID from the database.
func (r *Reader) Party(ctx context.Context, id models.ID) (models.Party, error) {
	return lookUp(ctx, r, "sponsor", id, (*directory.Directory).Party)
}

// Delegation returns the delegation with an ID from the database.
func (r *Reader) Delegation(ctx context.Context, id models.ID) (*models.Delegation, error) {
	return lookUp(ctx, r, "delegation", id, (*directory.Directory).Delegation)
}

// Venue returns the venue with an ID from the database.
func (r *Reader) Venue(ctx context.Context, id models.ID) (*models.Venue, error) {
	return lookUp(ctx, r, "venue", id, (*directory.Directory).Venue)
}

// Programme returns the work programme with an ID from the database.
func (r *Reader) Programme(ctx context.Context, id models.ID) (*models.WorkProgramme, error) {
	return lookUp(ctx, r, "work programme", id, (*directory.Directory).Programme)
}

// lookUp finds reference data by an ID that a row in the database refers to. If another process has added them since
// they were read, they are read once more. Since rows refer to nothing that does not exist, an ID that is still unknown
// is an error of the program.
func lookUp[T any](ctx context.Context, r *Reader, kind string, id models.ID, in func(*directory.Directory, models.ID) (T, bool)) (T, error) {
	former := r.Directory()
	if found, has := in(former, id); has {
		return found, nil
	}
	newer, err := r.directories.Newer(ctx, former)
	if err != nil {
		var none T
		return none, fmt.Errorf("read the reference data that hold %s %s: %w", kind, id, err)
	}
	r.counts.kept.Purge() // they were counted by the names of the former data
	found, has := in(newer, id)
	if !has {
		return found, fmt.Errorf("%s %s is not in the reference data", kind, id)
	}
	return found, nil
}
