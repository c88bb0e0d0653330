package tracker

import (
	"context"
	"slices"

	"proposaltracker/access"
	"proposaltracker/document"
	"proposaltracker/models"
)

// Compare tells what differs between two revisions of a proposal, in either order.
//
// Errors: NOT_FOUND, INVALID_INPUT (revisions of two proposals).
func (r *Reader) Compare(ctx context.Context, viewer access.Viewer, from, to models.ID, parts Parts) (*models.Comparison, error) {
	parts.Changes, parts.VenueTargets = true, true
	second, err := r.Revision(ctx, viewer, to, parts)
	if err != nil {
		return nil, at("to", err)
	}
	first, has := second.Proposal.Revision(from)
	if !has {
		return nil, r.otherProposals(ctx, viewer, from)
	}
	return compared(second.Proposal, first, second), nil
}

// otherProposals says why a revision is not one of the proposal with which it is to be compared.
func (r *Reader) otherProposals(ctx context.Context, viewer access.Viewer, from models.ID) error {
	if _, err := r.Revision(ctx, viewer, from, Parts{}); err != nil {
		return at("from", err)
	}
	return models.Invalid("from", "the two revisions are of two proposals; revisions of one can be compared")
}

func compared(p *models.Proposal, from, to *models.Revision) *models.Comparison {
	c := &models.Comparison{From: from, To: to, Paragraphs: map[models.Language][]models.ParagraphChange{}}
	before, after := names(p, from), names(p, to)
	c.Added, c.Removed = without(after, before), without(before, after)
	c.VenuesAdded, c.VenuesRemoved = venuesBetween(p, from, to), venuesBetween(p, to, from)
	c.Before, c.After = standingAt(p, from).Texts, standingAt(p, to).Texts
	for _, language := range c.Languages() {
		c.Paragraphs[language] = differences(c, to, language)
		c.TextChanged = c.TextChanged || len(c.Paragraphs[language]) > 0
	}
	for _, language := range c.Languages() {
		one, _ := textAmong(c.Before, language)
		other, _ := textAmong(c.After, language)
		c.TextChanged = c.TextChanged || one.Title != other.Title
	}
	return c
}

// without are those of a list that are not on another.
func without(list, other []models.ID) []models.ID {
	kept := []models.ID{}
	for _, id := range list {
		if !slices.Contains(other, id) {
			kept = append(kept, id)
		}
	}
	return kept
}

// standingAt is the revision whose text stood at a revision: itself, where it replaces the text.
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

// differences are the paragraphs that differ in a language, and those that the second revision adds
// beside the text.
func differences(c *models.Comparison, to *models.Revision, language models.Language) []models.ParagraphChange {
	before, _ := textAmong(c.Before, language)
	after, _ := textAmong(c.After, language)
	changes := []models.ParagraphChange{}
	if before.Body != after.Body {
		changes = paragraphChanges(recognized(before), recognized(after))
	}
	if own, has := textAmong(to.Texts, language); has && !to.Kind.Replaces() {
		changes = append(changes, paragraphChanges(document.Text{}, recognized(own))...)
	}
	return changes
}

func textAmong(texts []*models.RevisionText, language models.Language) (*models.RevisionText, bool) {
	for _, text := range texts {
		if text.Language == language {
			return text, true
		}
	}
	return nil, false
}

// venuesBetween are the venues that were named after a revision was filed and before the one that
// followed another.
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

// Redline is the whole text of the second revision of a comparison with its differences from that of
// the first, in a language; what the second adds beside the text follows it. It is false where the
// two do not both have a text in it.
func Redline(c *models.Comparison, language models.Language) (document.Redline, bool) {
	before, _ := textAmong(c.Before, language)
	after, has := textAmong(c.After, language)
	if !slices.Contains(c.Languages(), language) || !has {
		return nil, false
	}
	redline := document.NewRedline(recognized(before), recognized(after))
	if own, has := textAmong(c.To.Texts, language); has && !c.To.Kind.Replaces() {
		redline = append(redline, document.NewRedline(document.Text{}, recognized(own))...)
	}
	return redline, true
}
