package download

import (
	"context"
	"errors"
	"html/template"
	"io"
	"strconv"
	"strings"

	"proposaltracker/internal/price"
	"proposaltracker/internal/query"
	"proposaltracker/internal/render"
	"proposaltracker/models"
)

const textType = "text/plain; charset=utf-8"

// compare returns the differences between two revisions as an HTML page or plain text.
func (h *Handler) compare(ctx context.Context, a *request) (*file, error) {
	from, fromErr := h.nodeID("from", models.TypeRevision, a.http.URL.Query().Get("from"))
	to, toErr := h.nodeID("to", models.TypeRevision, a.http.URL.Query().Get("to"))
	if err := errors.Join(fromErr, toErr); err != nil {
		return nil, err
	}
	compared, err := h.reader.Compare(ctx, a.viewer, from, to, query.With(query.Titles))
	if err != nil {
		return nil, err
	}
	language, _ := compared.InLanguages(a.languages...)
	price.Add(ctx, price.Compared, 2*compared.TextSize(language))
	redline, ok := query.Redline(compared, language)
	if !ok {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermCommonLanguage))
	}
	if a.form() == "txt" {
		return &file{mediaType: textType, write: func(w io.Writer) error {
			_, err := io.WriteString(w, redline.Text())
			return err //nolint:wrapcheck // writing to a buffer cannot fail
		}}, nil
	}
	say := h.words[a.language()]
	page := &render.Page{
		Title: say.Comparison, Language: tag(a.language()), BodyLanguage: tag(language),
		Notes: []string{named(compared.From) + " → " + named(compared.To)},
		Body:  template.HTML(redline.HTML()), //nolint:gosec // external text is escaped
	}
	return &file{mediaType: render.HTMLType, write: page.WriteHTML}, nil
}

// named returns the symbol or name by which a revision is cited.
func named(revision *models.Revision) string {
	symbol, ok := revision.FirstSymbol()
	if ok {
		return string(symbol)
	}
	return strings.TrimSpace(string(revision.Proposal.Symbol) + " (" + strconv.Itoa(revision.Number) + ")")
}
