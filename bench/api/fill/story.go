package fill

import (
	"fmt"
	"slices"
	"time"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// story is the state of a proposal while its rows are generated.
type story struct {
	*world
	rows

	number   int
	proposal models.Proposal
	// at is the time of the next action. Actions are at least an hour apart.
	at time.Time
	by models.ID
	// list contains the accepted spells in order of acceptance.
	list  []*models.CoAuthorship
	kept  []*models.CoAuthorship
	filed []*models.Revision
	// lately is true if the proposal began within the last 500 days. Older proposals are concluded.
	lately bool
	bare   bool // no revision is circulated
	// recognized contains the recognized texts, by the ID of the text.
	recognized map[models.ID]document.Text
}

// spellsOf returns the number of spells of a proposal: sixty in total for every ten proposals.
func spellsOf(number int) int { return []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 15}[number%10] }

// proposal generates a proposal that began on one of the days of the last ten years. Of the recent
// proposals, one in five is still a draft, and one in 25 has been submitted to the Secretariat.
func (w *world) proposal(number int) rows {
	days := 3600 - number*37%3540
	s := &story{world: w, number: number, lately: days <= 500, recognized: map[models.ID]document.Text{}}
	s.bare = s.lately && (number%5 == 1 || number%25 == 2)
	s.at = w.now.Add(-time.Duration(days) * 24 * time.Hour).Add(-time.Duration(number%24) * time.Hour)
	s.begin()
	if s.bare && number%25 == 2 {
		s.submit(s.filed[0])
	}
	if !s.bare {
		s.circulate()
		s.follow()
		s.conclude()
	}
	for _, revision := range s.filed {
		s.revisions = append(s.revisions, *revision)
	}
	for _, spell := range s.kept {
		s.spells = append(s.spells, *spell)
	}
	s.proposals = append(s.proposals, s.proposal)
	if !s.bare {
		w.last = append(w.last[max(0, len(w.last)-20):], s.proposal)
	}
	return s.rows
}

// record adds an event and chains it to the previous one. Event numbers are assigned later, for whole batches.
func (s *story) record(event models.Event, data map[string]any) {
	event.ID, event.ProposalID, event.RecordedAt, event.ActorID = models.NewID(), &s.proposal.ID, s.at, s.by
	event.Subject, event.TokenID, event.Data, event.PreviousHash = "mission", "filled", mustJSON(data), s.proposal.LastEventHash
	hash, err := event.Chained()
	if err != nil {
		panic(err) // cannot happen: mustJSON has just encoded the data
	}
	event.Hash, s.proposal.LastEventHash = hash, hash
	if s.proposal.CirculatedOn.IsZero() || (event.Audience == models.ForReaders && !event.Kind.OfDraft()) {
		s.proposal.UpdatedAt, s.proposal.SharedChangedAt = s.at, s.at
	}
	s.events = append(s.events, event)
}

func (s *story) pass(days int) { s.at = s.at.Add(time.Duration(days)*24*time.Hour + time.Hour) }

func (s *story) today() models.Date { return models.DateOf(s.at) }

// begin creates the proposal with its first draft, and invites sponsors.
func (s *story) begin() {
	submitter, programmes := s.delegation(), s.directory.Programmes()
	s.by = submitter.ID
	s.proposal = models.Proposal{
		ID: models.NewID(), WorkProgrammeID: programmes[s.number%len(programmes)].ID, SubmittedByID: submitter.ID,
		OriginalLanguage: languages(s.number)[0], Status: models.ProposalDraft, Access: models.Public, CreatedAt: s.at, UpdatedAt: s.at,
	}
	first := s.draft(models.KindRevision, "", nil)
	first.Current = true
	s.record(models.Event{Kind: models.ProposalCreatedEvent, RevisionID: &first.ID, Audience: models.ForReaders}, nil)
	s.invite(submitter.ID, true)
	for len(s.kept) < spellsOf(s.number) {
		s.invite(s.other(), len(s.kept)%5 != 4 && !s.bare)
	}
}

// other returns a delegation, or rarely a group, that has no spell yet.
func (s *story) other() models.ID {
	for {
		id := s.parties[s.chance.IntN(len(s.parties))].Identity().ID
		if !slices.ContainsFunc(s.kept, func(c *models.CoAuthorship) bool { return c.SponsorID == id }) {
			return id
		}
	}
}

// invite creates a spell. If it is not accepted immediately, it is a pending invitation or request.
func (s *story) invite(sponsor models.ID, accepted bool) {
	spell := &models.CoAuthorship{
		ID: models.NewID(), ProposalID: s.proposal.ID, SponsorID: sponsor, Status: models.CoAuthorAccepted,
		InitiatedOn: s.today(), CreatedAt: s.at,
	}
	s.kept = append(s.kept, spell)
	switch {
	case sponsor == s.by:
		spell.AnsweredOn, spell.AgreedByID = s.today(), new(s.by)
		s.list = append(s.list, spell)
	case accepted:
		spell.InvitedByID, spell.AgreedByID, spell.AnsweredOn = new(s.by), s.speaker(sponsor), s.today()
		s.record(models.Event{Kind: models.CoAuthorInvitedEvent, SponsorID: &spell.SponsorID, Audience: models.ForParties}, nil)
		s.record(models.Event{Kind: models.CoAuthorAcceptedEvent, SponsorID: &spell.SponsorID, Audience: models.ForParties}, nil)
		s.list = append(s.list, spell)
	case !s.lately:
		spell.Status, spell.InvitedByID, spell.AnsweredOn = models.CoAuthorDeclined, new(s.by), s.today()
		s.record(models.Event{Kind: models.CoAuthorInvitedEvent, SponsorID: &spell.SponsorID, Audience: models.ForParties}, nil)
		s.record(models.Event{Kind: models.CoAuthorDeclinedEvent, SponsorID: &spell.SponsorID, Audience: models.ForParties}, nil)
	case s.number%2 == 0 && !s.bare:
		spell.Status, spell.AgreedByID = models.CoAuthorRequested, s.speaker(sponsor)
		s.record(models.Event{Kind: models.CoAuthorRequestedEvent, SponsorID: &spell.SponsorID, Audience: models.ForParties}, nil)
	default:
		spell.Status, spell.InvitedByID = models.CoAuthorInvited, new(s.by)
		s.record(models.Event{Kind: models.CoAuthorInvitedEvent, SponsorID: &spell.SponsorID, Audience: models.ForParties}, nil)
	}
}

// speaker returns the delegation that consents for a sponsor: a member if the sponsor is a group,
// otherwise the sponsor itself.
func (s *story) speaker(sponsor models.ID) *models.ID {
	if members := s.directory.Members(sponsor, s.today()); len(members) > 0 {
		return new(members[0].ID)
	}
	return new(sponsor)
}

// draft files the next revision as a draft.
func (s *story) draft(kind models.RevisionKind, reason models.RevisionReason, note models.LocalizedText) *models.Revision {
	revision := &models.Revision{
		ID: models.NewID(), ProposalID: s.proposal.ID, Number: len(s.filed), Kind: kind, Status: models.RevisionDraft, Reason: reason, Note: note,
		Version: 1, Access: models.Public, ChangedAt: s.at, FiledByID: s.by, FiledAt: s.at, OriginalLanguage: s.proposal.OriginalLanguage,
		CommunicatedOn: s.today(),
	}
	var texts []*models.RevisionText
	for i, language := range languages(s.number) {
		text := models.RevisionText{Language: language}
		if reason == models.ReasonCoAuthorsOnly {
			former := s.filed[len(s.filed)-1].Texts[i]
			text.Title, text.Body = former.Title, former.Body
		} else {
			text.Title, text.Body = s.chance.title(language), s.chance.body(language, Name(s.number/namedBy), s.posing())
		}
		text.ID, text.RevisionID, text.ProvidedByID, text.ProvidedAt = models.NewID(), revision.ID, s.by, s.at
		recognized := document.Parse(text.Body, text.Language)
		s.recognized[text.ID] = recognized
		s.texts, s.paragraphs, texts = append(s.texts, text), append(s.paragraphs, recognized.Rows(text.ID)...), append(texts, &text)
	}
	revision.Texts, revision.ContentHash = texts, models.HashTexts(texts)
	s.filed = append(s.filed, revision)
	return revision
}

// posing returns the number of questions in the text.
func (s *story) posing() int {
	if s.number%8 == 1 {
		return 2
	}
	return 0
}

func (s *story) submit(revision *models.Revision) {
	s.pass(1)
	at := s.at
	revision.Status, revision.SubmittedAt = models.RevisionSubmitted, &at
	if s.proposal.Status == models.ProposalDraft {
		s.proposal.Status, s.proposal.SubmittedAt = models.ProposalSubmitted, &at
	}
	s.record(models.Event{Kind: models.RevisionSubmittedEvent, RevisionID: &revision.ID, Audience: models.ForReaders}, nil)
}

// print circulates a revision with the names of all accepted co-authors.
func (s *story) print(revision *models.Revision, names []*models.CoAuthorship) {
	s.submit(revision)
	s.pass(2)
	for _, former := range s.filed {
		former.Current = false
	}
	symbol := models.Symbol(fmt.Sprintf("BENCH/W/%d", s.number+1))
	if revision.Number > 0 {
		symbol = models.Symbol(fmt.Sprintf("%s/Rev.%d", symbol, revision.Number))
	}
	revision.Current, revision.Status, revision.CirculatedOn = true, models.RevisionCirculated, s.today()
	s.proposal.Symbol, s.proposal.SymbolKey = symbol, symbol.SortKey()
	if s.proposal.Status == models.ProposalSubmitted {
		s.proposal.Status, s.proposal.CirculatedOn = models.ProposalCirculated, s.today()
	}
	s.symbols = append(s.symbols, models.RevisionSymbol{Symbol: symbol, RevisionID: revision.ID, ProposalID: s.proposal.ID, SortKey: symbol.SortKey()})
	ordered := slices.Clone(names)
	s.directory.SortByName(ordered, s.proposal.OriginalLanguage)
	sponsors := []models.ID{}
	for _, spell := range ordered {
		sponsors = append(sponsors, spell.SponsorID)
	}
	s.record(models.Event{Kind: models.RevisionCirculatedEvent, RevisionID: &revision.ID, Audience: models.ForReaders},
		models.Circulated([]models.Symbol{symbol}, s.today(), revision.ContentHash, sponsors))
	for position, spell := range ordered {
		if spell.JoinedOn.IsZero() {
			spell.JoinedOn, spell.JoinedInID = s.today(), &revision.ID
			s.record(models.Event{Kind: models.CoAuthorJoinedEvent, SponsorID: &spell.SponsorID, RevisionID: &revision.ID, Audience: models.ForReaders}, nil)
		}
		s.printed = append(s.printed, models.PrintedCoAuthor{RevisionID: revision.ID, SponsorID: spell.SponsorID, Position: position, CoAuthorshipID: spell.ID})
	}
}
