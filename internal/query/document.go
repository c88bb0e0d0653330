package query

import (
	"context"
	"fmt"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// RevisionsBySymbol returns the visible revisions that have the given symbols, keyed by symbol.
// Their proposals are loaded with the given associations.
//
// Errors: UNAUTHENTICATED.
func (r *Reader) RevisionsBySymbol(
	ctx context.Context,
	viewer access.Viewer,
	symbols []models.Symbol,
	preload Preload,
) (map[models.Symbol]*models.Revision, error) {
	return Read(ctx, r, viewer, func(v *View) (map[models.Symbol]*models.Revision, error) {
		return v.revisionsBySymbol(symbols, preload)
	})
}

func (v *View) revisionsBySymbol(symbols []models.Symbol, preload Preload) (map[models.Symbol]*models.Revision, error) {
	bySymbol := map[models.Symbol]*models.Revision{}
	if len(symbols) == 0 {
		return bySymbol, nil
	}
	rows := []models.RevisionSymbol{}
	array := &symbols // GORM would expand a slice into one placeholder per element
	if err := v.db.Where("symbol = ANY(?)", array).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("look up documents: %w", err)
	}
	ids := models.IDs{}
	for _, row := range rows {
		ids = append(ids, row.ProposalID)
	}
	visible, err := v.proposals(v.db.Scopes(access.VisibleProposals(v.principal)).Where("proposals.id = ANY(?)", ids))
	if err != nil {
		return nil, err
	}
	if err := v.load(visible, preload.With(Revisions), nil); err != nil {
		return nil, err
	}
	for _, p := range visible {
		for _, row := range rows {
			if revision, has := p.Revision(row.RevisionID); has && row.ProposalID == p.ID {
				bySymbol[row.Symbol] = revision
			}
		}
	}
	return bySymbol, nil
}
