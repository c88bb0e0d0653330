package query

import (
	"context"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// Compare returns the differences between two revisions of a proposal, in either order.
//
// Errors: NOT_FOUND, INVALID_INPUT (revisions of different proposals).
func (r *Reader) Compare(ctx context.Context, viewer access.Viewer, from, to models.ID, preload Preload) (*models.Comparison, error) {
	preload = preload.With(Changes, VenueTargets)
	second, err := r.Revision(ctx, viewer, to, preload)
	if err != nil {
		return nil, models.At("to", err)
	}
	first, has := second.Proposal.Revision(from)
	if !has {
		return nil, r.otherProposals(ctx, viewer, from)
	}
	return compared(second.Proposal, first, second), nil
}

// otherProposals returns the error for revisions that do not belong to the same proposal as the
// first one.
func (r *Reader) otherProposals(ctx context.Context, viewer access.Viewer, from models.ID) error {
	if _, err := r.Revision(ctx, viewer, from, Preload{}); err != nil {
		return models.At("from", err)
	}
	return models.NewProblem(models.NotRelated).At("to")
}

func compared(p *models.Proposal, from, to *models.Revision) *models.Comparison {
	c := &models.Comparison{From: from, To: to, TextFrom: standingAt(p, from)}
	before, after := namesOn(p, from), namesOn(p, to)
	c.Added, c.Removed = addedSponsors(after, before), removedSponsors(before, after)
	c.VenuesAdded, c.VenuesRemoved = venuesBetween(p, from, to), venuesBetween(p, to, from)
	c.Before, c.After = c.TextFrom.Texts, standingAt(p, to).Texts
	c.AdditionsAdded, c.AdditionsRemoved = additions(p, from, to), additions(p, to, from)
	c.TextChanged = slices.ContainsFunc(c.Languages(), func(language models.Language) bool { return textChanged(c, language) })
	return c
}

// textChanged reports whether the text differs in substance in the given language, which both
// revisions must have.
func textChanged(c *models.Comparison, language models.Language) bool {
	before, _ := textIn(c.Before, language)
	after, _ := textIn(c.After, language)
	_, added := textIn(c.AdditionsAdded, language)
	_, removed := textIn(c.AdditionsRemoved, language)
	return added || removed || document.TextDiffers(before, after)
}

// CompareTexts compares the texts of two revisions in the given language. It returns false unless
// both have a text in it.
func CompareTexts(c *models.Comparison, language models.Language) (*models.TextComparison, bool) {
	before, had := textIn(c.Before, language)
	after, has := textIn(c.After, language)
	if !had || !has {
		return nil, false
	}
	return &models.TextComparison{
		Comparison: c, Language: language, TitleBefore: before.Title, TitleAfter: after.Title, Changed: differences(c, language),
	}, true
}

// WholeText returns the whole text of a comparison in its language: the changes, and the unchanged
// headings and paragraphs between them.
func WholeText(t *models.TextComparison) []models.ParagraphChange {
	redline, _ := Redline(t.Comparison, t.Language)
	return paragraphChanges(redline)
}

// standingAt returns the revision whose text was in force as of the given revision: that revision
// itself if it replaces the text.
func standingAt(p *models.Proposal, revision *models.Revision) *models.Revision {
	if revision.Kind.Replaces() {
		return revision
	}
	earlier := slices.DeleteFunc(slices.Clone(p.Revisions), func(r *models.Revision) bool { return r.Number >= revision.Number })
	if len(earlier) == 0 {
		return revision
	}
	return standingAmong(earlier)
}

// additions returns the texts of the addenda and supplements that were issued after earlier, up to
// revision, and not superseded by a newer full text. It returns nothing if revision is the earlier
// of the two.
func additions(p *models.Proposal, earlier, revision *models.Revision) []*models.RevisionText {
	texts := []*models.RevisionText{}
	for _, one := range p.Revisions {
		stands := one.Status == models.RevisionCirculated || one.ID == revision.ID
		switch {
		case !stands || one.Number > revision.Number:
			continue
		case one.Kind == models.KindRevision:
			texts = nil
		case !one.Kind.Replaces() && one.Number > earlier.Number:
			texts = append(texts, supplements(p, one)...)
		}
	}
	return texts
}

// supplements returns the texts of an addendum or supplement, without those carried over from the
// main text.
func supplements(p *models.Proposal, revision *models.Revision) []*models.RevisionText {
	standing := standingAt(p, revision)
	return slices.DeleteFunc(slices.Clone(revision.Texts), func(own *models.RevisionText) bool {
		taken, has := textIn(standing.Texts, own.Language)
		return has && taken.Body == own.Body
	})
}

// differences returns the paragraphs that differ in the given language, including those of addenda
// and supplements.
func differences(c *models.Comparison, language models.Language) []models.ParagraphChange {
	before, _ := textIn(c.Before, language)
	after, _ := textIn(c.After, language)
	changes := []models.ParagraphChange{}
	if before.Body != after.Body {
		changes = paragraphChanges(document.Compare(document.ParseText(before), document.ParseText(after)))
	}
	for _, text := range inLanguage(c.AdditionsRemoved, language) {
		changes = append(changes, paragraphChanges(document.Compare(text, document.Text{}))...)
	}
	for _, text := range inLanguage(c.AdditionsAdded, language) {
		changes = append(changes, paragraphChanges(document.Compare(document.Text{}, text))...)
	}
	return changes
}

func textIn(texts []*models.RevisionText, language models.Language) (*models.RevisionText, bool) {
	for _, text := range texts {
		if text.Language == language {
			return text, true
		}
	}
	return nil, false
}

// inLanguage parses the texts in the given language.
func inLanguage(texts []*models.RevisionText, language models.Language) []document.Text {
	found := []document.Text{}
	for _, text := range texts {
		if text.Language == language {
			found = append(found, document.ParseText(text))
		}
	}
	return found
}

// venuesBetween returns the venues that were targeted from the filing of the revision after from
// until the filing of the revision after to.
func venuesBetween(p *models.Proposal, from, to *models.Revision) []models.ID {
	venues := []models.ID{}
	for _, target := range p.VenueTargets {
		number := 0
		for _, revision := range p.Revisions {
			if !revision.FiledAt.After(target.CreatedAt) {
				number = max(number, revision.Number)
			}
		}
		if number > from.Number && number <= to.Number {
			venues = append(venues, target.VenueID)
		}
	}
	return venues
}

// Redline returns the text of the second revision in the given language, marked up with its
// differences from the first, followed by the addenda and supplements that belong to only one of
// the two. It returns false unless both revisions have a text in that language.
func Redline(c *models.Comparison, language models.Language) (document.Redline, bool) {
	before, _ := textIn(c.Before, language)
	after, has := textIn(c.After, language)
	if !slices.Contains(c.Languages(), language) || !has {
		return nil, false
	}
	redline := document.NewRedline(document.ParseText(before), document.ParseText(after))
	for _, text := range inLanguage(c.AdditionsRemoved, language) {
		redline = append(redline, document.NewRedline(text, document.Text{})...)
	}
	for _, text := range inLanguage(c.AdditionsAdded, language) {
		redline = append(redline, document.NewRedline(document.Text{}, text)...)
	}
	return redline, true
}
