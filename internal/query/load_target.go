package query

import (
	"slices"

	"proposaltracker/models"
)

// ofTargets is the condition for rows of the venue targets of proposals.
const ofTargets = "venue_target_id IN (SELECT id FROM venue_targets WHERE proposal_id = ANY($1))"

func venueTargets() association {
	return association{
		name: VenueTargets,
		fields: []string{
			"CoAuthorship.viewerCan", "Proposal.viewerCan", "Proposal.venueTargets",
			"RevisionComparison.venuesAdded", "RevisionComparison.venuesRemoved",
		},
		ask: func(f *family, b *batch) {
			want(b, &f.found.targets, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", f.of())
			want(b, &f.found.outcomes, "WHERE "+ofTargets+" ORDER BY venue_target_id, id", f.of())
		},
		hang: (*family).hangVenueTargets,
	}
}

func (f *family) hangVenueTargets() {
	for _, p := range f.proposals {
		p.VenueTargets = []*models.VenueTarget{}
	}
	targets := map[models.ID]*models.VenueTarget{}
	for _, target := range f.found.targets {
		if p, has := f.proposals[target.ProposalID]; has {
			target.Proposal, target.Outcomes = p, []*models.Outcome{}
			p.VenueTargets = append(p.VenueTargets, target)
			targets[target.ID] = target
		}
	}
	outcomes := map[models.ID]*models.Outcome{}
	for _, outcome := range f.found.outcomes {
		outcomes[outcome.ID] = outcome
		if outcome.CorrectsID != nil {
			outcome.Corrects = outcomes[*outcome.CorrectsID] // recorded earlier, so it came earlier
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
		ask: func(f *family, b *batch) {
			want(b, &f.found.meetings, "WHERE id IN (SELECT meeting_id FROM venue_outcomes WHERE "+ofTargets+")", f.of())
		},
		hang: func(f *family) {
			for _, outcome := range f.found.outcomes {
				if outcome.MeetingID != nil {
					outcome.Meeting = f.meetings[*outcome.MeetingID]
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
		ask: func(f *family, b *batch) {
			f.found.agendas.ask(b, "id IN (SELECT agenda_item_id FROM agenda_documents WHERE proposal_id = ANY(?))", f.ids)
		},
		hang: (*family).hangAgendaItems,
	}
}

// hangAgendaItems attaches to each target the agenda items of its venue that list the proposal.
func (f *family) hangAgendaItems() {
	items := f.found.agendas.hung(f.meetings)
	for _, p := range f.proposals {
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
