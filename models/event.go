package models

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// EventKind is the kind of change that an event records.
type EventKind string

// The kinds of event.
const (
	ProposalCreatedEvent        EventKind = "PROPOSAL_CREATED"
	ProposalWithdrawnEvent      EventKind = "PROPOSAL_WITHDRAWN"
	ProposalConcludedEvent      EventKind = "PROPOSAL_CONCLUDED"
	ProposalRelatedEvent        EventKind = "PROPOSAL_RELATED"
	RelationRetractedEvent      EventKind = "RELATION_RETRACTED"
	RevisionFiledEvent          EventKind = "REVISION_FILED"
	RevisionEditedEvent         EventKind = "REVISION_EDITED"
	RevisionSubmittedEvent      EventKind = "REVISION_SUBMITTED"
	RevisionReturnedEvent       EventKind = "REVISION_RETURNED"
	RevisionCirculatedEvent     EventKind = "REVISION_CIRCULATED"
	TranslationAddedEvent       EventKind = "TRANSLATION_ADDED"
	AccessChangedEvent          EventKind = "ACCESS_CHANGED"
	DerestrictedEvent           EventKind = "DERESTRICTED"
	CoAuthorInvitedEvent        EventKind = "CO_AUTHOR_INVITED"
	CoAuthorRequestedEvent      EventKind = "CO_AUTHOR_REQUESTED"
	CoAuthorAcceptedEvent       EventKind = "CO_AUTHOR_ACCEPTED"
	CoAuthorDeclinedEvent       EventKind = "CO_AUTHOR_DECLINED"
	CoAuthorCancelledEvent      EventKind = "CO_AUTHOR_CANCELLED"
	CoAuthorJoinedEvent         EventKind = "CO_AUTHOR_JOINED"
	CoAuthorWithdrawnEvent      EventKind = "CO_AUTHOR_WITHDRAWN"
	CoAuthorRemovedEvent        EventKind = "CO_AUTHOR_REMOVED"
	FollowUpSuggestedEvent      EventKind = "FOLLOW_UP_SUGGESTED"
	FollowUpAdvancedEvent       EventKind = "FOLLOW_UP_ADVANCED"
	FollowUpPlannedEvent        EventKind = "FOLLOW_UP_PLANNED"
	VenueTargetedEvent          EventKind = "VENUE_TARGETED"
	OutcomeRecordedEvent        EventKind = "OUTCOME_RECORDED"
	MeetingRecordedEvent        EventKind = "MEETING_RECORDED"
	AgendaItemRequestedEvent    EventKind = "AGENDA_ITEM_REQUESTED"
	AgendaRequestPlacedEvent    EventKind = "AGENDA_REQUEST_PLACED"
	AgendaRequestDeclinedEvent  EventKind = "AGENDA_REQUEST_DECLINED"
	AgendaRequestWithdrawnEvent EventKind = "AGENDA_REQUEST_WITHDRAWN"
	AgendaItemPlacedEvent       EventKind = "AGENDA_ITEM_PLACED"
	QuestionPosedEvent          EventKind = "QUESTION_POSED"
	QuestionDroppedEvent        EventKind = "QUESTION_DROPPED"
	QuestionAnsweredEvent       EventKind = "QUESTION_ANSWERED"
	AnswerWithdrawnEvent        EventKind = "ANSWER_WITHDRAWN"
	AnswersCompiledEvent        EventKind = "ANSWERS_COMPILED"
	SourceCitedEvent            EventKind = "SOURCE_CITED"
)

// HappensWhenRecorded reports whether events of this kind happen on the day on which they are recorded,
// unless they name another day. An outcome was decided at a meeting, on a day that may be unknown.
func (k EventKind) HappensWhenRecorded() bool { return k != OutcomeRecordedEvent }

// OfDraft reports whether events of this kind concern a revision that is not yet circulated.
func (k EventKind) OfDraft() bool {
	switch k {
	case RevisionFiledEvent, RevisionEditedEvent, RevisionSubmittedEvent, RevisionReturnedEvent:
		return true
	default:
		return false
	}
}

// OfDrafting reports whether events of this kind reveal when a text was drafted. Only the parties see
// them, even after circulation: see [Event.Readers].
func (k EventKind) OfDrafting() bool {
	switch k {
	case ProposalCreatedEvent, RevisionFiledEvent, RevisionEditedEvent:
		return true
	default:
		return false
	}
}

// EventAudience is the set of viewers who may see an event, among those who may see its proposal.
type EventAudience string

// The audiences of an event.
const (
	// ForReaders: everyone who may see the proposal, and the revision if the event names one.
	ForReaders EventAudience = "READERS"
	// ForParties: the submitting delegation, the co-authors and the sponsor concerned.
	ForParties EventAudience = "PARTIES"
	// ForMembers: every delegation that may see the proposal.
	ForMembers EventAudience = "MEMBERS"
	// ForSecretariat: the Secretariat and the sponsor concerned.
	ForSecretariat EventAudience = "SECRETARIAT"
)

// Event is something that happened to a proposal, or to a meeting and its agenda. It is recorded in the
// transaction of the change and never altered.
type Event struct {
	ID ID `gorm:"primaryKey"`
	// Seq numbers all events from 1, in commit order and without gaps. It is never exposed, because
	// it would reveal how many hidden events there are.
	Seq int64 `gorm:"->"`
	// ProposalID is the proposal that the event concerns. Nil for an event that concerns only a meeting;
	// it has a MeetingID.
	ProposalID *ID
	Kind       EventKind
	// OccurredOn is the day on which the event happened. Zero if unknown.
	OccurredOn Date
	// RecordedAt is the instant of recording.
	RecordedAt time.Time
	// ActorID is the delegation that acted.
	ActorID ID
	// Subject and TokenID come from the token used.
	Subject string
	TokenID string
	// RevisionID is the revision that the event concerns. Nil if it concerns none.
	RevisionID *ID
	// SponsorID is the sponsor concerned. Nil if there is none.
	SponsorID *ID
	// MeetingID is the meeting concerned. AgendaItemID and AgendaRequestID are the item and the request
	// concerned. Nil if there is none, and for events recorded before version 0.1.0.
	MeetingID       *ID
	AgendaItemID    *ID
	AgendaRequestID *ID
	Audience        EventAudience
	// Data holds further details as a JSON object.
	Data json.RawMessage `gorm:"type:jsonb"`
	// PreviousHash is the Hash of the preceding event of the same proposal, or of the same meeting for events
	// of no proposal; empty for the first event. Hash is the result of [Event.Chained].
	PreviousHash string
	Hash         string
	// PublicChange reports that the public can see what changed, or could before. The database sets it when the event
	// is recorded; in doubt it is true.
	PublicChange bool `gorm:"->;default:(true)"`

	Proposal *Proposal `gorm:"-"`
	Revision *Revision `gorm:"-"`
	Meeting  *Meeting  `gorm:"-"`
}

// AgendaItem returns the agenda item that the event concerns. Nil if it concerns none, or if the viewer may
// not see it.
func (e *Event) AgendaItem() *AgendaItem {
	if e.AgendaItemID == nil {
		return nil
	}
	return e.LoadedMeeting().agendaItem(*e.AgendaItemID)
}

// AgendaRequest returns the request that the event concerns. Nil if it concerns none, or if the viewer may
// not see it.
func (e *Event) AgendaRequest() *AgendaRequest {
	if e.AgendaRequestID == nil {
		return nil
	}
	return e.LoadedMeeting().agendaRequest(*e.AgendaRequestID)
}

// Readers returns the audience that may see the event. For events of drafting these are the parties;
// their recorded audience, which differs, cannot change because it is part of their hash.
func (e *Event) Readers() EventAudience {
	if e.Kind.OfDrafting() {
		return ForParties
	}
	return e.Audience
}

// Actor returns the delegation that acted. False if none did, as when a day of derestriction
// arrives.
func (e *Event) Actor() (ID, bool) {
	return e.ActorID, e.Kind != DerestrictedEvent
}

// EventCounter is the single row that numbers events. A transaction that records an event locks it
// until it ends.
type EventCounter struct {
	ID bool `gorm:"primaryKey"`
	// Last is the number of the last committed event.
	Last int64
	// LastPublic is the number of the last of them that is a PublicChange.
	LastPublic int64
}

// TableName returns the name of the table for GORM.
func (EventCounter) TableName() string { return "event_counter" }

// Chained returns the SHA-256, in hexadecimal, of the event's content and of the preceding hash, so
// that a change to either changes it. Seq is not included, since the database assigns it
// afterwards.
func (e *Event) Chained() (string, error) {
	// Data is decoded and encoded again, because the database preserves its content but not its
	// formatting.
	var data any
	if err := json.Unmarshal(e.Data, &data); err != nil {
		return "", fmt.Errorf("read the data of event %s: %w", e.ID, err)
	}
	content := []any{
		e.PreviousHash, e.ID, e.ProposalID, e.Kind, e.RecordedAt.UTC().Format(time.RFC3339Nano), e.ActorID, e.Subject, e.TokenID,
		e.RevisionID, e.SponsorID, e.Audience, data,
	}
	// Events without a day or a meeting have the hash that they had before events had days and meetings.
	if !e.OccurredOn.IsZero() {
		content = append(content, e.OccurredOn)
	}
	if e.MeetingID != nil {
		content = append(content, map[string]*ID{"meeting": e.MeetingID, "agendaItem": e.AgendaItemID, "agendaRequest": e.AgendaRequestID})
	}
	said, err := json.Marshal(content)
	if err != nil {
		return "", fmt.Errorf("write event %s: %w", e.ID, err)
	}
	sum := sha256.Sum256(said)
	return hex.EncodeToString(sum[:]), nil
}
