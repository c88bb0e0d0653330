package tracker_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// Drafts are listed by the last change of their proposal, latest first, for the submitting delegation and for accepted
// co-authors, including the members of a group.
func TestOrderOfDrafts(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	first, second := f.create(t, "JPN", "LDC_GROUP"), f.create(t, "JPN")
	f.respond(t, "TCD", f.spellOf(t, first, "LDC_GROUP").ID, models.Accept)
	third := f.create(t, "JPN")
	edit := tracker.EditRevision{
		Revision: f.revision(t, second, 0).ID, ExpectedVersion: 1, Texts: []tracker.TextEdit{wholeText(english("Edited", body))},
	}
	if _, err := f.EditRevision(t.Context(), delegation("JPN"), edit, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	for by, want := range map[models.Code][]models.ID{
		"JPN": {second.ID, third.ID, first.ID}, "TCD": {first.ID}, "USA": {},
	} {
		got, page := []models.ID{}, query.PageRequest{First: 1}
		for {
			rows, err := f.Reader.Drafts(t.Context(), delegation(by), page, query.Preload{})
			if err != nil {
				t.Fatal(err)
			}
			for _, draft := range rows.Items {
				got = append(got, draft.ProposalID)
			}
			if !rows.HasNext {
				break
			}
			page.After = rows.Cursors[0]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("drafts of %s (-want +got):\n%s", by, diff)
		}
	}
}

// A delegation finds only its own invitations among those it sent.
func TestInvitationsSent(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP", "CHE")
	for by, want := range map[models.Code][]models.Code{"JPN": {"CHE", "SGP"}, "SGP": {}, "USA": {}} {
		rows, err := f.Reader.InvitationsSent(t.Context(), delegation(by), query.PageRequest{First: 5}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		got := map[models.Code]bool{}
		for _, spell := range rows.Items {
			if spell == nil || spell.ProposalID != p.ID {
				t.Errorf("%s: got the invitation %v, want one to %s", by, spell, p.ID)
				continue
			}
			got[f.Reader.Directory().Code(spell.SponsorID)] = true
		}
		expected := map[models.Code]bool{}
		for _, code := range want {
			expected[code] = true
		}
		if diff := cmp.Diff(expected, got); diff != "" {
			t.Errorf("invitations sent by %s (-want +got):\n%s", by, diff)
		}
	}
}

// By day of circulation, proposals that are not circulated are after all others; in the opposite order, they are first.
func TestOrderOfUncirculatedProposals(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	draft, late, early := f.create(t, "JPN"), f.create(t, "JPN"), f.create(t, "JPN")
	f.circulate(t, late, 0, day("2016-08-01"), "TEST/W/2")
	f.circulate(t, early, 0, day("2016-07-01"), "TEST/W/1")
	for _, c := range []struct {
		descending bool
		want       []models.ID
	}{{false, []models.ID{early.ID, late.ID, draft.ID}}, {true, []models.ID{draft.ID, late.ID, early.ID}}} {
		rows, err := f.Reader.Proposals(t.Context(), delegation("JPN"), query.ProposalQuery{
			Order: query.OrderCirculatedOn, Descending: c.descending, Page: query.PageRequest{First: 10},
		}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, ids(rows.Items)); diff != "" {
			t.Errorf("descending %t (-want +got):\n%s", c.descending, diff)
		}
	}
}

// Pages by the last change separate proposals that changed within one second.
func TestPagesOfOneSecond(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	want := []models.ID{}
	for i, symbol := range []string{"TEST/W/1", "TEST/W/2", "TEST/W/3"} {
		p := f.create(t, "JPN")
		f.circulate(t, p, 0, day("2016-07-01"), symbol)
		if err := f.db.GORM.Exec("UPDATE proposals SET updated_at = '2017-03-01 15:00:00Z'::timestamptz - make_interval(secs => ?) WHERE id = ?", 0.001*float64(i+1), p.ID).Error; err != nil {
			t.Fatal(err)
		}
		want = append([]models.ID{p.ID}, want...)
	}
	got, page := []models.ID{}, query.PageRequest{First: 1}
	for range want {
		rows, err := f.Reader.Proposals(t.Context(), access.Viewer{}, query.ProposalQuery{Order: query.OrderUpdatedAt, Page: page}, query.Preload{})
		if err != nil || len(rows.Items) != 1 {
			t.Fatalf("got %d proposals after %v, want 1: %v", len(rows.Items), got, err)
		}
		got, page.After = append(got, rows.Items[0].ID), rows.Cursors[0]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Totals of lists that differ only in the values of their filters are counted separately.
func TestTotalsOfFilters(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for i, by := range []models.Code{"JPN", "JPN", "USA"} {
		f.circulate(t, f.create(t, by), 0, day("2016-07-01"), []string{"TEST/W/1", "TEST/W/2", "TEST/W/3"}[i])
	}
	for _, c := range []struct {
		sponsor string
		want    int
	}{{"JPN", 2}, {"USA", 1}, {"CHE", 0}, {"JPN", 2}} {
		filter := query.ProposalFilter{Sponsors: []string{c.sponsor}}
		got, err := f.Reader.CountProposals(t.Context(), access.Viewer{}, query.ProposalQuery{Filter: filter})
		if err != nil || got.Count != c.want {
			t.Errorf("proposals of %s: got %d, want %d: %v", c.sponsor, got.Count, c.want, err)
		}
	}
}

// The public counts a restricted proposal from its day of derestriction on.
func TestTotalBeforeDerestriction(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	opens := models.DateOf(noon).AddDays(1)
	f.restrictUntil(t, opens)
	for _, c := range []struct {
		days, public, members int
	}{{0, 0, 1}, {1, 1, 1}} {
		now := noon.AddDate(0, 0, c.days)
		reader, err := query.New(t.Context(), f.db, func() time.Time { return now })
		if err != nil {
			t.Fatal(err)
		}
		for viewer, want := range map[access.Viewer]int{{}: c.public, delegation("USA"): c.members} {
			got, err := reader.CountProposals(t.Context(), viewer, query.ProposalQuery{})
			if err != nil || got.Count != want {
				t.Errorf("on %s, %q counts %d proposals, want %d: %v", now.Format("2006-01-02"), viewer.Subject, got.Count, want, err)
			}
		}
	}
}
