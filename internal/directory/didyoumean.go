package directory

import (
	"slices"
	"strings"

	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// shortList is the number of codes up to which all are suggested if none is similar.
const shortList = 20

// unknownCode returns the INVALID_INPUT for an unknown code. Allowed holds the most similar codes.
// If none is similar, it holds all codes of a short list, and is nil for a long one.
func unknownCode(kind, code string, known []models.Code) *models.Error {
	if _, err := models.ParseCode(code); err != nil {
		return models.NewError(models.InvalidInput, "no %s has it: %v", kind, err)
	}
	e := models.NewError(models.InvalidInput, "there is no %s %q", kind, code)
	if near := names.NearestCodes(code, known); len(near) > 0 {
		e.Allowed = plain(near)
		e.Message += "; did you mean " + strings.Join(e.Allowed, ", ") + "?"
		return e
	}
	if len(known) > 0 && len(known) <= shortList {
		e.Allowed = plain(known)
		e.Message += "; the codes are " + strings.Join(e.Allowed, ", ")
	}
	return e
}

func plain(codes []models.Code) []string {
	texts := make([]string, len(codes))
	for i, code := range codes {
		texts[i] = string(code)
	}
	return texts
}

// unknownParty returns the INVALID_INPUT for a text that is not the code of a delegation or group.
// Allowed holds the codes of the sponsors with that name, if any: "UK" is a name of GBR.
func (d *Directory) unknownParty(kind, text string, known []models.Code) *models.Error {
	meant := []string{}
	e := models.NewError(models.InvalidInput, "there is no %s %q", kind, text)
	for _, suggestion := range d.names.Suggest(text) {
		if slices.Contains(known, suggestion.Code) {
			e.Allowed = append(e.Allowed, string(suggestion.Code))
			meant = append(meant, string(suggestion.Code)+" ("+suggestion.Name+")")
		}
	}
	if len(meant) == 0 {
		return unknownCode(kind, text, known)
	}
	e.Message += "; did you mean " + strings.Join(meant, ", ") + "?"
	return e
}
