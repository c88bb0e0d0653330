package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A public proposal is not found by the symbol, document number, language or words of a revision
// that is hidden from the viewer, neither by searches nor by filters, and totals do not count it.
func TestSearchForHiddenRevision(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "TEST/W/1")
	if _, err := f.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 0).ID, Kind: models.KindRevision, Reason: models.ReasonText,
		Texts: []tracker.TextInput{english("Trust in trawlers", "1.1.  Confidential.\n"), {Language: models.Spanish, Title: "Confianza", Body: "1.1.  Reservado.\n"}},
	}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	f.submit(t, p, 1)
	hidden := f.revision(t, p, 1)
	if _, err := f.CirculateRevision(t.Context(), secretariat, tracker.CirculateRevision{
		Revision: hidden.ID, ExpectedVersion: hidden.Version, CirculatedOn: day("2016-07-20"), Access: models.Restricted,
		Symbols: []string{"TEST/W/1/Rev.1"}, DocumentNumber: "16-4321",
	}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	total := func(viewer access.Viewer, filter query.ProposalFilter) int {
		t.Helper()
		count, err := f.Reader.CountProposals(t.Context(), viewer, query.ProposalQuery{Filter: filter})
		if err != nil {
			t.Fatal(err)
		}
		return count.Count
	}
	for name, filter := range map[string]query.ProposalFilter{
		"symbol":          {Search: new("TEST/W/1/Rev.1")},
		"number, by word": {Search: new("16-4321")},
		"words":           {Search: new("trawlers")},
		"number":          {DocumentNumber: new("16-4321")},
		"language":        {Languages: []models.Language{models.Spanish}},
		"access":          {Access: []models.Access{models.Restricted}},
	} {
		got := map[string]int{"the public": total(access.Viewer{}, filter), "a Member": total(delegation("USA"), filter)}
		if diff := cmp.Diff(map[string]int{"the public": 0, "a Member": 1}, got); diff != "" {
			t.Errorf("the filter by %s: proposals found (-want +got):\n%s", name, diff)
		}
		if filter.Search == nil {
			continue
		}
		for who, viewer := range map[string]access.Viewer{"the public": {}, "a Member": delegation("USA")} {
			rows, err := f.Reader.Search(t.Context(), viewer, query.SearchQuery{Text: *filter.Search, Kinds: []query.MatchKind{query.MatchProposal}, Page: query.PageRequest{First: 5}}, query.Preload{})
			if err != nil || len(rows.Items) != got[who] {
				t.Errorf("search by %s: %s finds %d, want %d: %v", name, who, len(rows.Items), got[who], err)
			}
		}
	}
}

// Answers that were replaced or withdrawn are no longer found.
func TestSearchForReplacedAnswer(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	question := f.circulate(t, p, 0, day("2016-07-01"), "TEST/W/1").Proposal.Questions[0].ID
	f.answer(t, "PAK", question, "Lighthouses.", models.AnswerPublic)
	f.answer(t, "PAK", question, "Breakwaters.", models.AnswerPublic)
	withdrawn := f.answer(t, "BRA", question, "Dredgers.", models.AnswerPublic)
	if _, err := f.WithdrawAnswer(t.Context(), delegation("BRA"), tracker.WithdrawAnswer{Answer: withdrawn.ID}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"lighthouses": {}, "dredgers": {}, "breakwaters": {"ANSWER of PAK EN: <mark>Breakwaters</mark>."},
	} {
		for name, viewer := range map[string]access.Viewer{"the public": {}, "the delegation that withdrew": delegation("BRA")} {
			got := f.matches(t, viewer, query.SearchQuery{Text: text, Kinds: []query.MatchKind{query.MatchAnswer}})
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, for %s (-want +got):\n%s", text, name, diff)
			}
		}
	}
}

// Proposals of the same day are listed in order of creation, or in the opposite order.
func TestTiesInLists(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	created := []models.ID{}
	for _, symbol := range []string{"TEST/W/3", "TEST/W/1", "TEST/W/2"} {
		p := f.create(t, "JPN")
		f.circulate(t, p, 0, day("2016-07-01"), symbol)
		created = append(created, p.ID)
	}
	for _, descending := range []bool{false, true} {
		want := []models.ID{created[0], created[1], created[2]}
		if descending {
			want = []models.ID{created[2], created[1], created[0]}
		}
		rows, err := f.Reader.Proposals(t.Context(), access.Viewer{}, query.ProposalQuery{Order: query.OrderCirculatedOn, Descending: descending, Page: query.PageRequest{First: 10}}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, ids(rows.Items)); diff != "" {
			t.Errorf("descending %t (-want +got):\n%s", descending, diff)
		}
	}
}
