package intake_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/access"
	"proposaltracker/database"
	"proposaltracker/database/databasetest"
	"proposaltracker/models"
	"proposaltracker/reference"
	"proposaltracker/tracker"
	"proposaltracker/tracker/intake"
)

var noon = time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)

var public = access.Viewer{}

var everything = tracker.Parts{CoAuthorships: true, Changes: true, Titles: true, Events: true}

// archive is a tracker in a database of its own.
type archive struct {
	*tracker.Tracker
	db *database.DB
}

func newArchive(t *testing.T) *archive {
	t.Helper()
	db := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	verbs, err := tracker.New(t.Context(), db.GORM, func() time.Time { return noon })
	if err != nil {
		t.Fatal(err)
	}
	return &archive{verbs, db}
}

// take imports a text as a file into PARLIAMENT.
func (a *archive) take(t *testing.T, text string, change ...func(*intake.Import)) (*intake.Report, error) {
	t.Helper()
	in := intake.Import{
		File: strings.NewReader(text), FileName: "votes.csv", Programme: "PARLIAMENT", Names: models.Names{EN: "Votes", FR: "Votes", ES: "Votos"},
		Language: models.English, Actors: map[string]string{"actor:7": "Ana Ríos"},
	}
	for _, one := range change {
		one(&in)
	}
	return intake.Do(t.Context(), a.db.Pool, noon, in)
}

func parliament(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../sponsorship/testdata/parliament.csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// count is how many rows a table has.
func (a *archive) count(t *testing.T, table string) (rows int) {
	t.Helper()
	if err := a.db.Pool.QueryRow(t.Context(), "SELECT count(*) FROM "+table).Scan(&rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// found is the only proposal that the public finds by its identifier.
func (a *archive) found(t *testing.T, id string) *models.Proposal {
	t.Helper()
	rows, err := a.Proposals(t.Context(), public, tracker.ProposalQuery{Filter: tracker.ProposalFilter{Search: id}, Page: tracker.Page{First: 5}}, everything)
	if err != nil || len(rows.Items) != 1 {
		t.Fatalf("%s leads to %d proposals: %v", id, len(rows.Items), err)
	}
	return rows.Items[0]
}

func (a *archive) codes(spells []*models.CoAuthorship) []string {
	codes := []string{}
	for _, spell := range spells {
		codes = append(codes, string(a.Directory().Party(spell.SponsorID).Identity().Code))
	}
	slices.Sort(codes)
	return codes
}

// The public reads an imported proposal as any other: who was on the list on which day, what each
// revision bears and changed, and what happened, by a record that holds.
func TestImportedProposalIsAProposal(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	report, err := a.take(t, parliament(t))
	if err != nil || report.File.Faults.Total != 0 {
		t.Fatalf("%v, %v", err, report.File.Faults.Told)
	}
	got := []int{report.Proposals, report.Rows, report.Revisions, report.Spells, report.Actors, report.Undated, report.Leaderless}
	if diff := cmp.Diff([]int{4, 14, 9, 14, 3, 1, 1}, got); diff != "" {
		t.Errorf("proposals, rows, revisions, spells, actors, undated, leaderless (-want +got):\n%s", diff)
	}
	p, err := a.ProposalBySymbol(t.Context(), public, "W/1", everything)
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string][]string{
		"2019-02-28": {}, "2019-03-01": {"BRA", "CAN", "HKG"}, "2019-03-08": {"ACTOR_7", "BRA", "CAN", "CIV", "HKG"},
		"2019-04-02": {"ACTOR_7", "AFRICAN_GROUP", "BRA", "CAN", "CIV", "HKG"}, "2019-04-03": {"ACTOR_7", "AFRICAN_GROUP", "BRA", "CIV", "HKG"},
	} {
		if diff := cmp.Diff(want, a.codes(p.ListOn(day(on)))); diff != "" {
			t.Errorf("the list of %s (-want +got):\n%s", on, diff)
		}
	}
	if p.SubmittedByID != a.Directory().Party(p.SubmittedByID).Identity().ID || a.Directory().Delegation(p.SubmittedByID).Code != "BRA" {
		t.Error("Brazil did not submit it")
	}
	printed := [][]string{}
	for _, revision := range p.Revisions {
		names := []string{string(revision.Kind), revision.CirculatedOn.String(), fmt.Sprint(revision.Changes == nil || revision.Changes.NoteHolds)}
		for _, name := range revision.Printed {
			names = append(names, string(a.Directory().Party(name.SponsorID).Identity().Code))
		}
		printed = append(printed, names)
	}
	want := [][]string{
		{"REVISION", "2019-03-01", "true", "BRA", "CAN", "HKG"},
		{"ADDENDUM", "2019-03-08", "true", "ACTOR_7", "BRA", "CAN", "CIV", "HKG"},
		{"ADDENDUM", "2019-04-02", "true", "AFRICAN_GROUP", "ACTOR_7", "BRA", "CAN", "CIV", "HKG"},
	}
	if diff := cmp.Diff(want, printed); diff != "" {
		t.Errorf("revisions (-want +got):\n%s", diff)
	}
	if found, err := tracker.Verify(t.Context(), a.db.GORM); err != nil || found.Err() != nil || found.Events != report.Events {
		t.Errorf("the record: %+v, %v; %d events were added", found, err, report.Events)
	}
}

func day(text string) models.Date {
	d, err := models.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// An identifier that is no symbol is the document's number and its title, and found by both.
func TestIdentifiersThatAreNoSymbolsAreFound(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	if _, err := a.take(t, parliament(t)); err != nil {
		t.Fatal(err)
	}
	p := a.found(t, "12-B-3")
	first := p.Revisions[0]
	if p.Title() != "12-B-3" || first.DocumentNumber != "12-B-3" || p.Symbol != "" {
		t.Errorf("title %q, number %q, symbol %q", p.Title(), first.DocumentNumber, p.Symbol)
	}
	hits, err := a.Search(t.Context(), public, tracker.SearchQuery{Text: "12-B-3", Kinds: []tracker.MatchKind{tracker.MatchProposal}, Page: tracker.Page{First: 5}}, everything)
	if err != nil || len(hits.Items) != 1 || hits.Items[0].Proposal.ID != p.ID || hits.Items[0].Score != 3 {
		t.Errorf("the search finds %d things: %v", len(hits.Items), err)
	}
	rows, err := a.Proposals(t.Context(), public, tracker.ProposalQuery{Filter: tracker.ProposalFilter{DocumentNumber: "12-B-3"}, Page: tracker.Page{First: 5}}, everything)
	if err != nil || len(rows.Items) != 1 || rows.Items[0].ID != p.ID {
		t.Errorf("the number leads to %d proposals: %v", len(rows.Items), err)
	}
}

// Nobody speaks for an actor of another body, and nobody invites one; a program that was started
// before knows it by name.
func TestActorsOfOtherBodiesAreOnListsAlone(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	if _, err := a.take(t, parliament(t)); err != nil {
		t.Fatal(err)
	}
	ana := a.Directory().Party(a.found(t, "12-B-3").SubmittedByID).Identity()
	want := models.Sponsor{
		ID: reference.SponsorID("ACTOR_7"), Kind: models.KindDelegation, Code: "ACTOR_7", Names: models.Names{EN: "Ana Ríos", FR: "Ana Ríos", ES: "Ana Ríos"},
		Aliases: []string{"actor:7"}, Standing: models.External,
	}
	if diff := cmp.Diff(want, *ana); diff != "" {
		t.Errorf("the actor (-want +got):\n%s", diff)
	}
	scopes := access.NewScopes(access.ScopeProposalsWrite, access.ScopeCoAuthorsWrite)
	draft := tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, CoAuthors: []string{"ACTOR_7"},
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: "1.1.  Trust."}},
	}
	_, err := a.CreateProposal(t.Context(), access.Viewer{Subject: "mission", Delegation: "JPN", Scopes: scopes}, draft, tracker.Parts{})
	if models.CodeOf(err) != models.InvalidInput {
		t.Errorf("it is invited: %v", err)
	}
	_, err = a.CreateProposal(t.Context(), access.Viewer{Subject: "nobody", Delegation: "ACTOR_7", Scopes: scopes}, draft, tracker.Parts{})
	if models.CodeOf(err) != models.Unauthenticated {
		t.Errorf("it speaks: %v", err)
	}
}

// many is a file of so many proposals, each with three names of two days.
func many(proposals int) string {
	var text strings.Builder
	text.WriteString("proposal_id,date,sponsor,role\n")
	for n := range proposals {
		fmt.Fprintf(&text, "M/%d,2019-01-01,Chile,sponsor\nM/%d,2019-01-01,Brazil,cosponsor\nM/%d,2019-02-01,actor:7,cosponsor\n", n+1, n+1, n+1)
	}
	return text.String()
}

// An import that is cut off goes on where it was: every proposal is there once, and whole.
func TestImportThatIsCutOffGoesOn(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	ctx, cut := context.WithCancel(t.Context())
	in := intake.Import{
		File: strings.NewReader(many(4000)), FileName: "votes.csv", Programme: "PARLIAMENT", Names: models.Names{EN: "V", FR: "V", ES: "V"},
		Language: models.English, Told: func(intake.Progress) { cut() },
	}
	report, err := intake.Do(ctx, a.db.Pool, noon, in)
	if !errors.Is(err, context.Canceled) || report.Proposals == 0 || report.Proposals == 4000 {
		t.Fatalf("it was not cut off on its way: %d proposals, %v", report.Proposals, err)
	}
	if there := a.count(t, "proposals"); there < report.Proposals || a.count(t, "co_authorships") != 3*there || a.count(t, "revisions") != 2*there {
		t.Errorf("%d proposals are there, not all of them whole", there)
	}
	before := a.count(t, "proposals")
	again, err := a.take(t, many(4000))
	if err != nil || again.Before != before || again.Proposals != 4000-before {
		t.Errorf("it went on with %d after %d, want %d: %v", again.Proposals, again.Before, before, err)
	}
	third, err := a.take(t, many(4000))
	if err != nil || third.Proposals != 0 || third.Import.FinishedAt == nil {
		t.Errorf("a third time adds %d: %v", third.Proposals, err)
	}
	got := []int{a.count(t, "proposals"), a.count(t, "co_authorships"), a.count(t, "printed_co_authors"), a.count(t, "events"), third.Import.RowsDone}
	if diff := cmp.Diff([]int{4000, 12000, 20000, 24000, 12000}, got); diff != "" {
		t.Errorf("proposals, spells, names in print, events, rows done (-want +got):\n%s", diff)
	}
	var last int
	if err := a.db.Pool.QueryRow(t.Context(), "SELECT last FROM event_counter").Scan(&last); err != nil || last != 24000 {
		t.Errorf("the last event has the number %d: %v", last, err)
	}
	if found, err := tracker.Verify(t.Context(), a.db.GORM); err != nil || found.Err() != nil {
		t.Errorf("the record: %v, %v", found.Broken, err)
	}
}

// All or nothing: one faulty row is enough for nothing, and what is cut off leaves nothing.
func TestAllOrNothing(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	whole := func(in *intake.Import) { in.AllOrNothing = true }
	report, err := a.take(t, many(10)+"M/11,2019-13-01,Chile,sponsor\n", whole)
	if models.CodeOf(err) != models.InvalidInput || report.File.Faults.Total != 1 || a.count(t, "proposals")+a.count(t, "imports")+a.count(t, "events") != 0 {
		t.Errorf("%d faults, %d proposals: %v", report.File.Faults.Total, a.count(t, "proposals"), err)
	}
	ctx, cut := context.WithCancel(t.Context())
	_, err = intake.Do(ctx, a.db.Pool, noon, intake.Import{
		File: strings.NewReader(many(4000)), FileName: "votes.csv", Programme: "PARLIAMENT", Names: models.Names{EN: "V", FR: "V", ES: "V"},
		Language: models.English, AllOrNothing: true, Told: func(intake.Progress) { cut() },
	})
	if !errors.Is(err, context.Canceled) || a.count(t, "proposals")+a.count(t, "imports")+a.count(t, "events") != 0 {
		t.Errorf("cut off, it left %d proposals: %v", a.count(t, "proposals"), err)
	}
	if report, err = a.take(t, many(4000), whole); err != nil || report.Proposals != 4000 {
		t.Errorf("%d proposals: %v", report.Proposals, err)
	}
	// Left to itself it leaves out the row and imports the rest.
	report, err = a.take(t, strings.ReplaceAll(many(10), "M/", "N/")+"N/11,2019-13-01,Chile,sponsor\n")
	if err != nil || report.Proposals != 10 || report.File.Faults.Rows != 1 {
		t.Errorf("%d proposals, %d rows left out: %v", report.Proposals, report.File.Faults.Rows, err)
	}
}

// What is taken is refused: a symbol, an identifier of another file, a work programme of others, and
// a work programme into which another import is running.
func TestWhatIsTakenIsRefused(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	if _, err := a.take(t, parliament(t)); err != nil {
		t.Fatal(err)
	}
	const more = "proposal_id,date,sponsor,role\nW/2,2019-01-01,Chile,sponsor\nw/2,2019-01-01,Brazil,sponsor\n12-B-3,2019-01-01,Brazil,sponsor\n"
	report, err := a.take(t, more)
	faults := []string{}
	for _, fault := range report.File.Faults.Told {
		faults = append(faults, string(fault.Code)+" "+fault.Error())
	}
	want := []string{
		"CONFLICT votes.csv:3:proposal_id: the symbol W/2 is taken; a symbol is used once",
		"CONFLICT votes.csv:4:proposal_id: 12-B-3 is in PARLIAMENT already, from votes.csv; import the file into a work programme of its own",
	}
	if diff := cmp.Diff(want, faults); diff != "" || err != nil || report.Proposals != 1 {
		t.Errorf("%d proposals, %v (-want +got):\n%s", report.Proposals, err, diff)
	}
	other := func(in *intake.Import) { in.Programme = "SENATE" }
	report, err = a.take(t, parliament(t), other)
	if err != nil || report.Proposals != 3 || report.File.Faults.Total != 1 || report.Actors != 0 {
		t.Errorf("in another work programme: %d proposals, %d actors, %v: %v", report.Proposals, report.Actors, report.File.Faults.Told, err)
	}
	if _, err = a.take(t, more, func(in *intake.Import) { in.Programme = "ECOMMERCE" }); models.CodeOf(err) != models.Conflict {
		t.Errorf("into ECOMMERCE: %v", err)
	}
	_, err = a.take(t, many(3), func(in *intake.Import) {
		in.Told = func(intake.Progress) {
			if _, err := a.take(t, many(5)); models.CodeOf(err) != models.Conflict {
				t.Errorf("a second import beside the first: %v", err)
			}
		}
	})
	if err != nil {
		t.Error(err)
	}
}

// Events of an import are read by whoever follows the record, with numbers between those of others.
func TestOthersFileBesideAnImport(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	mission := access.Viewer{Subject: "mission", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsWrite)}
	filed := 0
	_, err := a.take(t, many(4000), func(in *intake.Import) {
		in.Told = func(intake.Progress) {
			_, err := a.CreateProposal(t.Context(), mission, tracker.CreateProposal{
				WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English,
				Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: "1.1.  Trust."}},
			}, tracker.Parts{})
			if err != nil {
				t.Error(err)
			}
			filed++
		}
	})
	if err != nil || filed < 2 {
		t.Fatalf("%d were filed beside: %v", filed, err)
	}
	var gaps int
	if err := a.db.Pool.QueryRow(t.Context(), "SELECT max(seq) - count(*) FROM events").Scan(&gaps); err != nil || gaps != 0 {
		t.Errorf("the numbers have %d gaps: %v", gaps, err)
	}
}

// The real files load whole, and their records hold.
func TestResearchFilesLoad(t *testing.T) {
	t.Parallel()
	for file, want := range map[string][]int{
		"un_security_council_drafts.csv": {34, 540, 0},
		"us_senate_110_bills.csv":        {4623, 32757, 0},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			opened, err := os.Open(filepath.Join("../../../shared/data/cosponsorship", file))
			if os.IsNotExist(err) {
				t.Skip("the research data, ../shared/data/cosponsorship, is not here")
			}
			if err != nil {
				t.Fatal(err)
			}
			defer opened.Close()
			a := newArchive(t)
			report, err := intake.Do(t.Context(), a.db.Pool, noon, intake.Import{
				File: opened, FileName: file, Programme: "RESEARCH", Names: models.Names{EN: "R", FR: "R", ES: "R"}, Language: models.English,
			})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, []int{report.Proposals, report.Rows, report.File.Faults.Total}); diff != "" {
				t.Errorf("proposals, rows, faults (-want +got):\n%s", diff)
			}
			if found, err := tracker.Verify(t.Context(), a.db.GORM); err != nil || found.Err() != nil || found.Events != report.Events {
				t.Errorf("the record: %+v, %v", found, err)
			}
		})
	}
}
