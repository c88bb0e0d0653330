package dataset_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/dataset"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// many returns a file with the given number of proposals, each signed by three sponsors on two dates.
func many(proposals int) string {
	var text strings.Builder
	text.WriteString("proposal_id,date,sponsor,role\n")
	for n := range proposals {
		fmt.Fprintf(&text, "M/%d,2019-01-01,Chile,sponsor\nM/%d,2019-01-01,Brazil,cosponsor\nM/%d,2019-02-01,actor:7,cosponsor\n", n+1, n+1, n+1)
	}
	return text.String()
}

// An interrupted import is resumed: every proposal exists once and is complete.
func TestResumedImport(t *testing.T) {
	t.Parallel()
	a := newFixture(t)
	ctx, cut := context.WithCancel(t.Context())
	in := dataset.Import{
		File: strings.NewReader(many(4000)), FileName: "votes.csv", Programme: "PARLIAMENT", Names: models.Names{EN: "V", FR: "V", ES: "V"},
		Language: models.English, OnProgress: func(dataset.Progress) { cut() },
	}
	report, err := dataset.Do(ctx, a.db.Pool, noon, in)
	if !errors.Is(err, context.Canceled) || report.Proposals == 0 || report.Proposals == 4000 {
		t.Fatalf("interrupted import: got %d of 4000 proposals and error %v, want some and context.Canceled", report.Proposals, err)
	}
	if there := a.count(t, "proposals"); there < report.Proposals || a.count(t, "co_authorships") != 3*there || a.count(t, "revisions") != 2*there {
		t.Errorf("after the interruption: not all of the %d proposals are complete", there)
	}
	before := a.count(t, "proposals")
	again, err := a.importText(t, many(4000))
	if err != nil || again.Before != before || again.Proposals != 4000-before {
		t.Errorf("resumed import: got %d proposals before and %d added, want %d and %d; error %v", again.Before, again.Proposals, before, 4000-before, err)
	}
	third, err := a.importText(t, many(4000))
	if err != nil || third.Proposals != 0 || third.Import.FinishedAt == nil {
		t.Errorf("third import: got %d proposals added and error %v, want 0 and a finished import", third.Proposals, err)
	}
	got := []int{a.count(t, "proposals"), a.count(t, "co_authorships"), a.count(t, "printed_co_authors"), a.count(t, "events"), third.Import.RowsDone}
	if diff := cmp.Diff([]int{4000, 12000, 20000, 24000, 12000}, got); diff != "" {
		t.Errorf("proposals, spells, printed names, events, rows done (-want +got):\n%s", diff)
	}
	var last int
	if err := a.db.Pool.QueryRow(t.Context(), "SELECT last FROM event_counter").Scan(&last); err != nil || last != 24000 {
		t.Errorf("got last event number %d and error %v, want 24000", last, err)
	}
	if found, err := audit.Verify(t.Context(), a.db.ReadOnly()); err != nil || found.Err() != nil {
		t.Errorf("verification of the event log: got broken chains %v and error %v, want none", found.Broken, err)
	}
}

// With AllOrNothing, one invalid row or an interruption leaves nothing in the database.
func TestAllOrNothing(t *testing.T) {
	t.Parallel()
	a := newFixture(t)
	whole := func(in *dataset.Import) { in.AllOrNothing = true }
	report, err := a.importText(t, many(10)+"M/11,2019-13-01,Chile,sponsor\n", whole)
	if !errors.Is(err, dataset.ErrRejected) || report.File.Faults.Total != 1 || a.count(t, "proposals")+a.count(t, "imports")+a.count(t, "events") != 0 {
		t.Errorf("invalid row: got %d faults, %d proposals and error %v; want 1, 0 and ErrRejected", report.File.Faults.Total, a.count(t, "proposals"), err)
	}
	ctx, cut := context.WithCancel(t.Context())
	_, err = dataset.Do(ctx, a.db.Pool, noon, dataset.Import{
		File: strings.NewReader(many(4000)), FileName: "votes.csv", Programme: "PARLIAMENT", Names: models.Names{EN: "V", FR: "V", ES: "V"},
		Language: models.English, AllOrNothing: true, OnProgress: func(dataset.Progress) { cut() },
	})
	if !errors.Is(err, context.Canceled) || a.count(t, "proposals")+a.count(t, "imports")+a.count(t, "events") != 0 {
		t.Errorf("interrupted: got %d proposals and error %v, want 0 and context.Canceled", a.count(t, "proposals"), err)
	}
	if report, err = a.importText(t, many(4000), whole); err != nil || report.Proposals != 4000 {
		t.Errorf("valid file: got %d proposals and error %v, want 4000", report.Proposals, err)
	}
	// By default, the invalid row is skipped and the rest is imported.
	report, err = a.importText(t, strings.ReplaceAll(many(10), "M/", "N/")+"N/11,2019-13-01,Chile,sponsor\n")
	if err != nil || report.Proposals != 10 || report.File.Faults.Rows != 1 {
		t.Errorf("got %d proposals and %d skipped rows, want 10 and 1; error %v", report.Proposals, report.File.Faults.Rows, err)
	}
}

// An import is rejected if a symbol is taken, if an identifier was imported from another file, if
// the work programme was not created by an import, and if another import into it is running.
func TestImportConflicts(t *testing.T) {
	t.Parallel()
	a := newFixture(t)
	if _, err := a.importText(t, parliament(t)); err != nil {
		t.Fatal(err)
	}
	const more = "proposal_id,date,sponsor,role\nW/2,2019-01-01,Chile,sponsor\nw/2,2019-01-01,Brazil,sponsor\n12-B-3,2019-01-01,Brazil,sponsor\n"
	report, err := a.importText(t, more)
	faults := []string{}
	for _, fault := range report.File.Faults.Listed {
		faults = append(faults, fault.Error())
	}
	want := []string{
		"votes.csv:3:proposal_id: the symbol W/2 is taken; a symbol can be used only once",
		"votes.csv:4:proposal_id: 12-B-3 is already in PARLIAMENT, from votes.csv; import the file into a separate work programme",
	}
	if diff := cmp.Diff(want, faults); diff != "" || err != nil || report.Proposals != 1 {
		t.Errorf("got %d proposals and error %v, want 1; faults (-want +got):\n%s", report.Proposals, err, diff)
	}
	other := func(in *dataset.Import) { in.Programme = "SENATE" }
	report, err = a.importText(t, parliament(t), other)
	if err != nil || report.Proposals != 3 || report.File.Faults.Total != 1 || report.Actors != 0 {
		t.Errorf("into another work programme: got %d proposals, %d actors, faults %v and error %v; want 3, 0 and one fault",
			report.Proposals, report.Actors, report.File.Faults.Listed, err)
	}
	if _, err = a.importText(t, more, func(in *dataset.Import) { in.Programme = "ECOMMERCE" }); !errors.Is(err, dataset.ErrNotForImports) {
		t.Errorf("into ECOMMERCE: got error %v, want ErrNotForImports", err)
	}
	_, err = a.importText(t, many(3), func(in *dataset.Import) {
		in.OnProgress = func(dataset.Progress) {
			if _, err := a.importText(t, many(5)); !errors.Is(err, dataset.ErrRunning) {
				t.Errorf("concurrent second import: got error %v, want ErrRunning", err)
			}
		}
	})
	if err != nil {
		t.Error(err)
	}
}

// Clients can file proposals during an import. The events of both are numbered in one sequence
// without gaps.
func TestFilingDuringImport(t *testing.T) {
	t.Parallel()
	a := newFixture(t)
	mission := access.Viewer{Subject: "mission", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsWrite)}
	filed := 0
	_, err := a.importText(t, many(4000), func(in *dataset.Import) {
		in.OnProgress = func(dataset.Progress) {
			_, err := a.CreateProposal(t.Context(), mission, tracker.CreateProposal{
				WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English,
				Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: "1.1.  Trust."}},
			}, query.Preload{})
			if err != nil {
				t.Error(err)
			}
			filed++
		}
	})
	if err != nil || filed < 2 {
		t.Fatalf("got %d proposals filed during the import and error %v, want at least 2", filed, err)
	}
	var gaps int
	if err := a.db.Pool.QueryRow(t.Context(), "SELECT max(seq) - count(*) FROM events").Scan(&gaps); err != nil || gaps != 0 {
		t.Errorf("got %d gaps in the event numbers and error %v, want none", gaps, err)
	}
}

// Real research files are imported completely, and the resulting event logs are valid.
func TestResearchFiles(t *testing.T) {
	t.Parallel()
	for file, want := range map[string][]int{
		"un_security_council_drafts.csv": {34, 540, 0},
		"us_senate_110_bills.csv":        {4623, 32757, 0},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			opened, err := os.Open(filepath.Join("../../../shared/data/cosponsorship", file))
			if os.IsNotExist(err) {
				t.Skip("the research data, ../shared/data/cosponsorship, was not found")
			}
			if err != nil {
				t.Fatal(err)
			}
			defer opened.Close() //nolint:errcheck // nothing was written
			a := newFixture(t)
			report, err := dataset.Do(t.Context(), a.db.Pool, noon, dataset.Import{
				File: opened, FileName: file, Programme: "RESEARCH", Names: models.Names{EN: "R", FR: "R", ES: "R"}, Language: models.English,
			})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, []int{report.Proposals, report.Rows, report.File.Faults.Total}); diff != "" {
				t.Errorf("proposals, rows, faults (-want +got):\n%s", diff)
			}
			if found, err := audit.Verify(t.Context(), a.db.ReadOnly()); err != nil || found.Err() != nil || found.Events != report.Events {
				t.Errorf("verification of the event log: got %+v and error %v, want %d valid events", found, err, report.Events)
			}
		})
	}
}
