package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/internal/tracker"
)

func answerQuestionFrom(in generated.AnswerQuestionInput) tracker.AnswerQuestion {
	return tracker.AnswerQuestion{
		Question: in.Question.ID, Texts: localized(in.Texts), Audience: in.Audience, AnsweredOn: value(in.AnsweredOn),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}

func withdrawAnswerFrom(in generated.WithdrawAnswerInput) tracker.WithdrawAnswer {
	return tracker.WithdrawAnswer{Answer: in.Answer.ID, IdempotencyKey: value(in.IdempotencyKey)}
}

func poseQuestionFrom(in generated.PoseQuestionInput) tracker.PoseQuestion {
	return tracker.PoseQuestion{Proposal: in.Proposal.ID, Texts: localized(in.Texts), Number: value(in.Number), IdempotencyKey: value(in.IdempotencyKey)}
}

func dropQuestionFrom(in generated.DropQuestionInput) tracker.DropQuestion {
	return tracker.DropQuestion{Question: in.Question.ID, IdempotencyKey: value(in.IdempotencyKey)}
}

func compileAnswersFrom(in generated.CompileAnswersInput) tracker.CompileAnswers {
	return tracker.CompileAnswers{Proposal: in.Proposal.ID, Audience: in.Audience, Note: value(in.Note), IdempotencyKey: value(in.IdempotencyKey)}
}
