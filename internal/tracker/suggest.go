package tracker

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"proposaltracker/models"
)

const (
	suggestions        = 3
	suggestionDistance = 2
	// shortList is up to how many codes are told to who names none that is near.
	shortList = 20
)

// unknownCode is the INVALID_INPUT for a code that nothing has; Allowed holds the nearest codes. Where none is
// near, it holds all of a short list, and is nil for a long one.
func unknownCode(kind, code string, known []models.Code) *models.Error {
	if _, err := models.ParseCode(code); err != nil {
		return models.NewError(models.InvalidInput, "no %s has it: %v", kind, err)
	}
	e := models.NewError(models.InvalidInput, "there is no %s %q", kind, code)
	if near := nearest(code, known); len(near) > 0 {
		e.Allowed = near
		e.Message += fmt.Sprintf("; did you mean %s?", strings.Join(near, ", "))
		return e
	}
	if len(known) > 0 && len(known) <= shortList {
		for _, one := range known {
			e.Allowed = append(e.Allowed, string(one))
		}
		e.Message += "; the codes are " + strings.Join(e.Allowed, ", ")
	}
	return e
}

func nearest(code string, known []models.Code) []string {
	type candidate struct {
		code     string
		distance int
	}
	var near []candidate
	for _, other := range known {
		if distance := levenshtein.ComputeDistance(code, string(other)); distance <= suggestionDistance && distance < len(code) {
			near = append(near, candidate{string(other), distance})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return a.distance - b.distance })
	codes := []string{}
	for _, c := range near[:min(len(near), suggestions)] {
		codes = append(codes, c.code)
	}
	return codes
}
