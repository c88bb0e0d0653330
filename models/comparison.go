package models

import (
	"slices"

	"github.com/google/uuid"
)

// Comparison lists the differences between two revisions of a proposal.
type Comparison struct {
	From, To *Revision
	// TextFrom is the revision whose text was in force at From.
	TextFrom *Revision
	// Added lists the sponsors that are only on the list of To, Removed those that are only on the
	// list of From, both in list order.
	Added   []ID
	Removed []ID
	// VenuesAdded lists the venues targeted as of To but not as of From; VenuesRemoved lists the
	// reverse.
	VenuesAdded   []ID
	VenuesRemoved []ID
	// Before and After hold the texts in force at the two revisions.
	Before, After []*RevisionText
	// AdditionsAdded lists the texts that addenda and supplements added to the text in force
	// between From and To. AdditionsRemoved lists the reverse.
	AdditionsAdded, AdditionsRemoved []*RevisionText
	// TextChanged is true if the text differs in substance in any common language.
	TextChanged bool
}

// NodeID returns the global ID of the comparison, which depends only on the two revisions.
func (c *Comparison) NodeID() NodeID {
	return NodeID{TypeRevisionComparison, uuid.NewSHA1(c.From.ID, c.To.ID[:])}
}

// TextSize returns the total size of the compared texts of both revisions in the given languages,
// in bytes.
func (c *Comparison) TextSize(languages ...Language) int {
	size := 0
	for _, texts := range [][]*RevisionText{c.Before, c.After, c.AdditionsAdded, c.AdditionsRemoved} {
		for _, text := range texts {
			if slices.Contains(languages, text.Language) {
				size += len(text.Body)
			}
		}
	}
	return size
}

// TextComparison compares the texts of two revisions in one language.
type TextComparison struct {
	Comparison  *Comparison
	Language    Language
	TitleBefore string
	TitleAfter  string
	// Changed lists the headings and paragraphs that differ, in the order of the later text.
	Changed []ParagraphChange
}

// ChangedCount returns the number of headings and paragraphs that differ.
func (t *TextComparison) ChangedCount() int { return len(t.Changed) }

// Languages lists the languages in which both revisions have a text.
func (c *Comparison) Languages() []Language {
	return slices.DeleteFunc(languagesOf(c.Before), func(l Language) bool { return !slices.Contains(languagesOf(c.After), l) })
}

// LanguagesAdded lists the languages in which only the later revision has a text.
func (c *Comparison) LanguagesAdded() []Language {
	return slices.DeleteFunc(languagesOf(c.After), func(l Language) bool { return slices.Contains(languagesOf(c.Before), l) })
}

// LanguagesRemoved lists the languages in which only the earlier revision has a text.
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

// shown lists the languages in which the differences can be shown. If addenda or supplements added
// text, these are the common languages of the additions, if there are any.
func (c *Comparison) shown() []Language {
	common := c.Languages()
	brought := languagesOf(slices.Concat(c.AdditionsAdded, c.AdditionsRemoved))
	showing := slices.DeleteFunc(slices.Clone(common), func(l Language) bool { return !slices.Contains(brought, l) })
	if len(showing) > 0 {
		return showing
	}
	return common
}

// InLanguages returns the first wanted language in which both revisions have a text; if there is
// none, the original language or else any common language.
//
// It returns false if the revisions have no language in common.
func (c *Comparison) InLanguages(wanted ...Language) (Language, bool) {
	common := c.shown()
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
