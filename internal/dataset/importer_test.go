package dataset_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/dataset"
	"proposaltracker/internal/dataset/reader"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

var noon = time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)

var public = access.Viewer{}

var everything = query.With(query.CoAuthorships, query.Changes, query.Titles, query.Events)

// fixture is a tracker with its own database.
type fixture struct {
	*tracker.Tracker
	db *database.DB
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	db := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	clock := func() time.Time { return noon }
	reads, err := query.New(t.Context(), db, clock)
	if err != nil {
		t.Fatal(err)
	}
	verbs := tracker.New(reads, db, clock)
	return &fixture{verbs, db}
}

// importText imports text as the file votes.csv into the work programme PARLIAMENT.
func (a *fixture) importText(t *testing.T, text string, change ...func(*dataset.Import)) (*dataset.Report, error) {
	t.Helper()
	in := dataset.Import{
		File: strings.NewReader(text), FileName: "votes.csv", Programme: "PARLIAMENT", Names: models.Names{EN: "Votes", FR: "Votes", ES: "Votos"},
		Language: models.English, Reader: reader.Options{Actors: map[string]reader.Actor{"actor:7": {Name: "Ana Ríos"}}},
	}
	for _, one := range change {
		one(&in)
	}
	return dataset.Do(t.Context(), a.db.Pool, noon, in)
}

func parliament(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("reader/testdata/parliament.csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// count returns the number of rows in a table.
func (a *fixture) count(t *testing.T, table string) (rows int) {
	t.Helper()
	if err := a.db.Pool.QueryRow(t.Context(), "SELECT count(*) FROM "+table).Scan(&rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// found returns the only proposal that an anonymous search for id finds.
func (a *fixture) found(t *testing.T, id string) *models.Proposal {
	t.Helper()
	rows, err := a.Reader.Proposals(t.Context(), public, query.ProposalQuery{Filter: query.ProposalFilter{Search: &id}, Page: query.PageRequest{First: 5}}, everything)
	if err != nil || len(rows.Items) != 1 {
		t.Fatalf("search for %s: got %d proposals and error %v, want 1 proposal", id, len(rows.Items), err)
	}
	return rows.Items[0]
}

// code returns the code of a sponsor, or the text of the error if it cannot be read.
func (a *fixture) code(id models.ID) string {
	party, err := a.Reader.Party(context.Background(), id)
	if err != nil {
		return err.Error()
	}
	return string(party.Identity().Code)
}

func (a *fixture) codes(spells []*models.CoAuthorship) []string {
	codes := []string{}
	for _, spell := range spells {
		codes = append(codes, a.code(spell.SponsorID))
	}
	slices.Sort(codes)
	return codes
}

// An imported proposal is an ordinary one: it has the list of each day, the names and changes of
// each revision, and an event log with valid hashes.
func TestImportedProposal(t *testing.T) {
	t.Parallel()
	a := newFixture(t)
	report, err := a.importText(t, parliament(t))
	if err != nil || report.File.Faults.Total != 0 {
		t.Fatalf("got error %v and faults %v, want none", err, report.File.Faults.Listed)
	}
	got := []int{report.Proposals, report.Rows, report.Revisions, report.Spells, report.Actors, report.Undated, report.Leaderless}
	if diff := cmp.Diff([]int{4, 14, 9, 14, 3, 1, 1}, got); diff != "" {
		t.Errorf("proposals, rows, revisions, spells, actors, undated, leaderless (-want +got):\n%s", diff)
	}
	p, err := a.Reader.ProposalBySymbol(t.Context(), public, "W/1", everything)
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string][]string{
		"2019-02-28": {}, "2019-03-01": {"BRA", "CAN", "HKG"}, "2019-03-08": {"ACTOR_7", "BRA", "CAN", "CIV", "HKG"},
		"2019-04-02": {"ACTOR_7", "AFRICAN_GROUP", "BRA", "CAN", "CIV", "HKG"}, "2019-04-03": {"ACTOR_7", "AFRICAN_GROUP", "BRA", "CIV", "HKG"},
	} {
		if diff := cmp.Diff(want, a.codes(p.ListOn(day(on)))); diff != "" {
			t.Errorf("co-authors on %s (-want +got):\n%s", on, diff)
		}
	}
	if a.code(p.SubmittedByID) != "BRA" {
		t.Errorf("submitted by %s, want BRA", a.code(p.SubmittedByID))
	}
	printed := [][]string{}
	for _, revision := range p.Revisions {
		names := []string{string(revision.Kind), revision.CirculatedOn.String(), fmt.Sprint(revision.ReasonCheck == nil || revision.ReasonCheck.Holds())}
		for _, name := range revision.Printed {
			names = append(names, a.code(name.SponsorID))
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
	if found, err := audit.Verify(t.Context(), a.db.ReadOnly()); err != nil || found.Err() != nil || found.Events != report.Events {
		t.Errorf("verification of the event log: got %+v and error %v, want %d valid events", found, err, report.Events)
	}
}

func day(text string) models.Date {
	d, err := models.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// An identifier that is not a symbol becomes the document number and the title, and the proposal is
// found by either.
func TestNonSymbolIdentifiers(t *testing.T) {
	t.Parallel()
	a := newFixture(t)
	if _, err := a.importText(t, parliament(t)); err != nil {
		t.Fatal(err)
	}
	p := a.found(t, "12-B-3")
	first := p.Revisions[0]
	if p.Title() != "12-B-3" || first.DocumentNumber != "12-B-3" || p.Symbol != "" {
		t.Errorf("got title %q, document number %q and symbol %q, want 12-B-3 twice and no symbol", p.Title(), first.DocumentNumber, p.Symbol)
	}
	hits, err := a.Reader.Search(t.Context(), public, query.SearchQuery{Text: "12-B-3", Kinds: []query.MatchKind{query.MatchProposal}, Page: query.PageRequest{First: 5}}, everything)
	if err != nil || len(hits.Items) != 1 || hits.Items[0].Proposal.ID != p.ID || hits.Items[0].Score != 3 {
		t.Errorf("search: got %d matches and error %v, want the proposal with a score of 3", len(hits.Items), err)
	}
	rows, err := a.Reader.Proposals(t.Context(), public, query.ProposalQuery{Filter: query.ProposalFilter{DocumentNumber: new("12-B-3")}, Page: query.PageRequest{First: 5}}, everything)
	if err != nil || len(rows.Items) != 1 || rows.Items[0].ID != p.ID {
		t.Errorf("filter by document number: got %d proposals and error %v, want the proposal", len(rows.Items), err)
	}
}

// Nobody can speak for an actor of another body or invite one. A server that was started before the
// import recognizes its name.
func TestImportedActors(t *testing.T) {
	t.Parallel()
	a := newFixture(t)
	if _, err := a.importText(t, parliament(t)); err != nil {
		t.Fatal(err)
	}
	ana, err := a.Reader.Party(t.Context(), a.found(t, "12-B-3").SubmittedByID)
	if err != nil {
		t.Fatal(err)
	}
	want := models.Sponsor{
		ID: reference.SponsorID("ACTOR_7"), Kind: models.KindDelegation, Code: "ACTOR_7", Names: models.Names{EN: "Ana Ríos", FR: "Ana Ríos", ES: "Ana Ríos"},
		Aliases: []string{"actor:7"}, Standing: models.External,
	}
	if diff := cmp.Diff(want, *ana.Identity()); diff != "" {
		t.Errorf("imported actor (-want +got):\n%s", diff)
	}
	scopes := access.NewScopes(access.ScopeProposalsWrite, access.ScopeCoAuthorsWrite)
	draft := tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, CoAuthors: []string{"ACTOR_7"},
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: "1.1.  Trust."}},
	}
	_, err = a.CreateProposal(t.Context(), access.Viewer{Subject: "mission", Delegation: "JPN", Scopes: scopes}, draft, query.Preload{})
	if models.CodeOf(err) != models.InvalidInput {
		t.Errorf("invitation of an imported actor: got error %v, want INVALID_INPUT", err)
	}
	_, err = a.CreateProposal(t.Context(), access.Viewer{Subject: "nobody", Delegation: "ACTOR_7", Scopes: scopes}, draft, query.Preload{})
	if models.CodeOf(err) != models.Unauthenticated {
		t.Errorf("token of an imported actor: got error %v, want UNAUTHENTICATED", err)
	}
}
