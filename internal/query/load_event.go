package query

import (
	"maps"
	"slices"

	"proposaltracker/models"
)

func eventLog() association {
	return association{
		name:   Events,
		fields: []string{"Proposal.events"},
		needs:  []Association{Revisions},
		ask: func(f *family, b *batch) {
			want(b, &f.found.events, "WHERE proposal_id = ANY($1) ORDER BY seq", f.of())
		},
		hang: (*family).hangEvents,
	}
}

func (f *family) hangEvents() {
	for _, p := range f.proposals {
		p.Events = []*models.Event{}
	}
	for _, event := range slices.Concat(f.found.events, f.pending) {
		if event.ProposalID == nil { // pending, and of a meeting
			continue
		}
		p, has := f.proposals[*event.ProposalID]
		if !has { // pending, and of a proposal that was not requested
			continue
		}
		event.Proposal = p
		if event.RevisionID != nil {
			event.Revision = f.seen[*event.RevisionID]
			if hidden, is := f.hidden[*event.RevisionID]; is {
				event.Revision = hidden
			}
		}
		if f.principal.SeesEvent(event, event.Revision, f.insider[p.ID]) {
			p.Events = append(p.Events, event)
		}
	}
}

// attachedEvents returns the loaded events of all proposals that the principal may see.
func (f *family) attachedEvents() []*models.Event {
	events := []*models.Event{}
	for _, p := range f.proposals {
		events = append(events, p.Events...)
	}
	return events
}

func eventMeetings() association {
	return association{
		name:   EventMeetings,
		fields: []string{"Event.meeting", "Event.agendaItem", "Event.agendaRequest"},
	}
}

// hangMeetings attaches to events the meetings that they concern, with the visible part of their agendas.
func (r *View) hangMeetings(events []*models.Event) error {
	ids := models.IDs{}
	for _, event := range events {
		if event.MeetingID != nil && !slices.Contains(ids, *event.MeetingID) {
			ids = append(ids, *event.MeetingID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	meetings, err := r.meetings(ids)
	if err != nil {
		return err
	}
	for _, event := range events {
		if event.MeetingID != nil {
			event.Meeting = meetings[*event.MeetingID]
		}
	}
	return r.hangAgendas(slices.Collect(maps.Values(meetings)))
}
