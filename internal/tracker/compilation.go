package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// CompileAnswers is the input of [Tracker.CompileAnswers].
type CompileAnswers struct {
	Proposal models.ID
	// Audience determines who may read the compilation, and thus the answers that it contains.
	Audience       models.AnswerAudience
	Note           string
	IdempotencyKey string
}

// CompileAnswers stores the current answers to a proposal's questions as a matrix of questions and
// delegations. The matrix contains the answers that everyone in the audience may read. Later
// answers, revisions and withdrawals do not change it.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (the proposal is
// not circulated, or has no questions).
func (t *Tracker) CompileAnswers(ctx context.Context, viewer access.Viewer, in CompileAnswers, parts query.Preload) (*models.Compilation, error) {
	call := act.Call{Name: "compileAnswers", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeCompiling}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := errors.Join(requireCirculated("input.proposal", p), document.CheckProse("input.note", in.Note, maxNote)); err != nil {
			return models.ID{}, err
		}
		return w.compile(p, in)
	}, with((*query.View).Compilation, parts))
}

func (w *writing) compile(p *models.Proposal, in CompileAnswers) (models.ID, error) {
	compilation := &models.Compilation{
		ID: models.NewID(), ProposalID: p.ID, Audience: in.Audience, Note: strings.TrimSpace(in.Note),
		CompiledOn: w.tx.Today, CompiledAt: w.tx.Now, ByID: w.tx.By,
	}
	var err error
	if compilation.Matrix, err = w.matrix(p, audiencesWithin(in.Audience)); err != nil {
		return models.ID{}, fmt.Errorf("read the answers: %w", err)
	}
	if err := models.At("input.proposal", access.RequireCompilable(p, len(compilation.Matrix.Questions))); err != nil {
		return models.ID{}, err
	}
	if compilation.ContentHash, err = compilation.Matrix.Hash(); err != nil {
		return models.ID{}, err
	}
	if err := w.tx.DB.Create(compilation).Error; err != nil {
		return models.ID{}, err
	}
	event := models.Event{Kind: models.AnswersCompiledEvent, OccurredOn: compilation.CompiledOn, Audience: eventAudience(in.Audience)}
	return compilation.ID, w.tx.Record(p, event, map[string]any{"compilation": compilation.ID, "contentHash": compilation.ContentHash})
}

// audiencesWithin returns the audiences of answers that everyone in the given audience may read.
func audiencesWithin(audience models.AnswerAudience) []models.AnswerAudience {
	widening := []models.AnswerAudience{models.AnswerPublic, models.AnswerMembers, models.AnswerSecretariat}
	return widening[:slices.Index(widening, audience)+1]
}

func (w *writing) matrix(p *models.Proposal, audiences []models.AnswerAudience) (models.CompilationMatrix, error) {
	matrix := models.CompilationMatrix{Questions: []*models.CompiledQuestion{}, DelegationIDs: []models.ID{}}
	questions := []*models.Question{}
	err := w.tx.DB.Scopes(query.PosedQuestions).Where("proposal_id = ?", p.ID).Order("number").Find(&questions).Error
	if err != nil {
		return matrix, err
	}
	for _, question := range questions {
		answers := []*models.Answer{}
		err := w.tx.DB.Scopes(query.StandingAnswers).Where("question_id = ? AND audience IN ?", question.ID, audiences).
			Order("answered_on, id").Find(&answers).Error
		if err != nil {
			return matrix, err
		}
		compiled := &models.CompiledQuestion{QuestionID: question.ID, Number: question.Number, Texts: question.Texts, Answers: []*models.CompiledAnswer{}}
		for _, answer := range answers {
			compiled.Answers = append(compiled.Answers, &models.CompiledAnswer{
				AnswerID: answer.ID, DelegationID: answer.DelegationID, Texts: answer.Texts, AnsweredOn: answer.AnsweredOn,
			})
			if !slices.Contains(matrix.DelegationIDs, answer.DelegationID) {
				matrix.DelegationIDs = append(matrix.DelegationIDs, answer.DelegationID)
			}
		}
		matrix.Questions = append(matrix.Questions, compiled)
	}
	slices.SortFunc(matrix.DelegationIDs, w.directory.CompareCodes)
	return matrix, nil
}
