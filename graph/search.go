package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/graph/shape"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

func searchQuery(
	text string, types []tracker.MatchKind, language *models.Language, filter *generated.ProposalFilter, page tracker.PageRequest, counted bool,
) tracker.SearchQuery {
	return tracker.SearchQuery{Text: text, Kinds: types, Language: value(language), Filter: proposalFilter(filter), Page: page, Counted: counted}
}

// results are matches as the schema has them.
func results(found tracker.Page[*tracker.Match]) tracker.Page[shape.SearchResult] {
	rows := tracker.Page[shape.SearchResult]{Cursors: found.Cursors, HasNext: found.HasNext, HasPrevious: found.HasPrevious, Total: found.Total}
	for _, m := range found.Items {
		rows.Items = append(rows.Items, result(m))
	}
	return rows
}

func result(m *tracker.Match) shape.SearchResult {
	switch m.Kind {
	case tracker.MatchSponsor:
		return &shape.SponsorResult{Sponsor: m.Party, Score: m.Score}
	case tracker.MatchParagraph:
		return &shape.ParagraphResult{Proposal: m.Proposal, Revision: m.Revision, Number: shape.OrNull(m.Number), Score: m.Score, Excerpt: m.Excerpt}
	case tracker.MatchAnswer:
		return &shape.AnswerResult{Answer: m.Answer, Score: m.Score, Excerpt: m.Excerpt}
	default:
		return &shape.ProposalResult{Proposal: m.Proposal, Score: m.Score, Excerpt: m.Excerpt}
	}
}
