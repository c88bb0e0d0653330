package models

import "slices"

// Comparison is what differs between two revisions of a proposal.
type Comparison struct {
	From, To *Revision
	// Added are on the list of To alone, Removed on that of From alone; in the order of the lists.
	Added   []ID
	Removed []ID
	// VenuesAdded were named after From and not after To, VenuesRemoved the other way round.
	VenuesAdded   []ID
	VenuesRemoved []ID
	// Before and After are the texts that stood at the two revisions, and Paragraphs what differs, in
	// each language that both have.
	Before, After []*RevisionText
	// BesideAdded are the texts that addenda and supplements put beside the text that stands at To, and
	// that there were not at From; BesideRemoved the other way round.
	BesideAdded, BesideRemoved []*RevisionText
	TextChanged                bool
	Paragraphs                 map[Language][]ParagraphChange
}

// Languages are those that both revisions have.
func (c *Comparison) Languages() []Language {
	return slices.DeleteFunc(languagesOf(c.Before), func(l Language) bool { return !slices.Contains(languagesOf(c.After), l) })
}

// LanguagesAdded are those that only the second revision has.
func (c *Comparison) LanguagesAdded() []Language {
	return slices.DeleteFunc(languagesOf(c.After), func(l Language) bool { return slices.Contains(languagesOf(c.Before), l) })
}

// LanguagesRemoved are those that only the first revision has.
func (c *Comparison) LanguagesRemoved() []Language {
	return slices.DeleteFunc(languagesOf(c.Before), func(l Language) bool { return slices.Contains(languagesOf(c.After), l) })
}

func languagesOf(texts []*RevisionText) []Language {
	languages := []Language{}
	for _, text := range texts {
		languages = append(languages, text.Language)
	}
	return languages
}

// InLanguages returns the first of the languages that both revisions have, else their original one,
// else any that both have.
//
// It is false where they have none in common.
func (c *Comparison) InLanguages(wanted ...Language) (Language, bool) {
	common := c.Languages()
	for _, language := range append(slices.Clone(wanted), c.To.OriginalLanguage) {
		if slices.Contains(common, language) {
			return language, true
		}
	}
	if len(common) == 0 {
		return "", false
	}
	return common[0], true
}
