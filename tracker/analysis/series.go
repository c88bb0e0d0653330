package analysis

import (
	"context"

	"proposaltracker/access"
	"proposaltracker/models"
)

// Series is not there yet.
func (a *Analyst) Series(ctx context.Context, viewer access.Viewer, filter Filter, step string, window int) ([]*Slice, error) {
	return nil, models.NewError(models.LimitExceeded, "series are computed soon")
}

// Slice is a network in one span of time.
type Slice struct {
	// From and To are its first and its last day.
	From, To models.Date
	*Network
	ties []NewTie
}

// NewTie is two sponsors that share a proposal for the first time.
type NewTie struct {
	Joiner, Joined models.ID
	On             models.Date
	Proposal       models.ID
}
