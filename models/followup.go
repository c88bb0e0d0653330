package models

import (
	"slices"
	"time"
)

// FollowUpKind is the kind of an action that a proposal suggests.
type FollowUpKind string

// The kinds of follow-up.
const (
	FollowUpDiscussion  FollowUpKind = "DISCUSSION"
	FollowUpCompilation FollowUpKind = "COMPILATION"
	FollowUpWorkshop    FollowUpKind = "WORKSHOP"
	FollowUpFurtherWork FollowUpKind = "FURTHER_WORK"
)

// FollowUpStatus is the state of a follow-up suggestion.
type FollowUpStatus string

// The states of a follow-up.
const (
	FollowUpSuggested FollowUpStatus = "SUGGESTED"
	FollowUpAgreed    FollowUpStatus = "AGREED"
	FollowUpScheduled FollowUpStatus = "SCHEDULED"
	FollowUpDone      FollowUpStatus = "DONE"
	FollowUpDropped   FollowUpStatus = "DROPPED"
)

// Next lists the states that may follow s.
func (s FollowUpStatus) Next() []FollowUpStatus {
	switch s {
	case FollowUpSuggested:
		return []FollowUpStatus{FollowUpAgreed, FollowUpDropped}
	case FollowUpAgreed:
		return []FollowUpStatus{FollowUpScheduled, FollowUpDone, FollowUpDropped}
	case FollowUpScheduled:
		return []FollowUpStatus{FollowUpAgreed, FollowUpDone, FollowUpDropped}
	default:
		return nil
	}
}

// FollowUpKinds lists all kinds of follow-up.
func FollowUpKinds() []FollowUpKind {
	return []FollowUpKind{FollowUpDiscussion, FollowUpCompilation, FollowUpWorkshop, FollowUpFurtherWork}
}

// FollowUpStatuses lists all states of a follow-up, starting with the initial one.
func FollowUpStatuses() []FollowUpStatus {
	return []FollowUpStatus{FollowUpSuggested, FollowUpAgreed, FollowUpScheduled, FollowUpDone, FollowUpDropped}
}

// FollowUp is an action that a proposal suggests. It is tracked until it is done or dropped.
type FollowUp struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	Kind       FollowUpKind
	Status     FollowUpStatus
	Texts      LocalizedText `gorm:"type:jsonb"`
	// ParagraphNumber is the address of the paragraph with the suggestion, such as `4.1`; empty if
	// unknown.
	ParagraphNumber string
	// VenueID is the body that is to take the action; nil if none is named.
	VenueID   *ID
	DueOn     Date
	CreatedAt time.Time

	// Workshop holds the details of a workshop; nil for other kinds, or if no details are known.
	Workshop *Workshop `gorm:"-"`

	Proposal    *Proposal             `gorm:"-"`
	Responsible []FollowUpResponsible `gorm:"-"`
	Steps       []*FollowUpStep       `gorm:"-"`
}

// TransitionTo changes the state of the follow-up.
//
// Errors: INVALID_TRANSITION.
func (f *FollowUp) TransitionTo(next FollowUpStatus) error {
	if allowed := f.Status.Next(); !slices.Contains(allowed, next) {
		return WrongStateError(TermFollowUp, f.Status, allowed)
	}
	f.Status = next
	return nil
}

// Workshop holds the details of a follow-up that is a workshop.
type Workshop struct {
	FollowUpID ID `gorm:"primaryKey"`
	// DurationMinutes is nil if unknown.
	DurationMinutes *int
	// StartsOn and EndsOn are the first and the last day; zero if not set.
	StartsOn Date
	EndsOn   Date
	Place    string
	// Organizations lists the invited organizations.
	Organizations []string `gorm:"type:jsonb;serializer:json"`
}

// FollowUpResponsible is a sponsor, or the Secretariat, responsible for a follow-up.
type FollowUpResponsible struct {
	FollowUpID ID `gorm:"primaryKey"`
	SponsorID  ID `gorm:"primaryKey"`
}

// TableName returns the table name for GORM.
func (FollowUpResponsible) TableName() string { return "follow_up_responsibles" }

// FollowUpStep is one step of a follow-up. The first step is the suggestion itself.
type FollowUpStep struct {
	ID         ID `gorm:"primaryKey"`
	FollowUpID ID
	Status     FollowUpStatus
	// TakenOn is the day on which the step was taken.
	TakenOn Date
	Note    string
	// MeetingID and Document identify the meeting and the document that record the decision; nil
	// and empty if unknown.
	MeetingID *ID
	Document  Symbol
	// RecordedByID is the delegation that recorded the step.
	RecordedByID ID
	RecordedAt   time.Time

	Meeting *Meeting `gorm:"-"`
}
