package graph

import (
	"context"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/graph/shape"
	"proposaltracker/models"
)

// SymbolPlaceholder is replaced with the document's symbol in [Options.DocumentURL].
const SymbolPlaceholder = "{symbol}"

// document returns a reference to the document with the symbol. Nil if the symbol is empty.
func (r *Resolver) document(ctx context.Context, symbol models.Symbol) (*shape.DocumentReference, error) {
	if symbol == "" {
		return nil, nil //nolint:nilnil // null in the schema: no document is recorded, or it is hidden
	}
	references, err := r.documents(ctx, []models.Symbol{symbol})
	if err != nil {
		return nil, err
	}
	return references[0], nil
}

// documents returns references to documents, in the given order. It loads their revisions together, and only if the
// client selects them. If loading fails, it still returns the references, each with the error in place of its
// revision.
func (r *Resolver) documents(ctx context.Context, symbols []models.Symbol) ([]*shape.DocumentReference, error) {
	revisions, fault := map[models.Symbol]*models.Revision{}, error(nil)
	selected := []graphql.CollectedField{}
	for _, field := range graphql.CollectFieldsCtx(ctx, nil) {
		if field.Name == "revision" {
			selected = append(selected, field)
		}
	}
	if len(selected) > 0 {
		revisions, fault = r.query.RevisionsBySymbol(ctx, viewer(ctx), symbols, r.preloadOf(ctx, selected...))
	}
	references := make([]*shape.DocumentReference, len(symbols))
	for i, symbol := range symbols {
		references[i] = &shape.DocumentReference{Symbol: symbol, Revision: revisions[symbol], Err: fault, URL: shape.OrNull(r.documentURL(symbol))}
	}
	return references, nil
}

// documentURL returns the URL at which a document is published. Empty if no URL is configured.
func (r *Resolver) documentURL(symbol models.Symbol) string {
	return strings.ReplaceAll(r.documentAt, SymbolPlaceholder, url.QueryEscape(string(symbol)))
}

// symbolsOf returns the symbols of an agenda item's documents.
func symbolsOf(item *models.AgendaItem) []models.Symbol {
	symbols := make([]models.Symbol, len(item.Documents))
	for i, document := range item.Documents {
		symbols[i] = document.Symbol
	}
	return symbols
}
