package dataset

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"proposaltracker/internal/dataset/reader"
	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// maxMisses is the maximum number of near misses that are reported.
const maxMisses = 20

// Match is a sponsor of a file that was recognized as a delegation or group.
type Match struct {
	Written string      `json:"written"`
	Code    models.Code `json:"code"`
}

// Miss is a sponsor of a file that was not recognized, with the delegations and groups that it may be.
type Miss struct {
	Written     string             `json:"written"`
	Suggestions []names.Suggestion `json:"suggestions"`
}

// Matching reports which sponsors of a file were recognized as delegations or groups.
type Matching struct {
	Matched []Match `json:"matched"`
	// Unmatched counts the sponsors that were not recognized. Misses are those of them that are
	// most similar to a name, the most similar first, at most twenty.
	Unmatched int    `json:"unmatched"`
	Misses    []Miss `json:"misses"`
}

// matching compares the sponsors of a file with the names that the recognizer knows.
func matching(sponsors []reader.Sponsor, recognizer *names.Recognizer) Matching {
	m := Matching{Matched: []Match{}, Misses: []Miss{}}
	for _, sponsor := range sponsors {
		if sponsor.Known {
			m.Matched = append(m.Matched, Match{sponsor.Written, sponsor.Code})
			continue
		}
		m.Unmatched++
		if suggestions := recognizer.Suggest(sponsor.Written); len(suggestions) > 0 {
			m.Misses = append(m.Misses, Miss{sponsor.Written, suggestions})
		}
	}
	slices.SortStableFunc(m.Misses, func(a, b Miss) int { return cmp.Compare(a.distance(), b.distance()) })
	m.Misses = m.Misses[:min(len(m.Misses), maxMisses)]
	return m
}

// distance returns the share of letters in which a name differs from the first suggestion.
func (m Miss) distance() float64 {
	written, name := strings.ToLower(m.Written), strings.ToLower(m.Suggestions[0].Name)
	return float64(levenshtein.ComputeDistance(written, name)) / float64(max(len(written), len(name)))
}
