package models_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/models"
)

// reach returns the states that are reachable from first, including first itself.
func reach[S comparable](first S, next func(S) []S) map[S]bool {
	seen := map[S]bool{}
	var walk func(S)
	walk = func(s S) {
		if seen[s] {
			return
		}
		seen[s] = true
		for _, n := range next(s) {
			walk(n)
		}
	}
	walk(first)
	return seen
}

func TestStateMachinesAreComplete(t *testing.T) {
	t.Parallel()
	if got := len(reach(models.ProposalDraft, models.ProposalStatus.Next)); got != 8 {
		t.Errorf("proposal: got %d reachable states, want 8", got)
	}
	if got := len(reach(models.RevisionDraft, models.RevisionStatus.Next)); got != 5 {
		t.Errorf("revision: got %d reachable states, want 5", got)
	}
	if got := len(reach(models.CoAuthorInvited, models.CoAuthorshipStatus.Next)); got != 6 {
		t.Errorf("invitation: got %d reachable states, want 6 (all but REQUESTED)", got)
	}
	if got := len(reach(models.FollowUpSuggested, models.FollowUpStatus.Next)); got != 5 {
		t.Errorf("follow-up: got %d reachable states, want 5", got)
	}
	for _, ended := range []models.ProposalStatus{models.ProposalAdopted, models.ProposalNoted, models.ProposalNotAgreed, models.ProposalWithdrawn} {
		if !ended.Ended() {
			t.Errorf("%s: Ended is false, want true", ended)
		}
	}
}

func TestForbiddenTransition(t *testing.T) {
	t.Parallel()
	p := models.Proposal{Status: models.ProposalDraft}
	var refusal *models.Error
	if err := p.TransitionTo(models.ProposalAdopted); !errors.As(err, &refusal) {
		t.Fatalf("DRAFT to ADOPTED: got error %v, want INVALID_TRANSITION", err)
	}
	if diff := cmp.Diff([]string{"SUBMITTED", "WITHDRAWN"}, refusal.Param("allowed")); diff != "" || refusal.Code != models.InvalidTransition {
		t.Errorf("got code %s, want INVALID_TRANSITION; allowed states (-want +got):\n%s", refusal.Code, diff)
	}
	if p.Status != models.ProposalDraft {
		t.Errorf("got state %s after a rejected transition, want DRAFT", p.Status)
	}
	if err := p.TransitionTo(models.ProposalSubmitted); err != nil || p.Status != models.ProposalSubmitted {
		t.Errorf("DRAFT to SUBMITTED: got error %v and state %s", err, p.Status)
	}
}

func TestIsPublicOn(t *testing.T) {
	t.Parallel()
	day := models.NewDate(2020, 5, 15)
	circulated := models.Revision{Status: models.RevisionCirculated, Access: models.Public}
	restricted := models.Revision{Status: models.RevisionCirculated, Access: models.Restricted}
	later := models.Revision{Status: models.RevisionCirculated, Access: models.Restricted, DerestrictedOn: day.AddDays(1)}
	draft := models.Revision{Status: models.RevisionDraft, Access: models.Public}
	got := []bool{circulated.IsPublicOn(day), restricted.IsPublicOn(day), later.IsPublicOn(day), later.IsPublicOn(day.AddDays(1)), draft.IsPublicOn(day)}
	if diff := cmp.Diff([]bool{true, false, false, true, false}, got); diff != "" {
		t.Errorf("IsPublicOn (-want +got):\n%s", diff)
	}
}

// A name is on the list from the day it joined to the day before it left.
func TestOnListOn(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		start := models.NewDate(2018, 1, 1)
		joined := rapid.IntRange(0, 50).Draw(t, "joined")
		lasts := rapid.IntRange(0, 50).Draw(t, "lasts")
		asked := rapid.IntRange(-10, 110).Draw(t, "asked")
		c := models.CoAuthorship{JoinedOn: start.AddDays(joined), LeftOn: start.AddDays(joined + lasts)}
		want := asked >= joined && asked < joined+lasts
		if got := c.OnListOn(start.AddDays(asked)); got != want {
			t.Errorf("on the list from day %d to before day %d: OnListOn(day %d) = %t, want %t", joined, joined+lasts, asked, got, want)
		}
		if open := (&models.CoAuthorship{JoinedOn: start}); !open.OnListOn(start.AddDays(max(asked, 0))) {
			t.Error("OnListOn is false on a later day of a spell that has not ended")
		}
	})
}

func TestListBeforeCirculation(t *testing.T) {
	t.Parallel()
	agreed := &models.CoAuthorship{Status: models.CoAuthorAccepted}
	printed := &models.CoAuthorship{Status: models.CoAuthorAccepted, JoinedOn: models.NewDate(2020, 1, 1)}
	invited := &models.CoAuthorship{Status: models.CoAuthorInvited}
	left := &models.CoAuthorship{Status: models.CoAuthorWithdrawn, JoinedOn: models.NewDate(2020, 1, 1)}
	p := models.Proposal{CoAuthorships: []*models.CoAuthorship{agreed, printed, invited, left}}
	if got := p.List(); len(got) != 2 {
		t.Errorf("before circulation: got %d names on the list, want 2", len(got))
	}
	p.CirculatedOn = models.NewDate(2020, 1, 1)
	if got := p.List(); len(got) != 1 || got[0] != printed {
		t.Errorf("after circulation: got list %v, want only the printed name", got)
	}
}
