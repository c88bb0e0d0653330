// Package names recognizes delegations and groups by their names in any spelling: in English,
// French or Spanish, short or official, inverted ("Korea, Republic of"), abbreviated ("Dem. Rep. of
// the Congo", "U.S.A."), with or without accents, in any letter case. A name that could mean
// several actors is unknown unless policy.csv decides. README.md lists the tables, their sources
// and licenses.
package names

import (
	"slices"
	"strings"

	"proposaltracker/models"
)

// maxName is the maximum length of a name in bytes.
const maxName = 400

// Recognizer finds the codes of delegations and groups by their names. It is immutable and safe for
// concurrent use.
type Recognizer struct {
	dictionary *dictionary
	// actors maps each known code to its English name.
	actors map[models.Code]string
	// own contains the names of the sponsors themselves.
	own *index
	// imported contains actors of other bodies, by their folded names: nothing else is known of
	// them.
	imported map[string]models.Code
	// strangers are sponsors that have a code of the tables but none of its names.
	strangers map[models.Code]bool
}

// New returns a recognizer of the given sponsors by their codes, names and aliases, and by their names in
// the embedded tables. The tables apply to a code only if one of the sponsor's own names is among them: a
// code that means something else elsewhere does not attract a country's names.
func New(sponsors []*models.Sponsor) *Recognizer {
	r := &Recognizer{
		dictionary: embedded(), actors: map[models.Code]string{}, own: newIndex(),
		imported: map[string]models.Code{}, strangers: map[models.Code]bool{},
	}
	for _, sponsor := range sponsors {
		r.actors[sponsor.Code] = sponsor.EN
		if sponsor.Standing == models.External {
			r.addImported(sponsor)
			continue
		}
		r.add(sponsor)
	}
	return r
}

func ownNames(sponsor *models.Sponsor) []string {
	return append([]string{sponsor.EN, sponsor.FR, sponsor.ES}, sponsor.Aliases...)
}

// addImported adds an actor of another body. Its names can be those of people: "El Hassan" is not
// "Hassan".
func (r *Recognizer) addImported(sponsor *models.Sponsor) {
	r.strangers[sponsor.Code] = true
	for _, name := range append(ownNames(sponsor), string(sponsor.Code)) {
		if _, taken := r.imported[Fold(name)]; !taken && name != "" {
			r.imported[Fold(name)] = sponsor.Code
		}
	}
}

func (r *Recognizer) add(sponsor *models.Sponsor) {
	one := claim{code: sponsor.Code, text: string(sponsor.Code), rank: byOwnName, isCode: true}
	one.words = r.dictionary.wordsOf(one.text)
	r.own.add(one)
	one.isCode = false
	all, known := []claim{}, false
	for _, name := range ownNames(sponsor) {
		one.text, one.words = name, r.dictionary.wordsOf(name)
		r.own.add(one)
		all = append(all, one)
		known = known || r.dictionary.names[one.code][key(one.words)]
	}
	r.strangers[one.code] = !known
	if known {
		for _, one := range all {
			r.own.addTitled(one, r.dictionary.titles[one.code])
		}
	}
}

// Recognize returns the code of the delegation or group whose name is the whole text. It returns false
// if there is none, or if there could be several.
func (r *Recognizer) Recognize(text string) (models.Code, bool) {
	code := models.Code(strings.TrimSpace(text)) // not folded, since AND is Andorra but "and" is a conjunction
	if _, known := r.actors[code]; known {
		return code, true
	}
	found, ok := r.lookup(text)
	if !ok {
		found = r.bracketed(text)
	}
	if found.code == "" && found.candidates == nil {
		found.code = r.imported[Fold(text)]
	}
	code = r.ownerOf(found)
	return code, code != ""
}

// ownerOf returns the actor with a name; empty if it is unknown.
func (r *Recognizer) ownerOf(found entry) models.Code {
	if _, known := r.actors[found.code]; !known || found.contested {
		return ""
	}
	return found.code
}

func (r *Recognizer) lookup(text string) (entry, bool) {
	if len(text) > maxName {
		return entry{}, false
	}
	if found, ok := r.dictionary.index.exact[spelled(text)]; ok {
		return found, true
	}
	found := r.byKey(key(r.dictionary.wordsOf(text)))
	return found, found.code != "" || found.candidates != nil
}

// byKey returns the owner of a folded name, by the sponsors' own names and by the tables.
func (r *Recognizer) byKey(key string) entry {
	own, hasOwn := r.own.keys[key]
	table, hasTable := r.dictionary.index.keys[key]
	hasTable = hasTable && (table.rank == byPolicy || !r.strangers[table.code])
	switch {
	case !hasTable || hasOwn && own.rank < table.rank:
		return own
	case hasOwn && own.rank == table.rank && own.code != table.code:
		return entry{contested: true, candidates: []models.Code{own.code, table.code}}
	default:
		return table
	}
}

// bracketed reads a name with another name of the same actor in brackets: "European Union (EU)".
func (r *Recognizer) bracketed(text string) entry {
	outer, inner, ok := strings.Cut(strings.TrimSpace(text), "(")
	inner, closed := strings.CutSuffix(inner, ")")
	if !ok || !closed {
		return entry{}
	}
	first, _ := r.lookup(outer)
	second, _ := r.lookup(inner)
	if first.code != second.code || first.contested || second.contested {
		return entry{}
	}
	return first
}

// Knows reports whether a code belongs to a sponsor.
func (r *Recognizer) Knows(code models.Code) bool {
	_, known := r.actors[code]
	return known
}

// Key folds a name: names with the same key belong to the same actor. It is empty for a text without
// words.
func Key(name string) string { return key(embedded().wordsOf(name)) }

// Fold returns a name in lower case without accents, punctuation and superfluous spaces. The order of its
// words does not change.
func Fold(name string) string {
	words := joinInitials(split(name))
	if len(words) == 0 {
		return strings.TrimSpace(name)
	}
	return newSpelling("", words).text
}

// Bare returns a name without titles, articles and letter case, for comparing letters: "Republic of
// Kenya" is no closer to Korea than "Kenya" is. A text that consists of titles is not changed.
func Bare(name string) string {
	bare := []string{}
	for _, w := range embedded().wordsOf(name) {
		if !slices.Contains(titleWords(), w.canonical) {
			bare = append(bare, w.raw)
		}
	}
	if len(bare) == 0 {
		return name
	}
	return strings.Join(bare, " ")
}

// titleWords returns the words of titles that do not identify the actor, in their canonical forms.
func titleWords() []string {
	return []string{
		"republic", "kingdom", "state", "democratic", "federal", "islamic", "socialist", "people",
		"plurinational", "bolivarian", "principality", "sultanate",
	}
}

// Name returns the English name of a known code, and an empty text for others.
func (r *Recognizer) Name(code models.Code) string { return r.actors[code] }
