package query

import "proposaltracker/models"

func coAuthorships() association {
	return association{
		name:   CoAuthorships,
		fields: []string{"Proposal.coAuthors", "Proposal.coAuthorships", "Revision.sponsors"},
		needs:  []Association{Revisions},
		ask: func(f *family, b *batch) {
			want(b, &f.found.spells, "WHERE proposal_id = ANY($1) ORDER BY initiated_on, id", f.of())
		},
		hang: (*family).hangCoAuthorships,
	}
}

func (f *family) hangCoAuthorships() {
	for _, p := range f.proposals {
		p.CoAuthorships = []*models.CoAuthorship{}
	}
	for _, spell := range f.found.spells {
		p, has := f.proposals[spell.ProposalID]
		if has && f.principal.SeesCoAuthorship(spell, f.insider[p.ID]) {
			spell.Proposal = p
			p.CoAuthorships = append(p.CoAuthorships, spell)
		}
	}
}
