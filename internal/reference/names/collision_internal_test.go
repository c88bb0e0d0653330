package names

import (
	"slices"
	"strconv"
	"testing"

	"proposaltracker/models"
)

// No folded name belongs to two actors, neither in the tables nor in policy.csv.
func TestTablesDoNotCollide(t *testing.T) {
	t.Parallel()
	for _, collision := range embedded().index.collisions {
		t.Errorf("two actors have the name %s; decide in policy.csv", collision)
	}
}

// A name that two actors claim with the same rank leads to neither; a claim of higher rank decides.
func TestContestedNames(t *testing.T) {
	t.Parallel()
	d := embedded()
	x := newIndex()
	for _, one := range []claim{
		{code: "AAA", text: "Alpha", rank: byOwnName},
		{code: "BBB", text: "Alpha", rank: byOwnName},
		{code: "AAA", text: "Beta", rank: byTable},
		{code: "BBB", text: "Beta", rank: byOwnName},
	} {
		one.words = d.wordsOf(one.text)
		x.add(one)
	}
	r := Recognizer{actors: map[models.Code]string{"AAA": "Alpha", "BBB": "Beta"}}
	for name, want := range map[string]models.Code{"Alpha": "", "Beta": "BBB"} {
		if got := r.ownerOf(x.keys[key(d.wordsOf(name))]); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if len(x.collisions) != 1 {
		t.Errorf("got the collisions %q, want the one of Alpha", x.collisions)
	}
}

// Each row of policy.csv has an effect, and states its reason or refers to a row that does.
func TestPolicies(t *testing.T) {
	t.Parallel()
	seen := []string{}
	for _, row := range rows("policy.csv") {
		name, match, candidates := row[0], row[1], row[3]
		if slices.Contains(seen, spelled(name)) || candidates == "" || match != "folded" && match != "exact" {
			t.Errorf("the row of %q is there twice, names no candidates or has the match %q", name, match)
		}
		seen = append(seen, spelled(name))
	}
}

func TestFormerNames(t *testing.T) {
	t.Parallel()
	for _, row := range rows("former.csv") {
		from, _ := strconv.Atoi(row[1])
		until, err := strconv.Atoi(row[2])
		if err != nil || until <= from || until > 2026 {
			t.Errorf("%s was called %s from %q until %q", row[0], row[3], row[1], row[2])
		}
	}
}
