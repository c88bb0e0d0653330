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
		VenueTarget: in.VenueTarget.ID, Kind: in.Kind, DecidedOn: value(in.DecidedOn), Meeting: meetingID(in.Meeting),
		DocumentSymbol: string(value(in.DocumentSymbol)), Corrects: outcomeID(in.Corrects), IdempotencyKey: value(in.IdempotencyKey),
	}
}

func recordMeetingFrom(in generated.RecordMeetingInput) tracker.RecordMeeting {
	return tracker.RecordMeeting{
		Venue: in.Venue, StartsOn: in.StartsOn, EndsOn: value(in.EndsOn), Place: value(in.Place), MinutesSymbol: string(value(in.MinutesSymbol)),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}
