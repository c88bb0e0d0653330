package models

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// Compilation is a snapshot of the answers to a proposal's questions, as a matrix of questions and
// delegations. The Secretariat makes it, and it never changes.
type Compilation struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	// Audience is the set of viewers who may read the compilation. It contains only answers that
	// all of them may read.
	Audience AnswerAudience
	// Note is the Secretariat's remark; empty if none was given.
	Note       string
	CompiledOn Date
	CompiledAt time.Time
	ByID       ID
	Matrix     CompilationMatrix `gorm:"type:jsonb;serializer:json"`
	// ContentHash is the SHA-256 of the matrix as JSON, in hexadecimal.
	ContentHash string

	Proposal *Proposal `gorm:"-"`
}

// NodeID returns the global ID of the compilation.
func (c *Compilation) NodeID() NodeID { return NodeID{TypeCompilation, c.ID} }

// CompilationMatrix has a row for each question and a column for each delegation.
type CompilationMatrix struct {
	// Questions is sorted by number.
	Questions []*CompiledQuestion `json:"questions"`
	// DelegationIDs lists the delegations that answered at least one question, sorted by code.
	DelegationIDs []ID `json:"delegations"`
}

// CompiledQuestion is a question as posed, with its answers.
type CompiledQuestion struct {
	QuestionID ID                `json:"id"`
	Number     int               `json:"number"`
	Texts      LocalizedText     `json:"texts"`
	Answers    []*CompiledAnswer `json:"answers"`
	// OriginalLanguage is the proposal's original language. It is set when the compilation is
	// loaded.
	OriginalLanguage Language `json:"-"`
}

// CompiledAnswer is an answer at the time of the compilation.
type CompiledAnswer struct {
	AnswerID     ID            `json:"id"`
	DelegationID ID            `json:"delegation"`
	Texts        LocalizedText `json:"texts"`
	AnsweredOn   Date          `json:"answeredOn"`
	// OriginalLanguage is the proposal's original language. It is set when the compilation is
	// loaded.
	OriginalLanguage Language `json:"-"`
}

// Answer returns the given delegation's answer, or false if there is none.
func (q *CompiledQuestion) Answer(delegation ID) (*CompiledAnswer, bool) {
	for _, answer := range q.Answers {
		if answer.DelegationID == delegation {
			return answer, true
		}
	}
	return nil, false
}

// SetOriginalLanguage sets the proposal's original language on all texts in the matrix.
func (m CompilationMatrix) SetOriginalLanguage(language Language) {
	for _, question := range m.Questions {
		question.OriginalLanguage = language
		for _, answer := range question.Answers {
			answer.OriginalLanguage = language
		}
	}
}

// Hash returns the SHA-256 of the matrix as JSON, in hexadecimal.
func (m CompilationMatrix) Hash() (string, error) {
	data, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("write the matrix: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}
