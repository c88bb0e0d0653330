package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/internal/tracker"
)

func targetVenueFrom(in generated.TargetVenueInput) tracker.TargetVenue {
	return tracker.TargetVenue{Proposal: in.Proposal.ID, Venue: in.Venue, Aims: localized(in.Aims), IdempotencyKey: value(in.IdempotencyKey)}
}

func recordOutcomeFrom(in generated.RecordOutcomeInput) tracker.RecordOutcome {
	return tracker.RecordOutcome{
		VenueTarget: in.VenueTarget.ID, Outcome: in.Outcome, Meeting: meetingID(in.Meeting), Document: string(value(in.Document)),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}

func recordMeetingFrom(in generated.RecordMeetingInput) tracker.RecordMeeting {
	return tracker.RecordMeeting{
		Venue: in.Venue, HeldOn: in.HeldOn, EndsOn: value(in.EndsOn), Place: value(in.Place), Minutes: string(value(in.Minutes)),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}

func placeOnAgendaFrom(in generated.PlaceOnAgendaInput) tracker.PlaceOnAgenda {
	return tracker.PlaceOnAgenda{
		Meeting: in.Meeting.ID, Number: in.Number, Title: in.Title, Documents: symbols(in.Documents), RequestedBy: value(in.RequestedBy),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}
