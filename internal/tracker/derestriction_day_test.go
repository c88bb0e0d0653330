package tracker_test

import (
	"testing"

	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// If a change of access omits the day of derestriction, the day remains unchanged; null removes it.
// A revision that becomes public has no such day.
func TestChangeAccessOfRestrictedRevision(t *testing.T) {
	t.Parallel()
	opens, none := models.DateOf(noon.AddDate(0, 0, 10)), models.Date{}
	for name, c := range map[string]struct {
		to   models.Access
		on   models.Change[models.Date]
		want models.Date
	}{
		"omitted":                  {models.Restricted, models.Change[models.Date]{}, opens},
		"null":                     {models.Restricted, models.Clear[models.Date](), none},
		"another day":              {models.Restricted, models.SetTo(opens.AddDays(1)), opens.AddDays(1)},
		"made public, omitted":     {models.Public, models.Change[models.Date]{}, none},
		"made public, set to null": {models.Public, models.Clear[models.Date](), none},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			p := f.create(t, "JPN")
			f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
			change := func(to models.Access, on models.Change[models.Date]) *models.Revision {
				t.Helper()
				in := tracker.ChangeAccess{Revision: f.revision(t, p, 0).ID, Access: to, DerestrictedOn: on}
				changed, err := f.ChangeAccess(t.Context(), secretariat, in, everything)
				if err != nil {
					t.Fatal(err)
				}
				return changed
			}
			change(models.Restricted, models.SetTo(opens))
			if got := change(c.to, c.on); got.Access != c.to || got.DerestrictedOn != c.want {
				t.Errorf("the revision is %s with the day %q, want %s with %q", got.Access, got.DerestrictedOn, c.to, c.want)
			}
		})
	}
}
