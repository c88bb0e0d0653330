package tracker_test

import (
	"strings"
	"testing"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A revision inherits the restriction of the previous one, including the day of derestriction. A
// text is based on the latest revision or corrigendum, never on an addendum.
func TestInheritedAccessAndText(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	opens := models.DateOf(noon.AddDate(0, 0, 10))
	p := f.restrictUntil(t, opens)
	f.fileText(t, p, 0, models.KindAddendum, english("Only more", "1.1.  Only more.\n"))
	if got := f.revision(t, p, 1); got.Access != models.Restricted || got.DerestrictedOn != opens {
		t.Errorf("the addendum is %s until %s, want RESTRICTED until %s", got.Access, got.DerestrictedOn, opens)
	}
	f.circulate(t, p, 1, day("2016-07-02"), "JOB/GC/96/Add.1")
	f.file(t, p, 1, models.ReasonCoAuthorsOnly)
	seen, err := f.Reader.Proposal(t.Context(), delegation("JPN"), p.ID, query.With(query.Bodies))
	if err != nil {
		t.Fatal(err)
	}
	if got := seen.Revisions[2].Texts[0].Body; got != body {
		t.Errorf("a revision without a text has %q, want the text of revision 0", got)
	}
}

// Co-authors join and the list is printed on the day of circulation, no matter when it is recorded.
func TestJoiningDay(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "JPN") // the submitter is not invited
	if got := len(p.CoAuthorships); got != 1 {
		t.Errorf("the proposal has %d co-authorships, want the submitter's", got)
	}
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	event := f.latestEvent(t, models.CoAuthorJoinedEvent)
	if event.OccurredOn != day("2016-07-01") || event.ActorID != f.sponsorOf(t, models.SecretariatCode) {
		t.Errorf("the submitter joined on %s by act of %s, want 2016-07-01 by the Secretariat", event.OccurredOn, event.ActorID)
	}
}

// Only attributed symbols are marked as attributed, and another revision may be circulated on the
// same day.
func TestAttributedSymbols(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.submit(t, p, 0)
	draft := f.revision(t, p, 0)
	if _, err := f.CirculateRevision(t.Context(), secretariat, tracker.CirculateRevision{
		Revision: draft.ID, ExpectedVersion: draft.Version, CirculatedOn: day("2016-07-01"),
		Symbols: []string{"JOB/GC/96", "JOB/CTG/7"}, AttributedSymbols: []string{"JOB/CTG/7"},
	}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	for _, symbol := range f.revision(t, p, 0).SymbolRows {
		if want := symbol.Symbol == "JOB/CTG/7"; symbol.Attributed != want {
			t.Errorf("%s is attributed: got %t, want %t", symbol.Symbol, symbol.Attributed, want)
		}
	}
	f.file(t, p, 0, models.ReasonText)
	f.circulate(t, p, 1, day("2016-07-01"), "JOB/GC/96/Rev.1")
}

// A key may have up to 200 characters, regardless of their number of bytes.
func TestIdempotencyKeyLength(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for length, want := range map[int]models.ErrorCode{200: "", 201: models.LimitExceeded} {
		in := good()
		in.IdempotencyKey = strings.Repeat("é", length)
		_, err := f.CreateProposal(t.Context(), delegation("JPN"), in, query.Preload{})
		if got := codeOrNone(err); got != want {
			t.Errorf("%d characters: got %q, want %q", length, got, want)
		}
	}
}

// codeOrNone returns the code of an error; empty if err is nil.
func codeOrNone(err error) models.ErrorCode {
	if err == nil {
		return ""
	}
	return models.CodeOf(err)
}

// If no day is stated, a step is taken on the first day of its meeting, and its event occurred on
// that day.
func TestDayOfStep(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	followUp := f.suggest(t, p, "Meet.", "GC", models.Date{})
	meeting := f.meet(t, "2017-02-20")
	advanced, err := f.AdvanceFollowUp(t.Context(), secretariat, tracker.AdvanceFollowUp{FollowUp: followUp.ID, Status: models.FollowUpAgreed, Meeting: &meeting.ID}, everything)
	if err != nil {
		t.Fatal(err)
	}
	step, event := advanced.Steps[len(advanced.Steps)-1], f.latestEvent(t, models.FollowUpAdvancedEvent)
	if want := day("2017-02-20"); step.TakenOn != want || event.OccurredOn != want {
		t.Errorf("the step was taken on %s, and its event occurred on %s; want %s", step.TakenOn, event.OccurredOn, want)
	}
}

// RELATED_TO has no direction: two proposals can be related only once.
func TestMirroredRelation(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	a, b := f.create(t, "JPN"), f.create(t, "JPN")
	relate := func(from, to *models.Proposal) error {
		_, err := f.RelateProposals(t.Context(), delegation("JPN"), tracker.RelateProposals{From: from.ID, Kind: models.RelatedTo, To: to.ID}, query.Preload{})
		return err
	}
	if err := relate(a, b); err != nil {
		t.Fatal(err)
	}
	reported(t, relate(b, a), models.Conflict, models.NewProblem(models.AlreadyExists, models.P("object", models.TermRelation)).At("input.to"))
}

// If a proposal is withdrawn, the requests to join it are declined.
func TestRequestsOfWithdrawnProposal(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	requested, err := f.RequestCoAuthorship(t.Context(), delegation("PAK"), tracker.RequestCoAuthorship{Proposal: p.ID}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WithdrawProposal(t.Context(), delegation("JPN"), tracker.WithdrawProposal{Proposal: p.ID}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	after, err := f.Reader.CoAuthorship(t.Context(), delegation("PAK"), requested.ID, query.Preload{})
	if err != nil || after.Status != models.CoAuthorDeclined {
		t.Errorf("the request is %+v, want DECLINED: %v", after, err)
	}
}

// Derestrictions are recorded by the clock, so they are not among the events of any actor.
func TestDerestrictionHasNoActor(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.restrictUntil(t, models.DateOf(noon.AddDate(0, 0, 10)))
	late := f.WithClock(func() time.Time { return noon.AddDate(0, 0, 11) })
	if _, err := late.Derestrict(t.Context()); err != nil {
		t.Fatal(err)
	}
	filter := query.EventFilter{Actors: []string{string(models.SecretariatCode)}, Kinds: []models.EventKind{models.DerestrictedEvent, models.AccessChangedEvent}}
	rows, err := late.Reader.Events(t.Context(), access.Viewer{}, filter, query.PageRequest{First: 5}, query.Preload{})
	if err != nil || len(rows.Items) != 1 || rows.Items[0].Kind != models.AccessChangedEvent {
		t.Errorf("events of the Secretariat: %v, %v; want the change of access alone", rows.Items, err)
	}
}
