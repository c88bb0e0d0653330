package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/graph/generated"
	"proposaltracker/graph/scalar"
	"proposaltracker/internal/price"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

func texts(inputs []*generated.RevisionTextInput) []tracker.TextInput {
	texts := []tracker.TextInput{}
	for _, input := range inputs {
		texts = append(texts, textFrom(input))
	}
	return texts
}

func textFrom(in *generated.RevisionTextInput) tracker.TextInput {
	return tracker.TextInput{Language: in.Language, Title: in.Title, Body: value(in.Content.Body), Document: in.Content.Document.ID}
}

func textEdits(inputs []*generated.RevisionTextEdit) []tracker.TextEdit {
	edits := []tracker.TextEdit{}
	for _, input := range inputs {
		edit := tracker.TextEdit{Language: input.Language, Title: changeOf(input.Title)}
		if content, given := input.Content.ValueOK(); given {
			edit.Body = models.Change[string]{Given: true}
			if content != nil {
				edit.Body.To = content.Body
			}
			if content != nil && content.Document != (scalar.DocumentID{}) {
				edit.Document, edit.Body.To = content.Document.ID, new(string)
			}
		}
		edits = append(edits, edit)
	}
	return edits
}

// changeOf converts a field of a partial update, which can be omitted, null or a value.
func changeOf[T any](field graphql.Omittable[*T]) models.Change[T] {
	to, given := field.ValueOK()
	return models.Change[T]{Given: given, To: to}
}

// changeOfList is like changeOf, for a list.
func changeOfList[T any](field graphql.Omittable[[]T]) models.Change[[]T] {
	to, given := field.ValueOK()
	if to == nil {
		return models.Change[[]T]{Given: given}
	}
	return models.Change[[]T]{Given: given, To: &to}
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
		Proposal: in.Proposal.ID, BasedOn: in.BasedOn.ID, Kind: in.Kind, Reason: in.Reason, Notes: localized(in.Notes),
		Texts: texts(in.Texts), CommunicatedOn: value(in.CommunicatedOn), AddCoAuthors: in.AddCoAuthors, RemoveCoAuthors: in.RemoveCoAuthors,
		IdempotencyKey: value(in.IdempotencyKey),
	}
}

func submitRevisionFrom(in generated.SubmitRevisionInput) tracker.SubmitRevision {
	return tracker.SubmitRevision{Revision: in.Revision.ID, ExpectedVersion: in.ExpectedVersion, IdempotencyKey: value(in.IdempotencyKey)}
}

func circulateRevisionFrom(in generated.CirculateRevisionInput) tracker.CirculateRevision {
	return tracker.CirculateRevision{
		Revision: in.Revision.ID, ExpectedVersion: in.ExpectedVersion,
		Symbols: symbols(in.Symbols), AttributedSymbols: symbols(in.AttributedSymbols),
		DocumentNumber: value(in.DocumentNumber), CirculatedOn: in.CirculatedOn, Access: value(in.Access), DerestrictedOn: changeOf(in.DerestrictedOn),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}

func editRevisionFrom(in generated.EditRevisionInput) tracker.EditRevision {
	return tracker.EditRevision{
		Revision: in.Revision.ID, ExpectedVersion: in.ExpectedVersion, Texts: textEdits(in.Texts),
		RemoveTexts: in.RemoveTexts, Reason: changeOf(in.Reason), Notes: notesChange(in.Notes), CommunicatedOn: changeOf(in.CommunicatedOn),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}

func notesChange(field graphql.Omittable[[]*generated.LocalizedTextInput]) models.Change[[]tracker.LocalizedInput] {
	given := changeOfList(field)
	change := models.Change[[]tracker.LocalizedInput]{Given: given.Given}
	if given.To != nil {
		notes := localized(*given.To)
		change.To = &notes
	}
	return change
}

func returnRevisionFrom(in generated.ReturnRevisionInput) tracker.ReturnRevision {
	return tracker.ReturnRevision{
		Revision: in.Revision.ID, ExpectedVersion: in.ExpectedVersion, Note: in.Note, IdempotencyKey: value(in.IdempotencyKey),
	}
}

func addTranslationFrom(in generated.AddTranslationInput) tracker.AddTranslation {
	return tracker.AddTranslation{
		Revision: in.Revision.ID, IdempotencyKey: value(in.IdempotencyKey),
		Text: textFrom(in.Text),
	}
}

// compare compares the revisions with the global IDs from and to.
func (r *Resolver) compare(ctx context.Context, from, to string) (*models.Comparison, error) {
	first, err := r.revisionID("from", from)
	if err != nil {
		return nil, err
	}
	second, err := r.revisionID("to", to)
	if err != nil {
		return nil, err
	}
	compared, err := r.query.Compare(ctx, viewer(ctx), first, second, r.preload(ctx))
	if err == nil {
		price.Add(ctx, price.Compared, compared.TextSize(compared.Languages()...))
	}
	return compared, err
}

func (r *Resolver) revisionID(field, text string) (models.ID, error) {
	id, err := r.ids().ParseIDOfType(models.TypeRevision, text)
	return id, atField(field, err)
}

// inBoth returns the language in which to compare two revisions: the requested one, otherwise the first preferred
// language in which both have a text.
func inBoth(ctx context.Context, c *models.Comparison, asked *models.Language) models.Language {
	language, _ := c.InLanguages(wanted(ctx, asked)...)
	return language
}
