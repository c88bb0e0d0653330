package reference

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"proposaltracker/models"
)

// Names finds the code of a sponsor by any of its names or aliases, in any language, without
// regard to letter case, accents and a leading article. The zero value knows none.
type Names struct {
	codes map[string]models.Code
}

// NewNames knows the names of sponsors.
func NewNames(sponsors []*models.Sponsor) Names {
	n := Names{codes: map[string]models.Code{}}
	for _, sponsor := range sponsors {
		for _, name := range append([]string{sponsor.EN, sponsor.FR, sponsor.ES, string(sponsor.Code)}, sponsor.Aliases...) {
			n.codes[folded(name)] = sponsor.Code
		}
	}
	return n
}

// Lookup finds the code of a name.
func (n Names) Lookup(name string) (models.Code, bool) {
	key := folded(name)
	if code, has := n.codes[key]; has {
		return code, true
	}
	for _, article := range []string{"the ", "le ", "la ", "les ", "l'", "el ", "los ", "las "} {
		if code, has := n.codes[strings.TrimPrefix(key, article)]; has && strings.HasPrefix(key, article) {
			return code, true
		}
	}
	return "", false
}

// folded is a name without letter case, accents, curly apostrophes and stray spaces.
func folded(name string) string {
	withoutMarks := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	plain, _, err := transform.String(withoutMarks, name)
	if err != nil {
		plain = name
	}
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(plain, "’", "'")), " "))
}
