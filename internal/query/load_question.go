package query

import "proposaltracker/models"

func questions() association {
	return association{
		name:   Questions,
		fields: []string{"Proposal.viewerCan", "Proposal.questions"},
		needs:  []Association{Revisions},
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.questions, "WHERE proposal_id = ANY($1) AND "+l.maybePosed()+" ORDER BY proposal_id, number, id", l.arguments())
		},
		attach: (*loader).attachQuestions,
	}
}

func (l *loader) attachQuestions() {
	for _, p := range l.proposals {
		p.Questions = []*models.Question{}
	}
	for _, question := range l.rows.questions {
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
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.answers, "WHERE question_id IN (SELECT id FROM questions WHERE proposal_id = ANY($1) AND "+l.maybePosed()+") AND "+standing+
				" ORDER BY answered_on, id", l.arguments())
		},
		attach: (*loader).attachAnswers,
	}
}

func (l *loader) attachAnswers() {
	questions := map[models.ID]*models.Question{}
	for _, p := range l.proposals {
		for _, question := range p.Questions {
			question.Answers = []*models.Answer{}
			questions[question.ID] = question
		}
	}
	for _, answer := range l.rows.answers {
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
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.compilations, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", l.arguments())
			if !l.principal.ReadsAsMember() {
				queueTable(b, &l.rows.compiled, "WHERE proposal_id = ANY($1)", l.arguments())
			}
		},
		attach: (*loader).attachCompilations,
	}
}

func (l *loader) attachCompilations() {
	for _, p := range l.proposals {
		p.Compilations = []*models.Compilation{}
	}
	for _, compilation := range l.rows.compilations {
		p, has := l.proposals[compilation.ProposalID]
		if has && l.principal.SeesCompilation(compilation) && l.seesCompiled(compilation) {
			compilation.Proposal = p
			compilation.Matrix.SetOriginalLanguage(p.OriginalLanguage)
			p.Compilations = append(p.Compilations, compilation)
		}
	}
}
