package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/graph/scalar"
	"proposaltracker/graph/shape"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// proposed returns the input for filing a document.
func (r *Resolver) proposed(read *query.DocumentReading) *generated.ProposedFiling {
	texts := []*generated.ProposedText{{
		Language: read.ProposedLanguage(), Title: shape.OrNull(read.FiledTitle()),
		Content: &generated.ProposedContent{Document: scalar.DocumentID{ID: read.Document.ID}},
	}}
	if read.Base != nil {
		return &generated.ProposedFiling{FileRevision: proposedRevision(read, texts)}
	}
	proposal := &generated.ProposedProposal{
		Texts: texts, OriginalLanguage: texts[0].Language, CoAuthors: codeTexts(read.ProposedCoAuthors()), Access: read.ProposedAccess(),
		CommunicatedOn: dateOrNull(query.Proposed(read.CommunicatedOn)),
	}
	if read.Programme != nil {
		proposal.WorkProgramme = shape.OrNull(string(read.Programme.Code))
	}
	return &generated.ProposedFiling{CreateProposal: proposal}
}

func proposedRevision(read *query.DocumentReading, texts []*generated.ProposedText) *generated.ProposedRevision {
	revision := &generated.ProposedRevision{
		Proposal: scalar.ProposalID{ID: read.Base.ID}, Kind: read.ProposedKind(), Reason: read.ProposedReason(), Texts: texts,
		CommunicatedOn: dateOrNull(query.Proposed(read.CommunicatedOn)),
		AddCoAuthors:   codeTexts(read.AddedCodes()), RemoveCoAuthors: codeTexts(read.RemovedCodes()),
	}
	if latest, has := read.Base.Latest(); has {
		revision.BasedOn = scalar.RevisionID{ID: latest.ID}
	}
	if note := query.Proposed(read.Note); note != "" {
		revision.Notes = []*shape.LocalizedText{{Language: texts[0].Language, Text: note}}
	}
	return revision
}

func codeTexts(codes []models.Code) []string {
	texts := []string{}
	for _, code := range codes {
		texts = append(texts, string(code))
	}
	return texts
}

func dateOrNull(date models.Date) *models.Date {
	if date.IsZero() {
		return nil
	}
	return &date
}
