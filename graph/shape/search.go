package shape

import "proposaltracker/models"

// SearchResult is something that a search found.
type SearchResult interface{ IsSearchResult() }

// ProposalResult is a proposal that was found.
type ProposalResult struct {
	Proposal *models.Proposal
	Score    float64
	// Excerpt is nil if the proposal was found by its symbol only.
	Excerpt *models.Excerpt
}

// ParagraphResult is a matching paragraph in the current revision.
type ParagraphResult struct {
	Proposal *models.Proposal
	Revision *models.Revision
	// Number is nil if the paragraph has none.
	Number  *string
	Score   float64
	Excerpt *models.Excerpt
}

// SponsorResult is a delegation or a group that was found.
type SponsorResult struct {
	Sponsor models.Party
	Score   float64
}

// AnswerResult is a matching answer.
type AnswerResult struct {
	Answer  *models.Answer
	Score   float64
	Excerpt *models.Excerpt
}

// IsSearchResult marks a member of the union SearchResult.
func (*ProposalResult) IsSearchResult() {}

// IsSearchResult marks a member of the union SearchResult.
func (*ParagraphResult) IsSearchResult() {}

// IsSearchResult marks a member of the union SearchResult.
func (*SponsorResult) IsSearchResult() {}

// IsSearchResult marks a member of the union SearchResult.
func (*AnswerResult) IsSearchResult() {}
