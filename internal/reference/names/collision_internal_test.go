package names

import (
	"slices"
	"strconv"
	"testing"

	"proposaltracker/models"
)

// In the tables and in policy.csv, each folded name belongs to one actor.
func TestTablesDoNotCollide(t *testing.T) {
	t.Parallel()
	for _, collision := range embedded().index.collisions {
		t.Errorf("two actors claim the name %s; add a row to policy.csv", collision)
	}
}

// A name that two actors claim with the same rank is unknown; a claim with a lower rank wins.
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
		t.Errorf("got collisions %q, want only that of Alpha", x.collisions)
	}
}

// Each row of policy.csv is unique, names candidates and has a valid match type.
func TestPolicies(t *testing.T) {
	t.Parallel()
	seen := []string{}
	for _, row := range rows("policy.csv") {
		name, match, candidates := row[0], row[1], row[3]
		if slices.Contains(seen, spelled(name)) || candidates == "" || match != "folded" && match != "exact" {
			t.Errorf("the row of %q is a duplicate, has no candidates, or has the match type %q", name, match)
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
			t.Errorf("%s: got %s from %q until %q, want two years in order, at most 2026", row[0], row[3], row[1], row[2])
		}
	}
}
