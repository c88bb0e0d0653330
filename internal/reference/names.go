package reference

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"

	"proposaltracker/models"
)

// Names finds the code of a sponsor by any of its names or aliases, in any language, without
// regard to letter case, accents, hyphens and a leading article. The zero value knows none.
type Names struct {
	codes map[string]models.Code
	known []models.Code
}

// NewNames knows the names of sponsors. Where two sponsors have one name, which [Load] refuses,
// it leads to the latter.
func NewNames(sponsors []*models.Sponsor) Names {
	n := Names{codes: map[string]models.Code{}}
	for _, sponsor := range sponsors {
		n.known = append(n.known, sponsor.Code)
		for _, name := range append([]string{sponsor.EN, sponsor.FR, sponsor.ES, string(sponsor.Code)}, sponsor.Aliases...) {
			n.codes[folded(name)] = sponsor.Code
		}
	}
	return n
}

// Lookup finds the code of a name, as in "la Fédération de Russie".
func (n Names) Lookup(name string) (models.Code, bool) {
	key := folded(name)
	if code, has := n.codes[key]; has {
		return code, true
	}
	for _, article := range []string{"the ", "le ", "la ", "les ", "l'", "el ", "los ", "las "} {
		bare, has := strings.CutPrefix(key, article)
		if code, knows := n.codes[strings.TrimSpace(bare)]; has && knows {
			return code, true
		}
	}
	return "", false
}

// Suggest tells whom the writer of a code that nobody has may have meant, the likeliest first,
// three at most: the owner of it as a name, then codes a slip or two away.
func (n Names) Suggest(code string) []models.Code {
	if owner, has := n.Lookup(code); has {
		return []models.Code{owner}
	}
	return nearest(code, n.known)
}

func (n Names) has(code models.Code) bool { return slices.Contains(n.known, code) }

const (
	suggestions = 3
	// slips is how many letters may be wrong, missing or too many.
	slips = 2
)

// nearest lists the codes that are up to two slips from code, but not so many that nothing of it
// is left, nearest first and then by code.
func nearest(code string, known []models.Code) []models.Code {
	type candidate struct {
		code     models.Code
		distance int
	}
	written, near := strings.ToUpper(code), []candidate{}
	for _, other := range known {
		if distance := slipsBetween(written, string(other)); distance <= slips && distance < min(len(written), len(other)) {
			near = append(near, candidate{other, distance})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.code, b.code))
	})
	codes := []models.Code{}
	for _, candidate := range near[:min(len(near), suggestions)] {
		codes = append(codes, candidate.code)
	}
	return codes
}

// slipsBetween is the Levenshtein distance, but letters in the wrong order are one slip.
func slipsBetween(a, b string) int {
	if a != b && slices.Equal(slices.Sorted(slices.Values([]byte(a))), slices.Sorted(slices.Values([]byte(b)))) {
		return 1
	}
	return levenshtein.ComputeDistance(a, b)
}

// folded is a name without letter case, accents, curly apostrophes and stray spaces, hyphens and
// underscores being spaces too. It is for comparison only.
func folded(name string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’':
			return '\''
		case r == '_' || unicode.Is(unicode.Pd, r):
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(name))
	return strings.Join(strings.Fields(plain), " ")
}
