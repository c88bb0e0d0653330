package download

import (
	"context"
	"errors"
	"html/template"
	"io"
	"strconv"
	"strings"

	"proposaltracker/internal/document"
	"proposaltracker/internal/price"
	"proposaltracker/internal/query"
	"proposaltracker/internal/render"
	"proposaltracker/internal/render/paper"
	"proposaltracker/models"
)

const textType = "text/plain; charset=utf-8"

// compare returns the differences between two revisions as an HTML page, plain text or tracked changes.
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
	return h.comparisonFile(a, compared, language, redline)
}

// comparisonFile writes a comparison in the requested format.
func (h *Handler) comparisonFile(a *request, compared *models.Comparison, language models.Language, redline document.Redline) (*file, error) {
	title, note := h.words[a.language()].Comparison, named(compared.From)+" → "+named(compared.To)
	switch a.form() {
	case "txt":
		return &file{mediaType: textType, write: func(w io.Writer) error {
			_, err := io.WriteString(w, redline.Text())
			return err //nolint:wrapcheck // writing to a buffer cannot fail
		}}, nil
	case "docx":
		tracked := paper.Comparison{Language: language, Title: title, Note: note, Author: named(compared.To), Redline: redline}
		return &file{mediaType: paper.DOCXType, name: "comparison-" + tag(language) + ".docx", policy: documentPolicy, write: tracked.WriteDOCX}, nil
	default:
		page := &render.Page{
			Title: title, Language: tag(a.language()), BodyLanguage: tag(language), Notes: []string{note},
			Body: template.HTML(redline.HTML()), //nolint:gosec // external text is escaped
		}
		return &file{mediaType: render.HTMLType, write: page.WriteHTML}, nil
	}
}

// named returns the symbol or name by which a revision is cited.
func named(revision *models.Revision) string {
	symbol, ok := revision.FirstSymbol()
	if ok {
		return string(symbol)
	}
	return strings.TrimSpace(string(revision.Proposal.Symbol) + " (" + strconv.Itoa(revision.Number) + ")")
}
