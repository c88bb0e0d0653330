package tracker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
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

// meeting returns the meeting that an input field refers to.
//
// Errors: NOT_FOUND.
func (w *writing) meeting(field string, id models.ID) (*models.Meeting, error) {
	found := []*models.Meeting{}
	if err := w.tx.DB.Where("id = ?", id).Find(&found).Error; err != nil {
		return nil, fmt.Errorf("read the meeting: %w", err)
	}
	if len(found) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermMeeting)).At(field)
	}
	return found[0], nil
}

// RecordMeeting is the input of [Tracker.RecordMeeting].
type RecordMeeting struct {
	Venue            string
	StartsOn, EndsOn models.Date
	Place            string
	// MinutesSymbol is the symbol of the minutes. Empty if unknown.
	MinutesSymbol  string
	IdempotencyKey string
}

// RecordMeeting records a meeting of a venue.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT, CONFLICT (the venue has a meeting on that
// day).
func (t *Tracker) RecordMeeting(ctx context.Context, viewer access.Viewer, in RecordMeeting) (*models.Meeting, error) {
	call := act.Call{Name: "recordMeeting", Key: in.IdempotencyKey, Input: in, May: access.MayKeepAgenda}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		meeting, err := w.meetingFrom(in)
		if err != nil {
			return models.ID{}, err
		}
		err = w.tx.DB.Create(meeting).Error
		if act.Breaks(err, "meetings_once_a_day") {
			return models.ID{}, models.NewProblem(models.AlreadyExists, models.P("object", models.TermMeeting), models.P("value", in.StartsOn)).At("input.startsOn")
		}
		return meeting.ID, err
	}, (*query.View).Meeting)
}

func (w *writing) meetingFrom(in RecordMeeting) (*models.Meeting, error) {
	var faults []error
	meeting := &models.Meeting{ID: models.NewID(), StartsOn: in.StartsOn, EndsOn: in.EndsOn, Place: strings.TrimSpace(in.Place)}
	venue, err := w.directory.VenueByCode(in.Venue)
	if err != nil {
		faults = append(faults, models.At("input.venue", err))
	} else {
		meeting.VenueID = venue.ID
	}
	if !in.EndsOn.IsZero() && in.EndsOn.Before(in.StartsOn) {
		faults = append(
			faults,
			models.NewProblem(models.OutOfRange, models.P("value", in.EndsOn), models.P("min", in.StartsOn),
				models.P("bound", models.TermFirstDay)).At("input.endsOn"),
		)
	}
	faults = append(faults, document.CheckLine("input.place", in.Place, maxPlace))
	meeting.Minutes, err = symbolOrNone("input.minutesSymbol", in.MinutesSymbol)
	return meeting, errors.Join(append(faults, err)...)
}

// PlaceOnAgenda is the input of [Tracker.PlaceOnAgenda].
type PlaceOnAgenda struct {
	Meeting       models.ID
	Number, Title string
	// DocumentSymbols are the symbols of the documents listed under the item.
	DocumentSymbols []string
	// RequestedBy is the code of the sponsor that requested the item. Empty if unknown.
	RequestedBy    string
	IdempotencyKey string
}

// PlaceOnAgenda adds an item to a meeting's agenda. Documents whose symbols are visible to the
// viewer link the item to their proposals.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, CONFLICT (the number is taken).
func (t *Tracker) PlaceOnAgenda(ctx context.Context, viewer access.Viewer, in PlaceOnAgenda) (*models.AgendaItem, error) {
	call := act.Call{Name: "placeOnAgenda", Key: in.IdempotencyKey, Input: in, May: access.MayKeepAgenda}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		if _, err := w.meeting("input.meeting", in.Meeting); err != nil {
			return models.ID{}, err
		}
		return w.placeOnAgenda(in)
	}, (*query.View).AgendaItem)
}

func (w *writing) placeOnAgenda(in PlaceOnAgenda) (models.ID, error) {
	item, err := w.agendaItemFrom(in)
	if err != nil {
		return models.ID{}, err
	}
	err = w.tx.DB.Omit(clause.Associations).Create(item).Error
	if act.Breaks(err, "agenda_items_number_once") {
		return models.ID{}, models.NewProblem(models.AlreadyExists, models.P("object", models.TermAgendaItem), models.P("value", in.Number)).At("input.number")
	}
	if err != nil {
		return models.ID{}, err
	}
	proposals, err := w.lockProposalsOf(item)
	if err != nil {
		return models.ID{}, err
	}
	for i := range item.Documents {
		document := &item.Documents[i]
		if p := proposals[document.Symbol]; p != nil {
			document.ProposalID = &p.ID
			event := models.Event{Kind: models.AgendaItemPlacedEvent, Audience: models.ForReaders}
			if event.RevisionID, err = w.bearer(document.Symbol); err != nil {
				return models.ID{}, err
			}
			if err := w.tx.Record(p, event, map[string]any{"symbol": document.Symbol, "number": item.Number}); err != nil {
				return models.ID{}, err
			}
		}
		if err := w.tx.DB.Create(document).Error; err != nil {
			return models.ID{}, err
		}
	}
	return item.ID, nil
}

// bearer returns the revision that has a symbol.
func (w *writing) bearer(symbol models.Symbol) (*models.ID, error) {
	var assigned models.RevisionSymbol
	err := w.tx.DB.Where("symbol = ?", symbol).Take(&assigned).Error
	return &assigned.RevisionID, err
}

// lockProposalsOf finds the proposals of an item's documents by symbol, and locks them. All callers
// that lock several proposals lock them in the order of their IDs, which prevents deadlocks.
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

func (w *writing) agendaItemFrom(in PlaceOnAgenda) (*models.AgendaItem, error) {
	item := &models.AgendaItem{ID: models.NewID(), MeetingID: in.Meeting, Number: strings.TrimSpace(in.Number), Title: strings.TrimSpace(in.Title)}
	faults := []error{document.CheckFilledLine("input.number", in.Number, maxNumber), document.CheckFilledLine("input.title", in.Title, maxTitle)}
	if in.RequestedBy != "" {
		party, err := w.directory.PartyByCode(in.RequestedBy)
		faults = append(faults, models.At("input.requestedBy", err))
		if err == nil {
			item.RequestedByID = &party.Identity().ID
		}
	}
	symbols, err := parseSymbols("input.documentSymbols", in.DocumentSymbols)
	for _, symbol := range symbols {
		item.Documents = append(item.Documents, models.AgendaDocument{AgendaItemID: item.ID, Symbol: symbol})
	}
	return item, errors.Join(append(faults, err)...)
}
