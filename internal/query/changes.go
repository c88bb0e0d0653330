package query

import (
	"slices"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// computeChanges compares each revision with the state before it: its sponsor list with the last
// printed list, and its text with the text in force until then.
func (l *loader) computeChanges() {
	for _, p := range l.proposals {
		for i, revision := range p.Revisions {
			former, has := formerOf(p.Revisions[:i])
			if has {
				revision.Changes = compared(p, former, revision)
				revision.ReasonCheck = l.checkReason(revision)
			}
		}
	}
}

// formerOf returns the most recent circulated revision among earlier.
func formerOf(earlier []*models.Revision) (*models.Revision, bool) {
	for _, revision := range slices.Backward(earlier) {
		if revision.Status == models.RevisionCirculated {
			return revision, true
		}
	}
	return nil, false
}

// standingAmong returns the revision among earlier whose text is in force.
func standingAmong(earlier []*models.Revision) *models.Revision {
	for _, revision := range slices.Backward(earlier) {
		if revision.Status == models.RevisionCirculated && revision.Kind.Replaces() {
			return revision
		}
	}
	return earlier[0]
}

// checkReason compares the stated reason of a revision, and the claims in its note if the note can
// be parsed, with what actually changed. It returns nil if no reason is stated.
func (l *loader) checkReason(revision *models.Revision) *models.ReasonCheck {
	if revision.Reason == "" {
		return nil
	}
	check := models.CheckReason(revision.Reason, revision.Changes, bringsLanguage(revision))
	check.Problems = append(l.noteProblems(revision), check.Problems...)
	return check
}

// bringsLanguage reports whether a revision adds a text in a new language.
func bringsLanguage(revision *models.Revision) models.LanguagesBrought {
	return models.LanguagesBrought(slices.ContainsFunc(revision.Texts, func(text *models.RevisionText) bool {
		_, had := textIn(revision.Changes.Before, text.Language)
		return !had
	}))
}

// listedName is a name on the sponsor list of a revision, and the spell of co-authorship that it
// belongs to.
type listedName struct{ sponsor, spell models.ID }

// namesOn returns the names on a revision: those printed if it was circulated, otherwise those that
// would be printed now.
func namesOn(p *models.Proposal, revision *models.Revision) []listedName {
	names := []listedName{}
	if revision.Status == models.RevisionCirculated {
		for _, printed := range revision.Printed {
			names = append(names, listedName{printed.SponsorID, printed.CoAuthorshipID})
		}
		return names
	}
	for _, spell := range p.CoAuthorships {
		if revision.WillList(spell) {
			names = append(names, listedName{spell.SponsorID, spell.ID})
		}
	}
	return names
}

// addedSponsors returns the sponsors on list whose spell is not on before. A sponsor that left and
// rejoined in between counts as added, since it has a new spell.
func addedSponsors(list, before []listedName) []models.ID {
	added := []models.ID{}
	for _, name := range list {
		if !slices.Contains(before, name) {
			added = append(added, name.sponsor)
		}
	}
	return added
}

// removedSponsors returns the sponsors on list that are not on after.
func removedSponsors(list, after []listedName) []models.ID {
	removed := []models.ID{}
	for _, name := range list {
		stays := slices.ContainsFunc(after, func(other listedName) bool { return other.sponsor == name.sponsor })
		if !stays {
			removed = append(removed, name.sponsor)
		}
	}
	return removed
}

// paragraphChanges converts the changes found by package document to models.
func paragraphChanges(rows []document.Change) []models.ParagraphChange {
	changes := []models.ParagraphChange{}
	for _, row := range rows {
		one := models.ParagraphChange{Number: row.Number, FormerNumber: row.FormerNumber, Kind: row.Kind, Before: row.Before, After: row.After}
		if one.Kind == "" {
			one.Kind = models.ParagraphUnchanged
		}
		for _, edit := range row.Edits {
			one.Words = append(one.Words, models.WordChange{Kind: models.WordChangeKind(edit.Kind), Text: edit.Text})
		}
		changes = append(changes, one)
	}
	return changes
}

// noteProblems compares the claims of a revision's note, if it can be parsed, with the actual
// changes: that only co-authors were added, and which ones.
func (l *loader) noteProblems(revision *models.Revision) []*models.Error {
	changes := revision.Changes
	note, _ := revision.Note.In(revision.OriginalLanguage)
	claim, read := document.ParseNote(note, l.directory.Recognize)
	if !read {
		return nil
	}
	problems := []*models.Error{}
	if changes.TextChanged && revision.Reason != models.ReasonCoAuthorsOnly {
		problems = append(problems, models.NewProblem(models.TextChanged))
	}
	added := []string{}
	for _, id := range changes.Added {
		party, err := l.view.Party(l.view.context(), id)
		if err != nil {
			l.lookupErr = err
			return nil
		}
		added = append(added, string(party.Identity().Code))
	}
	claimed := []string{}
	for _, code := range claim.Added {
		claimed = append(claimed, string(code))
	}
	slices.Sort(added)
	slices.Sort(claimed)
	if len(claim.Unknown) == 0 && len(claimed) > 0 && !slices.Equal(added, claimed) {
		problems = append(problems, models.NewProblem(models.NoteDisagrees, models.P("given", claimed...), models.P("expected", added...)))
	}
	return problems
}
