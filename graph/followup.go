package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/graph/scalar"
	"proposaltracker/models"
	"proposaltracker/tracker"
)

func suggestFollowUpFrom(in generated.SuggestFollowUpInput) tracker.SuggestFollowUp {
	return tracker.SuggestFollowUp{
		Proposal: in.Proposal.ID, Kind: in.Kind, Texts: localized(in.Texts), Paragraph: value(in.Paragraph), Venue: value(in.Venue),
		Responsible: in.Responsible, DueOn: value(in.DueOn), IdempotencyKey: value(in.IdempotencyKey),
	}
}

func advanceFollowUpFrom(in generated.AdvanceFollowUpInput) tracker.AdvanceFollowUp {
	return tracker.AdvanceFollowUp{
		FollowUp: in.FollowUp.ID, Status: in.Status, On: value(in.On), Meeting: meetingID(in.Meeting), Document: string(value(in.Document)),
		Note: value(in.Note), IdempotencyKey: value(in.IdempotencyKey),
	}
}

// meetingID is the meeting of an input that may leave it out.
func meetingID(id scalar.MeetingID) *models.ID {
	if id.ID == (models.ID{}) {
		return nil
	}
	return &id.ID
}

func answerQuestionFrom(in generated.AnswerQuestionInput) tracker.AnswerQuestion {
	return tracker.AnswerQuestion{
		Question: in.Question.ID, Texts: localized(in.Texts), Audience: value(in.Audience), AnsweredOn: value(in.AnsweredOn),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}
