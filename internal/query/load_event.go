package query

import (
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
		p, has := f.proposals[event.ProposalID]
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
