package tracker

import (
	"errors"
	"fmt"
	"slices"

	"proposaltracker/models"
)

// notCleared rejects an empty list, because null is the way to clear a list.
func notCleared[T any](field string, list models.Change[[]T]) error {
	if list.To == nil || len(*list.To) > 0 {
		return nil
	}
	return models.NewProblem(models.Empty).At(field)
}

// TextEdit changes the text of a draft in one language.
type TextEdit struct {
	Language models.Language
	Title    models.Change[string]
	Body     models.Change[string]
	// Document is the document from which the new body is read; zero if there is none.
	Document models.ID `json:"document,omitzero"`
}

// editedTexts returns the complete texts after the edits. Parts that an edit omits are taken from
// the former text in the same language.
func editedTexts(field string, former []*models.RevisionText, edits []TextEdit) ([]TextInput, error) {
	texts := []TextInput{}
	var errs []error
	for i, edit := range edits {
		text := TextInput{Language: edit.Language}
		at := slices.IndexFunc(former, func(f *models.RevisionText) bool { return f.Language == edit.Language })
		if at >= 0 {
			text.Title, text.Body = former[at].Title, former[at].Body
			if former[at].DocumentID != nil && !edit.Body.Given {
				text.Document, text.retained = *former[at].DocumentID, true
			}
		}
		place := fmt.Sprintf("%s[%d]", field, i)
		errs = append(errs, required(place+".title", edit.Title, at >= 0), required(place+".content", edit.Body, at >= 0))
		if edit.Title.To != nil {
			text.Title = *edit.Title.To
		}
		if edit.Body.To != nil {
			text.Body, text.Document = *edit.Body.To, edit.Document
		}
		texts = append(texts, text)
	}
	return texts, errors.Join(errs...)
}

// required rejects an edit that clears a mandatory part of a text, or that adds a language without
// it.
func required(field string, part models.Change[string], exists bool) error {
	if part.To != nil || exists && !part.Given {
		return nil
	}
	return models.NewProblem(models.Required).At(field)
}
