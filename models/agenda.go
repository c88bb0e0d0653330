package models

import (
	"slices"
	"time"
)

// AgendaItem is an item on a meeting's agenda.
type AgendaItem struct {
	ID        ID `gorm:"primaryKey"`
	MeetingID ID
	// Number is the item's number as printed, such as `4.C`.
	Number string
	Title  string
	// RequestedByID is the sponsor that requested the item; nil if unknown.
	RequestedByID *ID

	Meeting   *Meeting         `gorm:"-"`
	Documents []AgendaDocument `gorm:"foreignKey:AgendaItemID"`
}

// ShowsUntracked reports whether the item lists an untracked document, or consists of a title only.
// Such items are visible to everybody.
func (a *AgendaItem) ShowsUntracked() bool {
	return len(a.Documents) == 0 || slices.ContainsFunc(a.Documents, func(d AgendaDocument) bool { return d.ProposalID == nil })
}

// Proposals returns the IDs of the tracked proposals among the loaded documents.
func (a *AgendaItem) Proposals() IDs {
	ids := IDs{}
	for _, document := range a.Documents {
		if document.ProposalID != nil {
			ids = append(ids, *document.ProposalID)
		}
	}
	return ids
}

// AgendaDocument is a document listed under an agenda item.
type AgendaDocument struct {
	AgendaItemID ID     `gorm:"primaryKey"`
	Symbol       Symbol `gorm:"primaryKey"`
	// ProposalID is the tracked proposal with this symbol; nil if the document is not tracked.
	ProposalID *ID
}

// AgendaRequestStatus is the state of an agenda request.
type AgendaRequestStatus string

// The states of an agenda request.
const (
	AgendaRequestOpen      AgendaRequestStatus = "REQUESTED"
	AgendaRequestPlaced    AgendaRequestStatus = "PLACED"
	AgendaRequestDeclined  AgendaRequestStatus = "DECLINED"
	AgendaRequestWithdrawn AgendaRequestStatus = "WITHDRAWN"
)

// Next lists the states that may follow s.
func (s AgendaRequestStatus) Next() []AgendaRequestStatus {
	if s == AgendaRequestOpen {
		return []AgendaRequestStatus{AgendaRequestPlaced, AgendaRequestDeclined, AgendaRequestWithdrawn}
	}
	return nil
}

// AgendaRequest is a delegation's request for an agenda item at a meeting.
type AgendaRequest struct {
	ID        ID `gorm:"primaryKey"`
	MeetingID ID
	// RequestedByID is the delegation that made the request, and on whose behalf the item is
	// requested.
	RequestedByID ID
	// Title is the title that the delegation suggests for the item.
	Title LocalizedText `gorm:"type:jsonb"`
	// DocumentSymbols lists the symbols of the documents to list under the item.
	DocumentSymbols []Symbol `gorm:"type:jsonb;serializer:json"`
	Status          AgendaRequestStatus
	RequestedAt     time.Time
	// DeclineNote is the Secretariat's reason for declining the request; empty if it was not
	// declined or no reason was given.
	DeclineNote string
	// AgendaItemID is the item that the Secretariat placed for the request; nil if there is none.
	AgendaItemID *ID

	Meeting *Meeting `gorm:"-"`
}

// TransitionTo changes the state of the request.
//
// Errors: INVALID_TRANSITION.
func (r *AgendaRequest) TransitionTo(next AgendaRequestStatus) error {
	if allowed := r.Status.Next(); !slices.Contains(allowed, next) {
		return WrongStateError(TermAgendaRequest, r.Status, allowed)
	}
	r.Status = next
	return nil
}

// AgendaItem returns the item that was placed for the request. It returns nil if there is none, or
// if the item is hidden from the viewer for whom the meeting was loaded.
func (r *AgendaRequest) AgendaItem() *AgendaItem {
	if r.AgendaItemID == nil {
		return nil
	}
	return r.Meeting.agendaItem(*r.AgendaItemID)
}

func (m *Meeting) agendaItem(id ID) *AgendaItem {
	for _, item := range m.LoadedAgendaItems() {
		if item.ID == id {
			return item
		}
	}
	return nil
}

func (m *Meeting) agendaRequest(id ID) *AgendaRequest {
	for _, request := range m.LoadedAgendaRequests() {
		if request.ID == id {
			return request
		}
	}
	return nil
}
