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
	// own contains the names of the sponsors in the reference data.
	own *index
	// imported maps the folded names of actors of other bodies to their codes.
	imported map[string]models.Code
	// strangers contains sponsors to which the tables do not apply: none of their names is among
	// the names that the tables list for their code.
	strangers map[models.Code]bool
}

// New returns a recognizer of the given sponsors by their codes, names and aliases, and by the
// names that the embedded tables list for their codes. The tables apply only if they contain one of
// the sponsor's own names, so that a sponsor whose code is a country's by coincidence does not get
// the country's names.
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

// addImported adds an actor of another body. It can be a person, so articles are not dropped from
// its names: "El Hassan" is not "Hassan".
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

// Recognize returns the code of the delegation or group whose name is the whole text. It returns
// false if the name is unknown or ambiguous.
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

// ownerOf returns the actor that owns an entry; empty if the actor is unknown or the name is contested.
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

// byKey looks up a key among the sponsors' own names and in the tables, and returns the entry with
// the lower rank. If both have the same rank and different owners, the result is contested.
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

// bracketed looks up a name that is followed by another name of the same actor in brackets: "European Union (EU)".
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

// Key returns the folded form of a name. Names with the same key belong to the same actor. The key
// of a text without words is empty.
func Key(name string) string { return key(embedded().wordsOf(name)) }

// Fold returns a name in lower case without accents, punctuation and superfluous spaces. Unlike
// [Key], it preserves the order of the words.
func Fold(name string) string {
	words := joinInitials(split(name))
	if len(words) == 0 {
		return strings.TrimSpace(name)
	}
	return newSpelling("", words).text
}

// Bare returns a name in lower case without titles and articles, for comparisons letter by letter:
// "Republic of Kenya" is then no closer to "Republic of Korea" than "Kenya" is to "Korea". A text
// that consists only of titles is not changed.
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

// titleWords returns the words of official titles in their canonical forms.
func titleWords() []string {
	return []string{
		"republic", "kingdom", "state", "democratic", "federal", "islamic", "socialist", "people",
		"plurinational", "bolivarian", "principality", "sultanate",
	}
}

// Name returns the English name of the actor with the given code, or an empty text if the code is unknown.
func (r *Recognizer) Name(code models.Code) string { return r.actors[code] }
