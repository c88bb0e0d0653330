package tracker_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// fault is the code and the field of an expected error.
type fault struct {
	Code  models.ErrorCode
	Field string
}

// faults flattens an error into its entries, sorted by field.
func faults(err error) []fault {
	found := []fault{}
	var unfold func(error)
	unfold = func(err error) {
		var joined interface{ Unwrap() []error }
		var one *models.Error
		switch {
		case errors.As(err, &joined):
			for _, inner := range joined.Unwrap() {
				unfold(inner)
			}
		case errors.As(err, &one):
			found = append(found, fault{one.Code, one.Field})
		case err != nil:
			found = append(found, fault{models.Internal, err.Error()})
		}
	}
	unfold(err)
	slices.SortFunc(found, func(a, b fault) int { return strings.Compare(a.Field, b.Field) })
	return found
}

func (f *fixture) expect(t *testing.T, what string, err error, want ...fault) {
	t.Helper()
	if diff := cmp.Diff(want, faults(err)); diff != "" {
		t.Errorf("%s (-want +got):\n%s\nerror: %v", what, diff, err)
	}
}

// rows counts the rows of all tables that a write could have added to.
func (f *fixture) rows(t *testing.T) map[string]int64 {
	t.Helper()
	counts := map[string]int64{}
	for _, table := range []string{"proposals", "revisions", "revision_texts", "paragraphs", "co_authorships", "events", "questions", "sources", "follow_ups", "venue_targets", "idempotent_calls"} {
		var count int64
		if err := f.db.GORM.Table(table).Count(&count).Error; err != nil {
			t.Fatal(err)
		}
		counts[table] = count
	}
	return counts
}

func good() tracker.CreateProposal {
	return tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, IdempotencyKey: "key",
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: body}},
	}
}

// Each error in an input is reported separately, and nothing is written.
func TestCreateProposalErrors(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	before := f.rows(t)
	for name, c := range map[string]struct {
		spoil func(*tracker.CreateProposal)
		want  []fault
	}{
		"an unknown programme":     {func(in *tracker.CreateProposal) { in.WorkProgramme = "ECOMERCE" }, []fault{{models.InvalidInput, "input.workProgramme"}}},
		"an unknown co-author":     {func(in *tracker.CreateProposal) { in.CoAuthors = []string{"SGP", "XXX"} }, []fault{{models.InvalidInput, "input.coAuthors[1]"}}},
		"a co-author named twice":  {func(in *tracker.CreateProposal) { in.CoAuthors = []string{"SGP", "SGP"} }, []fault{{models.InvalidInput, "input.coAuthors[1]"}}},
		"an unknown language":      {func(in *tracker.CreateProposal) { in.Texts[0].Language = "DE" }, []fault{{models.InvalidInput, "input.texts"}, {models.InvalidInput, "input.texts[0].language"}}},
		"no text in the original":  {func(in *tracker.CreateProposal) { in.OriginalLanguage = models.French }, []fault{{models.InvalidInput, "input.texts"}}},
		"a language given twice":   {func(in *tracker.CreateProposal) { in.Texts = append(in.Texts, in.Texts[0]) }, []fault{{models.InvalidInput, "input.texts[1].language"}}},
		"an empty body":            {func(in *tracker.CreateProposal) { in.Texts[0].Body = " \n" }, []fault{{models.InvalidInput, "input.texts[0].content.body"}}},
		"a body of ten megabytes":  {func(in *tracker.CreateProposal) { in.Texts[0].Body = strings.Repeat("long ", 2<<20) }, []fault{{models.LimitExceeded, "input.texts[0].content.body"}}},
		"a body that is not UTF-8": {func(in *tracker.CreateProposal) { in.Texts[0].Body = "caf\xe9" }, []fault{{models.InvalidInput, "input.texts[0].content.body"}}},
		"a body with a NUL":        {func(in *tracker.CreateProposal) { in.Texts[0].Body = "a\x00b" }, []fault{{models.InvalidInput, "input.texts[0].content.body"}}},
		"a title of two lines":     {func(in *tracker.CreateProposal) { in.Texts[0].Title = "a\nb" }, []fault{{models.InvalidInput, "input.texts[0].title"}}},
		"other delegation's name":  {func(in *tracker.CreateProposal) { in.SubmittedBy = "SGP" }, []fault{{models.Forbidden, "input.submittedBy"}}},
		"a key that is too long":   {func(in *tracker.CreateProposal) { in.IdempotencyKey = strings.Repeat("k", 201) }, []fault{{models.LimitExceeded, "input.idempotencyKey"}}},
		"three wrong things at a time": {func(in *tracker.CreateProposal) {
			in.WorkProgramme, in.CoAuthors, in.Texts[0].Body = "X", []string{"Y"}, ""
		}, []fault{{models.InvalidInput, "input.coAuthors[0]"}, {models.InvalidInput, "input.texts[0].content.body"}, {models.InvalidInput, "input.workProgramme"}}},
	} {
		in := good()
		c.spoil(&in)
		_, err := f.CreateProposal(t.Context(), delegation("JPN"), in, query.Preload{})
		f.expect(t, name, err, c.want...)
	}
	if diff := cmp.Diff(before, f.rows(t)); diff != "" {
		t.Errorf("rejected calls changed rows (-before +after):\n%s", diff)
	}
	var unknown *models.Error
	in := good()
	in.WorkProgramme = "ECOMERCE"
	_, err := f.CreateProposal(t.Context(), delegation("JPN"), in, query.Preload{})
	if !errors.As(err, &unknown) || !slices.Contains(unknown.Param("nearest"), "ECOMMERCE") {
		t.Errorf("the error for ECOMERCE should suggest ECOMMERCE: %v", err)
	}
	in.WorkProgramme = "TRADE"
	_, err = f.CreateProposal(t.Context(), delegation("JPN"), in, query.Preload{})
	if !errors.As(err, &unknown) || !slices.Contains(unknown.Param("allowed"), "ECOMMERCE") || !strings.Contains(unknown.Error(), "ECOMMERCE") {
		t.Errorf("the error for TRADE, which resembles no code, should list all codes: %v", err)
	}
	in = good()
	in.CoAuthors = []string{"NOBODYATALL"}
	_, err = f.CreateProposal(t.Context(), delegation("JPN"), in, query.Preload{})
	if !errors.As(err, &unknown) || unknown.Param("nearest") != nil || unknown.Param("allowed") != nil {
		t.Errorf("the error for NOBODYATALL should not say that nothing is allowed: %v", err)
	}
}

// A missing token or scope is reported before any other error.
func TestCreateProposalAccess(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	reading := access.Viewer{Subject: "reader", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsRead)}
	for name, c := range map[string]struct {
		viewer access.Viewer
		want   models.ErrorCode
	}{
		"the public":                 {access.Viewer{}, models.Unauthenticated},
		"a token that may only read": {reading, models.Forbidden},
		"the Secretariat":            {secretariat, models.Forbidden},
		"unknown delegation":         {delegation("ATL"), models.Unauthenticated},
	} {
		_, err := f.CreateProposal(t.Context(), c.viewer, good(), query.Preload{})
		if got := models.CodeOf(err); got != c.want {
			t.Errorf("%s: %s, want %s (%v)", name, got, c.want, err)
		}
	}
}

// A draft is visible to its parties only; others cannot detect that it exists.
func TestDraftVisibility(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP")
	see := func(viewer access.Viewer) bool {
		_, err := f.Reader.Proposal(t.Context(), viewer, p.ID, query.Preload{})
		return err == nil
	}
	seen := map[string]bool{
		"submitting": see(delegation("JPN")), "invited": see(delegation("SGP")), "another": see(delegation("USA")),
		"public": see(access.Viewer{}), "secretariat": see(secretariat),
	}
	want := map[string]bool{"submitting": true, "invited": true, "another": false, "public": false, "secretariat": false}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("who sees the draft (-want +got):\n%s", diff)
	}
	f.submit(t, p, 0)
	if !see(secretariat) {
		t.Error("the Secretariat does not see the submitted proposal")
	}
	declined := f.respond(t, "SGP", f.spellOf(t, p, "SGP").ID, models.Decline)
	if declined.Status != models.CoAuthorDeclined || declined.Proposal != nil {
		t.Errorf("sponsor that declined: got %+v, want its answer without the draft", declined)
	}
	if see(delegation("SGP")) {
		t.Error("the sponsor that declined still sees the draft")
	}
	_, err := f.FileRevision(t.Context(), delegation("USA"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 0).ID, Kind: models.KindRevision, Reason: models.ReasonText,
	}, query.Preload{})
	f.expect(t, "another delegation files a revision of a draft", err, fault{models.NotFound, "input.proposal"})
}

// The errors of filing a revision.
func TestFileRevisionErrors(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP")
	first := f.revision(t, p, 0).ID
	file := func(by models.Code, basedOn models.ID) error {
		_, err := f.FileRevision(t.Context(), delegation(by), tracker.FileRevision{Proposal: p.ID, BasedOn: basedOn, Kind: models.KindRevision, Reason: models.ReasonText}, query.Preload{})
		return err
	}
	f.expect(t, "before the first is circulated", file("JPN", first), fault{models.InvalidTransition, "input.proposal"})
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	f.expect(t, "by another delegation", file("SGP", first), fault{models.Forbidden, ""})
	f.expect(t, "based on a revision of another proposal", file("JPN", f.revision(t, f.create(t, "JPN"), 0).ID), fault{models.NotFound, "input.basedOn"})
	f.file(t, p, 0, models.ReasonText)
	f.circulate(t, p, 1, day("2016-07-02"), "JOB/GC/96/Rev.1")
	err := file("JPN", first)
	f.expect(t, "based on an earlier revision", err, fault{models.Conflict, "input.basedOn"})
	var conflict *models.Error
	if !errors.As(err, &conflict) || !slices.Equal(conflict.Param("currentRevision"), []string{"1"}) {
		t.Errorf("conflict %+v lacks the number of the latest revision", conflict)
	}
	if _, err := f.WithdrawProposal(t.Context(), delegation("JPN"), tracker.WithdrawProposal{Proposal: p.ID}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	f.expect(t, "of a withdrawn proposal", file("JPN", f.revision(t, p, 1).ID), fault{models.InvalidTransition, "input.proposal"})
}

// The errors of circulating a revision. Symbols of other proposals are not reassigned.
func TestCirculateRevisionErrors(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	other := f.create(t, "USA")
	f.circulate(t, other, 0, day("2016-07-01"), "JOB/GC/96")
	p := f.create(t, "JPN")
	f.submit(t, p, 0)
	for name, c := range map[string]struct {
		in   tracker.CirculateRevision
		want []fault
	}{
		"a malformed symbol":        {tracker.CirculateRevision{Symbols: []string{"JOB/GC"}, CirculatedOn: day("2016-07-02")}, []fault{{models.InvalidInput, "input.symbols[0]"}}},
		"symbol already assigned":   {tracker.CirculateRevision{Symbols: []string{"JOB/GC/95", "job/gc/96"}, CirculatedOn: day("2016-07-02")}, []fault{{models.Conflict, "input.symbols[1]"}}},
		"a symbol given twice":      {tracker.CirculateRevision{Symbols: []string{"JOB/GC/95", "JOB/GC/95"}, CirculatedOn: day("2016-07-02")}, []fault{{models.InvalidInput, "input.symbols[1]"}}},
		"a day in the future":       {tracker.CirculateRevision{Symbols: []string{"JOB/GC/95"}, CirculatedOn: day("2030-01-01")}, []fault{{models.InvalidInput, "input.circulatedOn"}}},
		"no revision":               {tracker.CirculateRevision{Revision: models.NewID(), Symbols: []string{"JOB/GC/95"}, CirculatedOn: day("2016-07-02")}, []fault{{models.NotFound, "input.revision"}}},
		"derestriction of public":   {tracker.CirculateRevision{Symbols: []string{"JOB/GC/95"}, CirculatedOn: day("2016-07-02"), DerestrictedOn: models.SetTo(day("2016-08-02"))}, []fault{{models.InvalidInput, "input.derestrictedOn"}}},
		"attributed, but not given": {tracker.CirculateRevision{Symbols: []string{"JOB/GC/95"}, AttributedSymbols: []string{"JOB/GC/94"}, CirculatedOn: day("2016-07-02")}, []fault{{models.InvalidInput, "input.attributedSymbols[0]"}}},
	} {
		c.in.ExpectedVersion = 1
		if c.in.Revision == (models.ID{}) {
			c.in.Revision = f.revision(t, p, 0).ID
		}
		_, err := f.CirculateRevision(t.Context(), secretariat, c.in, query.Preload{})
		f.expect(t, name, err, c.want...)
	}
	_, err := f.CirculateRevision(t.Context(), delegation("JPN"), trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 0, day("2016-07-02")), query.Preload{})
	f.expect(t, "by a delegation", err, fault{models.Forbidden, ""})
	if revision := f.circulateOnly(t, p, 0, day("2016-07-02"), "JOB/GC/95"); revision.Status != models.RevisionCirculated {
		t.Errorf("after all rejections: got revision status %s, want circulated", revision.Status)
	}
	_, err = f.CirculateRevision(t.Context(), secretariat, trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 0, day("2016-07-02"), "JOB/GC/94"), query.Preload{})
	f.expect(t, "twice", err, fault{models.InvalidTransition, "input.revision"})
}

func (f *fixture) circulateOnly(t *testing.T, p *models.Proposal, number int, on models.Date, symbols ...string) *models.Revision {
	t.Helper()
	revision, err := f.CirculateRevision(t.Context(), secretariat, trackertest.Circulation(t, f.Tracker, secretariat, p.ID, number, on, symbols...), everything)
	if err != nil {
		t.Fatal(err)
	}
	return revision
}

// Repeating a call with the same key has no effect; a different call with that key is rejected.
func TestReplay(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	first, err := f.CreateProposal(t.Context(), delegation("JPN"), good(), query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	before := f.rows(t)
	again, err := f.CreateProposal(t.Context(), delegation("JPN"), good(), query.Preload{})
	if err != nil || again.ID != first.ID {
		t.Errorf("the replay returned %v, %v; want %v", again, err, first.ID)
	}
	other := good()
	other.Texts[0].Title = "Mistrust"
	_, err = f.CreateProposal(t.Context(), delegation("JPN"), other, query.Preload{})
	f.expect(t, "other input under the key", err, fault{models.IdempotencyMismatch, "input.idempotencyKey"})
	if diff := cmp.Diff(before, f.rows(t)); diff != "" {
		t.Errorf("the replay wrote (-before +after):\n%s", diff)
	}
	if _, err = f.CreateProposal(t.Context(), delegation("SGP"), good(), query.Preload{}); err != nil {
		t.Errorf("keys of different delegations collide: %v", err)
	}
}

// The error for a hidden object is the same as for a missing one.
func TestHiddenObjectsAreNotFound(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP")
	followUp, err := f.SuggestFollowUp(t.Context(), delegation("JPN"), tracker.SuggestFollowUp{
		Proposal: p.ID, Kind: models.FollowUpWorkshop, Texts: []tracker.LocalizedInput{{Language: models.English, Text: "Meet."}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	nothing := models.NewID()
	for name, act := range map[string]func(models.ID) error{
		"a follow-up": func(id models.ID) error {
			_, err := f.AdvanceFollowUp(t.Context(), delegation("USA"), tracker.AdvanceFollowUp{FollowUp: id, Status: models.FollowUpAgreed}, query.Preload{})
			return err
		},
		"a co-authorship": func(id models.ID) error {
			_, err := f.RespondToCoAuthorship(t.Context(), delegation("USA"), tracker.RespondToCoAuthorship{CoAuthorship: id, Response: models.Accept}, query.Preload{})
			return err
		},
		"a proposal": func(id models.ID) error {
			_, err := f.RequestCoAuthorship(t.Context(), delegation("USA"), tracker.RequestCoAuthorship{Proposal: id}, query.Preload{})
			return err
		},
	} {
		hidden := map[string]models.ID{"a follow-up": followUp.ID, "a co-authorship": p.CoAuthorships[1].ID, "a proposal": p.ID}[name]
		there, absent := act(hidden), act(nothing)
		if models.CodeOf(there) != models.NotFound || there.Error() != absent.Error() {
			t.Errorf("%s: got different errors, hidden: %v\nmissing: %v", name, there, absent)
		}
	}
}
