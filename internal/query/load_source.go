package query

import "proposaltracker/models"

func sources() association {
	return association{
		name:   Sources,
		fields: []string{"Proposal.sources"},
		needs:  []Association{Revisions},
		ask: func(f *family, b *batch) {
			want(b, &f.found.sources, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, position", f.of())
		},
		hang: (*family).hangSources,
	}
}

func (f *family) hangSources() {
	for _, p := range f.proposals {
		p.Sources = []*models.Source{}
	}
	for _, source := range f.found.sources {
		if p, has := f.proposals[source.ProposalID]; has && f.hidden[source.RevisionID] == nil {
			source.Proposal = p
			p.Sources = append(p.Sources, source)
		}
	}
}
