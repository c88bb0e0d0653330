package demo_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/demo"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

func newTracker(t *testing.T) (*tracker.Tracker, *database.DB) {
	t.Helper()
	db := databasetest.New(t)
	set, err := reference.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if err := tracker.Seed(t.Context(), db.GORM, set); err != nil {
		t.Fatal(err)
	}
	return tracker.New(newReader(t, db), db, time.Now), db
}

func newReader(t *testing.T, db *database.DB) *query.Reader {
	t.Helper()
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

// The stories show the public the same lists of co-authors at the same times as the public record.
func TestStories(t *testing.T) {
	t.Parallel()
	tr, _ := newTracker(t)
	if err := demo.Load(t.Context(), tr); err != nil {
		t.Fatal(err)
	}
	first := []models.Code{"ARG", "CRI", "EU", "JPN", "USA"}
	eleven := append(slices.Clone(first), "AUS", "CAN", "GBR", "ISR", "NZL", "TPKM")
	fifteen := append(slices.Clone(eleven), "CHE", "CHL", "NOR", "SGP")
	for _, c := range []struct {
		symbol, on string
		want       []models.Code
	}{
		{"JOB/GC/96/Rev.1", "2016-07-14", []models.Code{"JPN", "RUS", "SGP", "TPKM"}},
		{"JOB/GC/96", "2017-12-13", []models.Code{"HKG", "JPN", "PAK", "RUS", "SGP", "TPKM"}},
		{"JOB/CTG/14", "2018-11-01", first},
		{"JOB/GC/204", "2021-07-09", eleven},
		{"JOB/GC/204", "2021-07-28", fifteen},
		{"IP/C/W/669", "2020-10-02", []models.Code{"IND", "ZAF"}},
		{"IP/C/W/669/Rev.1", "2021-06-01", []models.Code{"AFRICAN_GROUP", "IND", "LDC_GROUP", "ZAF"}},
		{"G/C/W/650", "2011-08-01", []models.Code{"CUB", "ECU", "NIC"}},
		{"WT/GC/W/742", "2018-07-26", []models.Code{"CAF", "LDC_GROUP"}},
		{"DEMO/W/1", "2022-02-14", []models.Code{"CHE", "NZL", "SGP"}},
		{"DEMO/W/1", "2022-06-01", []models.Code{"NOR", "NZL", "SGP"}},
		{"DEMO/W/1", "2022-12-01", []models.Code{"CHE", "NOR", "NZL", "SGP"}},
	} {
		p, err := tr.Reader.ProposalBySymbol(t.Context(), access.Viewer{}, c.symbol, query.With(query.CoAuthorships))
		if err != nil {
			t.Fatalf("%s: %v", c.symbol, err)
		}
		day, err := models.ParseDate(c.on)
		if err != nil {
			t.Fatal(err)
		}
		got := []models.Code{}
		for _, spell := range p.ListOn(day) {
			got = append(got, tr.Reader.Directory().Code(spell.SponsorID))
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s on %s (-want +got):\n%s", c.symbol, c.on, diff)
		}
	}
}

// Symbols that the public record does not confirm are marked, and every stated reason is correct.
func TestAttributedSymbols(t *testing.T) {
	t.Parallel()
	tr, _ := newTracker(t)
	if err := demo.Load(t.Context(), tr); err != nil {
		t.Fatal(err)
	}
	rows, err := tr.Reader.Proposals(t.Context(), access.Viewer{}, query.ProposalQuery{Page: query.PageRequest{First: 100}}, query.With(query.Changes))
	if err != nil {
		t.Fatal(err)
	}
	attributed := []models.Symbol{}
	for _, p := range rows.Items {
		for _, revision := range p.Revisions {
			for _, named := range revision.SymbolRows {
				if named.Attributed {
					attributed = append(attributed, named.Symbol)
				}
			}
			if revision.ReasonCheck != nil && !revision.ReasonCheck.Holds() {
				t.Errorf("%s, revision %d: got problems with the reason %v, want none", p.Symbol, revision.Number, revision.ReasonCheck.Problems)
			}
		}
	}
	slices.Sort(attributed)
	want := []models.Symbol{"JOB/CTG/14/Rev.5", "JOB/GC/204/Rev.5", "JOB/GC/96", "JOB/GC/96/Rev.1", "JOB/GC/97"}
	if diff := cmp.Diff(want, attributed); diff != "" {
		t.Errorf("attributed symbols (-want +got):\n%s", diff)
	}
}

// A load that is interrupted at any point resumes there, and a second load adds nothing.
func TestLoadResumes(t *testing.T) {
	t.Parallel()
	tr, db := newTracker(t)
	interruption := &interruption{}
	if err := db.GORM.Callback().Create().Before("gorm:create").Register("scissors", interruption.count); err != nil {
		t.Fatal(err)
	}
	cuts := 0
	for rows := 5; ; rows += 150 {
		ctx, cut := context.WithCancel(t.Context())
		interruption.left, interruption.cut = rows, cut
		err := demo.Load(ctx, tr)
		cut()
		if err == nil {
			break
		}
		cuts++
	}
	if cuts < 3 {
		t.Errorf("got %d interrupted loads, want at least 3", cuts)
	}
	whole := counts(t, db)
	if whole["proposals"] != 10 {
		t.Errorf("%d proposals were filed, want 10", whole["proposals"])
	}
	if err := demo.Load(t.Context(), tr); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole, counts(t, db)); diff != "" {
		t.Errorf("the second load wrote (-before +after):\n%s", diff)
	}
	other, whole2 := newTracker(t)
	if err := demo.Load(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(counts(t, whole2), whole); diff != "" {
		t.Errorf("data after interrupted loads and after a single load (-single +interrupted):\n%s", diff)
	}
}

// interruption counts rows in a GORM callback, and calls cut after the given number of rows.
type interruption struct {
	left int
	cut  func()
}

func (s *interruption) count(*gorm.DB) {
	if s.left--; s.left == 0 {
		s.cut()
	}
}

func counts(t *testing.T, db *database.DB) map[string]int64 {
	t.Helper()
	all := map[string]int64{}
	for _, table := range []string{"proposals", "revisions", "co_authorships", "events", "answers", "follow_ups", "follow_up_steps", "venue_targets", "meetings"} {
		var count int64
		if err := db.GORM.Table(table).Count(&count).Error; err != nil {
			t.Fatal(err)
		}
		all[table] = count
	}
	return all
}
