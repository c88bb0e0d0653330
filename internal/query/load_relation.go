package query

import (
	"proposaltracker/internal/access"
	"proposaltracker/models"
)

func relations() association {
	return association{
		name:   Relations,
		fields: []string{"Proposal.relations"},
		queue:  (*loader).queueRelations,
		attach: (*loader).attachRelations,
	}
}

func (l *loader) queueRelations(b *batch) {
	queueTable(b, &l.rows.relations, "WHERE (from_id = ANY($1) OR to_id = ANY($1)) AND retracted_at IS NULL ORDER BY id", l.arguments())
	queueModels(b, &l.rows.others, l.view.derivedProposals().Scopes(access.VisibleProposals(l.principal)).
		Where(`proposals.id IN (SELECT from_id FROM proposal_relations WHERE to_id = ANY(?) AND retracted_at IS NULL
			UNION SELECT to_id FROM proposal_relations WHERE from_id = ANY(?) AND retracted_at IS NULL)`, l.ids, l.ids))
}

// attachRelations attaches to each proposal its relations to other visible proposals. A relation
// between two loaded proposals is attached to both; each copy is seen from the proposal that it is
// attached to.
func (l *loader) attachRelations() {
	for _, p := range l.proposals {
		p.Relations = []*models.Relation{}
	}
	others := map[models.ID]*models.Proposal{}
	for _, other := range l.rows.others {
		others[other.ID] = other
	}
	for _, stored := range l.rows.relations {
		if p, to := l.proposals[stored.FromID], others[stored.ToID]; p != nil && to != nil {
			relation := *stored
			relation.From, relation.To = p, to
			p.Relations = append(p.Relations, &relation)
		}
		if p, from := l.proposals[stored.ToID], others[stored.FromID]; p != nil && from != nil {
			relation := *stored
			relation.From, relation.To = from, p
			p.Relations = append(p.Relations, &relation)
		}
	}
}
