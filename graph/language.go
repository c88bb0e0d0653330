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

// WithLanguages returns a context with the languages of an Accept-Language header. Fields use them if they have no
// language argument.
func WithLanguages(ctx context.Context, header string) context.Context {
	return context.WithValue(ctx, languagesKey{}, access.PreferredLanguages(header))
}

// AnswerVariant returns the values of the context, other than the operation, on which a response depends: the
// languages, and the server's origin, with which links begin.
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

// wanted lists the languages to look for, best first: only the argument if it is given, otherwise the languages of
// the request and then English.
func wanted(ctx context.Context, argument *models.Language) []models.Language {
	if argument != nil {
		return []models.Language{*argument}
	}
	languages, _ := ctx.Value(languagesKey{}).([]models.Language)
	return append(slices.Clip(languages), models.English)
}

// MessageLanguage returns the language of error messages for a context from [WithLanguages]; the default is English.
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
