package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A delegation leaves and rejoins two revisions later. The list on any day can be determined, and
// each revision retains its printed list.
func TestRejoin(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP", "PAK")
	f.respond(t, "SGP", f.spellOf(t, p, "SGP").ID, models.Accept)
	f.respond(t, "PAK", f.spellOf(t, p, "PAK").ID, models.Accept)
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")

	if _, err := f.WithdrawCoAuthorship(t.Context(), delegation("PAK"), tracker.WithdrawCoAuthorship{CoAuthorship: f.spellOf(t, p, "PAK").ID, LeftOn: day("2016-08-15")}, everything); err != nil {
		t.Fatal(err)
	}
	f.file(t, p, 0, models.ReasonCoAuthorsOnly)
	f.circulate(t, p, 1, day("2016-09-01"), "JOB/GC/96/Rev.1")
	if _, err := f.RequestCoAuthorship(t.Context(), delegation("PAK"), tracker.RequestCoAuthorship{Proposal: p.ID, RequestedOn: day("2016-09-20")}, everything); err != nil {
		t.Fatal(err)
	}
	f.respond(t, "SGP", f.spellOf(t, p, "PAK").ID, models.Accept)
	f.file(t, p, 1, models.ReasonCoAuthorsOnly)
	f.circulate(t, p, 2, day("2016-10-01"), "JOB/GC/96/Rev.2")

	seen, err := f.Reader.ProposalBySymbol(t.Context(), access.Viewer{}, "JOB/GC/96/Rev.1", everything)
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string][]models.Code{
		"2016-06-30": {},
		"2016-07-01": {"JPN", "PAK", "SGP"},
		"2016-08-14": {"JPN", "PAK", "SGP"},
		"2016-08-15": {"JPN", "SGP"},
		"2016-09-30": {"JPN", "SGP"},
		"2016-10-01": {"JPN", "PAK", "SGP"},
	} {
		list := seen.ListOn(day(on))
		f.Reader.Directory().SortByName(list, models.English)
		if diff := cmp.Diff(want, f.codes(list)); diff != "" {
			t.Errorf("the list on %s (-want +got):\n%s", on, diff)
		}
	}
	for number, want := range []int{3, 2, 3} {
		if got := len(seen.Revisions[number].Printed); got != want {
			t.Errorf("revision %d has %d names, want %d", number, got, want)
		}
	}
	for number, revision := range seen.Revisions {
		if revision.Current != (number == 2) {
			t.Errorf("revision %d: unexpected current flag %t", number, revision.Current)
		}
		if number > 0 && !revision.ReasonCheck.Holds() {
			t.Errorf("revision %d: got problems with the reason %v, want none", number, revision.ReasonCheck.Problems)
		}
	}
}

func (f *fixture) file(t *testing.T, p *models.Proposal, expected int, reason models.RevisionReason) *models.Revision {
	t.Helper()
	by := delegation(f.Reader.Directory().Code(p.SubmittedByID))
	revision, err := f.FileRevision(t.Context(), by, tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, expected).ID, Kind: models.KindRevision, Reason: reason,
	}, everything)
	if err != nil {
		t.Fatalf("file revision %d: %v", expected+1, err)
	}
	return revision
}
