package query

import "proposaltracker/models"

func sources() association {
	return association{
		name:   Sources,
		fields: []string{"Proposal.sources"},
		needs:  []Association{Revisions},
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.sources, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, position", l.arguments())
		},
		attach: (*loader).attachSources,
	}
}

func (l *loader) attachSources() {
	for _, p := range l.proposals {
		p.Sources = []*models.Source{}
	}
	for _, source := range l.rows.sources {
		if p, has := l.proposals[source.ProposalID]; has && l.hidden[source.RevisionID] == nil {
			source.Proposal = p
			p.Sources = append(p.Sources, source)
		}
	}
}
