package query

import (
	"slices"

	"proposaltracker/models"
)

// ofTargets is the condition that a row belongs to a venue target of the proposals.
const ofTargets = "venue_target_id IN (SELECT id FROM venue_targets WHERE proposal_id = ANY($1))"

func venueTargets() association {
	return association{
		name: VenueTargets,
		fields: []string{
			"CoAuthorship.viewerCan", "Proposal.viewerCan", "Proposal.venueTargets",
			"RevisionComparison.venuesAdded", "RevisionComparison.venuesRemoved",
		},
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.targets, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", l.arguments())
			queueTable(b, &l.rows.outcomes, "WHERE "+ofTargets+" ORDER BY venue_target_id, id", l.arguments())
		},
		attach: (*loader).attachVenueTargets,
	}
}

func (l *loader) attachVenueTargets() {
	for _, p := range l.proposals {
		p.VenueTargets = []*models.VenueTarget{}
	}
	targets := map[models.ID]*models.VenueTarget{}
	for _, target := range l.rows.targets {
		if p, has := l.proposals[target.ProposalID]; has {
			target.Proposal, target.Outcomes = p, []*models.Outcome{}
			p.VenueTargets = append(p.VenueTargets, target)
			targets[target.ID] = target
		}
	}
	outcomes := map[models.ID]*models.Outcome{}
	for _, outcome := range l.rows.outcomes {
		outcomes[outcome.ID] = outcome
		if outcome.CorrectsID != nil {
			outcome.Corrects = outcomes[*outcome.CorrectsID] // outcomes are read in the order in which they were recorded
		}
		if target, has := targets[outcome.VenueTargetID]; has {
			outcome.VenueTarget = target
			target.Outcomes = append(target.Outcomes, outcome)
		}
	}
}

func outcomeMeetings() association {
	return association{
		name:   Meetings,
		fields: []string{"Outcome.meeting"},
		needs:  []Association{VenueTargets},
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.meetings, "WHERE id IN (SELECT meeting_id FROM venue_outcomes WHERE "+ofTargets+")", l.arguments())
		},
		attach: func(l *loader) {
			for _, outcome := range l.rows.outcomes {
				if outcome.MeetingID != nil {
					outcome.Meeting = l.meetings[*outcome.MeetingID]
				}
			}
		},
	}
}

func meetingAgendas() association {
	return association{
		name:   MeetingAgendas,
		fields: []string{"Meeting.agendaItems", "Meeting.agendaRequests", "AgendaRequest.agendaItem"},
	}
}

func agendaItems() association {
	return association{
		name:   Agendas,
		fields: []string{"VenueTarget.agendaItems"},
		needs:  []Association{VenueTargets},
		queue: func(l *loader, b *batch) {
			l.view.queueAgendas(b, &l.rows.agendas, "id IN (SELECT agenda_item_id FROM agenda_documents WHERE proposal_id = ANY(?))", l.ids)
		},
		attach: (*loader).attachAgendaItems,
	}
}

// attachAgendaItems attaches to each venue target the agenda items of its venue that list the
// proposal.
func (l *loader) attachAgendaItems() {
	items := l.rows.agendas.assemble(l.meetings)
	for _, p := range l.proposals {
		for _, target := range p.VenueTargets {
			target.AgendaItems = itemsFor(items, p.ID, target.VenueID)
		}
	}
}

func itemsFor(items []*models.AgendaItem, proposal, venue models.ID) []*models.AgendaItem {
	own := []*models.AgendaItem{}
	isOwn := func(d models.AgendaDocument) bool { return d.ProposalID != nil && *d.ProposalID == proposal }
	for _, item := range items {
		if item.Meeting.VenueID == venue && slices.ContainsFunc(item.Documents, isOwn) {
			own = append(own, item)
		}
	}
	return own
}
