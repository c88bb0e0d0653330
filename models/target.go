package models

import "time"

// OutcomeKind is the result of a venue's consideration of a proposal.
type OutcomeKind string

// The kinds of outcome.
const (
	OutcomeNoted     OutcomeKind = "NOTED"
	OutcomeAgreed    OutcomeKind = "AGREED"
	OutcomeForwarded OutcomeKind = "FORWARDED"
	OutcomeReferred  OutcomeKind = "REFERRED"
	OutcomeSuspended OutcomeKind = "SUSPENDED"
	OutcomeContinued OutcomeKind = "CONTINUED"
	OutcomeAdopted   OutcomeKind = "ADOPTED"
	OutcomeNotAgreed OutcomeKind = "NOT_AGREED"
)

// OutcomeKinds lists all kinds of outcome.
func OutcomeKinds() []OutcomeKind {
	return []OutcomeKind{
		OutcomeNoted, OutcomeAgreed, OutcomeForwarded, OutcomeReferred, OutcomeSuspended, OutcomeContinued, OutcomeAdopted, OutcomeNotAgreed,
	}
}

// Next lists the outcomes that may follow k in the same venue. Adoption is final there. The zero OutcomeKind means
// that no outcome has been recorded.
func (k OutcomeKind) Next() []OutcomeKind {
	if k == OutcomeAdopted {
		return nil
	}
	return OutcomeKinds()
}

// Concludes reports whether the venue's consideration ends with this outcome.
func (k OutcomeKind) Concludes() bool {
	return k == OutcomeAgreed || k == OutcomeAdopted || k == OutcomeNotAgreed
}

// VenueTarget addresses a proposal to a venue. Each target has its own aim and its own outcomes.
type VenueTarget struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	VenueID    ID
	// Aim is the action that the proposal requests of the venue.
	Aim       LocalizedText `gorm:"type:jsonb"`
	CreatedAt time.Time

	Proposal    *Proposal     `gorm:"-"`
	Outcomes    []*Outcome    `gorm:"-"`
	AgendaItems []*AgendaItem `gorm:"-"`
}

// Outcome returns the most recent loaded outcome.
func (t *VenueTarget) Outcome() (*Outcome, bool) {
	if len(t.Outcomes) == 0 {
		return nil, false
	}
	return t.Outcomes[len(t.Outcomes)-1], true
}

// Outcome is the result of a proposal in a venue, recorded by the Secretariat. Later outcomes do not replace earlier
// ones.
type Outcome struct {
	ID            ID `gorm:"primaryKey"`
	VenueTargetID ID
	Kind          OutcomeKind
	// DecidedOn is the day of the decision; zero if unknown.
	DecidedOn Date
	// MeetingID and Document identify the meeting and the document that record the decision; nil
	// and empty if unknown.
	MeetingID *ID
	Document  Symbol
	// CorrectsID is the outcome of the same target that this one corrects; nil if it does not
	// correct one.
	CorrectsID *ID
	RecordedAt time.Time

	VenueTarget *VenueTarget `gorm:"-"`
	Meeting     *Meeting     `gorm:"-"`
	Corrects    *Outcome     `gorm:"-"`
}

// TableName returns the table name for GORM.
func (Outcome) TableName() string { return "venue_outcomes" }
