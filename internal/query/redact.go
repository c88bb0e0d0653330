package query

import (
	"fmt"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// veil takes out, of symbols that are about to be told, those of proposals that the principal may not
// know of. A symbol comes with a circulation, and Members see all that is circulated. Who writes a
// symbol is not told whether it is one of these: what is taken out for others was named by those who
// see it. lower is called once the batch is sent.
func (b *batch) veil(told []*models.Symbol) (lower func()) {
	symbols := []models.Symbol{}
	for _, symbol := range told {
		if *symbol != "" {
			symbols = append(symbols, *symbol)
		}
	}
	if b.principal.ReadsAsMember() || len(symbols) == 0 {
		return func() {}
	}
	hidden := []models.Symbol{}
	seen := b.db.Table("proposals").Select("1").Where("proposals.id = revision_symbols.proposal_id").Scopes(access.VisibleProposals(b.principal))
	array := &symbols // GORM would write out a slice, with a place for each
	list(b, &hidden, b.db.Table("revision_symbols").Select("symbol").Where("symbol = ANY(?) AND NOT EXISTS (?)", array, seen))
	return func() {
		for _, symbol := range told {
			if slices.Contains(hidden, *symbol) {
				*symbol = ""
			}
		}
	}
}

// veil is that of [batch], for what is read by itself.
func (r *View) veil(told []*models.Symbol) error {
	b := r.batch()
	lower := b.veil(told)
	if err := b.run(); err != nil {
		return fmt.Errorf("look up documents: %w", err)
	}
	lower()
	return nil
}
