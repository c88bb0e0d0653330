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
)

// unknownCode is the INVALID_INPUT for a code that nothing has; Allowed holds the nearest codes.
func unknownCode(kind, code string, known []models.Code) *models.Error {
	if _, err := models.ParseCode(code); err != nil {
		return models.NewError(models.InvalidInput, "no %s has it: %v", kind, err)
	}
	e := models.NewError(models.InvalidInput, "there is no %s %q", kind, code)
	e.Allowed = nearest(code, known)
	if len(e.Allowed) > 0 {
		e.Message += fmt.Sprintf("; did you mean %s?", strings.Join(e.Allowed, ", "))
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
