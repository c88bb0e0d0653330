package query

import (
	"slices"
	"strings"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// computeChanges compares each revision with the previous state: its list with the list printed
// before, and its text with the text in force before.
func (f *family) computeChanges() {
	for _, p := range f.proposals {
		for i, revision := range p.Revisions {
			former, has := formerOf(p.Revisions[:i])
			if has {
				revision.Changes = f.changesOf(p, former, standingAmong(p.Revisions[:i]), revision)
			}
		}
	}
}

// formerOf returns the revision circulated last among earlier ones.
func formerOf(earlier []*models.Revision) (*models.Revision, bool) {
	for _, revision := range slices.Backward(earlier) {
		if revision.Status == models.RevisionCirculated {
			return revision, true
		}
	}
	return nil, false
}

// standingAmong returns, among earlier revisions, the one with the text in force.
func standingAmong(earlier []*models.Revision) *models.Revision {
	for _, revision := range slices.Backward(earlier) {
		if revision.Status == models.RevisionCirculated && revision.Kind.Replaces() {
			return revision
		}
	}
	return earlier[0]
}

func (f *family) changesOf(p *models.Proposal, former, standing, revision *models.Revision) *models.Changes {
	changes := &models.Changes{ComparedWith: former.Number, OriginalLanguage: p.OriginalLanguage, Paragraphs: map[models.Language][]models.ParagraphChange{}}
	before, after := listed(p, former), listed(p, revision)
	changes.Added, changes.Removed = joined(after, before), gone(before, after)
	brought := compareTexts(changes, standing, revision)
	if note := f.noteFaults(changes, revision); len(note) > 0 {
		changes.NoteFaults = note
	}
	changes.CheckNote(revision.Reason, brought)
	return changes
}

// listedName is a name on the list of a revision, and the spell of co-authorship to which it
// belongs.
type listedName struct{ sponsor, spell models.ID }

// listed returns the names on a revision: those printed if it is circulated, otherwise those that
// would be printed.
func listed(p *models.Proposal, revision *models.Revision) []listedName {
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

// joined returns the sponsors on a list whose spell is not on the previous list. This includes a
// sponsor that left and joined again in between, since its spell is another one.
func joined(list, before []listedName) []models.ID {
	added := []models.ID{}
	for _, name := range list {
		if !slices.Contains(before, name) {
			added = append(added, name.sponsor)
		}
	}
	return added
}

// gone returns the sponsors on a list that are not on the next one.
func gone(list, after []listedName) []models.ID {
	removed := []models.ID{}
	for _, name := range list {
		stays := slices.ContainsFunc(after, func(other listedName) bool { return other.sponsor == name.sponsor })
		if !stays {
			removed = append(removed, name.sponsor)
		}
	}
	return removed
}

// compareTexts sets the differences of the text, and reports which languages were added.
func compareTexts(changes *models.Changes, standing, revision *models.Revision) models.LanguagesBrought {
	brought := models.LanguagesBrought(false)
	for _, text := range revision.Texts {
		before, has := textAmong(standing.Texts, text.Language)
		if !has {
			brought = true
			continue
		}
		supplements := !revision.Kind.Replaces() && before.Body != text.Body
		switch {
		case supplements:
			changes.TextChanged = true
			changes.Paragraphs[text.Language] = paragraphChanges(document.Text{}, document.ParseText(text))
		case document.TextDiffers(before, text):
			changes.TextChanged = true
			changes.Paragraphs[text.Language] = paragraphChanges(document.ParseText(before), document.ParseText(text))
		default:
			changes.Paragraphs[text.Language] = []models.ParagraphChange{}
		}
	}
	return brought
}

func paragraphChanges(before, after document.Text) []models.ParagraphChange {
	changes := []models.ParagraphChange{}
	for _, change := range document.Compare(before, after) {
		one := models.ParagraphChange{
			Number: change.Number, FormerNumber: change.FormerNumber, Change: change.Kind, Before: change.Before, After: change.After,
		}
		for _, edit := range change.Edits {
			one.Words = append(one.Words, models.WordChange{Kind: models.WordChangeKind(edit.Kind), Text: edit.Text})
		}
		changes = append(changes, one)
	}
	return changes
}

// noteFaults compares the claims of the note with the actual changes, if it can be parsed: that
// only co-authors were added, and which ones.
func (f *family) noteFaults(changes *models.Changes, revision *models.Revision) []string {
	note, _ := revision.Note.In(revision.OriginalLanguage)
	claim, read := document.ParseNote(note, f.directory.Recognize)
	if !read {
		return nil
	}
	faults := []string{}
	if changes.TextChanged && revision.Reason != models.ReasonCoAuthorsOnly {
		faults = append(faults, "The note says that solely co-authors were added, and the text changed.")
	}
	added := []string{}
	for _, id := range changes.Added {
		party, err := f.Party(f.context(), id)
		if err != nil {
			f.unknown = err
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
		faults = append(faults, "The note says that "+strings.Join(claimed, ", ")+" were added; added were: "+strings.Join(added, ", ")+".")
	}
	return faults
}
