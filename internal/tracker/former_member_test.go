package tracker_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A delegation speaks for a group, and sees the group's drafts, from the first day of its
// membership to the day before the membership ends.
func TestFormerMember(t *testing.T) {
	t.Parallel()
	f := newFixtureWith(t, `UPDATE group_memberships SET from_on = '2017-03-01', until_on = '2017-03-03'
		WHERE group_id = (SELECT id FROM sponsors WHERE code = 'AFRICAN_GROUP') AND delegation_id = (SELECT id FROM sponsors WHERE code = 'KEN')`)
	p := f.create(t, "JPN", "AFRICAN_GROUP")
	invitation := f.spellOf(t, p, "AFRICAN_GROUP").ID
	type outcome struct{ Sees, Accepts models.ErrorCode }
	got := map[string]outcome{}
	for _, on := range []string{"2017-02-28", "2017-03-03", "2017-03-02"} { // accepted on the last of these
		then := f.WithClock(func() time.Time { return day(on).Time().Add(12 * time.Hour) })
		_, seeing := then.Reader.Proposal(t.Context(), delegation("KEN"), p.ID, query.Preload{})
		_, accepting := then.RespondToCoAuthorship(t.Context(), delegation("KEN"), tracker.RespondToCoAuthorship{CoAuthorship: invitation, Response: models.Accept}, query.Preload{})
		one := outcome{}
		if seeing != nil {
			one.Sees = models.CodeOf(seeing)
		}
		if accepting != nil {
			one.Accepts = models.CodeOf(accepting)
		}
		got[on] = one
	}
	want := map[string]outcome{
		"2017-02-28": {models.NotFound, models.NotFound},
		"2017-03-02": {"", ""},
		"2017-03-03": {models.NotFound, models.NotFound},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("errors by day (-want +got):\n%s", diff)
	}
}

// A co-author that leaves on the day on which its name is printed is on the list of that day, and
// off the list from the next day. It cannot state an earlier day.
func TestLeaveOnDayOfCirculation(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP", "PAK")
	for _, code := range []models.Code{"SGP", "PAK"} {
		f.respond(t, code, f.spellOf(t, p, code).ID, models.Accept)
	}
	f.circulate(t, p, 0, day("2017-03-01"), "JOB/GC/96")
	leave := func(by models.Code, stated models.Date) (*models.CoAuthorship, error) {
		return f.WithdrawCoAuthorship(t.Context(), delegation(by), tracker.WithdrawCoAuthorship{CoAuthorship: f.spellOf(t, p, by).ID, LeftOn: stated}, everything)
	}
	_, err := leave("PAK", day("2017-03-01"))
	reported(t, err, models.InvalidInput,
		models.NewProblem(models.OutOfRange, models.P("value", "2017-03-01"), models.P("min", "2017-03-02"), models.P("bound", models.TermNamePrinted)).At("input.leftOn"))
	left, err := leave("SGP", models.Date{})
	if err != nil || left.LeftOn != day("2017-03-02") {
		t.Errorf("unexpected day on which SGP left: %v, error %v", left, err)
	}
}
