package query

import (
	"fmt"
	"slices"

	"proposaltracker/models"
)

// veil redacts symbols of proposals that the principal may not see. Symbols are assigned at
// circulation, and Members see all circulated documents. A writer does not learn whether a symbol
// that it refers to is hidden from it. lower must be called after the batch was sent.
func (b *batch) veil(named []*models.Symbol) (lower func()) {
	symbols := []models.Symbol{}
	for _, symbol := range named {
		if *symbol != "" {
			symbols = append(symbols, *symbol)
		}
	}
	if b.principal.ReadsAsMember() || len(symbols) == 0 {
		return func() {}
	}
	hidden := []models.Symbol{}
	seen := b.seenRevisions().Select("1").Where("revisions.id = revision_symbols.revision_id")
	array := &symbols // GORM would expand a slice into one placeholder per element
	list(b, &hidden, b.db.Table("revision_symbols").Select("symbol").Where("symbol = ANY(?) AND NOT EXISTS (?)", array, seen))
	return func() {
		for _, symbol := range named {
			if slices.Contains(hidden, *symbol) {
				*symbol = ""
			}
		}
	}
}

// veil is [batch.veil] for symbols that are read outside of a batch.
func (r *View) veil(named []*models.Symbol) error {
	b := r.batch()
	lower := b.veil(named)
	if err := b.run(); err != nil {
		return fmt.Errorf("look up documents: %w", err)
	}
	lower()
	return nil
}
