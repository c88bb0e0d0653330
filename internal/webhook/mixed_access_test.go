package webhook_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// mixed adds a restricted Rev.1 with another title to a proposal by Japan whose original is public,
// and then targets a venue.
func (f *fixture) mixed(t *testing.T, p *models.Proposal) {
	t.Helper()
	_, err := f.FileRevision(t.Context(), japan, tracker.FileRevision{
		Proposal: p.ID, BasedOn: trackertest.Revision(t, f.Tracker, japan, p.ID, 0).ID, Kind: models.KindRevision, Reason: models.ReasonText,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Concealed", Body: "1.1.  Trust is not needed.\n"}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.SubmitRevision(t.Context(), japan, trackertest.Submission(t, f.Tracker, japan, p.ID, 1), query.Preload{}); err != nil {
		t.Fatal(err)
	}
	in := trackertest.Circulation(t, f.Tracker, japan, p.ID, 1, f.Reader.Today(), "TEST/W/1/Rev.1")
	in.Access = models.Restricted
	if _, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	targeting := access.Viewer{Subject: japan.Subject, Delegation: japan.Delegation, Scopes: access.NewScopes(access.ScopeVenuesWrite)}
	if _, err := f.TargetVenue(t.Context(), targeting, tracker.TargetVenue{Proposal: p.ID, Venue: "GC"}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
}

// contents returns the event and the proposal in each request.
func contents(t *testing.T, requests []received) []string {
	t.Helper()
	all := []string{}
	for _, request := range requests {
		data := request.read(t)["data"].(map[string]any)
		proposal, line := data["proposal"].(map[string]any), fmt.Sprint(data["kind"])
		if revision, ok := data["revision"].(map[string]any); ok {
			line += fmt.Sprint(" ", revision["number"], " ", revision["symbol"])
		}
		all = append(all, line+fmt.Sprint(" of ", proposal["symbol"], " ", proposal["title"]))
	}
	slices.Sort(all)
	return all
}

// Receivers are notified of a restricted Rev.1 only if their owners may see it. The others receive
// later events of the proposal as if the public original were its only revision.
func TestMixedAccess(t *testing.T) {
	t.Parallel()
	p, member, observer := newSender(t), newReceiver(t), newReceiver(t)
	p.webhook(t, delegation("BRA"), member.URL)
	p.webhook(t, delegation("VAT"), observer.URL)
	proposal := p.create(t)
	p.circulate(t, proposal, "TEST/W/1")
	p.send(t)
	for name, r := range map[string]*receiver{"Member": member, "observer": observer} {
		if got := contents(t, r.take()); !slices.Contains(got, "REVISION_CIRCULATED 0 TEST/W/1 of TEST/W/1 Trust") {
			t.Errorf("%s: got unexpected events of the original %q", name, got)
		}
	}
	p.mixed(t, proposal)
	p.send(t)
	if diff := cmp.Diff([]string{"VENUE_TARGETED of TEST/W/1 Trust"}, contents(t, observer.take())); diff != "" {
		t.Errorf("the observer received (-want +got):\n%s", diff)
	}
	want := []string{
		"REVISION_CIRCULATED 1 TEST/W/1/Rev.1 of TEST/W/1/Rev.1 Concealed", "REVISION_SUBMITTED 1 TEST/W/1/Rev.1 of TEST/W/1/Rev.1 Concealed",
		"VENUE_TARGETED of TEST/W/1/Rev.1 Concealed",
	}
	if diff := cmp.Diff(want, contents(t, member.take())); diff != "" {
		t.Errorf("the Member received (-want +got):\n%s", diff)
	}
}
