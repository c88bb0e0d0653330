package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/graph/scalar"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

func placeOnAgendaFrom(in generated.PlaceOnAgendaInput) tracker.PlaceOnAgenda {
	place := tracker.PlaceOnAgenda{
		Meeting: in.Meeting.ID, Number: in.Number, Title: in.Title, RequestedBy: value(in.RequestedBy), AgendaRequest: agendaRequestID(in.AgendaRequest),
		IdempotencyKey: value(in.IdempotencyKey),
	}
	if in.DocumentSymbols != nil {
		place.DocumentSymbols = symbols(in.DocumentSymbols)
	}
	return place
}

// agendaRequestID returns the ID of an optional agenda request. Nil if absent.
func agendaRequestID(id scalar.AgendaRequestID) *models.ID {
	if id.ID == (models.ID{}) {
		return nil
	}
	return &id.ID
}

func requestAgendaItemFrom(in generated.RequestAgendaItemInput) tracker.RequestAgendaItem {
	return tracker.RequestAgendaItem{
		Meeting: in.Meeting.ID, Titles: localized(in.Titles), DocumentSymbols: symbols(in.DocumentSymbols), IdempotencyKey: value(in.IdempotencyKey),
	}
}

func withdrawAgendaRequestFrom(in generated.WithdrawAgendaRequestInput) tracker.WithdrawAgendaRequest {
	return tracker.WithdrawAgendaRequest{AgendaRequest: in.AgendaRequest.ID, IdempotencyKey: value(in.IdempotencyKey)}
}

func declineAgendaRequestFrom(in generated.DeclineAgendaRequestInput) tracker.DeclineAgendaRequest {
	return tracker.DeclineAgendaRequest{AgendaRequest: in.AgendaRequest.ID, Note: value(in.Note), IdempotencyKey: value(in.IdempotencyKey)}
}

// agendaRequestKey returns the cursor key of an agenda request.
func agendaRequestKey(request *models.AgendaRequest) models.ID { return request.ID }
