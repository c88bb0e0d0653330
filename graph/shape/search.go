package shape

import "proposaltracker/models"

// SearchResult is an object found by a search.
type SearchResult interface {
	// GetExcerpt returns the matching words in their context. Nil if something else matched.
	GetExcerpt() *models.Excerpt
}

// ProposalResult is a proposal that was found.
type ProposalResult struct {
	Proposal *models.Proposal
	// Revision is the best matching revision.
	Revision *models.Revision
	// Excerpt is nil if only the symbol or the document number matched.
	Excerpt *models.Excerpt
	// MatchCount is the number of paragraphs that match.
	MatchCount int
}

// SponsorResult is a delegation or a group that was found.
type SponsorResult struct {
	Sponsor models.Party
	// Excerpt is always nil: names are matched as a whole.
	Excerpt *models.Excerpt
}

// AnswerResult is a matching answer.
type AnswerResult struct {
	Answer  *models.Answer
	Excerpt *models.Excerpt
}

// GetExcerpt implements [SearchResult].
func (r *ProposalResult) GetExcerpt() *models.Excerpt { return r.Excerpt }

// GetExcerpt implements [SearchResult].
func (r *SponsorResult) GetExcerpt() *models.Excerpt { return r.Excerpt }

// GetExcerpt implements [SearchResult].
func (r *AnswerResult) GetExcerpt() *models.Excerpt { return r.Excerpt }
