package shape

import (
	"proposaltracker/graph/scalar"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// EventFilter selects events. See [query.EventFilter].
type EventFilter struct {
	Kinds       []models.EventKind
	ProposalIDs []scalar.ProposalID
	Proposals   *query.ProposalFilter
	Actors      []string
	Sponsors    []string
	OccurredOn  *models.DateRange
	RecordedAt  *models.DateTimeRange
}

// Query returns the filter for package query. A nil filter selects everything.
func (f *EventFilter) Query() query.EventFilter {
	if f == nil {
		return query.EventFilter{}
	}
	return query.EventFilter{
		Kinds: f.Kinds, ProposalIDs: keys(f.ProposalIDs, func(id scalar.ProposalID) models.ID { return id.ID }), Proposals: f.Proposals,
		Actors: f.Actors, Sponsors: f.Sponsors, OccurredOn: f.OccurredOn, RecordedAt: f.RecordedAt,
	}
}

// FollowUpFilter selects follow-ups. See [query.FollowUpFilter].
type FollowUpFilter struct {
	Venues      []string
	Meetings    []scalar.MeetingID
	Statuses    []models.FollowUpStatus
	Kinds       []models.FollowUpKind
	Responsible []string
	DueOn       *models.DateRange
}

// Query returns the filter for package query. A nil filter selects everything.
func (f *FollowUpFilter) Query() query.FollowUpFilter {
	if f == nil {
		return query.FollowUpFilter{}
	}
	return query.FollowUpFilter{
		Venues: f.Venues, Meetings: keys(f.Meetings, func(id scalar.MeetingID) models.ID { return id.ID }), Statuses: f.Statuses, Kinds: f.Kinds,
		Responsible: f.Responsible, DueOn: f.DueOn,
	}
}

// keys returns the database IDs of typed IDs. Nil for nil.
func keys[T any](ids []T, key func(T) models.ID) []models.ID {
	if ids == nil {
		return nil
	}
	found := make([]models.ID, len(ids))
	for i, id := range ids {
		found[i] = key(id)
	}
	return found
}
