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
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.events, "WHERE proposal_id = ANY($1) ORDER BY seq", l.arguments())
		},
		attach: (*loader).attachEvents,
	}
}

func (l *loader) attachEvents() {
	for _, p := range l.proposals {
		p.Events = []*models.Event{}
	}
	for _, event := range slices.Concat(l.rows.events, l.view.pending) {
		if event.ProposalID == nil { // pending, and concerns a meeting
			continue
		}
		p, has := l.proposals[*event.ProposalID]
		if !has { // pending, and concerns a proposal that was not requested
			continue
		}
		event.Proposal = p
		if event.RevisionID != nil {
			event.Revision = l.visible[*event.RevisionID]
			if hidden, is := l.hidden[*event.RevisionID]; is {
				event.Revision = hidden
			}
		}
		if l.principal.SeesEvent(event, event.Revision, l.insider[p.ID]) {
			p.Events = append(p.Events, event)
		}
	}
}

// attachedEvents returns all loaded events that the principal may see.
func (l *loader) attachedEvents() []*models.Event {
	events := []*models.Event{}
	for _, p := range l.proposals {
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

// attachMeetings attaches to each event the meeting that it concerns, with the visible part of its
// agenda.
func (v *View) attachMeetings(events []*models.Event) error {
	ids := models.IDs{}
	for _, event := range events {
		if event.MeetingID != nil && !slices.Contains(ids, *event.MeetingID) {
			ids = append(ids, *event.MeetingID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	meetings, err := v.meetings(ids)
	if err != nil {
		return err
	}
	for _, event := range events {
		if event.MeetingID != nil {
			event.Meeting = meetings[*event.MeetingID]
		}
	}
	return v.attachAgendas(slices.Collect(maps.Values(meetings)))
}
