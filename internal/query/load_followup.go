package query

import (
	"slices"

	"proposaltracker/models"
)

// ofFollowUps restricts a statement to rows of the proposals' follow-ups.
const ofFollowUps = "WHERE follow_up_id IN (SELECT id FROM follow_ups WHERE proposal_id = ANY($1))"

func followUps() association {
	return association{
		name:   FollowUps,
		fields: []string{"Proposal.followUps"},
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.followUps, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", l.arguments())
			queueTable(b, &l.rows.responsibles, ofFollowUps, l.arguments())
			queueTable(b, &l.rows.workshops, ofFollowUps, l.arguments())
			queueTable(b, &l.rows.steps, ofFollowUps+" ORDER BY follow_up_id, id", l.arguments())
			queueTable(b, &l.rows.meetings, "WHERE id IN (SELECT meeting_id FROM follow_up_steps "+ofFollowUps+")", l.arguments())
		},
		attach: (*loader).attachFollowUps,
	}
}

func (l *loader) attachFollowUps() {
	for _, p := range l.proposals {
		p.FollowUps = []*models.FollowUp{}
	}
	followUps := map[models.ID]*models.FollowUp{}
	for _, followUp := range l.rows.followUps {
		if p, has := l.proposals[followUp.ProposalID]; has {
			followUp.Proposal, followUp.Responsible, followUp.Steps = p, []models.FollowUpResponsible{}, []*models.FollowUpStep{}
			p.FollowUps = append(p.FollowUps, followUp)
			followUps[followUp.ID] = followUp
		}
	}
	slices.SortFunc(l.rows.responsibles, func(a, b *models.FollowUpResponsible) int { return l.directory.CompareCodes(a.SponsorID, b.SponsorID) })
	for _, one := range l.rows.responsibles {
		if followUp, has := followUps[one.FollowUpID]; has {
			followUp.Responsible = append(followUp.Responsible, *one)
		}
	}
	for _, workshop := range l.rows.workshops {
		if followUp, has := followUps[workshop.FollowUpID]; has {
			followUp.Workshop = workshop
		}
	}
	for _, step := range l.rows.steps {
		if step.MeetingID != nil {
			step.Meeting = l.meetings[*step.MeetingID]
		}
		if followUp, has := followUps[step.FollowUpID]; has {
			followUp.Steps = append(followUp.Steps, step)
		}
	}
}
