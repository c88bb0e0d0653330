package query

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Question returns a question with its proposal, including a dropped question.
//
// Errors: NOT_FOUND.
func (r *Reader) Question(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Question, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).Question)
}

// Question is like [Reader.Question], but reads within v.
func (v *View) Question(id models.ID, preload Preload) (*models.Question, error) {
	preload = preload.With(Questions)
	question, err := readChild(v, "questions", id, preload, func(p *models.Proposal) []*models.Question { return p.Questions },
		func(q *models.Question) models.ID { return q.ID })
	if models.CodeOf(err) != models.NotFound {
		return question, err
	}
	owner, err := v.OwnerOf("questions", id)
	if err != nil {
		return nil, err
	}
	p, err := v.Proposal(owner, preload.With(Answers))
	if err != nil {
		return nil, err
	}
	return v.questionOf(p, id)
}

// PosedQuestions restricts a query to questions that were not dropped.
func PosedQuestions(db *gorm.DB) *gorm.DB { return db.Where(posed) }

// StandingAnswers restricts a query to answers that were neither replaced nor withdrawn.
func StandingAnswers(db *gorm.DB) *gorm.DB { return db.Where(standing) }

// posed is the condition that a question was not dropped; standing, that an answer was neither
// replaced nor withdrawn.
const (
	posed    = "dropped_in_id IS NULL AND dropped_on IS NULL"
	standing = "replaced_at IS NULL AND withdrawn_on IS NULL"
)

// Answer returns an answer with its question and proposal. It also returns replaced and withdrawn
// answers if the viewer may read them.
//
// Errors: NOT_FOUND.
func (r *Reader) Answer(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Answer, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).Answer)
}

// Answer is like [Reader.Answer], but reads within v.
func (v *View) Answer(id models.ID, preload Preload) (*models.Answer, error) {
	preload = preload.With(Answers)
	answers := func(p *models.Proposal) []*models.Answer {
		all := []*models.Answer{}
		for _, question := range p.Questions {
			all = append(all, question.Answers...)
		}
		return all
	}
	answer, err := readChild(v, "answers", id, preload, answers, func(a *models.Answer) models.ID { return a.ID })
	if models.CodeOf(err) != models.NotFound {
		return answer, err
	}
	return v.formerAnswer(id, preload)
}

// formerAnswer returns a replaced or withdrawn answer with its question.
func (v *View) formerAnswer(id models.ID, preload Preload) (*models.Answer, error) {
	owner, err := v.OwnerOf("answers", id)
	if err != nil {
		return nil, err
	}
	p, err := v.Proposal(owner, preload)
	if err != nil {
		return nil, err
	}
	answer := &models.Answer{}
	if err := v.db.Where("id = ?", id).Take(answer).Error; err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	if !v.principal.SeesAnswer(answer) {
		return nil, NotVisible()
	}
	answer.Question, err = v.questionOf(p, answer.QuestionID)
	return answer, err
}

// questionOf returns a question of a proposal that was loaded with its answers. A dropped question
// is read separately, with its answers.
func (v *View) questionOf(p *models.Proposal, id models.ID) (*models.Question, error) {
	for _, question := range p.LoadedQuestions() {
		if question.ID == id {
			return question, nil
		}
	}
	question := &models.Question{}
	seen := v.fresh().Joins("JOIN proposals ON proposals.id = questions.proposal_id").Scopes(access.VisibleQuestions(v.principal))
	if err := seen.Where("questions.id = ?", id).Take(question).Error; errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, NotVisible()
	} else if err != nil {
		return nil, fmt.Errorf("read the dropped question: %w", err)
	}
	answers := []*models.Answer{}
	if err := v.db.Scopes(StandingAnswers).Where("question_id = ?", id).Order("answered_on, id").Find(&answers).Error; err != nil {
		return nil, fmt.Errorf("read the answers to the dropped question: %w", err)
	}
	question.Proposal, question.Answers = p, []*models.Answer{}
	for _, answer := range answers {
		if v.principal.SeesAnswer(answer) {
			answer.Question = question
			question.Answers = append(question.Answers, answer)
		}
	}
	return question, nil
}
