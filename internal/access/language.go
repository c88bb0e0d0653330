package access

import (
	"golang.org/x/text/language"

	"proposaltracker/models"
)

// workingLanguages matches language tags with the working languages.
//
//nolint:gochecknoglobals // it never changes, and takes long to create
var workingLanguages = language.NewMatcher([]language.Tag{language.English, language.French, language.Spanish})

// PreferredLanguages returns the working languages accepted by an Accept-Language header, in order of
// preference. It returns none if the header is malformed.
func PreferredLanguages(header string) []models.Language {
	tags, _, err := language.ParseAcceptLanguage(header)
	if err != nil {
		return nil
	}
	languages := []models.Language{}
	for _, tag := range tags {
		if _, index, confidence := workingLanguages.Match(tag); confidence >= language.High {
			languages = append(languages, models.Languages()[index])
		}
	}
	return languages
}

// MessageLanguage returns the language of messages for an Accept-Language header: the preferred working
// language, or English if none is accepted.
func MessageLanguage(header string) models.Language {
	return append(PreferredLanguages(header), models.English)[0]
}
