package tracker

import (
	"context"
	"errors"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// CiteSource is the input of [Tracker.CiteSource].
type CiteSource struct {
	Proposal       models.ID
	Titles         []LocalizedInput
	Publisher      string
	Year           int
	URL            string
	IdempotencyKey string
}

// CiteSource cites a publication in addition to those recognized in a proposal's text.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (withdrawn).
func (t *Tracker) CiteSource(ctx context.Context, viewer access.Viewer, in CiteSource, parts query.Preload) (*models.Source, error) {
	call := act.Call{Name: "citeSource", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeDocumenting}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := errors.Join(access.AuthorizeDocumentingProposal(w.tx.Principal, p), requireNotWithdrawn("input.proposal", p)); err != nil {
			return models.ID{}, err
		}
		source, err := w.sourceFrom(in)
		if err != nil {
			return models.ID{}, err
		}
		return source.ID, w.cite(p, source)
	}, with((*query.View).Source, parts))
}

func (w *writing) sourceFrom(in CiteSource) (*models.Source, error) {
	source := &models.Source{ID: models.NewID(), Publisher: strings.TrimSpace(in.Publisher), Year: in.Year, URL: in.URL}
	var err error
	source.Title, err = localizedOnce("input.titles", in.Titles, maxTitle)
	errs := []error{err, document.CheckLine("input.publisher", in.Publisher, maxTitle), checkURL("input.url", in.URL)}
	if in.Year != 0 && (in.Year < 1000 || in.Year > 9999) {
		errs = append(errs, models.NewProblem(models.OutOfRange, models.P("value", in.Year), models.P("min", 1000), models.P("max", 9999)).At("input.year"))
	}
	return source, errors.Join(errs...)
}

// cite appends a source, which is cited from the current revision on.
func (w *writing) cite(p *models.Proposal, source *models.Source) error {
	var current models.Revision
	if err := w.tx.DB.Where("proposal_id = ? AND current", p.ID).Take(&current).Error; err != nil {
		return err
	}
	source.ProposalID, source.RevisionID = p.ID, current.ID
	var there int64
	if err := w.tx.DB.Model(&models.Source{}).Where("proposal_id = ?", p.ID).Count(&there).Error; err != nil {
		return err
	}
	source.Position = int(there)
	if err := w.tx.DB.Create(source).Error; err != nil {
		return err
	}
	return w.tx.Record(
		p,
		models.Event{Kind: models.SourceCitedEvent, RevisionID: &source.RevisionID, Audience: models.ForReaders},
		map[string]any{"source": source.ID},
	)
}
