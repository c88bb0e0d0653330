package graph

import (
	"context"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

type languagesKey struct{}

// WithLanguages keeps a request's Accept-Language header for the fields whose language argument
// is left out.
func WithLanguages(ctx context.Context, header string) context.Context {
	return context.WithValue(ctx, languagesKey{}, access.PreferredLanguages(header))
}

// wanted lists the languages in which a text is to be given: the argument's alone, else those of
// the request, else English. What has none of them is given in its original language.
func wanted(ctx context.Context, argument *models.Language) []models.Language {
	if argument != nil {
		return []models.Language{*argument}
	}
	languages, _ := ctx.Value(languagesKey{}).([]models.Language)
	return append(slices.Clip(languages), models.English)
}

// name is a name in the wanted language: names are held in all.
func name(ctx context.Context, names models.Names, argument *models.Language) string {
	return names.In(wanted(ctx, argument)[0])
}

// text is a text in the wanted language, else in the original's.
func text(ctx context.Context, texts models.LocalizedText, argument *models.Language, original models.Language) string {
	given, _ := texts.In(append(wanted(ctx, argument), original)...)
	return given
}
