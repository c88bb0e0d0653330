package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/internal/tracker"
)

func requestCoAuthorshipFrom(in generated.RequestCoAuthorshipInput) tracker.RequestCoAuthorship {
	return tracker.RequestCoAuthorship{
		Proposal: in.Proposal.ID, Sponsor: value(in.Sponsor), RequestedOn: value(in.RequestedOn), IdempotencyKey: value(in.IdempotencyKey),
	}
}

func inviteCoAuthorFrom(in generated.InviteCoAuthorInput) tracker.InviteCoAuthor {
	return tracker.InviteCoAuthor{Proposal: in.Proposal.ID, Sponsor: in.Sponsor, IdempotencyKey: value(in.IdempotencyKey)}
}

func respondToCoAuthorshipFrom(in generated.RespondToCoAuthorshipInput) tracker.RespondToCoAuthorship {
	return tracker.RespondToCoAuthorship{CoAuthorship: in.CoAuthorship.ID, Response: in.Response, IdempotencyKey: value(in.IdempotencyKey)}
}

func withdrawCoAuthorshipFrom(in generated.WithdrawCoAuthorshipInput) tracker.WithdrawCoAuthorship {
	return tracker.WithdrawCoAuthorship{CoAuthorship: in.CoAuthorship.ID, LeftOn: value(in.LeftOn), IdempotencyKey: value(in.IdempotencyKey)}
}

func cancelCoAuthorshipFrom(in generated.CancelCoAuthorshipInput) tracker.CancelCoAuthorship {
	return tracker.CancelCoAuthorship{CoAuthorship: in.CoAuthorship.ID, IdempotencyKey: value(in.IdempotencyKey)}
}
