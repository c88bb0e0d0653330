package models

import "slices"

// Comparison lists the differences between two revisions of a proposal.
type Comparison struct {
	From, To *Revision
	// Added lists the sponsors only on the list of To, Removed those only on the list of From, in
	// list order.
	Added   []ID
	Removed []ID
	// VenuesAdded lists the venues targeted at To but not at From, VenuesRemoved the reverse.
	VenuesAdded   []ID
	VenuesRemoved []ID
	// Before and After hold the texts in force at the two revisions. Paragraphs holds the
	// differences for each language that both have.
	Before, After []*RevisionText
	// BesideAdded lists texts that addenda and supplements added to the text in force between From
	// and To. BesideRemoved lists the reverse.
	BesideAdded, BesideRemoved []*RevisionText
	TextChanged                bool
	Paragraphs                 map[Language][]ParagraphChange
}

// Languages lists the languages that both revisions have.
func (c *Comparison) Languages() []Language {
	return slices.DeleteFunc(languagesOf(c.Before), func(l Language) bool { return !slices.Contains(languagesOf(c.After), l) })
}

// LanguagesAdded lists the languages that only the second revision has.
func (c *Comparison) LanguagesAdded() []Language {
	return slices.DeleteFunc(languagesOf(c.After), func(l Language) bool { return slices.Contains(languagesOf(c.Before), l) })
}

// LanguagesRemoved lists the languages that only the first revision has.
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

// InLanguages returns the first wanted language that both revisions have, otherwise the original
// language, otherwise any language that both have.
//
// It returns false if the revisions have no language in common.
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
