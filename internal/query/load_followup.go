package query

import (
	"slices"

	"proposaltracker/models"
)

// ofFollowUps selects the rows of the follow-ups of proposals.
const ofFollowUps = "WHERE follow_up_id IN (SELECT id FROM follow_ups WHERE proposal_id = ANY($1))"

func followUps() association {
	return association{
		name:   FollowUps,
		fields: []string{"Proposal.followUps"},
		ask: func(f *family, b *batch) {
			want(b, &f.found.followUps, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", f.of())
			want(b, &f.found.responsibles, ofFollowUps, f.of())
			want(b, &f.found.workshops, ofFollowUps, f.of())
			want(b, &f.found.steps, ofFollowUps+" ORDER BY follow_up_id, id", f.of())
			want(b, &f.found.meetings, "WHERE id IN (SELECT meeting_id FROM follow_up_steps "+ofFollowUps+")", f.of())
		},
		hang: (*family).hangFollowUps,
	}
}

func (f *family) hangFollowUps() {
	for _, p := range f.proposals {
		p.FollowUps = []*models.FollowUp{}
	}
	followUps := map[models.ID]*models.FollowUp{}
	for _, followUp := range f.found.followUps {
		if p, has := f.proposals[followUp.ProposalID]; has {
			followUp.Proposal, followUp.Responsible, followUp.Steps = p, []models.FollowUpResponsible{}, []*models.FollowUpStep{}
			p.FollowUps = append(p.FollowUps, followUp)
			followUps[followUp.ID] = followUp
		}
	}
	slices.SortFunc(f.found.responsibles, func(a, b *models.FollowUpResponsible) int { return f.directory.CompareCodes(a.SponsorID, b.SponsorID) })
	for _, one := range f.found.responsibles {
		if followUp, has := followUps[one.FollowUpID]; has {
			followUp.Responsible = append(followUp.Responsible, *one)
		}
	}
	for _, workshop := range f.found.workshops {
		if followUp, has := followUps[workshop.FollowUpID]; has {
			followUp.Workshop = workshop
		}
	}
	for _, step := range f.found.steps {
		if step.MeetingID != nil {
			step.Meeting = f.meetings[*step.MeetingID]
		}
		if followUp, has := followUps[step.FollowUpID]; has {
			followUp.Steps = append(followUp.Steps, step)
		}
	}
}
