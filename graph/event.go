package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

func eventFilter(in *generated.EventFilter) query.EventFilter {
	if in == nil {
		return query.EventFilter{}
	}
	filter := query.EventFilter{
		Kinds: in.Kinds, Proposals: proposalFilter(in.Proposals), By: in.By, Sponsors: in.Sponsors, Since: value(in.RecordedSince), Until: value(in.RecordedUntil),
	}
	if in.Proposal.ID != (models.ID{}) {
		filter.Proposal = &in.Proposal.ID
	}
	return filter
}

// eventID decodes an optional event ID. Nil if absent.
func eventID(id *string) (*models.ID, error) {
	if id == nil {
		return nil, nil //nolint:nilnil // none is named
	}
	kind, key, err := models.ParseGlobalID(*id)
	if err == nil && kind != "Event" {
		err = models.WrongIDType("Event", kind)
	}
	if err != nil {
		return nil, atField("after", err)
	}
	return &key, nil
}
