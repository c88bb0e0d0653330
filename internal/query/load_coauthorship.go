package query

import "proposaltracker/models"

func coAuthorships() association {
	return association{
		name:   CoAuthorships,
		fields: []string{"CoAuthorship.viewerCan", "FollowUp.viewerCan", "Proposal.viewerCan", "Proposal.coAuthors", "Proposal.coAuthorships", "Revision.sponsors"},
		needs:  []Association{Revisions},
		ask: func(f *family, b *batch) {
			want(b, &f.found.spells, "WHERE proposal_id = ANY($1) ORDER BY initiated_on, id", f.of())
			f.askMixedLists(b)
		},
		hang: (*family).hangCoAuthorships,
	}
}

func (f *family) hangCoAuthorships() {
	for _, p := range f.proposals {
		p.CoAuthorships = []*models.CoAuthorship{}
	}
	printedIn := f.printedIn()
	for _, spell := range f.found.spells {
		p, has := f.proposals[spell.ProposalID]
		if !has || !f.principal.SeesCoAuthorship(spell, printedIn[spell.ID], f.insider[p.ID]) {
			continue
		}
		if f.derivesOwn(p.ID) && !f.principal.Is(spell.SponsorID) {
			f.deriveSpell(spell, printedIn[spell.ID])
		}
		spell.Proposal = p
		p.CoAuthorships = append(p.CoAuthorships, spell)
	}
}
