package tracker_test

import (
	"fmt"
	"testing"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// The last suffix of a symbol must match the kind of the revision and continue the numbering.
func TestSymbolSuffix(t *testing.T) {
	t.Parallel()
	f, number := newFixture(t), 0
	for name, c := range map[string]struct {
		kind   models.RevisionKind
		reason models.RevisionReason
		suffix string
		want   []fault
	}{
		"corrigendum as revision":   {models.KindCorrigendum, models.ReasonCorrection, "Rev.11", []fault{{models.InvalidInput, "input.symbols[0]"}}},
		"revision as addendum":      {models.KindRevision, models.ReasonText, "Add.1", []fault{{models.InvalidInput, "input.symbols[0]"}}},
		"addendum as revision":      {models.KindAddendum, models.ReasonText, "Rev.11", []fault{{models.InvalidInput, "input.symbols[0]"}}},
		"an earlier revision":       {models.KindRevision, models.ReasonText, "Rev.3", []fault{{models.InvalidInput, "input.symbols[0]"}}},
		"the next revision":         {models.KindRevision, models.ReasonText, "Rev.11", []fault{}},
		"a corrigendum":             {models.KindCorrigendum, models.ReasonCorrection, "Corr.1", []fault{}},
		"corrigendum of a revision": {models.KindCorrigendum, models.ReasonCorrection, "Rev.10/Corr.1", []fault{}},
	} {
		number++
		base := fmt.Sprintf("TEST/S/%d", number)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := f.create(t, "JPN")
			f.circulate(t, p, 0, day("2016-07-01"), base+"/Rev.10")
			f.fileAs(t, p, c.kind, c.reason)
			f.submit(t, p, 1)
			_, err := f.CirculateRevision(t.Context(), secretariat,
				trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 1, day("2016-07-02"), base+"/"+c.suffix), query.Preload{})
			f.expect(t, name, err, c.want...)
		})
	}
}

func (f *fixture) fileAs(t *testing.T, p *models.Proposal, kind models.RevisionKind, reason models.RevisionReason) {
	t.Helper()
	by := delegation(f.Reader.Directory().Code(p.SubmittedByID))
	_, err := f.FileRevision(t.Context(), by, tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 0).ID, Kind: kind, Reason: reason, Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: body + "\n2.2.  And more.\n"}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
}
