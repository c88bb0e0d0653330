package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// Of two relations between the same proposals, a retracted one is not shown.
func TestRetractedRelation(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p, other := f.create(t, "JPN"), f.create(t, "JPN")
	for i, one := range []*models.Proposal{p, other} {
		f.circulate(t, one, 0, day("2016-07-01"), []string{"TEST/W/1", "TEST/W/2"}[i])
	}
	relate := func(kind models.RelationKind) models.ID {
		t.Helper()
		relation, err := f.RelateProposals(t.Context(), delegation("JPN"), tracker.RelateProposals{From: p.ID, Kind: kind, To: other.ID}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		return relation.ID
	}
	retracted, stands := relate(models.RespondsTo), relate(models.RelatedTo)
	if _, err := f.RetractRelation(t.Context(), delegation("JPN"), tracker.RetractRelation{Relation: retracted}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	for _, end := range []models.ID{p.ID, other.ID} {
		seen, err := f.Reader.Proposal(t.Context(), access.Viewer{}, end, query.With(query.Relations))
		if err != nil {
			t.Fatal(err)
		}
		got := []models.ID{}
		for _, relation := range seen.Relations {
			got = append(got, relation.ID)
		}
		if diff := cmp.Diff([]models.ID{stands}, got); diff != "" {
			t.Errorf("relations of %s (-want +got):\n%s", end, diff)
		}
	}
}
