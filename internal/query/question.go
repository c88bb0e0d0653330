package query

import (
	"context"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Question returns a question with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Question(ctx context.Context, viewer access.Viewer, id models.ID, parts Preload) (*models.Question, error) {
	parts.Questions = true
	return child(ctx, r, viewer, "questions", id, parts, func(p *models.Proposal) []*models.Question { return p.Questions },
		func(q *models.Question) models.ID { return q.ID })
}

// PosedQuestions limits a query to questions that stand, standingAnswers to answers that do.
func PosedQuestions(db *gorm.DB) *gorm.DB { return db.Where(posed) }

func StandingAnswers(db *gorm.DB) *gorm.DB { return db.Where(standing) }

// The conditions that a question stands, and that an answer does.
const (
	posed    = "dropped_at_id IS NULL AND dropped_on IS NULL"
	standing = "replaced_at IS NULL AND withdrawn_on IS NULL"
)

// Answer returns an answer with its question and proposal; one that no longer stands too, to those
// who may read it.
//
// Errors: NOT_FOUND.
func (r *Reader) Answer(ctx context.Context, viewer access.Viewer, id models.ID, parts Preload) (*models.Answer, error) {
	parts.Answers = true
	answers := func(p *models.Proposal) []*models.Answer {
		all := []*models.Answer{}
		for _, question := range p.Questions {
			all = append(all, question.Answers...)
		}
		return all
	}
	answer, err := child(ctx, r, viewer, "answers", id, parts, answers, func(a *models.Answer) models.ID { return a.ID })
	if models.CodeOf(err) != models.NotFound {
		return answer, err
	}
	return r.formerAnswer(ctx, viewer, id, parts)
}

// formerAnswer returns an answer that no longer stands, on its question as it was.
func (r *Reader) formerAnswer(ctx context.Context, viewer access.Viewer, id models.ID, parts Preload) (*models.Answer, error) {
	answer := &models.Answer{}
	err := r.read(ctx, viewer, func(ask *View) error {
		owner, err := ask.OwnerOf("answers", id)
		if err != nil {
			return err
		}
		p, err := ask.proposal(owner, parts)
		if err != nil {
			return err
		}
		if err := ask.db.Where("id = ?", id).Take(answer).Error; err != nil {
			return err
		}
		if !ask.principal.SeesAnswer(answer) {
			return NotVisible()
		}
		answer.Question = &models.Question{}
		err = ask.db.Where("id = ?", answer.QuestionID).Take(answer.Question).Error
		answer.Question.Proposal = p
		return err
	})
	if err != nil {
		return nil, err
	}
	return answer, nil
}
