package names

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"proposaltracker/models"
)

// rank is the priority of the source of a name. If two actors have the same name, the lower rank wins.
type rank int

const (
	byPolicy rank = iota
	byOwnName
	byTable
	byTitle // an official title before or after a name
)

// claim is the claim of an actor to a name.
type claim struct {
	code  models.Code
	text  string
	words []word
	rank  rank
	// isCode is true for a code, which is recognized only as a whole text: "CAN" is Canada, but
	// "can" in a sentence is not.
	isCode bool
	// exact is true for a name that is recognized only with its accents and points.
	exact bool
	// candidates lists the actors that policy.csv names as possible meanings.
	candidates []models.Code
}

// entry is the owner of a folded name.
type entry struct {
	code models.Code
	rank rank
	// contested is true if two actors claim the name with the same rank. Such a name stays unknown.
	contested  bool
	candidates []models.Code
}

// index finds names as whole texts (exact, keys), in running text (root), and by similarity (spellings).
type index struct {
	exact, keys map[string]entry
	root        *node
	spellings   []spelling
	// collisions lists pairs of actors that claim the same name with the same rank.
	collisions []string
}

func newIndex() *index {
	return &index{exact: map[string]entry{}, keys: map[string]entry{}, root: &node{}}
}

func (x *index) add(one claim) {
	if one.exact {
		x.enter(x.exact, spelled(one.text), one)
		return
	}
	at := key(one.words)
	if at == "" {
		return
	}
	x.enter(x.keys, at, one)
	if one.isCode || slices.ContainsFunc(one.words, func(w word) bool { return w.before == hardGap }) {
		return
	}
	end := &ending{key: at, acronym: len(one.words) == 1 && isAcronym(one.text)}
	x.root.enter(steps(one.words, true), end)
	x.root.enter(steps(one.words, false), end)
	if one.rank != byTitle && one.code != "" {
		x.spellings = append(x.spellings, newSpelling(one.code, one.words))
	}
}

func (x *index) enter(into map[string]entry, at string, one claim) {
	former, taken := into[at]
	switch {
	case !taken || one.rank < former.rank:
		into[at] = entry{code: one.code, rank: one.rank, candidates: one.candidates}
	case former.code != one.code && former.rank == one.rank:
		x.collisions = append(x.collisions, fmt.Sprintf("%q: %s, %s", at, former.code, one.code))
		former.contested = true
		former.candidates = append(former.candidates, former.code, one.code)
		into[at] = former
	}
}

// addTitled adds the name of a claim with each official title of its actor before and after it:
// "Kingdom of Spain", "Spain, Kingdom of".
func (x *index) addTitled(one claim, titles [][]word) {
	one.rank = byTitle
	name := one.words
	for _, title := range titles {
		after := slices.Clone(title)
		after[0].before = commaGap
		one.words = slices.Concat(title, name)
		x.add(one)
		one.words = slices.Concat(name, after)
		x.add(one)
	}
}

// node is a word in a trie of names.
type node struct {
	next map[string]*node
	// ends is not nil if a name ends at this node.
	ends *ending
}

type ending struct {
	// key is the key of the name in the map keys of its index.
	key string
	// acronym is true for a name that is recognized only in capitals: "US", not "us".
	acronym bool
}

// comma is the step for a comma inside a name, as in "Korea, Republic of".
const comma = ","

func isAcronym(text string) bool { return !strings.ContainsFunc(text, unicode.IsLower) }

// steps returns the path of a name in the trie: its canonical words and, if commas is set, its
// commas. A name of one word is not replaced by its canonical form.
func steps(words []word, commas bool) []string {
	if len(words) == 1 {
		return []string{words[0].raw}
	}
	steps := make([]string, 0, len(words)+1)
	for i, w := range words {
		if commas && i > 0 && w.before == commaGap {
			steps = append(steps, comma)
		}
		steps = append(steps, w.canonical)
	}
	return steps
}

func (n *node) enter(steps []string, end *ending) {
	for _, step := range steps {
		if n.next == nil {
			n.next = map[string]*node{}
		}
		if n.next[step] == nil {
			n.next[step] = &node{}
		}
		n = n.next[step]
	}
	if n.ends == nil || n.ends.acronym && !end.acronym {
		n.ends = end
	}
}
