package tracker

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// RequestAgendaItem is the input of [Tracker.RequestAgendaItem].
type RequestAgendaItem struct {
	Meeting models.ID
	Titles  []LocalizedInput
	// DocumentSymbols lists the symbols of the documents to list under the item.
	DocumentSymbols []string
	IdempotencyKey  string
}

// RequestAgendaItem requests, for the viewer's delegation, an item on a meeting's agenda.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT (for example, the meeting is over).
func (t *Tracker) RequestAgendaItem(ctx context.Context, viewer access.Viewer, in RequestAgendaItem) (*models.AgendaRequest, error) {
	call := act.Call{Name: "requestAgendaItem", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeRequestingAgendaItem}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		meeting, err := w.lockMeeting("input.meeting", in.Meeting)
		if err != nil {
			return models.ID{}, err
		}
		request, err := w.agendaRequestFrom(meeting, in)
		if err != nil {
			return models.ID{}, err
		}
		if err := w.tx.DB.Create(request).Error; err != nil {
			return models.ID{}, err
		}
		return request.ID, w.tx.RecordOfMeeting(meeting, eventOf(request, models.AgendaItemRequestedEvent), nil)
	}, (*query.View).AgendaRequest)
}

func (w *writing) agendaRequestFrom(meeting *models.Meeting, in RequestAgendaItem) (*models.AgendaRequest, error) {
	request := &models.AgendaRequest{
		ID: models.NewID(), MeetingID: meeting.ID, RequestedByID: w.tx.Principal.DelegationID, Status: models.AgendaRequestOpen, RequestedAt: w.tx.Now,
	}
	var titleErr, symbolsErr error
	request.Title, titleErr = localizedOnce("input.titles", in.Titles, maxTitle)
	request.DocumentSymbols, symbolsErr = parseSymbols("input.documentSymbols", in.DocumentSymbols)
	return request, errors.Join(models.At("input.meeting", access.RequireNotOver(meeting, w.tx.Today)), titleErr, symbolsErr)
}

// eventOf returns an event about a request, visible to the Secretariat and to the delegation that
// made the request.
func eventOf(request *models.AgendaRequest, kind models.EventKind) models.Event {
	return models.Event{Kind: kind, AgendaRequestID: &request.ID, SponsorID: &request.RequestedByID, Audience: models.ForSecretariat}
}

// WithdrawAgendaRequest is the input of [Tracker.WithdrawAgendaRequest].
type WithdrawAgendaRequest struct {
	AgendaRequest  models.ID
	IdempotencyKey string
}

// WithdrawAgendaRequest withdraws an open request of the viewer's delegation.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION (the request is not open).
func (t *Tracker) WithdrawAgendaRequest(ctx context.Context, viewer access.Viewer, in WithdrawAgendaRequest) (*models.AgendaRequest, error) {
	call := act.Call{Name: "withdrawAgendaRequest", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeRequestingAgendaItem}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		meeting, request, err := w.lockAgendaRequest("input.agendaRequest", in.AgendaRequest)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.AuthorizeWithdrawingAgendaRequest(w.tx.Principal, request); err != nil {
			return models.ID{}, err
		}
		err = w.settle(meeting, request, models.AgendaRequestWithdrawn, models.AgendaRequestWithdrawnEvent)
		return request.ID, models.At("input.agendaRequest", err)
	}, (*query.View).AgendaRequest)
}

// DeclineAgendaRequest is the input of [Tracker.DeclineAgendaRequest].
type DeclineAgendaRequest struct {
	AgendaRequest models.ID
	// Note is the reason, which the delegation can read; empty if none is given.
	Note           string
	IdempotencyKey string
}

// DeclineAgendaRequest declines an open request of a delegation.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (the request is not open).
func (t *Tracker) DeclineAgendaRequest(ctx context.Context, viewer access.Viewer, in DeclineAgendaRequest) (*models.AgendaRequest, error) {
	call := act.Call{Name: "declineAgendaRequest", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeMaintainingAgenda}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		meeting, request, err := w.lockAgendaRequest("input.agendaRequest", in.AgendaRequest)
		if err != nil {
			return models.ID{}, err
		}
		if err := document.CheckProse("input.note", in.Note, maxNote); err != nil {
			return models.ID{}, err
		}
		request.DeclineNote = strings.TrimSpace(in.Note)
		err = w.settle(meeting, request, models.AgendaRequestDeclined, models.AgendaRequestDeclinedEvent)
		return request.ID, models.At("input.agendaRequest", err)
	}, (*query.View).AgendaRequest)
}

// requestToPlace returns the open request that an item fulfills; nil if it fulfills none.
func (w *writing) requestToPlace(meeting *models.Meeting, in PlaceOnAgenda) (*models.AgendaRequest, error) {
	if in.AgendaRequest == nil {
		return nil, nil //nolint:nilnil // no request is named
	}
	request, err := w.agendaRequest("input.agendaRequest", *in.AgendaRequest)
	if err != nil {
		return nil, err
	}
	if request.MeetingID != meeting.ID {
		return nil, models.NewProblem(models.NotRelated).At("input.agendaRequest")
	}
	return request, nil
}

// lockAgendaRequest returns a visible request and its meeting. It locks the meeting, which also
// protects the request.
//
// Errors: NOT_FOUND.
func (w *writing) lockAgendaRequest(field string, id models.ID) (*models.Meeting, *models.AgendaRequest, error) {
	request, err := w.agendaRequest(field, id)
	if err != nil {
		return nil, nil, err
	}
	meeting, err := w.lockMeeting(field, request.MeetingID)
	if err != nil {
		return nil, nil, err
	}
	request, err = w.agendaRequest(field, id) // read again under the lock
	return meeting, request, err
}

// agendaRequest returns a visible request.
//
// Errors: NOT_FOUND.
func (w *writing) agendaRequest(field string, id models.ID) (*models.AgendaRequest, error) {
	found := []*models.AgendaRequest{}
	if err := w.tx.DB.Where("id = ?", id).Find(&found).Error; err != nil {
		return nil, fmt.Errorf("read the agenda request: %w", err)
	}
	if len(found) == 0 || !w.tx.Principal.SeesAgendaRequest(found[0]) {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermAgendaRequest)).At(field)
	}
	return found[0], nil
}

// settle moves a request of a locked meeting to a final status.
//
// Errors: INVALID_TRANSITION.
func (w *writing) settle(meeting *models.Meeting, request *models.AgendaRequest, status models.AgendaRequestStatus, kind models.EventKind) error {
	if err := request.TransitionTo(status); err != nil {
		return err
	}
	changes := map[string]any{"status": request.Status, "decline_note": request.DeclineNote, "agenda_item_id": request.AgendaItemID}
	if err := w.tx.DB.Model(request).Updates(changes).Error; err != nil {
		return err
	}
	return w.tx.RecordOfMeeting(meeting, eventOf(request, kind), nil)
}
