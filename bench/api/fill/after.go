package fill

import (
	"proposaltracker/models"
)

// circulate circulates the first revision and, for every third proposal, a second one. Half of
// these only add co-authors.
func (s *story) circulate() {
	early := s.list
	if s.number%6 == 0 {
		early = s.list[:(len(s.list)+1)/2]
	}
	s.print(s.filed[0], early)
	s.ask(s.filed[0])
	s.aim()
	if s.number%3 != 0 {
		return
	}
	s.pass(20)
	reason, note := models.ReasonText, models.LocalizedText{}
	if len(early) < len(s.list) {
		reason, note = models.ReasonCoAuthorsOnly, models.LocalizedText{models.English: "This revision is issued solely to add co-sponsors."}
	}
	next := s.draft(models.KindRevision, reason, note)
	s.record(models.Event{Kind: models.RevisionFiledEvent, RevisionID: &next.ID, Audience: models.ForReaders}, nil)
	s.print(next, s.list)
	if reason == models.ReasonText {
		s.ask(next)
	}
}

// ask adds the questions in the texts of a revision. A revision that replaces the text drops
// earlier questions.
func (s *story) ask(revision *models.Revision) {
	for i := range s.questions {
		s.questions[i].DroppedInID = &revision.ID
	}
	posed := []models.Question{}
	for _, text := range revision.Texts {
		for i, question := range s.recognized[text.ID].Questions() {
			if len(posed) <= i {
				posed = append(posed, models.Question{
					ID: models.NewID(), ProposalID: s.proposal.ID, Number: question.Number, Texts: models.LocalizedText{}, PosedInID: revision.ID,
				})
			}
			posed[i].Texts[text.Language] = question.Text
		}
	}
	s.questions = append(s.questions, posed...)
}

// aim adds one or two target venues, and puts the proposal on an agenda of the first.
func (s *story) aim() {
	for i := range 1 + s.number%2 {
		venue := s.venues[(s.number*7+i)%len(s.venues)]
		target := models.VenueTarget{
			ID: models.NewID(), ProposalID: s.proposal.ID, VenueID: venue.ID, CreatedAt: s.at,
			Aim: models.LocalizedText{models.English: s.chance.sentence(models.English, 6)},
		}
		s.targets = append(s.targets, target)
		s.record(models.Event{Kind: models.VenueTargetedEvent, Audience: models.ForReaders}, map[string]any{"venue": venue.Code})
		if i == 0 {
			s.discuss(venue, target)
		}
	}
}

// discuss puts the proposal on an agenda of a venue and, for every second one, records an outcome.
func (s *story) discuss(venue *models.Venue, target models.VenueTarget) {
	sittings := s.sittings[venue.ID]
	meeting := sittings[s.chance.IntN(len(sittings))]
	item := s.points[meeting.ID][s.chance.IntN(3)]
	id := s.proposal.ID
	s.documents = append(s.documents, models.AgendaDocument{AgendaItemID: item.ID, Symbol: s.proposal.Symbol, ProposalID: &id})
	s.record(models.Event{Kind: models.AgendaItemPlacedEvent, Audience: models.ForReaders}, map[string]any{"symbol": s.proposal.Symbol, "number": item.Number})
	if s.number%2 == 0 {
		outcome := models.Outcome{ID: models.NewID(), VenueTargetID: target.ID, Kind: models.OutcomeNoted, MeetingID: &meeting.ID, RecordedAt: s.at}
		s.outcomes = append(s.outcomes, outcome)
		s.record(models.Event{Kind: models.OutcomeRecordedEvent, Audience: models.ForReaders}, map[string]any{"venue": venue.Code, "outcome": outcome.Kind})
	}
}

// follow answers questions, suggests follow-ups, cites a source and relates the proposal to
// another.
func (s *story) follow() {
	s.pass(5)
	s.answer()
	if s.number%5 == 2 {
		s.suggest()
	}
	if s.number%7 == 0 {
		source := models.Source{
			ID: models.NewID(), ProposalID: s.proposal.ID, RevisionID: s.filed[0].ID, Publisher: "World Bank", Year: 2000 + s.number%25,
			Title: models.LocalizedText{models.English: s.chance.title(models.English)}, URL: "https://example.org/report",
		}
		s.sources = append(s.sources, source)
		s.record(models.Event{Kind: models.SourceCitedEvent, Audience: models.ForReaders}, map[string]any{"source": source.ID})
	}
	if s.number%9 == 0 && len(s.last) > 0 {
		other := s.last[s.chance.IntN(len(s.last))]
		s.relations = append(s.relations, models.Relation{ID: models.NewID(), FromID: s.proposal.ID, ToID: other.ID, Kind: models.RespondsTo})
		s.record(models.Event{Kind: models.ProposalRelatedEvent, Audience: models.ForParties}, map[string]any{"kind": models.RespondsTo})
	}
}

// answer makes three delegations answer the first open question.
func (s *story) answer() {
	for _, question := range s.questions {
		if question.DroppedInID != nil || question.Number != 1 {
			continue
		}
		answered := map[models.ID]bool{}
		for len(answered) < 3 {
			delegation := s.delegation()
			if answered[delegation.ID] {
				continue
			}
			answered[delegation.ID] = true
			s.answers = append(s.answers, models.Answer{
				ID: models.NewID(), QuestionID: question.ID, DelegationID: delegation.ID, Audience: models.AnswerPublic, AnsweredOn: s.today(), AnsweredAt: s.at,
				Texts: models.LocalizedText{models.English: s.chance.sentence(models.English, 14)},
			})
			id := delegation.ID
			s.record(models.Event{Kind: models.QuestionAnsweredEvent, SponsorID: &id, Audience: models.ForReaders}, map[string]any{"question": question.ID})
		}
	}
}

// suggest suggests a follow-up with a responsible delegation. Every second one is agreed.
func (s *story) suggest() {
	venue := s.venues[s.number%len(s.venues)]
	followUp := models.FollowUp{
		ID: models.NewID(), ProposalID: s.proposal.ID, Kind: models.FollowUpKinds()[s.number%4], Status: models.FollowUpSuggested,
		Texts: models.LocalizedText{models.English: s.chance.sentence(models.English, 10)}, ParagraphNumber: "2.1", VenueID: &venue.ID, CreatedAt: s.at,
	}
	s.responsibles = append(s.responsibles, models.FollowUpResponsible{FollowUpID: followUp.ID, SponsorID: s.delegation().ID})
	step := models.FollowUpStep{
		ID:           models.NewID(),
		FollowUpID:   followUp.ID,
		Status:       models.FollowUpSuggested,
		TakenOn:      s.today(),
		RecordedByID: s.by,
		RecordedAt:   s.at,
	}
	s.steps = append(s.steps, step)
	s.record(models.Event{Kind: models.FollowUpSuggestedEvent, Audience: models.ForReaders}, map[string]any{"followUp": followUp.ID, "kind": followUp.Kind})
	if s.number%2 == 0 {
		followUp.Status, followUp.DueOn = models.FollowUpAgreed, s.today().AddDays(200)
		step.ID, step.Status = models.NewID(), models.FollowUpAgreed
		s.steps = append(s.steps, step)
		s.record(models.Event{Kind: models.FollowUpAdvancedEvent, Audience: models.ForReaders},
			map[string]any{"followUp": followUp.ID, "before": models.FollowUpSuggested, "after": models.FollowUpAgreed})
	}
	s.followUps = append(s.followUps, followUp)
}

// conclude restricts one proposal in ten and concludes those that are not recent.
func (s *story) conclude() {
	if s.number%10 == 4 {
		s.proposal.Access = models.Restricted
		for _, revision := range s.filed {
			revision.Access = models.Restricted
			s.record(models.Event{Kind: models.AccessChangedEvent, RevisionID: &revision.ID, Audience: models.ForReaders},
				map[string]any{"before": models.Public, "after": models.Restricted})
		}
	}
	if !s.lately {
		before, ends := s.proposal.Status, []models.ProposalStatus{models.ProposalNoted, models.ProposalAdopted, models.ProposalNotAgreed}
		s.proposal.Status = ends[s.number%3]
		s.pass(30)
		s.record(models.Event{Kind: models.ProposalConcludedEvent, Audience: models.ForReaders},
			map[string]any{"before": before, "after": s.proposal.Status, "note": ""})
	}
}
