package graph

import (
	"proposaltracker/graph/shape"
	"proposaltracker/internal/query"
)

// searchQuery is an alias of [query.SearchQuery] for resolvers whose argument is named query.
type searchQuery = query.SearchQuery

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
