package query

import "proposaltracker/models"

func coAuthorships() association {
	return association{
		name:   CoAuthorships,
		fields: []string{"CoAuthorship.viewerCan", "FollowUp.viewerCan", "Proposal.viewerCan", "Proposal.coAuthors", "Proposal.coAuthorships", "Revision.sponsors"},
		needs:  []Association{Revisions},
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.spells, "WHERE proposal_id = ANY($1) ORDER BY initiated_on, id", l.arguments())
			l.queueMixedLists(b)
		},
		attach: (*loader).attachCoAuthorships,
	}
}

func (l *loader) attachCoAuthorships() {
	for _, p := range l.proposals {
		p.CoAuthorships = []*models.CoAuthorship{}
	}
	printedIn := l.printedIn()
	for _, spell := range l.rows.spells {
		p, has := l.proposals[spell.ProposalID]
		if !has || !l.principal.SeesCoAuthorship(spell, printedIn[spell.ID], l.insider[p.ID]) {
			continue
		}
		if l.derives(p.ID) && !l.principal.Is(spell.SponsorID) {
			l.deriveSpell(spell, printedIn[spell.ID])
		}
		spell.Proposal = p
		p.CoAuthorships = append(p.CoAuthorships, spell)
	}
}
