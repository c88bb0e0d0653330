package directory

import (
	"errors"
	"fmt"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Parties returns the sponsors with the given codes, without duplicates.
func (d *Directory) Parties(field string, codes []string) ([]models.Party, error) {
	if len(codes) > MaxCodes {
		return nil, models.NewProblem(models.TooMany, models.P("items", models.TermCodes), models.P("count", len(codes)), models.P("limit", MaxCodes)).At(field)
	}
	parties := []models.Party{}
	var errs []error
	for i, code := range codes {
		party, err := d.PartyByCode(code)
		if err == nil && slices.Contains(codes[:i], code) {
			err = models.NewProblem(models.Duplicate, models.P("value", code))
		}
		if err != nil {
			errs = append(errs, models.At(fmt.Sprintf("%s[%d]", field, i), err))
			continue
		}
		parties = append(parties, party)
	}
	return parties, errors.Join(errs...)
}

// Joiner returns the sponsor with the given code if it can be a co-author. The Secretariat and
// actors of other organizations cannot.
func (d *Directory) Joiner(field, code string) (models.Party, error) {
	party, err := d.PartyByCode(code)
	if err == nil {
		err = access.RequireEligible(party.Identity())
	}
	return party, models.At(field, err)
}

// Joiners returns the sponsors with the given codes, without duplicates. All of them must be able
// to be co-authors.
func (d *Directory) Joiners(field string, codes []string) ([]models.Party, error) {
	parties, err := d.Parties(field, codes)
	errs := []error{err}
	for _, party := range parties {
		if err := access.RequireEligible(party.Identity()); err != nil {
			index := slices.Index(codes, string(party.Identity().Code))
			errs = append(errs, models.At(fmt.Sprintf("%s[%d]", field, index), err))
		}
	}
	return parties, errors.Join(errs...)
}

// VenueIDs returns the IDs of the venues with the given codes.
//
// Errors: INVALID_INPUT for each unknown code, joined, at its index in field; LIMIT_EXCEEDED.
func (d *Directory) VenueIDs(field string, codes []string) (models.IDs, error) {
	return idsOf(field, codes, func(code string) (models.ID, error) {
		venue, err := d.VenueByCode(code)
		if err != nil {
			return models.ID{}, err
		}
		return venue.ID, nil
	})
}

// ProgrammeIDs returns the IDs of the work programmes with the given codes.
//
// Errors: INVALID_INPUT for each unknown code, joined, at its index in field; LIMIT_EXCEEDED.
func (d *Directory) ProgrammeIDs(field string, codes []string) (models.IDs, error) {
	return idsOf(field, codes, func(code string) (models.ID, error) {
		programme, err := d.ProgrammeByCode(code)
		if err != nil {
			return models.ID{}, err
		}
		return programme.ID, nil
	})
}

// DelegationIDs returns the IDs of the delegations with the given codes.
//
// Errors: INVALID_INPUT for each unknown code, joined, at its index in field; LIMIT_EXCEEDED.
func (d *Directory) DelegationIDs(field string, codes []string) (models.IDs, error) {
	return idsOf(field, codes, func(code string) (models.ID, error) {
		delegation, err := d.DelegationByCode(code)
		if err != nil {
			return models.ID{}, err
		}
		return delegation.ID, nil
	})
}

// idsOf calls find for each code and returns the IDs.
func idsOf(field string, codes []string, find func(code string) (models.ID, error)) (models.IDs, error) {
	if len(codes) > MaxCodes {
		return nil, models.NewProblem(models.TooMany, models.P("items", models.TermCodes), models.P("count", len(codes)), models.P("limit", MaxCodes)).At(field)
	}
	ids := models.IDs{}
	var errs []error
	for i, code := range codes {
		id, err := find(code)
		if err != nil {
			errs = append(errs, models.At(fmt.Sprintf("%s[%d]", field, i), err))
			continue
		}
		ids = append(ids, id)
	}
	return ids, errors.Join(errs...)
}
