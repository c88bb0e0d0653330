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

// recognize parses the text of a revision. Each text is parsed at most once per mutation.
func (w *writing) recognize(text *models.RevisionText) document.Text {
	if known, has := w.recognized[text]; has {
		return known
	}
	w.recognized[text] = document.ParseText(text)
	return w.recognized[text]
}

// differs is like [document.TextDiffers], but reuses texts that were already parsed. A text that
// was read from a file is parsed again from its characters alone, like the former text that it is
// compared with.
func (w *writing) differs(before, after *models.RevisionText) bool {
	if after.DocumentID != nil {
		return document.TextDiffers(before, after)
	}
	return before.Title != after.Title || before.Body != after.Body && document.TextChanged(w.recognize(before), w.recognize(after))
}

// insertParagraphs inserts all paragraphs of one text with a single statement.
const insertParagraphs = `INSERT INTO paragraphs
	(text_id, position, section, section_number, heading, number, kind, text, start_byte, end_byte)
	SELECT $1, * FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::int[])`

func (w *writing) insertParagraphs(rows []models.Paragraph) {
	if len(rows) == 0 {
		return
	}
	w.tx.Write(insertParagraphs, rows[0].TextID,
		column(rows, func(r models.Paragraph) int { return r.Position }), column(rows, func(r models.Paragraph) int { return r.Section }),
		column(rows, func(r models.Paragraph) string { return r.SectionNumber }), column(rows, func(r models.Paragraph) string { return r.Heading }),
		column(rows, func(r models.Paragraph) string { return r.Address }), column(rows, func(r models.Paragraph) string { return r.Kind }),
		column(rows, func(r models.Paragraph) string { return r.Text }),
		column(rows, func(r models.Paragraph) int { return r.StartByte }), column(rows, func(r models.Paragraph) int { return r.EndByte }))
}

// column returns one value of each row.
func column[R, V any](rows []R, of func(R) V) []V {
	values := make([]V, len(rows))
	for i, row := range rows {
		values[i] = of(row)
	}
	return values
}

// drawn contains the questions and sources of a proposal, both those extracted from its texts and
// those added separately.
type drawn struct {
	questions []*models.Question
	sources   []*models.Source
}

// queueDrawn queues the statements that read the questions and sources of a proposal.
func (w *writing) queueDrawn(s *query.Statements, p *models.Proposal, into *drawn) {
	query.Queue(s, &into.questions, w.tx.DB.Scopes(query.PosedQuestions).Where("proposal_id = ?", p.ID))
	query.Queue(s, &into.sources, w.tx.DB.Where("proposal_id = ?", p.ID))
}

// storedText contains the stored rows from which the questions and sources of a revision are
// extracted.
type storedText struct {
	texts      []*models.RevisionText
	paragraphs []*models.Paragraph
}

// queueStored queues the statements that read the stored texts of a revision.
func (w *writing) queueStored(s *query.Statements, revision *models.Revision, into *storedText) {
	ids := w.tx.DB.Model(&models.RevisionText{}).Select("id").Where("revision_id = ?", revision.ID)
	query.Queue(s, &into.texts, w.tx.DB.Where("revision_id = ?", revision.ID).Order("language"), "body")
	query.Queue(s, &into.paragraphs, w.tx.DB.Where("kind IN ('QUESTION', 'SOURCE') AND text_id IN (?)", ids).Order("text_id, position"))
}

// read returns the texts with only the questions and sources parsed.
func (s storedText) read() []document.Text {
	read := []document.Text{}
	for _, text := range s.texts {
		own := slices.DeleteFunc(slices.Clone(s.paragraphs), func(row *models.Paragraph) bool { return row.TextID != text.ID })
		read = append(read, document.FromRows(text.Language, own))
	}
	return read
}

// drawFrom copies the questions and sources in a revision's texts to the proposal; before contains
// those that it already has. A supplement adds to them; a revision that replaces the text drops
// questions that it no longer poses.
func (w *writing) drawFrom(p *models.Proposal, revision *models.Revision, texts []document.Text, before drawn) error {
	if err := w.drawQuestions(p, revision, texts, before.questions); err != nil {
		return fmt.Errorf("extract the questions: %w", err)
	}
	if err := w.drawSources(p, revision, texts, before.sources); err != nil {
		return fmt.Errorf("extract the sources: %w", err)
	}
	return nil
}

func (w *writing) drawQuestions(p *models.Proposal, revision *models.Revision, texts []document.Text, standing []*models.Question) error {
	posed := map[int]models.LocalizedText{}
	for _, text := range texts {
		for _, question := range text.Questions() {
			if posed[question.Number] == nil {
				posed[question.Number] = models.LocalizedText{}
			}
			posed[question.Number][text.Language] = question.Text
		}
	}
	for _, question := range standing {
		texts, still := posed[question.Number]
		switch {
		case question.PosedByID != nil && !still: // posed separately from the text
		case still && sameWords(question.Texts, texts):
			delete(posed, question.Number)
			if err := w.repeat(p, question, revision, texts); err != nil {
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

// repeat updates the texts of a question when a revision poses it again. It does not if the access
// of that revision differs, since readers of the earlier revision could then read a text that is
// hidden from them.
func (w *writing) repeat(p *models.Proposal, question *models.Question, revision *models.Revision, texts models.LocalizedText) error {
	first, has := p.Revision(question.PosedInID)
	if !has {
		return fmt.Errorf("question %d is posed in no revision of the proposal", question.Number)
	}
	if maps.Equal(question.Texts, texts) || first.Access != revision.Access || first.DerestrictedOn != revision.DerestrictedOn {
		return nil
	}
	return w.tx.DB.Model(question).Update("texts", texts).Error
}

// sameWords reports whether two texts have a language in common, and are equal except for white
// space in each common language.
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

func (w *writing) drawSources(p *models.Proposal, revision *models.Revision, texts []document.Text, known []*models.Source) error {
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
