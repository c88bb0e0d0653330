package models_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"proposaltracker/models"
)

// An event keeps the hash that it was recorded with: an event without a day or a meeting, as
// recorded before version 0.1.0, still has the hash that earlier versions computed. Each part of an
// event changes the hash.
func TestEventHash(t *testing.T) {
	t.Parallel()
	id := func(n int) *models.ID {
		id := uuid.MustParse(fmt.Sprintf("10000000-0000-7000-8000-%012d", n))
		return &id
	}
	recorded := func() models.Event {
		return models.Event{
			ID: *id(1), ProposalID: id(2), Kind: models.CoAuthorInvitedEvent, RecordedAt: time.Date(2020, 5, 4, 12, 0, 0, 1000, time.UTC),
			ActorID: *id(3), Subject: "someone", TokenID: "t1", SponsorID: id(4), Audience: models.ForParties, Data: json.RawMessage(`{"a": 1}`),
		}
	}
	const withoutDay = "21d0c8de73c589f661d62cf92d55b1ab184f98c8c270ec85c5a7c4a5f454caa1"
	const withDay = "4fc35d160a8837f913c0b791f1a590c71402f8b29a8df108eb540523b198a818"
	seen := map[string]string{}
	for name, c := range map[string]struct {
		change func(*models.Event)
		want   string // empty if the hash must differ from all others in the table
	}{
		"without a day":                     {func(*models.Event) {}, withoutDay},
		"different white space in the data": {func(e *models.Event) { e.Data = json.RawMessage(`{"a":1}`) }, withoutDay},
		"with a sequence number":            {func(e *models.Event) { e.Seq = 7 }, withoutDay},
		"with a day":                        {func(e *models.Event) { e.OccurredOn = models.NewDate(2020, 5, 4) }, withDay},
		"different proposal":                {func(e *models.Event) { e.ProposalID = id(5) }, ""},
		"different kind":                    {func(e *models.Event) { e.Kind = models.CoAuthorJoinedEvent }, ""},
		"with a meeting":                    {func(e *models.Event) { e.MeetingID = id(5) }, ""},
		"with an agenda item":               {func(e *models.Event) { e.MeetingID, e.AgendaItemID = id(5), id(6) }, ""},
		"with an agenda request":            {func(e *models.Event) { e.MeetingID, e.AgendaRequestID = id(5), id(6) }, ""},
		"meeting without a proposal":        {func(e *models.Event) { e.ProposalID, e.MeetingID = nil, id(5) }, ""},
		"different previous hash":           {func(e *models.Event) { e.PreviousHash = withDay }, ""},
		"different subject":                 {func(e *models.Event) { e.Subject = "another" }, ""},
		"different token":                   {func(e *models.Event) { e.TokenID = "t2" }, ""},
		"different audience":                {func(e *models.Event) { e.Audience = models.ForReaders }, ""},
		"with a revision":                   {func(e *models.Event) { e.RevisionID = id(5) }, ""},
		"without a sponsor":                 {func(e *models.Event) { e.SponsorID = nil }, ""},
		"different data":                    {func(e *models.Event) { e.Data = json.RawMessage(`{"a": 2}`) }, ""},
	} {
		event := recorded()
		c.change(&event)
		got, err := event.Chained()
		if err != nil {
			t.Fatal(err)
		}
		if c.want != "" {
			if got != c.want {
				t.Errorf("%s: got %s, want %s", name, got, c.want)
			}
			continue
		}
		if other, ok := seen[got]; ok || got == withDay || got == withoutDay {
			t.Errorf("%s: got the same hash as %q, want a different one", name, other)
		}
		seen[got] = name
	}
}
