package models

import (
	"slices"
	"time"
)

// FollowUpKind is what a proposal suggests to do next.
type FollowUpKind string

// The kinds of follow-up.
const (
	FollowUpDiscussion  FollowUpKind = "DISCUSSION"
	FollowUpCompilation FollowUpKind = "COMPILATION"
	FollowUpWorkshop    FollowUpKind = "WORKSHOP"
	FollowUpFurtherWork FollowUpKind = "FURTHER_WORK"
)

// FollowUpStatus is where a follow-up is in its life.
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

// FollowUpKinds lists the kinds of follow-up.
func FollowUpKinds() []FollowUpKind {
	return []FollowUpKind{FollowUpDiscussion, FollowUpCompilation, FollowUpWorkshop, FollowUpFurtherWork}
}

// FollowUpStatuses lists the states of follow-ups, from the first on.
func FollowUpStatuses() []FollowUpStatus {
	return []FollowUpStatus{FollowUpSuggested, FollowUpAgreed, FollowUpScheduled, FollowUpDone, FollowUpDropped}
}

// FollowUp is something that a proposal suggests to do next, followed to its end.
type FollowUp struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	Kind       FollowUpKind
	Status     FollowUpStatus
	Texts      LocalizedText `gorm:"type:jsonb"`
	// Paragraph is the number of the paragraph that suggests it, `4.1`; empty where none does.
	Paragraph string
	// VenueID is the body in which it is to be done; nil where none is named.
	VenueID   *ID
	DueOn     Date
	CreatedAt time.Time

	// Workshop is what it is besides, where it is a workshop and anything of that is known.
	Workshop *Workshop `gorm:"-"`

	Proposal    *Proposal             `gorm:"-"`
	Responsible []FollowUpResponsible `gorm:"-"`
	Steps       []*FollowUpStep       `gorm:"-"`
}

// TransitionTo moves the follow-up to another state.
//
// Errors: INVALID_TRANSITION.
func (f *FollowUp) TransitionTo(next FollowUpStatus) error {
	if allowed := f.Status.Next(); !slices.Contains(allowed, next) {
		return InvalidTransitionError("follow-up", f.Status, next, allowed)
	}
	f.Status = next
	return nil
}

// Workshop is what is known of a workshop besides.
type Workshop struct {
	FollowUpID ID `gorm:"primaryKey"`
	// DurationMinutes is how long it lasts; nil where it is not known.
	DurationMinutes *int
	// StartsOn and EndsOn are its first and its last day; zero where they are not set.
	StartsOn Date
	EndsOn   Date
	Place    string
	// Organizations are those invited to it.
	Organizations []string `gorm:"type:jsonb;serializer:json"`
}

// FollowUpResponsible is a sponsor who must act on a follow-up, or the Secretariat.
type FollowUpResponsible struct {
	FollowUpID ID `gorm:"primaryKey"`
	SponsorID  ID `gorm:"primaryKey"`
}

// TableName is the table of those who must act.
func (FollowUpResponsible) TableName() string { return "follow_up_responsibles" }

// FollowUpStep is one step in a follow-up's life; the first is its suggestion.
type FollowUpStep struct {
	ID         ID `gorm:"primaryKey"`
	FollowUpID ID
	Status     FollowUpStatus
	// On is the day on which the step was taken.
	On   Date `gorm:"column:on_day"`
	Note string
	// MeetingID and Document are where and by what it was decided; nil and empty where not told.
	MeetingID *ID
	Document  Symbol
	// ByID is the delegation that recorded it.
	ByID       ID
	RecordedAt time.Time

	Meeting *Meeting `gorm:"-"`
}
