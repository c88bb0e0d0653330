package models

import (
	"slices"
	"time"
)

// CoAuthorshipStatus is the state of a co-authorship.
type CoAuthorshipStatus string

// The states of a co-authorship.
const (
	// CoAuthorInvited: the sponsor was invited and has not answered.
	CoAuthorInvited CoAuthorshipStatus = "INVITED"
	// CoAuthorRequested: the sponsor requested to join and has not been answered.
	CoAuthorRequested CoAuthorshipStatus = "REQUESTED"
	// CoAuthorAccepted: both sides agree. The name is on the list from JoinedOn on.
	CoAuthorAccepted CoAuthorshipStatus = "ACCEPTED"
	// CoAuthorDeclined: one side declined.
	CoAuthorDeclined CoAuthorshipStatus = "DECLINED"
	// CoAuthorCancelled: the invitation or request was cancelled by the side that made it.
	CoAuthorCancelled CoAuthorshipStatus = "CANCELLED"
	// CoAuthorWithdrawn: the sponsor left the list.
	CoAuthorWithdrawn CoAuthorshipStatus = "WITHDRAWN"
	// CoAuthorRemoved: the submitting delegation removed the sponsor from the list.
	CoAuthorRemoved CoAuthorshipStatus = "REMOVED"
)

// Next lists the states that may follow s. A spell that has ended is never reopened: a sponsor who
// joins again starts a new spell.
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

// Open reports whether the sponsor is on the list or may still join it in this spell.
func (s CoAuthorshipStatus) Open() bool { return len(s.Next()) > 0 }

// CoAuthorshipResponse is a response to an invitation or a request.
type CoAuthorshipResponse string

// The possible responses.
const (
	Accept  CoAuthorshipResponse = "ACCEPT"
	Decline CoAuthorshipResponse = "DECLINE"
)

// SponsorRole is the role of a sponsor in a proposal.
type SponsorRole string

// The roles of a sponsor.
const (
	RoleSubmitter SponsorRole = "SUBMITTER"
	RoleCoAuthor  SponsorRole = "CO_AUTHOR"
)

// CoAuthorship is one spell of a sponsor's co-authorship of a proposal: how it came about, and the
// period during which the name is on the list. A sponsor can have several spells, one after the
// other.
type CoAuthorship struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	SponsorID  ID
	Status     CoAuthorshipStatus
	// InvitedByID is the delegation that sent the invitation; nil if the sponsor requested to join.
	InvitedByID *ID
	// InitiatedOn is the day of the invitation or the request.
	InitiatedOn Date
	// AnsweredOn is the day of the answer; zero until then.
	AnsweredOn Date
	// AgreedByID is the delegation that consented on the sponsor's behalf: the sponsor itself, or a
	// member of the group. It is nil until the sponsor consents.
	AgreedByID *ID
	// JoinedOn is the first day on the list: the day on which the revision JoinedInID was
	// circulated. Both are unset until then.
	JoinedOn   Date
	JoinedInID *ID
	// LeaveStatedOn is the day on which the end was announced: the day of the withdrawal, or the
	// day on which a revision without the name was circulated. It is zero while the spell lasts.
	LeaveStatedOn Date
	// LeftOn is the first day off the list; zero while the spell lasts. LeftInID is the first
	// revision circulated without the name; nil until then.
	LeftOn    Date
	LeftInID  *ID
	CreatedAt time.Time

	// Proposal is nil if the viewer may no longer see the proposal.
	Proposal *Proposal `gorm:"-"`
}

// TableName returns the table name for GORM.
func (CoAuthorship) TableName() string { return "co_authorships" }

// Role returns the sponsor's role in the proposal. If the proposal is not loaded, the sponsor may
// no longer see it, so it is not the submitting delegation.
func (c *CoAuthorship) Role() SponsorRole {
	if c.Proposal != nil && c.Proposal.SubmittedByID == c.SponsorID {
		return RoleSubmitter
	}
	return RoleCoAuthor
}

// TransitionTo changes the state of the co-authorship.
//
// Errors: INVALID_TRANSITION.
func (c *CoAuthorship) TransitionTo(next CoAuthorshipStatus) error {
	if allowed := c.Status.Next(); !slices.Contains(allowed, next) {
		return WrongStateError(TermCoAuthorship, c.Status, allowed)
	}
	c.Status = next
	return nil
}

// OpenSpell returns the sponsor's open spell, or false if there is none.
func OpenSpell(spells []*CoAuthorship, sponsor ID) (*CoAuthorship, bool) {
	for _, spell := range spells {
		if spell.SponsorID == sponsor && spell.Status.Open() {
			return spell, true
		}
	}
	return nil, false
}

// OnListOn reports whether the name was on the list on the given day.
func (c *CoAuthorship) OnListOn(day Date) bool {
	return !c.JoinedOn.IsZero() && !c.JoinedOn.After(day) && (c.LeftOn.IsZero() || c.LeftOn.After(day))
}
