package tracker

import (
	"context"
	"errors"

	"proposaltracker/access"
	"proposaltracker/models"
)

// AnswerQuestion is an answer to give.
type AnswerQuestion struct {
	Question       models.ID
	Texts          []LocalizedInput
	Audience       models.AnswerAudience
	AnsweredOn     models.Date
	IdempotencyKey string
}

// AnswerQuestion answers a question of a circulated proposal for the viewer's delegation. A second
// answer takes the place of the first, which is kept.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (the proposal is
// not circulated, or is withdrawn; the question is no longer posed), LIMIT_EXCEEDED.
func (t *Tracker) AnswerQuestion(ctx context.Context, viewer access.Viewer, in AnswerQuestion, parts Parts) (*models.Answer, error) {
	id, err := t.write(ctx, viewer, call{"answerQuestion", in.IdempotencyKey, in}, func(w *writing) (models.ID, error) {
		if err := access.MayAnswer(w.asker); err != nil {
			return models.ID{}, err
		}
		p, err := w.lockProposalOf("input.question", "questions", in.Question)
		if err != nil {
			return models.ID{}, err
		}
		if err := errors.Join(notEnded(p), isCirculated(p)); err != nil {
			return models.ID{}, err
		}
		var question models.Question
		if err := w.db.Where("id = ?", in.Question).Take(&question).Error; err != nil {
			return models.ID{}, err
		}
		if question.DroppedAtID != nil {
			return models.ID{}, models.NewError(models.InvalidTransition, "the question is no longer posed by the text that stands").At("input.question")
		}
		return w.answer(p, in)
	})
	if err != nil {
		return nil, err
	}
	return t.Answer(ctx, viewer, id, parts)
}

func (w *writing) answer(p *models.Proposal, in AnswerQuestion) (models.ID, error) {
	texts, err := localizedOnce("input.texts", in.Texts, maxText)
	day, dayErr := w.dayOrToday("input.answeredOn", in.AnsweredOn)
	if err := errors.Join(err, dayErr); err != nil {
		return models.ID{}, err
	}
	answer := &models.Answer{
		ID: models.NewID(), QuestionID: in.Question, DelegationID: w.asker.DelegationID, Texts: texts,
		Audience: in.Audience, AnsweredOn: day, AnsweredAt: w.now,
	}
	if answer.Audience == "" {
		answer.Audience = models.AnswerPublic
	}
	former := w.db.Model(&models.Answer{}).Where("question_id = ? AND delegation_id = ? AND replaced_at IS NULL", in.Question, answer.DelegationID)
	if err := former.Update("replaced_at", w.now).Error; err != nil {
		return models.ID{}, err
	}
	if err := w.db.Create(answer).Error; err != nil {
		return models.ID{}, err
	}
	event := models.Event{Kind: models.QuestionAnsweredEvent, SponsorID: &answer.DelegationID, Audience: eventAudience(answer.Audience)}
	return answer.ID, w.record(p, event, map[string]any{"question": in.Question})
}

// eventAudience lets those know of an answer who may read it.
func eventAudience(audience models.AnswerAudience) models.EventAudience {
	switch audience {
	case models.AnswerPublic:
		return models.ForReaders
	case models.AnswerMembers:
		return models.ForMembers
	default:
		return models.ForSecretariat
	}
}

// Question returns a question with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Question(ctx context.Context, viewer access.Viewer, id models.ID, parts Parts) (*models.Question, error) {
	parts.Questions = true
	return child(ctx, r, viewer, "questions", id, parts, func(p *models.Proposal) []*models.Question { return p.Questions },
		func(q *models.Question) models.ID { return q.ID })
}

// Answer returns an answer with its question and proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Answer(ctx context.Context, viewer access.Viewer, id models.ID, parts Parts) (*models.Answer, error) {
	parts.Answers = true
	answers := func(p *models.Proposal) []*models.Answer {
		all := []*models.Answer{}
		for _, question := range p.Questions {
			all = append(all, question.Answers...)
		}
		return all
	}
	return child(ctx, r, viewer, "answers", id, parts, answers, func(a *models.Answer) models.ID { return a.ID })
}
