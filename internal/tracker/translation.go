package tracker

import (
	"context"
	"fmt"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// AddTranslation is the input of [Tracker.AddTranslation].
type AddTranslation struct {
	Revision       models.ID
	Text           TextInput
	IdempotencyKey string
}

// AddTranslation adds a language to a circulated revision. It does not create a revision. Existing
// languages do not change, and the new text records its provider and the time.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (the revision is
// not circulated), CONFLICT (the language already exists), LIMIT_EXCEEDED.
func (t *Tracker) AddTranslation(ctx context.Context, viewer access.Viewer, in AddTranslation, parts query.Preload) (*models.Revision, error) {
	call := act.Call{Name: "addTranslation", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeDocumenting}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, revision, err := w.lockRevision(in.Revision)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.AuthorizeDocumentingProposal(w.tx.Principal, p); err != nil {
			return models.ID{}, err
		}
		read, err := w.readDocuments("texts", []TextInput{in.Text})
		if err := placed(err, "texts[0]", "input.text"); err != nil {
			return models.ID{}, err
		}
		in.Text = read[0]
		if err := models.At("input", checkTranslation(in.Text)); err != nil {
			return models.ID{}, err
		}
		return revision.ID, w.translate(p, revision, in.Text)
	}, with((*query.View).Revision, parts))
}

// checkTranslation is like checkTexts, but for a single text, which has a different input field.
func checkTranslation(text TextInput) error {
	return placed(checkTexts("texts", []TextInput{text}), "texts[0]", "text")
}

func (w *writing) translate(p *models.Proposal, revision *models.Revision, given TextInput) error {
	if err := models.At("input.revision", access.RequireCirculatedRevision(revision)); err != nil {
		return err
	}
	s, stored, before := w.seen.Statements(), storedText{}, drawn{}
	w.queueStored(s, revision, &stored)
	w.queueDrawn(s, p, &before)
	if err := s.Send(); err != nil {
		return fmt.Errorf("read the texts: %w", err)
	}
	if slices.ContainsFunc(stored.texts, func(t *models.RevisionText) bool { return t.Language == given.Language }) {
		clash := models.NewProblem(models.AlreadyExists, models.P("object", models.TermText), models.P("value", given.Language))
		return clash.At("input.text.language")
	}
	added := w.textRows([]TextInput{given})
	if err := w.insertText(revision, added[0]); err != nil {
		return err
	}
	if revision.Current {
		if err := w.drawFrom(p, revision, append(stored.read(), w.recognize(added[0])), before); err != nil {
			return err
		}
	}
	event := models.Event{Kind: models.TranslationAddedEvent, RevisionID: &revision.ID, Audience: models.ForReaders}
	data := map[string]any{"language": given.Language, "contentHash": models.HashTexts(added)}
	return w.tx.Record(p, event, filedDocuments(data, []TextInput{given}))
}
