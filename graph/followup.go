package graph

import (
	"context"

	"proposaltracker/graph/generated"
	"proposaltracker/graph/scalar"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

func suggestFollowUpFrom(in generated.SuggestFollowUpInput) tracker.SuggestFollowUp {
	return tracker.SuggestFollowUp{
		Proposal: in.Proposal.ID, Kind: in.Kind, Texts: localized(in.Texts), ParagraphNumber: value(in.ParagraphNumber), Venue: value(in.Venue),
		Responsible: in.Responsible, DueOn: value(in.DueOn), Workshop: workshopFrom(in.Workshop), IdempotencyKey: value(in.IdempotencyKey),
	}
}

func advanceFollowUpFrom(in generated.AdvanceFollowUpInput) tracker.AdvanceFollowUp {
	return tracker.AdvanceFollowUp{
		FollowUp: in.FollowUp.ID, Status: in.Status, TakenOn: value(in.TakenOn), Meeting: meetingID(in.Meeting), DocumentSymbol: string(value(in.DocumentSymbol)),
		Note: value(in.Note), IdempotencyKey: value(in.IdempotencyKey),
	}
}

// meetingID returns the ID of an optional meeting. Nil if absent.
func meetingID(id scalar.MeetingID) *models.ID {
	if id.ID == (models.ID{}) {
		return nil
	}
	return &id.ID
}

// outcomeID returns the ID of an optional outcome. Nil if absent.
func outcomeID(id scalar.OutcomeID) *models.ID {
	if id.ID == (models.ID{}) {
		return nil
	}
	return &id.ID
}

func planFollowUpFrom(in generated.PlanFollowUpInput) tracker.PlanFollowUp {
	plan := tracker.PlanFollowUp{
		FollowUp: in.FollowUp.ID, Venue: changeOf(in.Venue), DueOn: changeOf(in.DueOn), Responsible: changeOfList(in.Responsible),
		IdempotencyKey: value(in.IdempotencyKey),
	}
	workshop, given := in.Workshop.ValueOK()
	plan.Workshop = models.Change[tracker.WorkshopInput]{Given: given, To: workshopFrom(workshop)}
	return plan
}

func workshopFrom(in *generated.WorkshopInput) *tracker.WorkshopInput {
	if in == nil {
		return nil
	}
	return &tracker.WorkshopInput{
		DurationMinutes: in.DurationMinutes, StartsOn: value(in.StartsOn), EndsOn: value(in.EndsOn), Place: value(in.Place), Organizations: in.Organizations,
	}
}

// responsible returns the parties responsible for a follow-up, in the stored order.
func (r *Resolver) responsible(ctx context.Context, followUp *models.FollowUp) ([]models.Party, error) {
	parties := make([]models.Party, len(followUp.Responsible))
	for i, one := range followUp.Responsible {
		party, err := r.query.Party(ctx, one.SponsorID)
		if err != nil {
			return nil, err
		}
		parties[i] = party
	}
	return parties, nil
}
