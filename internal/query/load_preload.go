package query

import (
	"slices"
	"strings"

	"proposaltracker/models"
)

func (f *family) hangQuestions() {
	questions := map[models.ID]*models.Question{}
	for _, question := range f.found.questions {
		p := f.proposals[question.ProposalID]
		question.Proposal = p
		p.Questions = append(p.Questions, question)
		questions[question.ID] = question
	}
	for _, answer := range f.found.answers {
		if f.principal.SeesAnswer(answer) {
			answer.Question = questions[answer.QuestionID]
			answer.Question.Answers = append(answer.Question.Answers, answer)
		}
	}
}

func (f *family) hangFollowUps() {
	followUps := map[models.ID]*models.FollowUp{}
	for _, followUp := range f.found.followUps {
		p := f.proposals[followUp.ProposalID]
		followUp.Proposal = p
		p.FollowUps = append(p.FollowUps, followUp)
		followUps[followUp.ID] = followUp
	}
	slices.SortFunc(f.found.responsibles, func(a, b *models.FollowUpResponsible) int {
		return strings.Compare(string(f.directory.Party(a.SponsorID).Identity().Code), string(f.directory.Party(b.SponsorID).Identity().Code))
	})
	for _, one := range f.found.responsibles {
		followUps[one.FollowUpID].Responsible = append(followUps[one.FollowUpID].Responsible, *one)
	}
	for _, workshop := range f.found.workshops {
		followUps[workshop.FollowUpID].Workshop = workshop
	}
	for _, step := range f.found.steps {
		followUps[step.FollowUpID].Steps = append(followUps[step.FollowUpID].Steps, step)
	}
}

func (f *family) hangVenueTargets() {
	targets := map[models.ID]*models.VenueTarget{}
	for _, target := range f.found.targets {
		p := f.proposals[target.ProposalID]
		target.Proposal = p
		p.VenueTargets = append(p.VenueTargets, target)
		targets[target.ID] = target
	}
	for _, outcome := range f.found.outcomes {
		targets[outcome.VenueTargetID].Outcomes = append(targets[outcome.VenueTargetID].Outcomes, outcome)
	}
}

// documentsNamed are the symbols that outcomes, steps and minutes name, to be veiled.
func (f *family) documentsNamed() []*models.Symbol {
	named := minutes(f.found.meetings)
	for _, outcome := range f.found.outcomes {
		named = append(named, &outcome.Document)
	}
	for _, step := range f.found.steps {
		if f.directory.SeesAsMember(step.ByID) {
			named = append(named, &step.Document)
		}
	}
	return named
}

// hangMeetings hangs the meetings at which steps were taken and outcomes recorded, and on each target the agenda
// items of its venue under which the proposal stood, with the proposal's own documents first.
func (f *family) hangMeetings() {
	f.found.meetings = append(f.found.meetings, f.found.agendas.meetings...)
	f.hangVenues(f.found.meetings)
	meetings := meetingsByID(f.found.meetings)
	for _, step := range f.found.steps {
		if step.MeetingID != nil {
			step.Meeting = meetings[*step.MeetingID]
		}
	}
	for _, outcome := range f.found.outcomes {
		if outcome.MeetingID != nil {
			outcome.Meeting = meetings[*outcome.MeetingID]
		}
	}
	items := f.found.agendas.hung(meetings)
	for _, p := range f.proposals {
		for _, target := range p.VenueTargets {
			target.AgendaItems = itemsFor(items, p.ID, target.VenueID)
		}
	}
}

func itemsFor(items []*models.AgendaItem, proposal, venue models.ID) []*models.AgendaItem {
	own := []*models.AgendaItem{}
	isOwn := func(d models.AgendaDocument) bool { return d.ProposalID != nil && *d.ProposalID == proposal }
	for _, item := range items {
		if item.Meeting.VenueID != venue || !slices.ContainsFunc(item.Documents, isOwn) {
			continue
		}
		mine := *item
		mine.Documents = slices.Clone(item.Documents)
		slices.SortStableFunc(mine.Documents, func(a, b models.AgendaDocument) int {
			switch {
			case isOwn(a) == isOwn(b):
				return 0
			case isOwn(a):
				return -1
			default:
				return 1
			}
		})
		own = append(own, &mine)
	}
	return own
}

// hangRelations hangs on each proposal its relations to others that the principal sees.
func (f *family) hangRelations() {
	byID := map[models.ID]*models.Proposal{}
	for _, other := range f.found.others {
		byID[other.ID] = other
	}
	hang := func(from, to models.ID, kind models.RelationKind, stored *models.ProposalRelation) {
		p, other := f.proposals[from], byID[to]
		if p != nil && other != nil {
			p.Relations = append(p.Relations, &models.Relation{Kind: kind, Proposal: other, StatedByID: stored.StatedByID, StatedOn: stored.StatedOn})
		}
	}
	for _, relation := range f.found.relations {
		hang(relation.FromID, relation.ToID, relation.Kind, relation)
		hang(relation.ToID, relation.FromID, relation.Kind.Inverse(), relation)
	}
}
