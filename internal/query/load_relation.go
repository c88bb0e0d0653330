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

// hangRelations attaches to each proposal its relations to other visible proposals.
func (f *family) hangRelations() {
	for _, p := range f.proposals {
		p.Relations = []*models.Relation{}
	}
	byID := map[models.ID]*models.Proposal{}
	for _, other := range f.found.others {
		byID[other.ID] = other
	}
	hang := func(from, to models.ID, kind models.RelationKind, stored *models.ProposalRelation) {
		p, other := f.proposals[from], byID[to]
		if p != nil && other != nil {
			p.Relations = append(p.Relations, &models.Relation{Kind: kind, Proposal: other, StatedByID: stored.StatedByID, StatedOn: stored.StatedOn})
		}
	}
	for _, relation := range f.found.relations {
		hang(relation.FromID, relation.ToID, relation.Kind, relation)
		hang(relation.ToID, relation.FromID, relation.Kind.Inverse(), relation)
	}
}
