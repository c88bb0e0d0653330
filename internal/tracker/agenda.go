package tracker

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm/clause"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// PlaceOnAgenda is the input of [Tracker.PlaceOnAgenda].
type PlaceOnAgenda struct {
	Meeting       models.ID
	Number, Title string
	// DocumentSymbols lists the symbols of the documents under the item. Nil takes those of the
	// request.
	DocumentSymbols []string
	// RequestedBy is the code of the sponsor that requested the item. If empty, it is the
	// delegation that made AgendaRequest, or unknown.
	RequestedBy string
	// AgendaRequest is the request that the item fulfills; nil if it fulfills none.
	AgendaRequest  *models.ID
	IdempotencyKey string
}

// PlaceOnAgenda adds an item to a meeting's agenda. Documents whose symbols are visible to the
// viewer link the item to their proposals.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (the request is
// not open), CONFLICT (the item number is taken).
func (t *Tracker) PlaceOnAgenda(ctx context.Context, viewer access.Viewer, in PlaceOnAgenda) (*models.AgendaItem, error) {
	call := act.Call{Name: "placeOnAgenda", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeMaintainingAgenda}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		meeting, err := w.lockMeeting("input.meeting", in.Meeting)
		if err != nil {
			return models.ID{}, err
		}
		request, err := w.requestToPlace(meeting, in)
		if err != nil {
			return models.ID{}, err
		}
		return w.placeOnAgenda(meeting, request, in)
	}, (*query.View).AgendaItem)
}

func (w *writing) placeOnAgenda(meeting *models.Meeting, request *models.AgendaRequest, in PlaceOnAgenda) (models.ID, error) {
	item, err := w.agendaItemFrom(in, request)
	if err != nil {
		return models.ID{}, err
	}
	clash := models.NewProblem(models.AlreadyExists, models.P("object", models.TermAgendaItem), models.P("value", in.Number)).At("input.number")
	if err := w.tx.OnViolation("agenda_items_number_once", clash).Omit(clause.Associations).Create(item).Error; err != nil {
		return models.ID{}, err
	}
	if err := w.listDocuments(item); err != nil {
		return models.ID{}, err
	}
	if item.ShowsUntracked() {
		event := models.Event{Kind: models.AgendaItemPlacedEvent, AgendaItemID: &item.ID, Audience: models.ForReaders}
		if err := w.tx.RecordOfMeeting(meeting, event, map[string]any{"number": item.Number}); err != nil {
			return models.ID{}, err
		}
	}
	if request == nil {
		return item.ID, nil
	}
	request.AgendaItemID = &item.ID
	return item.ID, models.At("input.agendaRequest", w.settle(meeting, request, models.AgendaRequestPlaced, models.AgendaRequestPlacedEvent))
}

// listDocuments stores the documents of an item. For each document that belongs to a tracked
// proposal, it records an event of that proposal.
func (w *writing) listDocuments(item *models.AgendaItem) error {
	proposals, err := w.lockProposalsOf(item)
	if err != nil {
		return err
	}
	for i := range item.Documents {
		document := &item.Documents[i]
		if p := proposals[document.Symbol]; p != nil {
			document.ProposalID = &p.ID
			event := models.Event{Kind: models.AgendaItemPlacedEvent, MeetingID: &item.MeetingID, AgendaItemID: &item.ID, Audience: models.ForReaders}
			if event.RevisionID, err = w.bearer(document.Symbol); err != nil {
				return err
			}
			if err := w.tx.Record(p, event, map[string]any{"symbol": document.Symbol, "number": item.Number}); err != nil {
				return err
			}
		}
		if err := w.tx.DB.Create(document).Error; err != nil {
			return err
		}
	}
	return nil
}

// bearer returns the ID of the revision that has the symbol.
func (w *writing) bearer(symbol models.Symbol) (*models.ID, error) {
	var assigned models.RevisionSymbol
	err := w.tx.DB.Where("symbol = ?", symbol).Take(&assigned).Error
	return &assigned.RevisionID, err
}

// lockProposalsOf finds the proposals of an item's documents by symbol, and locks them. To prevent deadlocks,
// all code that locks several proposals locks them in the order of their IDs.
func (w *writing) lockProposalsOf(item *models.AgendaItem) (map[models.Symbol]*models.Proposal, error) {
	found := map[models.ID]*models.Proposal{}
	bySymbol := map[models.Symbol]*models.Proposal{}
	for _, document := range item.Documents {
		p, err := w.seen.ProposalOfSymbol(document.Symbol)
		if models.CodeOf(err) == models.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		found[p.ID], bySymbol[document.Symbol] = nil, p
	}
	for _, id := range slices.SortedFunc(maps.Keys(found), func(a, b models.ID) int { return bytes.Compare(a[:], b[:]) }) {
		locked, err := w.lockProposal("input.documentSymbols", id)
		if err != nil {
			return nil, err
		}
		found[id] = locked
	}
	for symbol, p := range bySymbol {
		bySymbol[symbol] = found[p.ID]
	}
	return bySymbol, nil
}

// agendaItemFrom checks the input and returns the item. If the item fulfills a request, the input
// may omit the requester and the documents.
func (w *writing) agendaItemFrom(in PlaceOnAgenda, request *models.AgendaRequest) (*models.AgendaItem, error) {
	item := &models.AgendaItem{ID: models.NewID(), MeetingID: in.Meeting, Number: strings.TrimSpace(in.Number), Title: strings.TrimSpace(in.Title)}
	requester, requesterErr := w.requesterOf(in, request)
	item.RequestedByID = requester
	symbols, symbolsErr := parseSymbols("input.documentSymbols", in.DocumentSymbols)
	if in.DocumentSymbols == nil && request != nil {
		symbols = request.DocumentSymbols
	}
	for _, symbol := range symbols {
		item.Documents = append(item.Documents, models.AgendaDocument{AgendaItemID: item.ID, Symbol: symbol})
	}
	return item, errors.Join(document.CheckFilledLine("input.number", in.Number, maxNumber), document.CheckFilledLine("input.title", in.Title, maxTitle),
		requesterErr, symbolsErr)
}

// requesterOf returns the ID of the sponsor that requested an item; nil if unknown.
func (w *writing) requesterOf(in PlaceOnAgenda, request *models.AgendaRequest) (*models.ID, error) {
	if in.RequestedBy == "" {
		if request == nil {
			return nil, nil //nolint:nilnil // unknown
		}
		return &request.RequestedByID, nil
	}
	party, err := w.directory.PartyByCode(in.RequestedBy)
	if err != nil {
		return nil, models.At("input.requestedBy", err)
	}
	sponsor := party.Identity()
	if request != nil && sponsor.ID != request.RequestedByID {
		return nil, models.NewProblem(models.NotRelated, models.P("given", sponsor.Code), models.P("expected", w.directory.Code(request.RequestedByID))).
			At("input.requestedBy")
	}
	return &sponsor.ID, nil
}
