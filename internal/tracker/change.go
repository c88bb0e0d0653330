package tracker

import (
	"errors"
	"fmt"
	"slices"

	"proposaltracker/models"
)

// Change is a field of a partial update. The zero Change leaves the value as it is.
type Change[T any] struct {
	// Given reports whether the field is given at all.
	Given bool
	// To is the new value. Nil clears the field.
	To *T
}

// SetTo returns the change of a field to a value.
func SetTo[T any](value T) Change[T] { return Change[T]{Given: true, To: &value} }

// Clear returns the change that clears a field.
func Clear[T any]() Change[T] { return Change[T]{Given: true} }

// Value returns the new value, or the zero value if the field is cleared.
func (c Change[T]) Value() T {
	if c.To == nil {
		var none T
		return none
	}
	return *c.To
}

// notCleared rejects an empty list: null clears a list.
func notCleared[T any](field string, list Change[[]T]) error {
	if list.To == nil || len(*list.To) > 0 {
		return nil
	}
	return models.NewProblem(models.Empty).At(field)
}

// TextEdit changes the text of a draft in one language.
type TextEdit struct {
	Language models.Language
	Title    Change[string]
	Body     Change[string]
}

// editedTexts returns the whole texts that edits result in. What an edit omits is taken from the former
// text in the same language.
func editedTexts(field string, former []*models.RevisionText, edits []TextEdit) ([]TextInput, error) {
	texts := []TextInput{}
	var faults []error
	for i, edit := range edits {
		text := TextInput{Language: edit.Language}
		at := slices.IndexFunc(former, func(f *models.RevisionText) bool { return f.Language == edit.Language })
		if at >= 0 {
			text.Title, text.Body = former[at].Title, former[at].Body
		}
		place := fmt.Sprintf("%s[%d]", field, i)
		faults = append(faults, required(place+".title", edit.Title, at >= 0), required(place+".content", edit.Body, at >= 0))
		if edit.Title.To != nil {
			text.Title = *edit.Title.To
		}
		if edit.Body.To != nil {
			text.Body = *edit.Body.To
		}
		texts = append(texts, text)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return texts, checkTexts(field, texts)
}

// required rejects an edit that clears a part of a text, or that adds a language without that part.
func required(field string, part Change[string], exists bool) error {
	if part.To != nil || exists && !part.Given {
		return nil
	}
	return models.NewProblem(models.Required).At(field)
}
