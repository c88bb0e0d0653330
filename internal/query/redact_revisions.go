package query

import (
	"slices"

	"proposaltracker/models"
)

// derives reports whether the principal may not see all circulated revisions of a loaded proposal,
// so that values derived from revisions must be derived from the visible ones only.
func (l *loader) derives(proposal models.ID) bool {
	return l.proposals[proposal].MixedAccess && !l.principal.ReadsAsMember() && !l.insider[proposal]
}

// revisionsOf returns all loaded revisions of a proposal in order, including hidden ones.
func (l *loader) revisionsOf(proposal models.ID) []*models.Revision {
	return slices.DeleteFunc(slices.Clone(l.rows.revisions), func(r *models.Revision) bool { return r.ProposalID != proposal })
}

// firstVisible returns the first visible circulated revision of a proposal for which meets returns
// true.
func (l *loader) firstVisible(proposal models.ID, meets func(*models.Revision) bool) (*models.Revision, bool) {
	for _, r := range l.proposals[proposal].Revisions {
		if r.Status == models.RevisionCirculated && meets(r) {
			return r, true
		}
	}
	return nil, false
}

// deriveSpell derives the days and revisions of a spell from the lists that the principal may see.
// The spell begins with the first visible list that has the name. If a hidden revision removes the
// name, the spell ends with the first visible list after that revision. If there is no such list,
// the name is still on the list.
func (l *loader) deriveSpell(spell *models.CoAuthorship, printed []*models.Revision) {
	if joined, has := l.firstVisible(spell.ProposalID, func(r *models.Revision) bool { return slices.Contains(printed, r) }); has {
		spell.JoinedInID, spell.JoinedOn = &joined.ID, joined.CirculatedOn
	}
	if spell.LeftInID == nil || l.hidden[*spell.LeftInID] == nil {
		return
	}
	removing := l.hidden[*spell.LeftInID]
	left, has := l.firstVisible(spell.ProposalID, func(r *models.Revision) bool { return r.Number > removing.Number })
	switch {
	case has && spell.Status == models.CoAuthorRemoved:
		spell.LeftInID, spell.LeftOn, spell.LeaveStatedOn = &left.ID, left.CirculatedOn, left.CirculatedOn
	case has:
		spell.LeftInID = &left.ID
	case spell.Status == models.CoAuthorRemoved:
		spell.LeftInID, spell.Status, spell.LeftOn, spell.LeaveStatedOn = nil, models.CoAuthorAccepted, models.Date{}, models.Date{}
	default:
		spell.LeftInID = nil
	}
}

// queueMixedLists queues the statement that reads the printed lists of proposals whose revisions
// differ in access. For other proposals, everyone who may see the proposal may also see the
// revision in which a name joined.
func (l *loader) queueMixedLists(b *batch) {
	if l.principal.ReadsAsMember() {
		return
	}
	queueTable(b, &l.rows.mixedLists, `WHERE revision_id IN (SELECT r.id FROM revisions r JOIN proposals p ON p.id = r.proposal_id
		WHERE p.id = ANY($1) AND p.mixed_access)`, l.arguments())
}

// printedIn maps each spell to the loaded revisions that print it, including hidden ones. It lists
// all of them if derives returns true for the proposal, otherwise only the first.
func (l *loader) printedIn() map[models.ID][]*models.Revision {
	byID, in := map[models.ID]*models.Revision{}, map[models.ID][]*models.Revision{}
	for _, r := range l.rows.revisions {
		byID[r.ID] = r
	}
	for _, spell := range l.rows.spells {
		if spell.JoinedInID != nil && l.proposals[spell.ProposalID] != nil && !l.derives(spell.ProposalID) {
			in[spell.ID] = []*models.Revision{byID[*spell.JoinedInID]}
		}
	}
	for _, name := range l.rows.mixedLists {
		in[name.CoAuthorshipID] = append(in[name.CoAuthorshipID], byID[name.RevisionID])
	}
	return in
}

// maybePosed returns the condition for the questions that are read and then filtered by seesPosed.
func (l *loader) maybePosed() string {
	if l.principal.ReadsAsMember() {
		return posed
	}
	return "dropped_on IS NULL"
}

// seesPosed reports whether a question is posed in the revisions that the principal may see. It
// also sets the revisions that pose and drop the question accordingly.
func (l *loader) seesPosed(q *models.Question) bool {
	if !l.derives(q.ProposalID) {
		return q.Status() == models.QuestionPosed
	}
	posing := q.Posing(l.revisionsOf(q.ProposalID))
	if !l.principal.SeesQuestion(q, posing, false) {
		return false
	}
	if first, has := l.firstVisible(q.ProposalID, func(r *models.Revision) bool { return slices.Contains(posing, r) }); has {
		q.PosedInID = first.ID
	}
	if q.DroppedInID == nil || l.hidden[*q.DroppedInID] == nil {
		return q.Status() == models.QuestionPosed
	}
	dropping := l.hidden[*q.DroppedInID]
	_, dropped := l.firstVisible(q.ProposalID, func(r *models.Revision) bool { return r.Kind.Replaces() && r.Number > dropping.Number })
	q.DroppedInID = nil
	return !dropped
}

// seesCompiled reports whether the principal may see all questions of a compilation. A compilation
// is immutable, so it is shown either whole or not at all.
func (l *loader) seesCompiled(c *models.Compilation) bool {
	if !l.derives(c.ProposalID) {
		return true
	}
	return !slices.ContainsFunc(l.rows.compiled, func(q *models.Question) bool {
		compiled := slices.ContainsFunc(c.Matrix.Questions, func(row *models.CompiledQuestion) bool { return row.QuestionID == q.ID })
		return compiled && !l.principal.SeesQuestion(q, q.Posing(l.revisionsOf(q.ProposalID)), false)
	})
}
