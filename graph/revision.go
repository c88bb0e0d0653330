package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/models"
	"proposaltracker/tracker"
)

// namesOn are the names on a revision: as printed once it is circulated, before as they would be.
func (r *Resolver) namesOn(revision *models.Revision) []models.Party {
	ids := []models.ID{}
	for _, printed := range revision.Printed {
		ids = append(ids, printed.SponsorID)
	}
	if revision.Status != models.RevisionCirculated {
		agreed := only(revision.Proposal.CoAuthorships, func(c *models.CoAuthorship) models.CoAuthorshipStatus { return c.Status },
			[]models.CoAuthorshipStatus{models.CoAuthorAccepted})
		r.directory().SortByName(agreed, revision.OriginalLanguage)
		for _, spell := range agreed {
			ids = append(ids, spell.SponsorID)
		}
	}
	return r.parties(ids)
}

func texts(inputs []*generated.RevisionTextInput) []tracker.TextInput {
	texts := []tracker.TextInput{}
	for _, input := range inputs {
		texts = append(texts, tracker.TextInput{Language: input.Language, Title: input.Title, Body: input.Body})
	}
	return texts
}

func localized(inputs []*generated.LocalizedTextInput) []tracker.LocalizedInput {
	texts := []tracker.LocalizedInput{}
	for _, input := range inputs {
		texts = append(texts, tracker.LocalizedInput{Language: input.Language, Text: input.Text})
	}
	return texts
}

func symbols(inputs []models.Symbol) []string {
	texts := []string{}
	for _, input := range inputs {
		texts = append(texts, string(input))
	}
	return texts
}

func fileRevisionFrom(in generated.FileRevisionInput) tracker.FileRevision {
	return tracker.FileRevision{
		Proposal: in.Proposal.ID, ExpectedRevision: in.ExpectedRevision, Kind: in.Kind, Reason: in.Reason, Note: value(in.Note),
		Texts: texts(in.Texts), CommunicatedOn: value(in.CommunicatedOn), AddCoAuthors: in.AddCoAuthors, RemoveCoAuthors: in.RemoveCoAuthors,
		IdempotencyKey: value(in.IdempotencyKey),
	}
}

func submitRevisionFrom(in generated.SubmitRevisionInput) tracker.SubmitRevision {
	return tracker.SubmitRevision{Proposal: in.Proposal.ID, ExpectedRevision: in.ExpectedRevision, IdempotencyKey: value(in.IdempotencyKey)}
}

func circulateRevisionFrom(in generated.CirculateRevisionInput) tracker.CirculateRevision {
	return tracker.CirculateRevision{
		Proposal: in.Proposal.ID, Revision: in.Revision, Symbols: symbols(in.Symbols), AttributedSymbols: symbols(in.AttributedSymbols),
		DocumentNumber: value(in.DocumentNumber), CirculatedOn: in.CirculatedOn, Access: value(in.Access), DerestrictedOn: value(in.DerestrictedOn),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}
