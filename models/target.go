package models

import "time"

// Outcome is the result of a venue's consideration of a proposal.
type Outcome string

// The outcomes.
const (
	OutcomeTookNote   Outcome = "TOOK_NOTE"
	OutcomeAgreed     Outcome = "AGREED"
	OutcomeForwarded  Outcome = "FORWARDED"
	OutcomeSuspended  Outcome = "SUSPENDED"
	OutcomeAdopted    Outcome = "ADOPTED"
	OutcomeNotAgreed  Outcome = "NOT_AGREED"
	OutcomeReferred   Outcome = "REFERRED"
	OutcomeContinuing Outcome = "CONTINUING"
)

// OutcomeKinds lists all outcomes.
func OutcomeKinds() []Outcome {
	return []Outcome{
		OutcomeTookNote, OutcomeAgreed, OutcomeForwarded, OutcomeSuspended, OutcomeAdopted, OutcomeNotAgreed, OutcomeReferred, OutcomeContinuing,
	}
}

// Next lists the outcomes that may follow o in the same venue. Adoption is final there. The zero
// outcome means that none is recorded yet.
func (o Outcome) Next() []Outcome {
	if o == OutcomeAdopted {
		return nil
	}
	return []Outcome{
		OutcomeTookNote, OutcomeAgreed, OutcomeForwarded, OutcomeSuspended, OutcomeAdopted, OutcomeNotAgreed, OutcomeReferred, OutcomeContinuing,
	}
}

// Concludes reports whether the venue's consideration ends with this outcome.
func (o Outcome) Concludes() bool {
	return o == OutcomeAgreed || o == OutcomeAdopted || o == OutcomeNotAgreed
}

// VenueTarget addresses a proposal to a venue, with its own aim and its own outcome.
type VenueTarget struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	VenueID    ID
	// Aim is what the proposal asks of the venue.
	Aim       LocalizedText `gorm:"type:jsonb"`
	CreatedAt time.Time

	Proposal    *Proposal       `gorm:"-"`
	Outcomes    []*VenueOutcome `gorm:"-"`
	AgendaItems []*AgendaItem   `gorm:"-"`
}

// Outcome returns the loaded outcome recorded last.
func (t *VenueTarget) Outcome() (*VenueOutcome, bool) {
	if len(t.Outcomes) == 0 {
		return nil, false
	}
	return t.Outcomes[len(t.Outcomes)-1], true
}

// VenueOutcome is an outcome recorded by the Secretariat. Later outcomes do not erase earlier ones.
type VenueOutcome struct {
	ID            ID `gorm:"primaryKey"`
	VenueTargetID ID
	Outcome       Outcome
	// MeetingID and Document name the meeting and the document that record the decision. Nil and
	// empty if unknown.
	MeetingID  *ID
	Document   Symbol
	RecordedAt time.Time

	Meeting *Meeting `gorm:"-"`
}
