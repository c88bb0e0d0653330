package tracker

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// paragraphBatch is the number of paragraphs per INSERT, so that each stays below Postgres's limit
// of 65,535 parameters.
const paragraphBatch = 1000

// drawFrom copies the questions and sources of a revision's text to the proposal. A supplement adds
// to them; a revision that replaces the text drops questions that it no longer poses.
func (w *writing) drawFrom(p *models.Proposal, revision *models.Revision) error {
	texts := []*models.RevisionText{}
	if err := w.tx.DB.Omit("searchable").Where("revision_id = ?", revision.ID).Find(&texts).Error; err != nil {
		return err
	}
	read := []document.Text{}
	for _, text := range texts {
		read = append(read, document.ParseText(text))
	}
	if err := w.drawQuestions(p, revision, read); err != nil {
		return fmt.Errorf("extract the questions: %w", err)
	}
	if err := w.drawSources(p, revision, read); err != nil {
		return fmt.Errorf("extract the sources: %w", err)
	}
	return nil
}

func (w *writing) drawQuestions(p *models.Proposal, revision *models.Revision, texts []document.Text) error {
	posed := map[int]models.LocalizedText{}
	for _, text := range texts {
		for _, question := range text.Questions() {
			if posed[question.Number] == nil {
				posed[question.Number] = models.LocalizedText{}
			}
			posed[question.Number][text.Language] = question.Text
		}
	}
	standing := []*models.Question{}
	// Questions posed separately from the text are not affected by the text.
	numbers := append(slices.Collect(maps.Keys(posed)), 0)
	err := w.tx.DB.Scopes(query.PosedQuestions).Where("proposal_id = ? AND (posed_by_id IS NULL OR number IN ?)", p.ID, numbers).Find(&standing).Error
	if err != nil {
		return err
	}
	for _, question := range standing {
		texts, still := posed[question.Number]
		switch {
		case still && sameWords(question.Texts, texts):
			delete(posed, question.Number)
			if err := w.repeat(question, revision, texts); err != nil {
				return err
			}
		case still || revision.Kind.Replaces():
			if err := w.tx.DB.Model(question).Update("dropped_in_id", revision.ID).Error; err != nil {
				return err
			}
		}
	}
	for number, texts := range posed {
		question := models.Question{ID: models.NewID(), ProposalID: p.ID, Number: number, Texts: texts, PosedInID: revision.ID}
		if err := w.tx.DB.Create(&question).Error; err != nil {
			return err
		}
	}
	return nil
}

// repeat updates the texts of a question from a revision that poses it again, unless the access of that revision
// differs: otherwise readers of the earlier revision would see a text that they may not see.
func (w *writing) repeat(question *models.Question, revision *models.Revision, texts models.LocalizedText) error {
	var first models.Revision
	if err := w.tx.DB.Where("id = ?", question.PosedInID).Take(&first).Error; err != nil {
		return err
	}
	if first.Access != revision.Access || first.DerestrictedOn != revision.DerestrictedOn {
		return nil
	}
	return w.tx.DB.Model(question).Update("texts", texts).Error
}

// sameWords reports whether two texts have a language in common and are equal, except for white
// space, in every common language.
func sameWords(a, b models.LocalizedText) bool {
	common := false
	for language, text := range a {
		if other, ok := b[language]; ok {
			common = true
			if !slices.Equal(strings.Fields(text), strings.Fields(other)) {
				return false
			}
		}
	}
	return common
}

func (w *writing) drawSources(p *models.Proposal, revision *models.Revision, texts []document.Text) error {
	known := []*models.Source{}
	if err := w.tx.DB.Where("proposal_id = ?", p.ID).Find(&known).Error; err != nil {
		return err
	}
	for _, text := range texts {
		if text.Language != revision.OriginalLanguage {
			continue
		}
		for _, found := range text.Sources() {
			source := &models.Source{
				ID: models.NewID(), ProposalID: p.ID, RevisionID: revision.ID, Position: len(known),
				Title: models.LocalizedText{text.Language: found.Title}, Publisher: found.Publisher, Year: found.Year, URL: found.URL,
			}
			if slices.ContainsFunc(known, func(k *models.Source) bool { return samePublication(k, source) }) {
				continue
			}
			if err := w.tx.DB.Create(source).Error; err != nil {
				return err
			}
			known = append(known, source)
		}
	}
	return nil
}

func samePublication(a, b *models.Source) bool {
	if a.URL != "" || b.URL != "" {
		return a.URL == b.URL
	}
	return a.Publisher == b.Publisher && a.Year == b.Year && sameWords(a.Title, b.Title)
}
