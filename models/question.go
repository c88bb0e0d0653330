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

	Proposal *Proposal `gorm:"-"`
	Answers  []*Answer `gorm:"-"`
}

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

	Question *Question `gorm:"-"`
}
