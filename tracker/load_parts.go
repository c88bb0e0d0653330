package tracker

import (
	"slices"
	"strings"

	"proposaltracker/access"
	"proposaltracker/models"
)

func (f *family) loadQuestions() error {
	questions := []*models.Question{}
	err := f.db.Scopes(posedQuestions).Where("proposal_id = ANY(?)", f.ids).Order("proposal_id, number").Find(&questions).Error
	for _, question := range questions {
		p := f.proposals[question.ProposalID]
		question.Proposal = p
		p.Questions = append(p.Questions, question)
	}
	return err
}

func (f *family) loadAnswers() error {
	questions := map[models.ID]*models.Question{}
	ids := models.IDs{}
	for _, p := range f.proposals {
		for _, question := range p.Questions {
			questions[question.ID] = question
			ids = append(ids, question.ID)
		}
	}
	answers := []*models.Answer{}
	err := f.db.Scopes(standingAnswers).Where("question_id = ANY(?)", ids).Order("answered_on, id").Find(&answers).Error
	for _, answer := range answers {
		if f.asker.SeesAnswer(answer) {
			answer.Question = questions[answer.QuestionID]
			answer.Question.Answers = append(answer.Question.Answers, answer)
		}
	}
	return err
}

func (f *family) loadFollowUps() error {
	followUps := []*models.FollowUp{}
	if err := f.db.Where("proposal_id = ANY(?)", f.ids).Order("proposal_id, id").Find(&followUps).Error; err != nil {
		return err
	}
	byID, ids := map[models.ID]*models.FollowUp{}, models.IDs{}
	for _, followUp := range followUps {
		p := f.proposals[followUp.ProposalID]
		followUp.Proposal = p
		p.FollowUps = append(p.FollowUps, followUp)
		byID[followUp.ID], ids = followUp, append(ids, followUp.ID)
	}
	if err := f.loadResponsible(byID, ids); err != nil {
		return err
	}
	if err := f.loadWorkshops(byID, ids); err != nil {
		return err
	}
	return f.loadSteps(byID, ids)
}

func (f *family) loadResponsible(followUps map[models.ID]*models.FollowUp, ids models.IDs) error {
	responsible := []models.FollowUpResponsible{}
	err := f.db.Where("follow_up_id = ANY(?)", ids).Find(&responsible).Error
	slices.SortFunc(responsible, func(a, b models.FollowUpResponsible) int {
		return strings.Compare(string(f.directory.Party(a.SponsorID).Identity().Code), string(f.directory.Party(b.SponsorID).Identity().Code))
	})
	for _, one := range responsible {
		followUp := followUps[one.FollowUpID]
		followUp.Responsible = append(followUp.Responsible, one)
	}
	return err
}

func (f *family) loadSteps(followUps map[models.ID]*models.FollowUp, ids models.IDs) error {
	steps := []*models.FollowUpStep{}
	if err := f.db.Where("follow_up_id = ANY(?)", ids).Order("follow_up_id, id").Find(&steps).Error; err != nil {
		return err
	}
	held, named := models.IDs{}, []*models.Symbol{}
	for _, step := range steps {
		followUp := followUps[step.FollowUpID]
		followUp.Steps = append(followUp.Steps, step)
		if step.MeetingID != nil {
			held = append(held, *step.MeetingID)
		}
		if f.directory.seesAsMember(step.ByID) {
			named = append(named, &step.Document)
		}
	}
	if err := f.veil(named); err != nil {
		return err
	}
	meetings, err := f.meetings(held)
	for _, step := range steps {
		if step.MeetingID != nil {
			step.Meeting = meetings[*step.MeetingID]
		}
	}
	return err
}

func (f *family) loadVenueTargets() error {
	targets := []*models.VenueTarget{}
	if err := f.db.Where("proposal_id = ANY(?)", f.ids).Order("proposal_id, id").Find(&targets).Error; err != nil {
		return err
	}
	byID, ids := map[models.ID]*models.VenueTarget{}, models.IDs{}
	for _, target := range targets {
		p := f.proposals[target.ProposalID]
		target.Proposal = p
		p.VenueTargets = append(p.VenueTargets, target)
		byID[target.ID], ids = target, append(ids, target.ID)
	}
	if err := f.loadOutcomes(byID, ids); err != nil {
		return err
	}
	return f.loadTargetAgendas()
}

func (f *family) loadOutcomes(targets map[models.ID]*models.VenueTarget, ids models.IDs) error {
	outcomes := []*models.VenueOutcome{}
	if err := f.db.Where("venue_target_id = ANY(?)", ids).Order("venue_target_id, id").Find(&outcomes).Error; err != nil {
		return err
	}
	held, named := models.IDs{}, []*models.Symbol{}
	for _, outcome := range outcomes {
		target := targets[outcome.VenueTargetID]
		target.Outcomes = append(target.Outcomes, outcome)
		named = append(named, &outcome.Document)
		if outcome.MeetingID != nil {
			held = append(held, *outcome.MeetingID)
		}
	}
	if err := f.veil(named); err != nil {
		return err
	}
	meetings, err := f.meetings(held)
	for _, outcome := range outcomes {
		if outcome.MeetingID != nil {
			outcome.Meeting = meetings[*outcome.MeetingID]
		}
	}
	return err
}

// loadTargetAgendas hangs on each target the agenda items of its venue under which the proposal
// stood, with the proposal's own documents first.
func (f *family) loadTargetAgendas() error {
	placed := models.IDs{}
	if err := f.db.Model(&models.AgendaDocument{}).Where("proposal_id = ANY(?)", f.ids).Distinct().Pluck("agenda_item_id", &placed).Error; err != nil {
		return err
	}
	items, err := f.agendaItems("id = ANY(?)", placed)
	if err != nil {
		return err
	}
	for _, p := range f.proposals {
		for _, target := range p.VenueTargets {
			target.AgendaItems = itemsFor(items, p.ID, target.VenueID)
		}
	}
	return nil
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

// loadRelations hangs on each proposal its relations to others that the asker sees.
func (f *family) loadRelations() error {
	stored := []models.ProposalRelation{}
	if err := f.db.Where("from_id = ANY(?) OR to_id = ANY(?)", f.ids, f.ids).Order("id").Find(&stored).Error; err != nil {
		return err
	}
	ends := models.IDs{}
	for _, relation := range stored {
		ends = append(ends, relation.FromID, relation.ToID)
	}
	others := []*models.Proposal{}
	if err := f.db.Scopes(access.VisibleProposals(f.asker)).Where("proposals.id = ANY(?)", ends).Find(&others).Error; err != nil {
		return err
	}
	byID := map[models.ID]*models.Proposal{}
	for _, other := range others {
		byID[other.ID] = other
	}
	hang := func(from, to models.ID, kind models.RelationKind) {
		p, other := f.proposals[from], byID[to]
		if p != nil && other != nil {
			p.Relations = append(p.Relations, &models.Relation{Kind: kind, Proposal: other})
		}
	}
	for _, relation := range stored {
		hang(relation.FromID, relation.ToID, relation.Kind)
		hang(relation.ToID, relation.FromID, relation.Kind.Inverse())
	}
	return f.load(others, *f.parts.Related)
}
