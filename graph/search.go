package graph

import (
	"proposaltracker/graph/shape"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

func searchQuery(
	text string, types []query.MatchKind, language *models.Language, filter *query.ProposalFilter, page query.PageRequest, counted bool,
) query.SearchQuery {
	return query.SearchQuery{Text: text, Kinds: types, Language: value(language), Filter: filter, Page: page, Counted: counted}
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
		return &shape.SponsorResult{Sponsor: m.Party, Score: m.Score}
	case query.MatchParagraph:
		return &shape.ParagraphResult{Proposal: m.Proposal, Revision: m.Revision, Number: shape.OrNull(m.Number), Score: m.Score, Excerpt: m.Excerpt}
	case query.MatchAnswer:
		return &shape.AnswerResult{Answer: m.Answer, Score: m.Score, Excerpt: m.Excerpt}
	default:
		return &shape.ProposalResult{Proposal: m.Proposal, Score: m.Score, Excerpt: m.Excerpt}
	}
}
