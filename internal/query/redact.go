package query

import (
	"fmt"
	"slices"

	"proposaltracker/models"
)

// queueRedaction queues the statement that finds the symbols of proposals that the principal may
// not see. Symbols are assigned at circulation, and Members see all circulated documents, so only
// other principals need redaction. Writers must not learn whether a symbol that they enter belongs
// to a hidden document. Call redact after the batch was sent; it clears the hidden symbols.
func (v *View) queueRedaction(b *batch, named []*models.Symbol) (redact func()) {
	symbols := []models.Symbol{}
	for _, symbol := range named {
		if *symbol != "" {
			symbols = append(symbols, *symbol)
		}
	}
	if v.principal.ReadsAsMember() || len(symbols) == 0 {
		return func() {}
	}
	hidden := []models.Symbol{}
	seen := v.visibleRevisions().Select("1").Where("revisions.id = revision_symbols.revision_id")
	array := &symbols // GORM would expand a slice into one placeholder per element
	queueColumn(b, &hidden, v.db.Table("revision_symbols").Select("symbol").Where("symbol = ANY(?) AND NOT EXISTS (?)", array, seen))
	return func() {
		for _, symbol := range named {
			if slices.Contains(hidden, *symbol) {
				*symbol = ""
			}
		}
	}
}

// redact clears the symbols of proposals that the principal may not see.
func (v *View) redact(named []*models.Symbol) error {
	b := v.batch()
	redact := v.queueRedaction(b, named)
	if err := v.run(b); err != nil {
		return fmt.Errorf("look up documents: %w", err)
	}
	redact()
	return nil
}
