package shape

import "proposaltracker/models"

// SearchResult is something that a search found.
type SearchResult interface{ IsSearchResult() }

// ProposalResult is a proposal that was found.
type ProposalResult struct {
	Proposal *models.Proposal
	Score    float64
	// Excerpt is nil where it was found by its symbol alone.
	Excerpt *models.Excerpt
}

// ParagraphResult is a paragraph that was found, in the revision that stands.
type ParagraphResult struct {
	Proposal *models.Proposal
	Revision *models.Revision
	// Number is nil where the paragraph has none.
	Number  *string
	Score   float64
	Excerpt *models.Excerpt
}

// SponsorResult is a delegation or a group that was found.
type SponsorResult struct {
	Sponsor models.Party
	Score   float64
}

// AnswerResult is an answer that was found.
type AnswerResult struct {
	Answer  *models.Answer
	Score   float64
	Excerpt *models.Excerpt
}

// IsSearchResult tells that it can be found.
func (*ProposalResult) IsSearchResult() {}

// IsSearchResult tells that it can be found.
func (*ParagraphResult) IsSearchResult() {}

// IsSearchResult tells that it can be found.
func (*SponsorResult) IsSearchResult() {}

// IsSearchResult tells that it can be found.
func (*AnswerResult) IsSearchResult() {}
