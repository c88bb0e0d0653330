package download

import (
	"context"
	"path"
	"strconv"
	"strings"

	"proposaltracker/internal/query"
	"proposaltracker/internal/render"
	"proposaltracker/models"
)

// compilation returns a compilation of answers as a printable table, with a row for each delegation
// and a column for each question.
func (h *Handler) compilation(ctx context.Context, a *request) (*file, error) {
	name := a.http.PathValue("file")
	id, err := h.nodeID("id", models.TypeCompilation, strings.TrimSuffix(name, path.Ext(name)))
	if err != nil {
		return nil, err
	}
	compiled, err := h.reader.Compilation(ctx, a.viewer, id, query.With(query.Titles))
	if err != nil {
		return nil, err
	}
	table, err := h.compilationTable(ctx, a, compiled)
	if err != nil {
		return nil, err
	}
	return fileOf(a, table, "compilation-"+compiled.CompiledOn.String())
}

func (h *Handler) compilationTable(ctx context.Context, a *request, c *models.Compilation) (*render.Table, error) {
	say := h.words[a.language()]
	table := &render.Table{
		Title: say.Compilation, Language: tag(a.language()), Empty: say.None, Creator: program, Made: c.CompiledAt,
		Caption: say.count(len(c.Matrix.DelegationIDs), say.Delegations),
		Notes: nonEmpty(strings.Join(nonEmpty(string(c.Proposal.Symbol), c.Proposal.Title(a.languages...)), " – "),
			say.AsOf+" "+c.CompiledOn.String()+", "+say.Audiences[c.Audience], c.Note, "SHA-256 "+c.ContentHash),
		Columns: []render.Column{{Header: say.Delegation, Heads: true}},
	}
	for _, question := range c.Matrix.Questions {
		text, _ := question.Texts.In(append(a.languages, c.Proposal.OriginalLanguage)...)
		table.Columns = append(table.Columns, render.Column{Header: strconv.Itoa(question.Number) + ". " + text, Width: render.Wide})
	}
	for _, delegation := range c.Matrix.DelegationIDs {
		name, err := h.sponsorName(ctx, a, delegation)
		if err != nil {
			return nil, err
		}
		row := []render.Cell{render.Text(name)}
		for _, question := range c.Matrix.Questions {
			row = append(row, answerCell(a, question, delegation, c.Proposal.OriginalLanguage))
		}
		table.Rows = append(table.Rows, row)
	}
	return table, nil
}

// sponsorName returns the name of a delegation or group in the requested language.
func (h *Handler) sponsorName(ctx context.Context, a *request, id models.ID) (string, error) {
	return h.sponsorNameIn(ctx, a.language(), id)
}

// sponsorNameIn returns the name of a delegation or group in a language.
func (h *Handler) sponsorNameIn(ctx context.Context, language models.Language, id models.ID) (string, error) {
	party, err := h.reader.Party(ctx, id)
	if err != nil {
		return "", err
	}
	return party.Identity().In(language), nil
}

func answerCell(a *request, question *models.CompiledQuestion, delegation models.ID, original models.Language) render.Cell {
	answer, ok := question.Answer(delegation)
	if !ok {
		return render.Cell{}
	}
	text, language := answer.Texts.In(append(a.languages, original)...)
	return render.Cell{Paragraphs: []string{text}, Language: tag(language)}
}
