package graph

import (
	"context"

	"proposaltracker/graph/shape"
	"proposaltracker/internal/price"
	"proposaltracker/internal/query"
)

// searchQuery is an alias of [query.SearchQuery] for resolvers whose argument is named query.
type searchQuery = query.SearchQuery

// matched returns the number of matches to charge for a search: all matches if their number is known, otherwise an
// assumed number.
func matched(ctx context.Context, found query.Page[*query.Match], counted bool) int {
	if !found.HasNext {
		return len(found.Items)
	}
	if !counted { // counting would take another SQL statement
		return price.MaxMatches / 2
	}
	total, err := found.Total(ctx)
	if err != nil {
		return price.MaxMatches
	}
	return min(total.Count, price.MaxMatches)
}

// search runs a search and charges the client for the texts that were ranked.
func (r *Resolver) search(ctx context.Context, search searchQuery) (query.Page[shape.SearchResult], error) {
	found, err := r.query.Search(ctx, viewer(ctx), search, r.preload(ctx))
	if err == nil {
		price.Add(ctx, price.Matches, matched(ctx, found, search.Counted))
	}
	return results(found), err
}

// results converts matches to search results of the schema.
func results(found query.Page[*query.Match]) query.Page[shape.SearchResult] {
	rows := query.Page[shape.SearchResult]{Cursors: found.Cursors, HasNext: found.HasNext, HasPrevious: found.HasPrevious, Total: found.Total}
	for _, m := range found.Items {
		rows.Items = append(rows.Items, result(m))
	}
	return rows
}

func result(m *query.Match) shape.SearchResult {
	switch m.Kind {
	case query.MatchSponsor:
		return &shape.SponsorResult{Sponsor: m.Party}
	case query.MatchAnswer:
		return &shape.AnswerResult{Answer: m.Answer, Excerpt: m.Excerpt}
	default:
		return &shape.ProposalResult{Proposal: m.Proposal, Revision: m.Revision, Excerpt: m.Excerpt, MatchCount: m.Count}
	}
}
