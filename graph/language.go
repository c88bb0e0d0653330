package graph

import (
	"context"
	"slices"

	"proposaltracker/graph/shape"
	"proposaltracker/models"
)

// wanted lists the languages to look for in a text, best first: only the argument if it is given,
// otherwise the languages of the request, then English.
func wanted(ctx context.Context, argument *models.Language) []models.Language {
	if argument != nil {
		return []models.Language{*argument}
	}
	return append(slices.Clip(requestOf(ctx).languages), models.English)
}

// MessageLanguage returns the language of error messages for a context created by [WithRequest]; English by default.
func MessageLanguage(ctx context.Context) models.Language { return wanted(ctx, nil)[0] }

// name returns the name in the first wanted language. Names exist in all languages.
func name(ctx context.Context, names models.Names, argument *models.Language) string {
	return names.In(wanted(ctx, argument)[0])
}

// text returns the text in the first wanted language in which it exists, otherwise in its original language. Nil if
// there is no text.
func text(ctx context.Context, texts models.LocalizedText, argument *models.Language, original models.Language) *shape.LocalizedText {
	given, language := texts.In(append(wanted(ctx, argument), original)...)
	if given == "" {
		return nil
	}
	return &shape.LocalizedText{Language: language, Text: given}
}
