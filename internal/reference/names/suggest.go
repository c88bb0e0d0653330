package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"proposaltracker/models"
)

// maxSuggestions is the maximum number of suggestions for a text.
const maxSuggestions = 3

// Suggestion is an actor that the input may refer to.
type Suggestion struct {
	Code models.Code
	// Name is the actor's English name.
	Name string
}

// spelling is a name that is compared with the input.
type spelling struct {
	code  models.Code
	text  string
	words []string
}

func newSpelling(code models.Code, words []word) spelling {
	s := spelling{code: code}
	for _, w := range words {
		s.words = append(s.words, w.raw)
	}
	s.text = strings.Join(s.words, " ")
	return s
}

// Suggest returns at most three actors that a text may refer to, most likely first. If the text is
// the name of an actor, the result is that actor. Otherwise it lists the candidates that policy.csv
// names for the text, the owner of the two-letter ISO 3166 code, and actors whose name or code
// differs in a few letters.
func (r *Recognizer) Suggest(text string) []Suggestion {
	codes := []models.Code{}
	if len(text) > maxName {
		return r.named(codes)
	}
	if code, ok := r.Recognize(text); ok {
		return r.named(append(codes, code))
	}
	found, _ := r.lookup(text)
	codes = append(codes, found.candidates...)
	codes = append(codes, r.dictionary.alpha2[strings.ToUpper(strings.TrimSpace(text))])
	return r.named(append(codes, r.nearest(text)...))
}

// named returns the suggestions for codes. It drops unknown and repeated codes, and all after the third.
func (r *Recognizer) named(codes []models.Code) []Suggestion {
	suggestions := []Suggestion{}
	for i, code := range codes {
		name, known := r.actors[code]
		if known && !slices.Contains(codes[:i], code) && len(suggestions) < maxSuggestions {
			suggestions = append(suggestions, Suggestion{Code: code, Name: name})
		}
	}
	return suggestions
}

// nearest returns the actors whose code or one of whose names is similar to a text, nearest first.
func (r *Recognizer) nearest(text string) []models.Code {
	typed := newSpelling("", r.dictionary.wordsOf(text))
	best := map[models.Code]int{}
	note := func(code models.Code, distance int) {
		if former, ok := best[code]; !ok || distance < former {
			best[code] = distance
		}
	}
	for code := range r.actors {
		if distance, near := codeDistance(text, code); near {
			note(code, distance)
		}
	}
	for _, known := range slices.Concat(r.own.spellings, r.dictionary.index.spellings) {
		if distance, near := typed.distance(known); near && !r.strangers[known.code] {
			note(known.code, distance)
		}
	}
	return inOrder(best)
}

// inOrder returns the codes ordered by distance, and then alphabetically.
func inOrder(distances map[models.Code]int) []models.Code {
	codes := make([]models.Code, 0, len(distances))
	for code := range distances {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(a, b models.Code) int { return cmp.Or(cmp.Compare(distances[a], distances[b]), cmp.Compare(a, b)) })
	return codes
}

// NearestCodes returns at most three of the known codes that differ from a text in one or two
// letters, but not in all: nearest first, and then alphabetically.
func NearestCodes(text string, known []models.Code) []models.Code {
	distances := map[models.Code]int{}
	for _, code := range known {
		if distance, near := codeDistance(text, code); near {
			distances[code] = distance
		}
	}
	codes := inOrder(distances)
	return codes[:min(len(codes), maxSuggestions)]
}

func codeDistance(text string, code models.Code) (distance int, near bool) {
	typed := strings.ToUpper(strings.TrimSpace(text))
	if len(typed) > len(code)+maxCodeSlips {
		return 0, false
	}
	distance = slips(typed, string(code))
	return distance, distance <= maxCodeSlips && distance < min(len(typed), len(code))
}

const (
	maxCodeSlips = 2
	// partial is the distance between two names if one contains all words of the other.
	partial = 4
)

// distance returns the number of letters in which two names differ, or partial if one contains all
// words of the other. near is false if the names are not similar: they differ in more than a
// quarter of the longer name, or in more than three letters.
func (s spelling) distance(known spelling) (distance int, near bool) {
	longest := max(len(s.text), len(known.text))
	if most := min(longest/4, maxCodeSlips+1); longest-min(len(s.text), len(known.text)) <= most {
		if distance := slips(s.text, known.text); distance <= most {
			return distance, true
		}
	}
	return partial, s.within(known) || known.within(s)
}

// within reports whether all words of s occur in other, and at least one of them has more than four letters.
func (s spelling) within(other spelling) bool {
	long := slices.ContainsFunc(s.words, func(w string) bool { return len(w) > partial })
	return long && !slices.ContainsFunc(s.words, func(w string) bool { return !slices.Contains(other.words, w) })
}

// slips returns the Levenshtein distance of two texts, except that texts with the same letters in
// another order have distance 1.
func slips(a, b string) int {
	if a != b && slices.Equal(slices.Sorted(slices.Values([]byte(a))), slices.Sorted(slices.Values([]byte(b)))) {
		return 1
	}
	return levenshtein.ComputeDistance(a, b)
}
