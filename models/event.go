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

// The kinds of events.
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
	DocumentReplacedEvent       EventKind = "DOCUMENT_REPLACED"
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

// HappensWhenRecorded reports whether events of this kind happen on the day on which they are
// recorded, unless they state another day. Outcomes do not: they are decided at a meeting, on a day
// that may be unknown.
func (k EventKind) HappensWhenRecorded() bool { return k != OutcomeRecordedEvent }

// OfDraft reports whether events of this kind concern a revision that has not been circulated.
func (k EventKind) OfDraft() bool {
	switch k {
	case RevisionFiledEvent, RevisionEditedEvent, RevisionSubmittedEvent, RevisionReturnedEvent:
		return true
	default:
		return false
	}
}

// OfDrafting reports whether events of this kind reveal when a text was drafted. Only the parties
// may see these events, even after circulation; see [Event.Readers].
func (k EventKind) OfDrafting() bool {
	switch k {
	case ProposalCreatedEvent, RevisionFiledEvent, RevisionEditedEvent:
		return true
	default:
		return false
	}
}

// EventAudience determines who may see an event, among the viewers who may see its proposal.
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
	// Seq numbers all events from 1, in commit order and without gaps. It is never exposed, because it would reveal
	// the number of hidden events.
	Seq int64 `gorm:"->"`
	// ProposalID is the proposal that the event concerns; nil if the event concerns only a meeting,
	// in which case MeetingID is set.
	ProposalID *ID
	Kind       EventKind
	// OccurredOn is the day on which the event happened; zero if unknown.
	OccurredOn Date
	// RecordedAt is the time at which the event was recorded.
	RecordedAt time.Time
	// ActorID is the delegation that acted.
	ActorID ID
	// Subject and TokenID identify the token that was used.
	Subject string
	TokenID string
	// IdentityCommitment is the salted hash of both; see [Event.CommitIdentity]. Nil for events of earlier versions. IdentitySalt is its
	// salt; nil if both were erased.
	IdentitySalt       []byte
	IdentityCommitment []byte
	// RevisionID is the revision that the event concerns; nil if there is none.
	RevisionID *ID
	// SponsorID is the sponsor that the event concerns; nil if there is none.
	SponsorID *ID
	// MeetingID, AgendaItemID and AgendaRequestID are the meeting, item and request that the event
	// concerns. Each is nil if there is none, and for events recorded before version 0.1.0.
	MeetingID       *ID
	AgendaItemID    *ID
	AgendaRequestID *ID
	Audience        EventAudience
	// Data holds the details as a JSON object.
	Data json.RawMessage `gorm:"type:jsonb"`
	// PreviousHash is the Hash of the preceding event of the same proposal or, for an event without
	// a proposal, of the same meeting; empty for the first event. Hash is the result of
	// [Event.Chained].
	PreviousHash string
	Hash         string
	// PublicChange is true if the public can see the change, or could see the previous state. The
	// database sets it when the event is recorded; if in doubt, to true.
	PublicChange bool `gorm:"->;default:(true)"`

	Proposal *Proposal `gorm:"-"`
	Revision *Revision `gorm:"-"`
	Meeting  *Meeting  `gorm:"-"`
	// Checkpoint is the first checkpoint of the transparency log that covers the event, and Proof proves the event for it. Both are nil
	// if there is no checkpoint yet.
	Checkpoint *LogCheckpoint `gorm:"-"`
	Proof      *EventProof    `gorm:"-"`
}

// AgendaItem returns the agenda item that the event concerns. It returns nil if there is none, or
// if the viewer may not see it.
func (e *Event) AgendaItem() *AgendaItem {
	if e.AgendaItemID == nil {
		return nil
	}
	return e.LoadedMeeting().agendaItem(*e.AgendaItemID)
}

// AgendaRequest returns the agenda request that the event concerns. It returns nil if there is
// none, or if the viewer may not see it.
func (e *Event) AgendaRequest() *AgendaRequest {
	if e.AgendaRequestID == nil {
		return nil
	}
	return e.LoadedMeeting().agendaRequest(*e.AgendaRequestID)
}

// Readers returns the audience that may see the event. For events that reveal when a text was
// drafted, these are always the parties, even if a wider audience was recorded, which cannot be
// corrected because it is part of the hash.
func (e *Event) Readers() EventAudience {
	if e.Kind.OfDrafting() {
		return ForParties
	}
	return e.Audience
}

// Actor returns the delegation that acted. It returns false if there is none, as for a
// derestriction on its scheduled day.
func (e *Event) Actor() (ID, bool) {
	return e.ActorID, e.Kind != DerestrictedEvent
}

// EventCounter is the single row that numbers events. A transaction that records an event locks
// this row until it ends.
type EventCounter struct {
	ID bool `gorm:"primaryKey"`
	// Last is the number of the last committed event.
	Last int64
	// LastPublic is the number of the last committed event that is a PublicChange.
	LastPublic int64
}

// TableName returns the table name for GORM.
func (EventCounter) TableName() string { return "event_counter" }

// Chained returns the SHA-256, in hexadecimal, of the event's content and PreviousHash, so that a
// change to either changes the result. Seq is not included, because the database assigns it later.
func (e *Event) Chained() (string, error) {
	// Data is decoded and encoded again, because the database preserves its content but not its
	// formatting.
	var data any
	if err := json.Unmarshal(e.Data, &data); err != nil {
		return "", fmt.Errorf("read the data of event %s: %w", e.ID, err)
	}
	subject, tokenID, commitment := e.identity()
	content := []any{
		e.PreviousHash, e.ID, e.ProposalID, e.Kind, e.RecordedAt.UTC().Format(time.RFC3339Nano), e.ActorID, subject, tokenID,
		e.RevisionID, e.SponsorID, e.Audience, data,
	}
	// Events without a day or a meeting must have the same hash as before these fields existed.
	if !e.OccurredOn.IsZero() {
		content = append(content, e.OccurredOn)
	}
	if e.MeetingID != nil {
		content = append(content, map[string]*ID{"meeting": e.MeetingID, "agendaItem": e.AgendaItemID, "agendaRequest": e.AgendaRequestID})
	}
	if commitment != "" {
		content = append(content, map[string]string{"identity": commitment})
	}
	said, err := json.Marshal(content)
	if err != nil {
		return "", fmt.Errorf("write event %s: %w", e.ID, err)
	}
	sum := sha256.Sum256(said)
	return hex.EncodeToString(sum[:]), nil
}
