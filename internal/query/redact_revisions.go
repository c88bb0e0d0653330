package query

import (
	"slices"

	"proposaltracker/models"
)

// derivesOwn reports whether the principal does not see all circulated revisions of a loaded proposal, so that what
// derives from revisions must be derived from those that it sees.
func (f *family) derivesOwn(proposal models.ID) bool {
	return f.proposals[proposal].MixedAccess && !f.principal.ReadsAsMember() && !f.insider[proposal]
}

// revisionsOf returns all loaded revisions of a proposal, visible or not, in order.
func (f *family) revisionsOf(proposal models.ID) []*models.Revision {
	return slices.DeleteFunc(slices.Clone(f.found.revisions), func(r *models.Revision) bool { return r.ProposalID != proposal })
}

// firstSeen returns the first visible circulated revision of a proposal that meets a condition.
func (f *family) firstSeen(proposal models.ID, meets func(*models.Revision) bool) (*models.Revision, bool) {
	for _, r := range f.proposals[proposal].Revisions {
		if r.Status == models.RevisionCirculated && meets(r) {
			return r, true
		}
	}
	return nil, false
}

// deriveSpell derives the days and revisions of a spell from the lists that the principal may see: the name joined with
// the first of them that has it, and a name that a hidden revision removes left with the first of them after that, or is
// still on the list.
func (f *family) deriveSpell(spell *models.CoAuthorship, printed []*models.Revision) {
	if joined, has := f.firstSeen(spell.ProposalID, func(r *models.Revision) bool { return slices.Contains(printed, r) }); has {
		spell.JoinedInID, spell.JoinedOn = &joined.ID, joined.CirculatedOn
	}
	if spell.LeftInID == nil || f.hidden[*spell.LeftInID] == nil {
		return
	}
	removing := f.hidden[*spell.LeftInID]
	left, has := f.firstSeen(spell.ProposalID, func(r *models.Revision) bool { return r.Number > removing.Number })
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

// askMixedLists adds the statement for the printed lists of proposals of mixed access. Where the access is the same, all
// readers of the proposal may see the revision in which a name joined.
func (f *family) askMixedLists(b *batch) {
	if f.principal.ReadsAsMember() {
		return
	}
	want(b, &f.found.mixedLists, `WHERE revision_id IN (SELECT r.id FROM revisions r JOIN proposals p ON p.id = r.proposal_id
		WHERE p.id = ANY($1) AND p.mixed_access)`, f.of())
}

// printedIn maps the spells to loaded revisions that print them, visible or not: all of them if what the principal sees
// derives from them, and else the first.
func (f *family) printedIn() map[models.ID][]*models.Revision {
	byID, in := map[models.ID]*models.Revision{}, map[models.ID][]*models.Revision{}
	for _, r := range f.found.revisions {
		byID[r.ID] = r
	}
	for _, spell := range f.found.spells {
		if spell.JoinedInID != nil && f.proposals[spell.ProposalID] != nil && !f.derivesOwn(spell.ProposalID) {
			in[spell.ID] = []*models.Revision{byID[*spell.JoinedInID]}
		}
	}
	for _, name := range f.found.mixedLists {
		in[name.CoAuthorshipID] = append(in[name.CoAuthorshipID], byID[name.RevisionID])
	}
	return in
}

// maybePosed returns the condition on questions from which seesPosed chooses.
func (f *family) maybePosed() string {
	if f.principal.ReadsAsMember() {
		return posed
	}
	return "dropped_on IS NULL"
}

// seesPosed reports whether a question is posed, as far as the principal may see the revisions, and sets the revisions
// that pose and drop it accordingly.
func (f *family) seesPosed(q *models.Question) bool {
	if !f.derivesOwn(q.ProposalID) {
		return q.Status() == models.QuestionPosed
	}
	posing := q.Posing(f.revisionsOf(q.ProposalID))
	if !f.principal.SeesQuestion(q, posing, false) {
		return false
	}
	if first, has := f.firstSeen(q.ProposalID, func(r *models.Revision) bool { return slices.Contains(posing, r) }); has {
		q.PosedInID = first.ID
	}
	if q.DroppedInID == nil || f.hidden[*q.DroppedInID] == nil {
		return q.Status() == models.QuestionPosed
	}
	dropping := f.hidden[*q.DroppedInID]
	_, dropped := f.firstSeen(q.ProposalID, func(r *models.Revision) bool { return r.Kind.Replaces() && r.Number > dropping.Number })
	q.DroppedInID = nil
	return !dropped
}

// seesCompiled reports whether the principal may see all questions of a compilation, which is never altered, and hence
// shown as a whole or not at all.
func (f *family) seesCompiled(c *models.Compilation) bool {
	if !f.derivesOwn(c.ProposalID) {
		return true
	}
	return !slices.ContainsFunc(f.found.compiled, func(q *models.Question) bool {
		compiled := slices.ContainsFunc(c.Matrix.Questions, func(row *models.CompiledQuestion) bool { return row.QuestionID == q.ID })
		return compiled && !f.principal.SeesQuestion(q, q.Posing(f.revisionsOf(q.ProposalID)), false)
	})
}
