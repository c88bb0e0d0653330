package directory

import (
	"slices"

	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// shortList is the maximum number of codes that an error lists if none is similar.
const shortList = 20

// unknownCode returns the INVALID_INPUT error for an unknown code. Its parameter `nearest` lists
// the most similar codes. If none is similar and there are few codes, `allowed` lists all of them.
func unknownCode(object models.Term, code string, known []models.Code) *models.Error {
	if near := names.NearestCodes(code, known); len(near) > 0 {
		return models.NewProblem(models.UnknownCode, models.P("object", object), models.P("value", code), models.P("nearest", near...))
	}
	if len(known) > 0 && len(known) <= shortList {
		return models.NewProblem(models.UnknownCode, models.P("object", object), models.P("value", code), models.P("allowed", known...))
	}
	return models.NewProblem(models.UnknownCode, models.P("object", object), models.P("value", code))
}

// unknownParty returns the INVALID_INPUT error for a text that is not the code of a delegation or
// group. If the text is a name of sponsors, `nearest` lists their codes: for example, GBR for "UK".
func (d *Directory) unknownParty(object models.Term, text string, known []models.Code) *models.Error {
	meant := []models.Code{}
	for _, suggestion := range d.names.Suggest(text) {
		if slices.Contains(known, suggestion.Code) {
			meant = append(meant, suggestion.Code)
		}
	}
	if len(meant) == 0 {
		return unknownCode(object, text, known)
	}
	return models.NewProblem(models.UnknownCode, models.P("object", object), models.P("value", text), models.P("nearest", meant...))
}

// Nearest returns the codes of the delegations and groups that a name may refer to, most likely
// first.
func (d *Directory) Nearest(name string) []models.Code {
	codes := []models.Code{}
	for _, suggestion := range d.names.Suggest(name) {
		codes = append(codes, suggestion.Code)
	}
	return codes
}
