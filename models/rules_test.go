package models_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

// A range of days includes both ends; a range of instants excludes its end.
func TestRanges(t *testing.T) {
	t.Parallel()
	day := models.NewDate(2020, time.May, 15)
	at := day.Time()
	for name, c := range map[string]struct {
		err  error
		want models.ErrorCode
	}{
		"one day":                     {models.DateRange{From: day, To: day}.Check("on"), ""},
		"two days":                    {models.DateRange{From: day, To: day.AddDays(1)}.Check("on"), ""},
		"an end before the beginning": {models.DateRange{From: day, To: day.AddDays(-1)}.Check("on"), models.InvalidInput},
		"days without an end":         {models.DateRange{From: day}.Check("on"), ""},
		"days without a beginning":    {models.DateRange{To: day}.Check("on"), ""},
		"one instant":                 {models.DateTimeRange{From: at, Before: at}.Check("at"), models.InvalidInput},
		"one microsecond":             {models.DateTimeRange{From: at, Before: at.Add(time.Microsecond)}.Check("at"), ""},
		"instants without an end":     {models.DateTimeRange{From: at}.Check("at"), ""},
	} {
		if got := c.err; (got != nil || c.want != "") && models.CodeOf(got) != c.want {
			t.Errorf("%s: got %v, want %q", name, got, c.want)
		}
	}
}

func TestConcludingOutcomes(t *testing.T) {
	t.Parallel()
	want := map[models.OutcomeKind]bool{
		models.OutcomeNoted: false, models.OutcomeAgreed: true, models.OutcomeForwarded: false, models.OutcomeReferred: false,
		models.OutcomeSuspended: false, models.OutcomeContinued: false, models.OutcomeAdopted: true, models.OutcomeNotAgreed: true,
	}
	got := map[models.OutcomeKind]bool{}
	for kind := range want {
		got[kind] = kind.Concludes()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The readers of a circulated revision do not see why it was returned earlier.
func TestReasonOfReturn(t *testing.T) {
	t.Parallel()
	for status, want := range map[models.RevisionStatus]string{
		models.RevisionReturned: "The annex is missing.", models.RevisionSubmitted: "The annex is missing.", models.RevisionCirculated: "",
	} {
		if got := (&models.Revision{Status: status, ReturnNote: "The annex is missing."}).WhyReturned(); got != want {
			t.Errorf("%s revision: got reason %q, want %q", status, got, want)
		}
	}
}

// Only the parties see the events of drafting, regardless of the recorded audience.
func TestReadersOfEvents(t *testing.T) {
	t.Parallel()
	for kind, want := range map[models.EventKind]models.EventAudience{
		models.ProposalCreatedEvent: models.ForParties, models.RevisionFiledEvent: models.ForParties, models.RevisionEditedEvent: models.ForParties,
		models.RevisionSubmittedEvent: models.ForReaders, models.RevisionReturnedEvent: models.ForReaders, models.RevisionCirculatedEvent: models.ForReaders,
	} {
		if got := (&models.Event{Kind: kind, Audience: models.ForReaders}).Readers(); got != want {
			t.Errorf("%s: got audience %s, want %s", kind, got, want)
		}
	}
}

// A question in the text is posed by each circulated text in force, until one no longer contains
// it.
func TestRevisionsPosingQuestion(t *testing.T) {
	t.Parallel()
	proposal := models.NewID()
	revision := func(number int, kind models.RevisionKind, status models.RevisionStatus) *models.Revision {
		return &models.Revision{ID: models.NewID(), ProposalID: proposal, Number: number, Kind: kind, Status: status}
	}
	revisions := []*models.Revision{
		revision(0, models.KindRevision, models.RevisionCirculated), revision(1, models.KindRevision, models.RevisionCirculated),
		revision(2, models.KindAddendum, models.RevisionCirculated), revision(3, models.KindCorrigendum, models.RevisionCirculated),
		revision(4, models.KindRevision, models.RevisionCirculated), revision(5, models.KindRevision, models.RevisionDraft),
	}
	for name, c := range map[string]struct {
		question models.Question
		want     []int
	}{
		"posed first in revision 1":           {models.Question{PosedInID: revisions[1].ID}, []int{1, 3, 4}},
		"posed first in it, dropped in 4":     {models.Question{PosedInID: revisions[1].ID, DroppedInID: &revisions[4].ID}, []int{1, 3}},
		"posed in a draft":                    {models.Question{PosedInID: revisions[5].ID}, []int{5}},
		"posed separately":                    {models.Question{PosedInID: revisions[1].ID, PosedByID: &proposal}, nil},
		"posed in an addendum, dropped there": {models.Question{PosedInID: revisions[2].ID, DroppedInID: &revisions[3].ID}, []int{2}},
	} {
		c.question.ProposalID = proposal
		var got []int
		for _, r := range c.question.Posing(revisions) {
			got = append(got, r.Number)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A comparison is shown in a language in which the texts differ, if there is one.
func TestLanguageOfComparison(t *testing.T) {
	t.Parallel()
	texts := func(languages ...models.Language) []*models.RevisionText {
		made := []*models.RevisionText{}
		for _, language := range languages {
			made = append(made, &models.RevisionText{Language: language})
		}
		return made
	}
	all := texts(models.English, models.French, models.Spanish)
	for name, c := range map[string]struct {
		comparison models.Comparison
		wanted     models.Language
		want       models.Language
	}{
		"the wanted one":              {models.Comparison{Before: all, After: all}, models.French, models.French},
		"the original one":            {models.Comparison{Before: texts(models.English, models.Spanish), After: all}, models.French, models.Spanish},
		"the one of the addenda":      {models.Comparison{Before: all, After: all, AdditionsAdded: texts(models.French)}, models.English, models.French},
		"the one of removed addenda":  {models.Comparison{Before: all, After: all, AdditionsRemoved: texts(models.English)}, models.Spanish, models.English},
		"none, if they share none":    {models.Comparison{Before: texts(models.English), After: texts(models.French)}, models.English, ""},
		"any, if the original is new": {models.Comparison{Before: texts(models.French), After: all}, models.English, models.French},
	} {
		c.comparison.To = &models.Revision{OriginalLanguage: models.Spanish}
		if got, ok := c.comparison.InLanguages(c.wanted); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q, %t, want %q", name, got, ok, c.want)
		}
	}
}

// The day on which a name leaves the list is the first day without it.
func TestDayOfLeaving(t *testing.T) {
	t.Parallel()
	joined := models.NewDate(2020, time.May, 15)
	left := joined.AddDays(2)
	got := []bool{}
	for days := -1; days <= 3; days++ {
		got = append(got, (&models.CoAuthorship{JoinedOn: joined, LeftOn: left}).OnListOn(joined.AddDays(days)))
	}
	if diff := cmp.Diff([]bool{false, true, true, false, false}, got); diff != "" {
		t.Errorf("from the day before the first one (-want +got):\n%s", diff)
	}
}
