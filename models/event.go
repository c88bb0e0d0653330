package models

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// EventKind is what happened.
type EventKind string

// The kinds of event.
const (
	ProposalCreatedEvent    EventKind = "PROPOSAL_CREATED"
	ProposalWithdrawnEvent  EventKind = "PROPOSAL_WITHDRAWN"
	ProposalConcludedEvent  EventKind = "PROPOSAL_CONCLUDED"
	ProposalRelatedEvent    EventKind = "PROPOSAL_RELATED"
	RevisionFiledEvent      EventKind = "REVISION_FILED"
	RevisionEditedEvent     EventKind = "REVISION_EDITED"
	RevisionSubmittedEvent  EventKind = "REVISION_SUBMITTED"
	RevisionReturnedEvent   EventKind = "REVISION_RETURNED"
	RevisionCirculatedEvent EventKind = "REVISION_CIRCULATED"
	TranslationAddedEvent   EventKind = "TRANSLATION_ADDED"
	AccessChangedEvent      EventKind = "ACCESS_CHANGED"
	DerestrictedEvent       EventKind = "DERESTRICTED"
	CoAuthorInvitedEvent    EventKind = "CO_AUTHOR_INVITED"
	CoAuthorRequestedEvent  EventKind = "CO_AUTHOR_REQUESTED"
	CoAuthorAcceptedEvent   EventKind = "CO_AUTHOR_ACCEPTED"
	CoAuthorDeclinedEvent   EventKind = "CO_AUTHOR_DECLINED"
	CoAuthorCancelledEvent  EventKind = "CO_AUTHOR_CANCELLED"
	CoAuthorJoinedEvent     EventKind = "CO_AUTHOR_JOINED"
	CoAuthorWithdrawnEvent  EventKind = "CO_AUTHOR_WITHDRAWN"
	CoAuthorRemovedEvent    EventKind = "CO_AUTHOR_REMOVED"
	FollowUpSuggestedEvent  EventKind = "FOLLOW_UP_SUGGESTED"
	FollowUpAdvancedEvent   EventKind = "FOLLOW_UP_ADVANCED"
	FollowUpPlannedEvent    EventKind = "FOLLOW_UP_PLANNED"
	VenueTargetedEvent      EventKind = "VENUE_TARGETED"
	OutcomeRecordedEvent    EventKind = "OUTCOME_RECORDED"
	AgendaItemPlacedEvent   EventKind = "AGENDA_ITEM_PLACED"
	QuestionPosedEvent      EventKind = "QUESTION_POSED"
	QuestionDroppedEvent    EventKind = "QUESTION_DROPPED"
	QuestionAnsweredEvent   EventKind = "QUESTION_ANSWERED"
	AnswerWithdrawnEvent    EventKind = "ANSWER_WITHDRAWN"
	AnswersCompiledEvent    EventKind = "ANSWERS_COMPILED"
	SourceCitedEvent        EventKind = "SOURCE_CITED"
)

// OfDraft tells whether the event is about a revision that is not circulated.
func (k EventKind) OfDraft() bool {
	switch k {
	case RevisionFiledEvent, RevisionEditedEvent, RevisionSubmittedEvent, RevisionReturnedEvent:
		return true
	default:
		return false
	}
}

// EventAudience says who may know of an event, beyond seeing its proposal.
type EventAudience string

// The audiences of an event.
const (
	// ForReaders: whoever may see the proposal, and the revision where the event names one.
	ForReaders EventAudience = "READERS"
	// ForParties: the submitting delegation, the co-authors, and the sponsor concerned.
	ForParties EventAudience = "PARTIES"
	// ForMembers: any delegation that may see the proposal.
	ForMembers EventAudience = "MEMBERS"
	// ForSecretariat: the Secretariat, and the sponsor concerned.
	ForSecretariat EventAudience = "SECRETARIAT"
)

// Event is something that happened to a proposal, written with the change itself and never
// changed.
type Event struct {
	ID ID `gorm:"primaryKey"`
	// Seq numbers the events of the whole tracker from 1, in the order in which they were committed
	// and without a gap. It is told to nobody: it would count what is hidden.
	Seq        int64 `gorm:"->"`
	ProposalID ID
	Kind       EventKind
	At         time.Time
	// ByID is the delegation that acted.
	ByID ID
	// Subject and TokenID are of the token by which it acted.
	Subject string
	TokenID string
	// RevisionID is the revision that the event is about; nil where it is about none.
	RevisionID *ID
	// SponsorID is the sponsor concerned; nil where none is.
	SponsorID *ID
	Audience  EventAudience
	// Data tells what matters besides, as a JSON object.
	Data json.RawMessage `gorm:"type:jsonb"`
	// PreviousHash is the Hash of the event before it on its proposal, empty for the first; Hash is
	// [Event.Chained] of it.
	PreviousHash string
	Hash         string

	Proposal *Proposal `gorm:"-"`
	Revision *Revision `gorm:"-"`
}

// EventCounter is the row that numbers events. Whoever writes an event holds it until the end of the
// transaction.
type EventCounter struct {
	ID bool `gorm:"primaryKey"`
	// Last is the number of the event committed last.
	Last int64
}

// TableName is the table of the one row.
func (EventCounter) TableName() string { return "event_counter" }

// Chained is the SHA-256, in hexadecimal, of all that the event says and of the hash before it:
// whatever is changed in either changes it. Seq is left out, for the database gives it afterwards.
func (e *Event) Chained() (string, error) {
	// Data is read and written anew: the database keeps what it says, not how it was written.
	var data any
	if err := json.Unmarshal(e.Data, &data); err != nil {
		return "", fmt.Errorf("read the data of event %s: %w", e.ID, err)
	}
	said, err := json.Marshal([]any{
		e.PreviousHash, e.ID, e.ProposalID, e.Kind, e.At.UTC().Format(time.RFC3339Nano), e.ByID, e.Subject, e.TokenID,
		e.RevisionID, e.SponsorID, e.Audience, data,
	})
	if err != nil {
		return "", fmt.Errorf("write event %s: %w", e.ID, err)
	}
	sum := sha256.Sum256(said)
	return hex.EncodeToString(sum[:]), nil
}
