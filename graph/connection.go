package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/graph/guard"
	"proposaltracker/graph/relay"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// pageArguments are the paging arguments of a connection field.
type pageArguments struct {
	first  *int
	after  *string
	last   *int
	before *string
}

// pageOf validates the paging arguments of a connection field. Without first and last, a page has
// guard.DefaultPageSize rows.
//
// Errors: INVALID_INPUT, LIMIT_EXCEEDED.
func pageOf(first *int, after *string, last *int, before *string) (query.PageRequest, error) {
	return pageWithin(pageLimits{guard.DefaultPageSize, guard.MaxPageSize}, first, after, last, before)
}

// pageLimits holds the default page size, used without first and last, and the maximum page size.
type pageLimits struct{ standard, largest int }

// pageWithin is like pageOf, but with the given limits.
func pageWithin(limits pageLimits, first *int, after *string, last *int, before *string) (query.PageRequest, error) {
	page := query.PageRequest{After: value(after), Before: value(before)}
	switch {
	case first != nil && last != nil:
		return page, models.NewProblem(models.NotExactlyOne, models.P("allowed", "first", "last")).At("last")
	case first != nil:
		page.First = *first
		return page, pageSize("first", *first, limits.largest)
	case last != nil:
		page.Last = *last
		return page, pageSize("last", *last, limits.largest)
	default:
		page.First = limits.standard
		return page, nil
	}
}

func pageSize(field string, size, largest int) error {
	switch {
	case size < 0:
		return models.NewProblem(models.OutOfRange, models.P("value", size), models.P("min", 0), models.P("max", largest)).At(field)
	case size > largest:
		return models.NewProblem(models.TooMany, models.P("items", models.TermRows), models.P("count", size), models.P("limit", largest)).At(field)
	default:
		return nil
	}
}

// counted reports whether the operation selects totalCount or totalCountIsExact of the connection being resolved.
func counted(ctx context.Context) bool {
	for _, field := range graphql.CollectFieldsCtx(ctx, nil) {
		if field.Name == "totalCount" || field.Name == "totalCountIsExact" {
			return true
		}
	}
	return false
}

// counting returns page, with a request for the total if the operation selects it.
func counting(ctx context.Context, page query.PageRequest) query.PageRequest {
	page.Counted = counted(ctx)
	return page
}

// connection converts a page of rows to a connection of the schema.
func connection[T any](rows query.Page[T], err error) (*relay.Connection[T], error) {
	if err != nil {
		return nil, err
	}
	c := &relay.Connection[T]{
		Nodes: rows.Items, Edges: make([]relay.Edge[T], len(rows.Items)), Total: rows.Total,
		PageInfo: relay.PageInfo{HasNextPage: rows.HasNext, HasPreviousPage: rows.HasPrevious},
	}
	for i, item := range rows.Items {
		c.Edges[i] = relay.Edge[T]{Cursor: rows.Cursors[i], Node: item}
	}
	if len(rows.Cursors) > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &rows.Cursors[0], &rows.Cursors[len(rows.Cursors)-1]
	}
	return c, nil
}

// listed returns a page of items that are already loaded.
func listed[T any](
	r *query.Reader, items []T, key func(T) models.ID, first *int, after *string, last *int, before *string,
) (*relay.Connection[T], error) {
	page, err := pageOf(first, after, last, before)
	if err != nil {
		return nil, err
	}
	return connection(query.Slice(r, models.Loaded("rows of a list", items), key, page))
}

// notEmpty rejects a list argument that is present but empty, because it could mean both "none" and "all".
func notEmpty[T any](field string, values []T) error {
	if values != nil && len(values) == 0 {
		return models.NewProblem(models.Empty).At(field)
	}
	return nil
}

// only returns the items in one of the given states, or all items if no state is given.
func only[T any, S comparable](items []T, state func(T) S, states []S) []T {
	if len(states) == 0 {
		return items
	}
	wanted := map[S]bool{}
	for _, s := range states {
		wanted[s] = true
	}
	kept := []T{}
	for _, item := range items {
		if wanted[state(item)] {
			kept = append(kept, item)
		}
	}
	return kept
}
