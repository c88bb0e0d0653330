package query

import (
	"proposaltracker/internal/access"
	"proposaltracker/models"
)

func relations() association {
	return association{
		name:   Relations,
		fields: []string{"Proposal.relations"},
		ask:    (*family).askRelations,
		hang:   (*family).hangRelations,
	}
}

func (f *family) askRelations(b *batch) {
	want(b, &f.found.relations, "WHERE (from_id = ANY($1) OR to_id = ANY($1)) AND retracted_at IS NULL ORDER BY id", f.of())
	find(b, &f.found.others, f.proposalsSeen().Scopes(access.VisibleProposals(f.principal)).
		Where(`proposals.id IN (SELECT from_id FROM proposal_relations WHERE to_id = ANY(?) AND retracted_at IS NULL
			UNION SELECT to_id FROM proposal_relations WHERE from_id = ANY(?) AND retracted_at IS NULL)`, f.ids, f.ids))
}

// hangRelations attaches to each proposal its relations to other visible proposals. A relation between
// two proposals of the family is attached to both, each time with the proposal itself at its end.
func (f *family) hangRelations() {
	for _, p := range f.proposals {
		p.Relations = []*models.Relation{}
	}
	others := map[models.ID]*models.Proposal{}
	for _, other := range f.found.others {
		others[other.ID] = other
	}
	for _, stored := range f.found.relations {
		if p, to := f.proposals[stored.FromID], others[stored.ToID]; p != nil && to != nil {
			relation := *stored
			relation.From, relation.To = p, to
			p.Relations = append(p.Relations, &relation)
		}
		if p, from := f.proposals[stored.ToID], others[stored.FromID]; p != nil && from != nil {
			relation := *stored
			relation.From, relation.To = from, p
			p.Relations = append(p.Relations, &relation)
		}
	}
}
