package models

import (
	"slices"
	"time"
)

// CoAuthorshipStatus is where a co-authorship is in its life.
type CoAuthorshipStatus string

// The states of a co-authorship.
const (
	// CoAuthorInvited: asked to join, has not answered.
	CoAuthorInvited CoAuthorshipStatus = "INVITED"
	// CoAuthorRequested: has asked to join, is not answered.
	CoAuthorRequested CoAuthorshipStatus = "REQUESTED"
	// CoAuthorAccepted: both sides agree; on the list from JoinedOn.
	CoAuthorAccepted CoAuthorshipStatus = "ACCEPTED"
	// CoAuthorDeclined: one side said no.
	CoAuthorDeclined CoAuthorshipStatus = "DECLINED"
	// CoAuthorCancelled: the side that asked took it back.
	CoAuthorCancelled CoAuthorshipStatus = "CANCELLED"
	// CoAuthorWithdrawn: the sponsor left.
	CoAuthorWithdrawn CoAuthorshipStatus = "WITHDRAWN"
	// CoAuthorRemoved: the submitting delegation took the sponsor off the list.
	CoAuthorRemoved CoAuthorshipStatus = "REMOVED"
)

// Next lists the states that may follow s. A spell that has ended is never opened again:
// joining again is another spell.
func (s CoAuthorshipStatus) Next() []CoAuthorshipStatus {
	switch s {
	case CoAuthorInvited, CoAuthorRequested:
		return []CoAuthorshipStatus{CoAuthorAccepted, CoAuthorDeclined, CoAuthorCancelled}
	case CoAuthorAccepted:
		return []CoAuthorshipStatus{CoAuthorWithdrawn, CoAuthorRemoved}
	default:
		return nil
	}
}

// Open tells whether the spell may still lead to a name on the list, or has.
func (s CoAuthorshipStatus) Open() bool { return len(s.Next()) > 0 }

// CoAuthorshipResponse is the answer to an invitation or a request.
type CoAuthorshipResponse string

// The answers.
const (
	Accept  CoAuthorshipResponse = "ACCEPT"
	Decline CoAuthorshipResponse = "DECLINE"
)

// CoAuthorship is one spell of a sponsor's co-authorship of a proposal: how it was asked for,
// and from when until when the name was on the list. A sponsor may have several, one after
// the other.
type CoAuthorship struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	SponsorID  ID
	Status     CoAuthorshipStatus
	// InvitedByID is the delegation that invited; nil for one that asked by itself.
	InvitedByID *ID
	// RequestedOn is the day of the invitation or the request.
	RequestedOn Date
	// AnsweredOn is the day of the answer to it; zero before.
	AnsweredOn Date
	// SpokenForByID is the delegation that agreed for the sponsor: itself, or for a group the
	// member that spoke for it; nil before it has agreed.
	SpokenForByID *ID
	// JoinedOn is the day from which the name was on the list: the circulation of the revision
	// JoinedAtID. Zero and nil before.
	JoinedOn   Date
	JoinedAtID *ID
	// WithdrawnOn is the day on which the end was told: that of the withdrawal, or of the circulation
	// that took the name off; zero while it lasts.
	WithdrawnOn Date
	// LeftOn is the first day on which the name was no longer on the list; LeftAtID the first
	// revision that does not bear it, nil until there is one.
	LeftOn    Date
	LeftAtID  *ID
	CreatedAt time.Time

	// Proposal is nil where the viewer may no longer see it.
	Proposal *Proposal `gorm:"-"`
}

// TableName is the table of the spells.
func (CoAuthorship) TableName() string { return "co_authorships" }

// TransitionTo moves the co-authorship to another state.
//
// Errors: INVALID_TRANSITION.
func (c *CoAuthorship) TransitionTo(next CoAuthorshipStatus) error {
	if allowed := c.Status.Next(); !slices.Contains(allowed, next) {
		return InvalidTransitionError("co-authorship", c.Status, next, allowed)
	}
	c.Status = next
	return nil
}

// OnListOn tells whether the name was on the list on a day.
func (c *CoAuthorship) OnListOn(day Date) bool {
	return !c.JoinedOn.IsZero() && !c.JoinedOn.After(day) && (c.LeftOn.IsZero() || c.LeftOn.After(day))
}
