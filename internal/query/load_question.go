package query

import "proposaltracker/models"

func questions() association {
	return association{
		name:   Questions,
		fields: []string{"Proposal.viewerCan", "Proposal.questions"},
		needs:  []Association{Revisions},
		ask: func(f *family, b *batch) {
			want(b, &f.found.questions, "WHERE proposal_id = ANY($1) AND "+f.maybePosed()+" ORDER BY proposal_id, number, id", f.of())
		},
		hang: (*family).hangQuestions,
	}
}

func (f *family) hangQuestions() {
	for _, p := range f.proposals {
		p.Questions = []*models.Question{}
	}
	for _, question := range f.found.questions {
		if p, has := f.proposals[question.ProposalID]; has && f.seesPosed(question) {
			question.Proposal = p
			p.Questions = append(p.Questions, question)
		}
	}
}

func answers() association {
	return association{
		name:   Answers,
		fields: []string{"Question.answers", "AnswerResult.answer"},
		needs:  []Association{Questions},
		ask: func(f *family, b *batch) {
			want(b, &f.found.answers, "WHERE question_id IN (SELECT id FROM questions WHERE proposal_id = ANY($1) AND "+f.maybePosed()+") AND "+standing+
				" ORDER BY answered_on, id", f.of())
		},
		hang: (*family).hangAnswers,
	}
}

func (f *family) hangAnswers() {
	questions := map[models.ID]*models.Question{}
	for _, p := range f.proposals {
		for _, question := range p.Questions {
			question.Answers = []*models.Answer{}
			questions[question.ID] = question
		}
	}
	for _, answer := range f.found.answers {
		question, has := questions[answer.QuestionID]
		if has && f.principal.SeesAnswer(answer) {
			answer.Question = question
			question.Answers = append(question.Answers, answer)
		}
	}
}

func compilations() association {
	return association{
		name:   Compilations,
		fields: []string{"Proposal.compilations"},
		needs:  []Association{Revisions},
		ask: func(f *family, b *batch) {
			want(b, &f.found.compilations, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", f.of())
			if !f.principal.ReadsAsMember() {
				want(b, &f.found.compiled, "WHERE proposal_id = ANY($1)", f.of())
			}
		},
		hang: (*family).hangCompilations,
	}
}

func (f *family) hangCompilations() {
	for _, p := range f.proposals {
		p.Compilations = []*models.Compilation{}
	}
	for _, compilation := range f.found.compilations {
		p, has := f.proposals[compilation.ProposalID]
		if has && f.principal.SeesCompilation(compilation) && f.seesCompiled(compilation) {
			compilation.Proposal = p
			compilation.Matrix.DrawnUpIn(p.OriginalLanguage)
			p.Compilations = append(p.Compilations, compilation)
		}
	}
}
