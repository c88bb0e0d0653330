package tracker

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"proposaltracker/models"
)

// stillJoined refuses a new name once every venue that a proposal is aimed at has concluded, or the
// proposal itself is, where none of them lets co-authors join after that: practice differs, so it is
// each venue's policy. field is what led to the proposal.
func (w *writing) stillJoined(field string, p *models.Proposal) error {
	targets := []*models.VenueTarget{}
	if err := w.db.Where("proposal_id = ?", p.ID).Order("id").Find(&targets).Error; err != nil {
		return err
	}
	closed := []string{}
	for _, target := range targets {
		last, err := w.lastOutcome(target)
		if err != nil {
			return err
		}
		venue := w.directory.Venue(target.VenueID)
		if venue.JoinsAfterOutcome || (!last.Concludes() && !p.Status.Concluded()) {
			return nil
		}
		closed = append(closed, string(venue.Code))
	}
	switch {
	case len(closed) > 0:
		return models.TransitionNotAllowedError(field, p.Status.Next(), "%s has concluded on the proposal, and lets no co-author join after that", strings.Join(closed, ", "))
	case p.Status.Concluded():
		return models.TransitionNotAllowedError(field, p.Status.Next(), "the proposal is %s, and aimed at no venue that lets co-authors join after that", p.Status)
	default:
		return nil
	}
}

// joiner finds who can be a co-author: the Secretariat cannot, and nobody speaks for an actor of
// another body.
func (d *Directory) joiner(field, code string) (models.Party, error) {
	party, err := d.PartyByCode(code)
	if err == nil && party.Identity().Standing == models.Secretariat {
		return nil, models.Invalid(field, "the Secretariat sponsors nothing; give the code of a delegation or a group")
	}
	if err == nil && party.Identity().Standing == models.External {
		return nil, models.Invalid(field, "%s is known from imported data alone, and sponsors nothing here; give the code of a delegation or a group", code)
	}
	return party, at(field, err)
}

// joiners are those who can be co-authors of a list of codes, each once.
func (d *Directory) joiners(field string, codes []string) ([]models.Party, error) {
	parties, err := d.parties(field, codes)
	faults := []error{err}
	for _, party := range parties {
		if standing := party.Identity().Standing; standing == models.Secretariat || standing == models.External {
			code := string(party.Identity().Code)
			_, err := d.joiner(fmt.Sprintf("%s[%d]", field, slices.Index(codes, code)), code)
			faults = append(faults, err)
		}
	}
	return parties, errors.Join(faults...)
}
