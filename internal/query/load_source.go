package query

import "proposaltracker/models"

func sources() association {
	return association{
		name:   Sources,
		fields: []string{"Proposal.sources"},
		needs:  []Association{Revisions},
		ask: func(l *loader, b *batch) {
			want(b, &l.found.sources, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, position", l.of())
		},
		hang: (*loader).hangSources,
	}
}

func (l *loader) hangSources() {
	for _, p := range l.proposals {
		p.Sources = []*models.Source{}
	}
	for _, source := range l.found.sources {
		if p, has := l.proposals[source.ProposalID]; has && l.hidden[source.RevisionID] == nil {
			source.Proposal = p
			p.Sources = append(p.Sources, source)
		}
	}
}
