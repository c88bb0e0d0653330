package tracker_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// history applies a random sequence of mutations by the parties of one proposal.
type history struct {
	*fixture
	t        *rapid.T
	ctx      func() context.Context
	proposal models.ID
	// on is the day of the latest circulation.
	on models.Date
	// circulations counts the circulations in all histories, since a symbol can be used only once.
	circulations *int
}

// parties maps each sponsor in a history to the delegations that may speak for it.
var parties = map[models.Code][]models.Code{
	"JPN": {"JPN"}, "PAK": {"PAK"}, "SGP": {"SGP"}, "USA": {"USA"}, "KEN": {"KEN"}, "AFRICAN_GROUP": {"NGA", "KEN"},
}

// sponsors lists the parties in a fixed order; the first is the submitting delegation.
var sponsors = []models.Code{"JPN", "PAK", "SGP", "USA", "KEN", "AFRICAN_GROUP"}

// step performs a random mutation, usually one that is currently allowed.
func (h *history) step() {
	p, err := h.Reader.Proposal(h.ctx(), delegation("JPN"), h.proposal, query.With(query.CoAuthorships))
	if err != nil {
		h.t.Fatal(err)
	}
	latest, _ := p.Latest()
	switch act := rapid.IntRange(0, 9).Draw(h.t, "act"); {
	case act < 3 && latest.Status == models.RevisionCirculated:
		err = h.fileNext(latest)
	case act < 3:
		err = h.circulateLatest(latest)
	case act < 5:
		sponsor := rapid.SampledFrom(sponsors).Draw(h.t, "sponsor")
		if rapid.Bool().Draw(h.t, "asks by itself") {
			_, err = h.RequestCoAuthorship(h.ctx(), h.voice(sponsor), tracker.RequestCoAuthorship{Proposal: p.ID, Sponsor: string(sponsor)}, query.Preload{})
		} else {
			inviter := h.voice(rapid.SampledFrom(sponsors).Draw(h.t, "inviter"))
			_, err = h.InviteCoAuthor(h.ctx(), inviter, tracker.InviteCoAuthor{Proposal: p.ID, Sponsor: string(sponsor)}, query.Preload{})
		}
	default:
		err = h.goOn(rapid.SampledFrom(p.CoAuthorships).Draw(h.t, "spell"))
	}
	if models.CodeOf(err) == models.Internal && err != nil {
		h.t.Fatal(err)
	}
}

// voice returns a delegation that may speak for a sponsor, or occasionally one that may not.
func (h *history) voice(sponsor models.Code) access.Viewer {
	if rapid.IntRange(0, 9).Draw(h.t, "who") == 0 {
		sponsor = rapid.SampledFrom(sponsors).Draw(h.t, "anybody")
	}
	return delegation(rapid.SampledFrom(parties[sponsor]).Draw(h.t, "voice"))
}

// goOn advances a spell, usually on behalf of the side that has to act next.
func (h *history) goOn(spell *models.CoAuthorship) (err error) {
	sponsor := h.Reader.Directory().Code(spell.SponsorID)
	side := map[models.CoAuthorshipStatus]models.Code{models.CoAuthorInvited: sponsor, models.CoAuthorRequested: "JPN"}
	switch {
	case side[spell.Status] != "" && rapid.IntRange(0, 5).Draw(h.t, "takes it back") == 0:
		_, err = h.CancelCoAuthorship(h.ctx(), h.voice(rapid.SampledFrom([]models.Code{"JPN", sponsor}).Draw(h.t, "by")), tracker.CancelCoAuthorship{CoAuthorship: spell.ID}, query.Preload{})
	case side[spell.Status] != "":
		response := rapid.SampledFrom([]models.CoAuthorshipResponse{models.Accept, models.Accept, models.Accept, models.Decline}).Draw(h.t, "response")
		_, err = h.RespondToCoAuthorship(h.ctx(), h.voice(side[spell.Status]), tracker.RespondToCoAuthorship{CoAuthorship: spell.ID, Response: response}, query.Preload{})
	case spell.Status == models.CoAuthorAccepted:
		leave := tracker.WithdrawCoAuthorship{CoAuthorship: spell.ID}
		if rapid.Bool().Draw(h.t, "on a day") {
			leave.LeftOn = h.on.AddDays(rapid.IntRange(-1, 3).Draw(h.t, "days after the circulation"))
		}
		_, err = h.WithdrawCoAuthorship(h.ctx(), h.voice(sponsor), leave, query.Preload{})
	}
	return err
}

func (h *history) fileNext(latest *models.Revision) error {
	file := tracker.FileRevision{Proposal: h.proposal, BasedOn: latest.ID, Kind: models.KindRevision, Reason: models.ReasonCoAuthorsOnly}
	if rapid.Bool().Draw(h.t, "removes") {
		file.RemoveCoAuthors = []string{string(rapid.SampledFrom(sponsors[1:]).Draw(h.t, "whom"))}
	}
	if rapid.Bool().Draw(h.t, "adds") {
		file.AddCoAuthors = []string{string(rapid.SampledFrom(sponsors[1:]).Draw(h.t, "whom"))}
	}
	_, err := h.FileRevision(h.ctx(), delegation("JPN"), file, query.Preload{})
	return err
}

func (h *history) circulateLatest(latest *models.Revision) error {
	submit := tracker.SubmitRevision{Revision: latest.ID, ExpectedVersion: latest.Version}
	if _, err := h.SubmitRevision(h.ctx(), delegation("JPN"), submit, query.Preload{}); err != nil {
		return err
	}
	*h.circulations++
	on := h.on.AddDays(rapid.IntRange(0, 2).Draw(h.t, "days to the next circulation"))
	_, err := h.CirculateRevision(h.ctx(), secretariat, tracker.CirculateRevision{
		Revision: latest.ID, ExpectedVersion: latest.Version, CirculatedOn: on, Symbols: []string{fmt.Sprintf("TEST/W/%d", *h.circulations)},
	}, query.Preload{})
	if err == nil {
		h.on = on
	}
	return err
}

// After any sequence of mutations, the spells, the printed lists and the events are consistent, and
// no name appears without consent.
func TestHistories(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	printed, circulations := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		h := &history{fixture: f, t: rt, ctx: t.Context, on: day("2016-07-01"), circulations: &circulations}
		input := good()
		input.IdempotencyKey = ""
		p, err := f.CreateProposal(t.Context(), delegation("JPN"), input, query.Preload{})
		if err != nil {
			rt.Fatal(err)
		}
		h.proposal = p.ID
		if err := h.circulateLatest(f.revision(t, p, 0)); err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(8, 30).Draw(rt, "steps") {
			h.step()
		}
		printed += h.check()
	})
	if found, err := audit.Verify(t.Context(), f.db.ReadOnly()); err != nil || found.Err() != nil {
		t.Errorf("verify the event log: broken links %v, error %v", found.Broken, err)
	}
	if printed < 100 && !testing.Short() {
		t.Errorf("only %d names were printed; the histories are too simple", printed)
	}
}

// check compares the spells, lists and events of a history, and returns the number of printed
// names.
func (h *history) check() int {
	p, err := h.Reader.Proposal(h.ctx(), secretariat, h.proposal, everything)
	if err != nil {
		h.t.Fatal(err)
	}
	spells := map[models.ID]*models.CoAuthorship{}
	for _, spell := range p.CoAuthorships {
		spells[spell.ID] = spell
	}
	printed := 0
	for i, revision := range p.Revisions {
		if revision.Status != models.RevisionCirculated {
			continue
		}
		printed += len(revision.Printed)
		h.checkPrint(revision, spells)
		lastOfTheDay := !slices.ContainsFunc(p.Revisions[i+1:], func(r *models.Revision) bool { return r.CirculatedOn == revision.CirculatedOn })
		if lastOfTheDay {
			h.checkDay(p, revision)
		}
	}
	h.checkEvents(p)
	return printed
}

// checkPrint checks that each printed name belongs to an accepted spell that was on the list on
// that day.
func (h *history) checkPrint(revision *models.Revision, spells map[models.ID]*models.CoAuthorship) {
	for _, name := range revision.Printed {
		spell := spells[name.CoAuthorshipID]
		if spell == nil || spell.SponsorID != name.SponsorID || !h.mayHaveSpoken(spell) || spell.AnsweredOn.IsZero() {
			h.t.Errorf("revision %d has a name without consent: %+v", revision.Number, spell)
		}
		if spell != nil && (spell.JoinedOn.IsZero() || spell.JoinedOn.After(revision.CirculatedOn)) {
			h.t.Errorf("revision %d of %s has a name that joined on %s", revision.Number, revision.CirculatedOn, spell.JoinedOn)
		}
	}
}

// mayHaveSpoken reports whether the delegation that consented for a sponsor may speak for it.
func (h *history) mayHaveSpoken(spell *models.CoAuthorship) bool {
	if spell.AgreedByID == nil {
		return false
	}
	code := func(id models.ID) models.Code { return h.Reader.Directory().Code(id) }
	return slices.Contains(parties[code(spell.SponsorID)], code(*spell.AgreedByID))
}

// checkDay checks that the list on the day of a circulation is the printed list.
func (h *history) checkDay(p *models.Proposal, revision *models.Revision) {
	var listed, printed []string
	for _, code := range h.codes(p.ListOn(revision.CirculatedOn)) {
		listed = append(listed, string(code))
	}
	for _, name := range revision.Printed {
		printed = append(printed, string(h.Reader.Directory().Code(name.SponsorID)))
	}
	slices.Sort(listed)
	slices.Sort(printed)
	if diff := cmp.Diff(printed, listed); diff != "" {
		h.t.Errorf("revision %d and the list of %s (-printed +list):\n%s", revision.Number, revision.CirculatedOn, diff)
	}
}

// checkEvents replays the events. They must yield the printed list at each circulation and the
// current list at the end, and no actor may have consented for both sides.
func (h *history) checkEvents(p *models.Proposal) {
	announced := map[models.ID]bool{}
	agreed, asked := map[models.ID]int{p.SubmittedByID: 1}, map[models.ID]models.ID{}
	var circulated *models.Event
	for _, event := range p.Events {
		if circulated != nil && circulated.RecordedAt != event.RecordedAt {
			h.checkAnnouncedPrint(p, circulated, announced)
			circulated = nil
		}
		switch event.Kind { //nolint:exhaustive // only these kinds concern the list
		case models.RevisionCirculatedEvent:
			circulated = event
		case models.CoAuthorInvitedEvent, models.CoAuthorRequestedEvent:
			asked[*event.SponsorID] = event.ActorID
		case models.CoAuthorAcceptedEvent:
			agreed[*event.SponsorID]++
			if asked[*event.SponsorID] == event.ActorID {
				h.t.Errorf("%s consented for both sides", h.Reader.Directory().Code(event.ActorID))
			}
		case models.CoAuthorJoinedEvent:
			if announced[*event.SponsorID] || agreed[*event.SponsorID] == 0 {
				h.t.Errorf("%s joined twice, or without consent", h.Reader.Directory().Code(*event.SponsorID))
			}
			announced[*event.SponsorID] = true
			agreed[*event.SponsorID]--
		case models.CoAuthorWithdrawnEvent, models.CoAuthorRemovedEvent:
			if !announced[*event.SponsorID] {
				agreed[*event.SponsorID]-- // left before its name was printed
			}
			delete(announced, *event.SponsorID)
		}
	}
	if circulated != nil {
		h.checkAnnouncedPrint(p, circulated, announced)
	}
	stands := map[models.ID]bool{}
	for _, spell := range p.List() {
		stands[spell.SponsorID] = true
	}
	if diff := cmp.Diff(stands, announced); diff != "" {
		h.t.Errorf("the list and the events (-list +events):\n%s", diff)
	}
}

// checkAnnouncedPrint checks that the names that events recorded up to a circulation are the names
// printed in it.
func (h *history) checkAnnouncedPrint(p *models.Proposal, circulated *models.Event, announced map[models.ID]bool) {
	revision, _ := p.Revision(*circulated.RevisionID)
	printed := map[models.ID]bool{}
	for _, name := range revision.Printed {
		printed[name.SponsorID] = true
	}
	if diff := cmp.Diff(printed, announced); diff != "" {
		h.t.Errorf("revision %d and the events up to it (-printed +recorded):\n%s", revision.Number, diff)
	}
}
