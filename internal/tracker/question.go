package tracker

import (
	"context"
	"errors"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// AnswerQuestion is the input of [Tracker.AnswerQuestion].
type AnswerQuestion struct {
	Question       models.ID
	Texts          []LocalizedInput
	Audience       models.AnswerAudience
	AnsweredOn     models.Date
	IdempotencyKey string
}

// AnswerQuestion answers a question of a circulated proposal on behalf of the viewer's delegation.
// A second answer replaces the first, which is retained.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (the proposal is
// not circulated, or is withdrawn; the question was dropped), LIMIT_EXCEEDED.
func (t *Tracker) AnswerQuestion(ctx context.Context, viewer access.Viewer, in AnswerQuestion, parts query.Preload) (*models.Answer, error) {
	call := act.Call{Name: "answerQuestion", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeAnswering}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposalOf("input.question", "questions", in.Question, nil)
		if err != nil {
			return models.ID{}, err
		}
		question, err := w.question(p, "input.question", in.Question)
		if err != nil {
			return models.ID{}, err
		}
		if err := errors.Join(requireNotWithdrawn("input.question", p), requireCirculated("input.question", p)); err != nil {
			return models.ID{}, err
		}
		if err := models.At("input.question", access.RequireNotDropped(question)); err != nil {
			return models.ID{}, err
		}
		return w.answer(p, question, in)
	}, with((*query.View).Answer, parts))
}

func (w *writing) answer(p *models.Proposal, question *models.Question, in AnswerQuestion) (models.ID, error) {
	texts, err := localizedOnce("input.texts", in.Texts, maxText)
	day, dayErr := w.dayOrToday("input.answeredOn", in.AnsweredOn)
	if err := errors.Join(err, dayErr); err != nil {
		return models.ID{}, err
	}
	answer := &models.Answer{
		ID: models.NewID(), QuestionID: in.Question, DelegationID: w.tx.Principal.DelegationID, Texts: texts,
		Audience: in.Audience, AnsweredOn: day, AnsweredAt: w.tx.Now,
	}
	if answer.Audience == "" {
		answer.Audience = models.AnswerPublic
	}
	former := w.tx.DB.Model(&models.Answer{}).Scopes(query.StandingAnswers).Where("question_id = ? AND delegation_id = ?", in.Question, answer.DelegationID)
	if err := former.Update("replaced_at", w.tx.Now).Error; err != nil {
		return models.ID{}, err
	}
	if err := w.tx.DB.Create(answer).Error; err != nil {
		return models.ID{}, err
	}
	event := models.Event{
		Kind: models.QuestionAnsweredEvent, OccurredOn: answer.AnsweredOn, SponsorID: &answer.DelegationID, RevisionID: revisionOf(question),
		Audience: eventAudience(answer.Audience),
	}
	return answer.ID, w.tx.Record(p, event, map[string]any{"question": in.Question})
}

// eventAudience returns the audience of an answer's event: everyone who may read the answer.
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

// question loads a question of a locked proposal.
//
// Errors: NOT_FOUND.
func (w *writing) question(p *models.Proposal, field string, id models.ID) (*models.Question, error) {
	question, revisions := &models.Question{}, []*models.Revision{}
	if err := w.tx.DB.Where("id = ?", id).Take(question).Error; err != nil {
		return nil, err
	}
	if err := w.tx.DB.Where("proposal_id = ?", p.ID).Find(&revisions).Error; err != nil {
		return nil, err
	}
	spells, err := w.spells(p)
	if err != nil {
		return nil, err
	}
	if !w.tx.Principal.SeesQuestion(question, question.Posing(revisions), w.tx.Principal.Insider(p, spells)) {
		return nil, query.NotVisible().At(field)
	}
	return question, nil
}

// revisionOf returns the revision whose text poses the question; nil if the question was posed
// separately. The events of a question are hidden from viewers who may not see that revision.
func revisionOf(question *models.Question) *models.ID {
	if !question.FromText() {
		return nil
	}
	return &question.PosedInID
}

// WithdrawAnswer is the input of [Tracker.WithdrawAnswer].
type WithdrawAnswer struct {
	Answer         models.ID
	IdempotencyKey string
}

// WithdrawAnswer withdraws an answer; from then on, only the delegation that gave it can read it.
// Existing compilations still contain it.
//
// Errors: UNAUTHENTICATED, FORBIDDEN (another delegation's answer), NOT_FOUND, INVALID_TRANSITION
// (already replaced or withdrawn).
func (t *Tracker) WithdrawAnswer(ctx context.Context, viewer access.Viewer, in WithdrawAnswer, parts query.Preload) (*models.Answer, error) {
	call := act.Call{Name: "withdrawAnswer", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeAnswering}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposalOf("input.answer", "answers", in.Answer, nil)
		if err != nil {
			return models.ID{}, err
		}
		answer := &models.Answer{}
		if err := w.tx.DB.Where("id = ?", in.Answer).Take(answer).Error; err != nil {
			return models.ID{}, err
		}
		if !w.tx.Principal.SeesAnswer(answer) {
			return models.ID{}, query.NotVisible().At("input.answer")
		}
		if err := access.AuthorizeWithdrawingAnswer(w.tx.Principal, answer); err != nil {
			return models.ID{}, models.At("input.answer", err)
		}
		question, err := w.question(p, "input.answer", answer.QuestionID)
		if err != nil {
			return models.ID{}, err
		}
		return answer.ID, w.takeBack(p, question, answer)
	}, with((*query.View).Answer, parts))
}

func (w *writing) takeBack(p *models.Proposal, question *models.Question, answer *models.Answer) error {
	if err := models.At("input.answer", access.RequireAnswerInForce(answer)); err != nil {
		return err
	}
	if err := w.tx.DB.Model(answer).Update("withdrawn_on", w.tx.Today).Error; err != nil {
		return err
	}
	event := models.Event{
		Kind:       models.AnswerWithdrawnEvent,
		SponsorID:  &answer.DelegationID,
		RevisionID: revisionOf(question),
		Audience:   eventAudience(answer.Audience),
	}
	return w.tx.Record(p, event, map[string]any{"question": answer.QuestionID, "answer": answer.ID})
}

// PoseQuestion is the input of [Tracker.PoseQuestion].
type PoseQuestion struct {
	Proposal models.ID
	Texts    []LocalizedInput
	// Number is the question's number; zero selects the next free number.
	Number         int
	IdempotencyKey string
}

// PoseQuestion adds a question that is not in the text of the proposal.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (withdrawn),
// CONFLICT (the proposal already has a question with that number).
func (t *Tracker) PoseQuestion(ctx context.Context, viewer access.Viewer, in PoseQuestion, parts query.Preload) (*models.Question, error) {
	call := act.Call{Name: "poseQuestion", Key: in.IdempotencyKey, Input: in, May: access.AuthorizePosingQuestions}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockToSuggest(in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		return w.pose(p, in)
	}, with((*query.View).Question, parts))
}

// maxQuestion is the highest allowed question number.
const maxQuestion = 9_999

func (w *writing) pose(p *models.Proposal, in PoseQuestion) (models.ID, error) {
	texts, err := localizedOnce("input.texts", in.Texts, maxText)
	if in.Number < 0 || in.Number > maxQuestion {
		err = errors.Join(err, models.NewProblem(models.Malformed, models.P("value", in.Number), models.P("type", models.TermFloat)).At("input.number"))
	}
	if err != nil {
		return models.ID{}, err
	}
	standing := []int{}
	if err := w.tx.DB.Model(&models.Question{}).Scopes(query.PosedQuestions).Where("proposal_id = ?", p.ID).Pluck("number", &standing).Error; err != nil {
		return models.ID{}, err
	}
	if in.Number == 0 {
		in.Number = slices.Max(append(standing, 0)) + 1
	}
	if slices.Contains(standing, in.Number) {
		return models.ID{}, models.NewProblem(models.AlreadyExists, models.P("object", models.TermQuestion), models.P("value", in.Number)).At("input.number")
	}
	var current models.Revision
	if err := w.tx.DB.Where("proposal_id = ? AND current", p.ID).Take(&current).Error; err != nil {
		return models.ID{}, err
	}
	question := &models.Question{
		ID: models.NewID(), ProposalID: p.ID, Number: in.Number, Texts: texts,
		PosedInID: current.ID, PosedByID: &w.tx.By, PosedOn: w.tx.Today,
	}
	if err := w.tx.DB.Create(question).Error; err != nil {
		return models.ID{}, err
	}
	event := models.Event{Kind: models.QuestionPosedEvent, Audience: models.ForReaders}
	return question.ID, w.tx.Record(p, event, map[string]any{"question": question.ID, "number": question.Number})
}

// DropQuestion is the input of [Tracker.DropQuestion].
type DropQuestion struct {
	Question       models.ID
	IdempotencyKey string
}

// DropQuestion drops a question that was posed separately; its answers are retained. A question in
// the text is dropped by filing a revision that no longer contains it.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION (already dropped, or posed in
// the text).
func (t *Tracker) DropQuestion(ctx context.Context, viewer access.Viewer, in DropQuestion, parts query.Preload) (*models.Question, error) {
	call := act.Call{Name: "dropQuestion", Key: in.IdempotencyKey, Input: in, May: access.AuthorizePosingQuestions}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposalOf("input.question", "questions", in.Question, nil)
		if err != nil {
			return models.ID{}, err
		}
		question, err := w.question(p, "input.question", in.Question)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.AuthorizeDroppingQuestion(w.tx.Principal, p, question); err != nil {
			return models.ID{}, err
		}
		return question.ID, w.drop(p, question)
	}, with((*query.View).Question, parts))
}

func (w *writing) drop(p *models.Proposal, question *models.Question) error {
	if err := models.At("input.question", access.RequireDroppable(question)); err != nil {
		return err
	}
	if err := w.tx.DB.Model(question).Update("dropped_on", w.tx.Today).Error; err != nil {
		return err
	}
	return w.tx.Record(p, models.Event{Kind: models.QuestionDroppedEvent, Audience: models.ForReaders}, map[string]any{"question": question.ID})
}
