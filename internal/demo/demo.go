// Package demo files the demonstration proposals. They follow facts on the public record, with
// texts written for this purpose. Each step goes through the same use cases as a delegation's, with
// the clock set to its day.
package demo

import (
	"context"
	"embed"
	"fmt"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

//go:embed texts/*.txt
var texts embed.FS

// Load files the stories that are missing. It can run at every start: each step has its own idempotency key,
// so an interrupted load resumes where it stopped.
func Load(ctx context.Context, t *tracker.Tracker) error {
	_, err := t.Reader.ProposalBySymbol(ctx, registry(), string(lastSymbol), query.Preload{})
	if models.CodeOf(err) != models.NotFound || err == nil {
		return err
	}
	for _, story := range stories() {
		s := &stage{tracker: t, ctx: ctx, story: story.name, latest: map[models.ID]*models.Revision{}}
		if story.run(s); s.err != nil {
			return fmt.Errorf("file the story %q: %w", story.name, s.err)
		}
	}
	return nil
}

// stage is the state of a story that is being filed. After the first error all further steps do
// nothing.
type stage struct {
	tracker *tracker.Tracker
	ctx     context.Context //nolint:containedctx // a stage lives within one call of Load
	story   string
	acts    int
	// latest is the latest revision of each proposal. It is not read from the database, because a resumed
	// load must repeat its steps with the same input.
	latest map[models.ID]*models.Revision
	err    error
}

// on returns the tracker with its clock set to noon of the given day.
func (s *stage) on(day string) *tracker.Tracker {
	at, err := models.ParseDate(day)
	if err != nil && s.err == nil {
		s.err = err
	}
	return s.tracker.WithClock(func() time.Time { return at.Time().Add(12 * time.Hour).Add(time.Duration(s.acts) * time.Minute) })
}

// key returns the idempotency key of the story's next step.
func (s *stage) key() string {
	s.acts++
	return fmt.Sprintf("demo/%s/%d", s.story, s.acts)
}

func (s *stage) date(day string) models.Date {
	date, err := models.ParseDate(day)
	if err != nil && s.err == nil {
		s.err = err
	}
	return date
}

func mission(code models.Code) access.Viewer {
	return access.Viewer{
		Subject: "demo", Delegation: code,
		Scopes: access.NewScopes(access.ScopeProposalsWrite, access.ScopeCoAuthorsWrite, access.ScopeFollowUpsWrite,
			access.ScopeVenuesWrite, access.ScopeAnswersWrite),
	}
}

func registry() access.Viewer {
	return access.Viewer{Subject: "demo", Scopes: access.NewScopes(access.ScopeSecretariat)}
}

// paper is the text of a story in one language.
type paper struct {
	language models.Language
	title    string
	file     string
}

func (s *stage) inputs(papers []paper) []tracker.TextInput {
	inputs := []tracker.TextInput{}
	for _, p := range papers {
		body, err := texts.ReadFile("texts/" + p.file + ".txt")
		if err != nil && s.err == nil {
			s.err = err
		}
		inputs = append(inputs, tracker.TextInput{Language: p.language, Title: p.title, Body: string(body)})
	}
	return inputs
}

// create files revision 0 on behalf of by. All invited sponsors accept on the same day; for a
// group, one of its members accepts.
func (s *stage) create(day string, by models.Code, programme string, invited []string, papers ...paper) *models.Proposal {
	if s.err != nil {
		return &models.Proposal{}
	}
	p, err := s.on(day).CreateProposal(s.ctx, mission(by), tracker.CreateProposal{
		WorkProgramme: programme, Texts: s.inputs(papers), OriginalLanguage: papers[0].language, CoAuthors: invited,
		CommunicatedOn: s.date(day), IdempotencyKey: s.key(),
	}, query.With(query.CoAuthorships))
	if s.err = err; err != nil {
		return &models.Proposal{}
	}
	s.latest[p.ID] = p.Revisions[0]
	for _, spell := range p.CoAuthorships {
		if spell.InvitedByID != nil {
			s.accept(day, spell, s.voice(spell.SponsorID, day))
		}
	}
	return p
}

// voice returns the delegation that speaks for a sponsor: the sponsor itself, or the first member
// of a group.
func (s *stage) voice(sponsor models.ID, day string) models.Code {
	if group, ok := s.tracker.Reader.Directory().Group(sponsor); ok {
		if members := s.tracker.Reader.Directory().Members(group.ID, s.date(day)); len(members) > 0 {
			return members[0].Code
		}
	}
	return s.tracker.Reader.Directory().Code(sponsor)
}

func (s *stage) accept(day string, spell *models.CoAuthorship, by models.Code) {
	if s.err != nil {
		return
	}
	_, s.err = s.on(day).RespondToCoAuthorship(s.ctx, mission(by),
		tracker.RespondToCoAuthorship{CoAuthorship: spell.ID, Response: models.Accept, IdempotencyKey: s.key()}, query.Preload{})
}

// circulate submits the latest revision and circulates it.
func (s *stage) circulate(day string, p *models.Proposal, by models.Code, in tracker.CirculateRevision) {
	if s.err != nil {
		return
	}
	at, latest := s.on(day), s.latest[p.ID]
	_, s.err = at.SubmitRevision(s.ctx, mission(by),
		tracker.SubmitRevision{Revision: latest.ID, ExpectedVersion: latest.Version, IdempotencyKey: s.key()}, query.Preload{})
	if s.err != nil {
		return
	}
	in.Revision, in.ExpectedVersion, in.CirculatedOn, in.IdempotencyKey = latest.ID, latest.Version, s.date(day), s.key()
	_, s.err = at.CirculateRevision(s.ctx, registry(), in, query.Preload{})
}

// join makes sponsors request to join, and the submitting delegation accept them.
func (s *stage) join(day string, p *models.Proposal, submitter models.Code, codes ...string) {
	for _, code := range codes {
		if s.err != nil {
			return
		}
		party, err := s.tracker.Reader.Directory().PartyByCode(code)
		if s.err = err; err != nil {
			return
		}
		spell, err := s.on(day).RequestCoAuthorship(s.ctx, mission(s.voice(party.Identity().ID, day)),
			tracker.RequestCoAuthorship{Proposal: p.ID, Sponsor: code, IdempotencyKey: s.key()}, query.Preload{})
		if s.err = err; err != nil {
			return
		}
		s.accept(day, spell, submitter)
	}
}

// file files the next revision. Without papers, the text stays unchanged.
func (s *stage) file(day string, p *models.Proposal, by models.Code, in tracker.FileRevision, papers ...paper) {
	if s.err != nil {
		return
	}
	in.Proposal, in.BasedOn, in.Kind, in.Texts, in.IdempotencyKey = p.ID, s.latest[p.ID].ID, models.KindRevision, s.inputs(papers), s.key()
	s.latest[p.ID], s.err = s.on(day).FileRevision(s.ctx, mission(by), in, query.Preload{})
}

// aim targets venues with the same aim in English. The aim can be empty.
func (s *stage) aim(day string, p *models.Proposal, by models.Code, aim string, venues ...string) map[string]*models.VenueTarget {
	targets := map[string]*models.VenueTarget{}
	for _, venue := range venues {
		if s.err != nil {
			return targets
		}
		in := tracker.TargetVenue{Proposal: p.ID, Venue: venue, IdempotencyKey: s.key()}
		if aim != "" {
			in.Aims = []tracker.LocalizedInput{{Language: models.English, Text: aim}}
		}
		targets[venue], s.err = s.on(day).TargetVenue(s.ctx, mission(by), in, query.Preload{})
	}
	return targets
}

// meet records a meeting.
func (s *stage) meet(venue, day string) *models.Meeting {
	if s.err != nil {
		return &models.Meeting{}
	}
	meeting, err := s.on(day).RecordMeeting(s.ctx, registry(), tracker.RecordMeeting{Venue: venue, StartsOn: s.date(day), Place: "Geneva", IdempotencyKey: s.key()})
	if s.err = err; err != nil {
		return &models.Meeting{}
	}
	return meeting
}

func (s *stage) place(meeting *models.Meeting, number, title, requester string, documents ...string) {
	if s.err != nil {
		return
	}
	_, s.err = s.on(meeting.StartsOn.String()).PlaceOnAgenda(s.ctx, registry(), tracker.PlaceOnAgenda{
		Meeting: meeting.ID, Number: number, Title: title, DocumentSymbols: documents, RequestedBy: requester, IdempotencyKey: s.key(),
	})
}

func (s *stage) suggest(day string, p *models.Proposal, by models.Code, in tracker.SuggestFollowUp, text ...tracker.LocalizedInput) *models.FollowUp {
	if s.err != nil {
		return &models.FollowUp{}
	}
	in.Proposal, in.Texts, in.IdempotencyKey = p.ID, text, s.key()
	followUp, err := s.on(day).SuggestFollowUp(s.ctx, mission(by), in, query.Preload{})
	if s.err = err; err != nil {
		return &models.FollowUp{}
	}
	return followUp
}

func (s *stage) advance(day string, followUp *models.FollowUp, in tracker.AdvanceFollowUp) {
	if s.err != nil {
		return
	}
	in.FollowUp, in.IdempotencyKey = followUp.ID, s.key()
	_, s.err = s.on(day).AdvanceFollowUp(s.ctx, registry(), in, query.Preload{})
}
