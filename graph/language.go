package graph

import (
	"context"
	"slices"

	"golang.org/x/text/language"

	"proposaltracker/models"
)

type languagesKey struct{}

// WithLanguages keeps a request's Accept-Language header for the fields whose language argument
// is left out.
func WithLanguages(ctx context.Context, header string) context.Context {
	return context.WithValue(ctx, languagesKey{}, preferred(header))
}

// preferred lists the working languages that a header accepts, the most wanted first.
func preferred(header string) []models.Language {
	tags, _, err := language.ParseAcceptLanguage(header)
	if err != nil {
		return nil
	}
	matcher := language.NewMatcher([]language.Tag{language.English, language.French, language.Spanish})
	languages := []models.Language{}
	for _, tag := range tags {
		if _, index, confidence := matcher.Match(tag); confidence >= language.High {
			languages = append(languages, models.Languages()[index])
		}
	}
	return languages
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
