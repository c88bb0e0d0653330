package models

import "time"

// Question is put to Members by a proposal and answered voluntarily.
type Question struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	// Number is as printed: `Question n° 2` has 2.
	Number int
	Texts  LocalizedText `gorm:"type:jsonb"`
	// PosedAtID is the first revision that poses it in these words; DroppedAtID the first that
	// does not, nil while it stands.
	PosedAtID   ID
	DroppedAtID *ID
	// PosedByID is the delegation that posed it beside the text, on the day PosedOn; nil and zero for
	// one that is drawn from the text. DroppedOn is the day on which it was dropped again; zero while
	// it stands.
	PosedByID *ID
	PosedOn   Date
	DroppedOn Date

	Proposal *Proposal `gorm:"-"`
	Answers  []*Answer `gorm:"-"`
}

// QuestionStatus is where a question is in its life.
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

// Status tells where the question is in its life.
func (q *Question) Status() QuestionStatus {
	if q.DroppedAtID != nil || !q.DroppedOn.IsZero() {
		return QuestionDropped
	}
	return QuestionPosed
}

// Drawn tells whether the question is drawn from the text, rather than posed beside it.
func (q *Question) Drawn() bool { return q.PosedByID == nil }

// AnswerAudience says who may read an answer.
type AnswerAudience string

// The audiences of an answer.
const (
	AnswerPublic      AnswerAudience = "PUBLIC"
	AnswerMembers     AnswerAudience = "MEMBERS"
	AnswerSecretariat AnswerAudience = "SECRETARIAT"
)

// Answer is a delegation's answer to a question. A revised answer is a new one that replaces
// the former, which is kept.
type Answer struct {
	ID           ID `gorm:"primaryKey"`
	QuestionID   ID
	DelegationID ID
	Texts        LocalizedText `gorm:"type:jsonb"`
	Audience     AnswerAudience
	AnsweredOn   Date
	AnsweredAt   time.Time
	// ReplacedAt is when a later answer of the same delegation took its place; nil while it stands.
	ReplacedAt *time.Time
	// WithdrawnOn is the day on which the delegation took it back; zero while it stands.
	WithdrawnOn Date

	Question *Question `gorm:"-"`
}
