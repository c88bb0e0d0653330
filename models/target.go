package models

import "time"

// Outcome is what came of a proposal in one venue.
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

// Next lists the outcomes that may follow o in the same venue; what is adopted there is settled.
// The zero outcome is that of a target on which nothing is recorded yet.
func (o Outcome) Next() []Outcome {
	if o == OutcomeAdopted {
		return nil
	}
	return []Outcome{
		OutcomeTookNote, OutcomeAgreed, OutcomeForwarded, OutcomeSuspended, OutcomeAdopted, OutcomeNotAgreed, OutcomeReferred, OutcomeContinuing,
	}
}

// Concludes tells whether a venue is done with a proposal after the outcome.
func (o Outcome) Concludes() bool {
	return o == OutcomeAgreed || o == OutcomeAdopted || o == OutcomeNotAgreed
}

// VenueTarget aims a proposal at a venue, with an aim and an outcome of its own.
type VenueTarget struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	VenueID    ID
	// Aim is what the proposal wants of the venue.
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

// VenueOutcome is an outcome that the Secretariat recorded; a later one does not erase it.
type VenueOutcome struct {
	ID            ID `gorm:"primaryKey"`
	VenueTargetID ID
	Outcome       Outcome
	// MeetingID and Document are where and by what it was decided; nil and empty where not told.
	MeetingID  *ID
	Document   Symbol
	RecordedAt time.Time

	Meeting *Meeting `gorm:"-"`
}
