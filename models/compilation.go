package models

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// Compilation is the answers to a proposal's questions as they stood at an instant: a matrix of
// questions and delegations, made by the Secretariat and never altered.
type Compilation struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	// Audience says who may read it: it holds the answers that all of these may read, and no other.
	Audience AnswerAudience
	// Note says what is to be said of it; empty for nothing.
	Note       string
	CompiledOn Date
	CompiledAt time.Time
	ByID       ID
	Matrix     CompilationMatrix `gorm:"type:jsonb;serializer:json"`
	// ContentHash is the SHA-256, in hexadecimal, of the matrix as JSON.
	ContentHash string

	Proposal *Proposal `gorm:"-"`
}

// NodeID is the compilation on the wire.
func (c *Compilation) NodeID() string { return GlobalID("Compilation", c.ID) }

// CompilationMatrix is questions down and delegations across.
type CompilationMatrix struct {
	// Questions are in the order of their numbers.
	Questions []*CompiledQuestion `json:"questions"`
	// DelegationIDs are those that answered anything, in the order of their codes.
	DelegationIDs []ID `json:"delegations"`
}

// CompiledQuestion is a question as it was posed, with the answers to it.
type CompiledQuestion struct {
	QuestionID ID                `json:"id"`
	Number     int               `json:"number"`
	Texts      LocalizedText     `json:"texts"`
	Answers    []*CompiledAnswer `json:"answers"`
	// OriginalLanguage is the proposal's, set where the compilation is loaded.
	OriginalLanguage Language `json:"-"`
}

// CompiledAnswer is an answer as it stood.
type CompiledAnswer struct {
	AnswerID     ID            `json:"id"`
	DelegationID ID            `json:"delegation"`
	Texts        LocalizedText `json:"texts"`
	AnsweredOn   Date          `json:"answeredOn"`
	// OriginalLanguage is the proposal's, set where the compilation is loaded.
	OriginalLanguage Language `json:"-"`
}

// Answer returns what a delegation answered.
func (q *CompiledQuestion) Answer(delegation ID) (*CompiledAnswer, bool) {
	for _, answer := range q.Answers {
		if answer.DelegationID == delegation {
			return answer, true
		}
	}
	return nil, false
}

// DrawnUpIn says of all texts of the matrix in which language the proposal was drawn up.
func (m CompilationMatrix) DrawnUpIn(language Language) {
	for _, question := range m.Questions {
		question.OriginalLanguage = language
		for _, answer := range question.Answers {
			answer.OriginalLanguage = language
		}
	}
}

// Hash is the SHA-256, in hexadecimal, of the matrix as JSON.
func (m CompilationMatrix) Hash() (string, error) {
	data, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("write the matrix: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}
