package models

import "time"

// Question is a question that a proposal puts to Members. Answers are voluntary.
type Question struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	// Number is the number as printed: 2 for `Question n° 2`.
	Number int
	Texts  LocalizedText `gorm:"type:jsonb"`
	// PosedInID is the first revision that poses the question with this wording. DroppedInID is the
	// first later revision that no longer poses it; nil while the question is open.
	PosedInID   ID
	DroppedInID *ID
	// PosedByID is the delegation that posed the question separately from the text, and PosedOn the
	// day on which it did; nil and zero for a question in the text. DroppedOn is the day on which
	// such a question was dropped; zero while it is open.
	PosedByID *ID
	PosedOn   Date
	DroppedOn Date

	Proposal *Proposal `gorm:"-"`
	Answers  []*Answer `gorm:"-"`
}

// QuestionStatus is the state of a question.
type QuestionStatus string

// The states of a question.
const (
	QuestionPosed   QuestionStatus = "POSED"
	QuestionDropped QuestionStatus = "DROPPED"
)

// Next lists the states that may follow s.
func (s QuestionStatus) Next() []QuestionStatus {
	if s == QuestionPosed {
		return []QuestionStatus{QuestionDropped}
	}
	return nil
}

// Status returns the state of the question.
func (q *Question) Status() QuestionStatus {
	if q.DroppedInID != nil || !q.DroppedOn.IsZero() {
		return QuestionDropped
	}
	return QuestionPosed
}

// Posing returns the revisions whose text poses the question: the first one, and later ones that
// replace the text, until one no longer poses it. It returns none if the question was posed
// separately from the text.
func (q *Question) Posing(revisions []*Revision) []*Revision {
	if !q.FromText() {
		return nil
	}
	first, dropped := 0, int(^uint(0)>>1)
	for _, r := range revisions {
		if r.ID == q.PosedInID {
			first = r.Number
		}
		if q.DroppedInID != nil && r.ID == *q.DroppedInID {
			dropped = r.Number
		}
	}
	posing := []*Revision{}
	for _, r := range revisions {
		again := r.Status == RevisionCirculated && r.Kind.Replaces() && r.Number > first && r.Number < dropped
		if r.ProposalID == q.ProposalID && (r.ID == q.PosedInID || again) {
			posing = append(posing, r)
		}
	}
	return posing
}

// FromText reports whether the question was taken from the text rather than posed separately.
func (q *Question) FromText() bool { return q.PosedByID == nil }

// AnswerAudience determines who may read an answer.
type AnswerAudience string

// The audiences of an answer.
const (
	AnswerPublic      AnswerAudience = "PUBLIC"
	AnswerMembers     AnswerAudience = "MEMBERS"
	AnswerSecretariat AnswerAudience = "SECRETARIAT"
)

// Answer is a delegation's answer to a question. A revised answer replaces the previous one, which
// is retained.
type Answer struct {
	ID           ID `gorm:"primaryKey"`
	QuestionID   ID
	DelegationID ID
	Texts        LocalizedText `gorm:"type:jsonb"`
	Audience     AnswerAudience
	AnsweredOn   Date
	AnsweredAt   time.Time
	// ReplacedAt is the time at which a later answer of the same delegation replaced this one; nil
	// if there is none.
	ReplacedAt *time.Time
	// WithdrawnOn is the day on which the delegation withdrew the answer; zero if it did not.
	WithdrawnOn Date

	Question *Question `gorm:"-"`
}
