package query

import "proposaltracker/models"

func questions() association {
	return association{
		name:   Questions,
		fields: []string{"Proposal.viewerCan", "Proposal.questions"},
		needs:  []Association{Revisions},
		ask: func(l *loader, b *batch) {
			want(b, &l.found.questions, "WHERE proposal_id = ANY($1) AND "+l.maybePosed()+" ORDER BY proposal_id, number, id", l.of())
		},
		hang: (*loader).hangQuestions,
	}
}

func (l *loader) hangQuestions() {
	for _, p := range l.proposals {
		p.Questions = []*models.Question{}
	}
	for _, question := range l.found.questions {
		if p, has := l.proposals[question.ProposalID]; has && l.seesPosed(question) {
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
		ask: func(l *loader, b *batch) {
			want(b, &l.found.answers, "WHERE question_id IN (SELECT id FROM questions WHERE proposal_id = ANY($1) AND "+l.maybePosed()+") AND "+standing+
				" ORDER BY answered_on, id", l.of())
		},
		hang: (*loader).hangAnswers,
	}
}

func (l *loader) hangAnswers() {
	questions := map[models.ID]*models.Question{}
	for _, p := range l.proposals {
		for _, question := range p.Questions {
			question.Answers = []*models.Answer{}
			questions[question.ID] = question
		}
	}
	for _, answer := range l.found.answers {
		question, has := questions[answer.QuestionID]
		if has && l.principal.SeesAnswer(answer) {
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
		ask: func(l *loader, b *batch) {
			want(b, &l.found.compilations, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", l.of())
			if !l.principal.ReadsAsMember() {
				want(b, &l.found.compiled, "WHERE proposal_id = ANY($1)", l.of())
			}
		},
		hang: (*loader).hangCompilations,
	}
}

func (l *loader) hangCompilations() {
	for _, p := range l.proposals {
		p.Compilations = []*models.Compilation{}
	}
	for _, compilation := range l.found.compilations {
		p, has := l.proposals[compilation.ProposalID]
		if has && l.principal.SeesCompilation(compilation) && l.seesCompiled(compilation) {
			compilation.Proposal = p
			compilation.Matrix.DrawnUpIn(p.OriginalLanguage)
			p.Compilations = append(p.Compilations, compilation)
		}
	}
}
