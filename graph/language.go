package graph

import (
	"context"
	"slices"
	"strings"

	"proposaltracker/graph/shape"
	"proposaltracker/internal/access"
	"proposaltracker/models"
)

type languagesKey struct{}

// WithLanguages returns a context with the languages of an Accept-Language header. Fields without a
// language argument use them.
func WithLanguages(ctx context.Context, header string) context.Context {
	return context.WithValue(ctx, languagesKey{}, access.PreferredLanguages(header))
}

// AnswerVariant returns the values on which responses to requests with this context depend, in addition to the
// operation: the languages, and the server's origin, with which links begin.
func AnswerVariant(ctx context.Context) string {
	var variant strings.Builder
	origin, _ := ctx.Value(originKey{}).(string)
	variant.WriteString(origin)
	languages, _ := ctx.Value(languagesKey{}).([]models.Language)
	for _, language := range languages {
		variant.WriteString(" " + string(language))
	}
	return variant.String()
}

// wanted lists the languages to look for in a text, best first: the argument alone if given,
// otherwise the languages of the request, then English.
func wanted(ctx context.Context, argument *models.Language) []models.Language {
	if argument != nil {
		return []models.Language{*argument}
	}
	languages, _ := ctx.Value(languagesKey{}).([]models.Language)
	return append(slices.Clip(languages), models.English)
}

// MessageLanguage returns the language of error messages for a context of [WithLanguages]; English by default.
func MessageLanguage(ctx context.Context) models.Language { return wanted(ctx, nil)[0] }

// name returns a name in the first wanted language. Names exist in all languages.
func name(ctx context.Context, names models.Names, argument *models.Language) string {
	return names.In(wanted(ctx, argument)[0])
}

// text returns a text in the first wanted language that it has, otherwise in its original language. Nil
// if there is no text.
func text(ctx context.Context, texts models.LocalizedText, argument *models.Language, original models.Language) *shape.LocalizedText {
	given, language := texts.In(append(wanted(ctx, argument), original)...)
	if given == "" {
		return nil
	}
	return &shape.LocalizedText{Language: language, Text: given}
}
