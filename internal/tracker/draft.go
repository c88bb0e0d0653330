package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// EditRevision is the input of [Tracker.EditRevision].
type EditRevision struct {
	Revision models.ID
	// ExpectedVersion is the version of the draft that the caller read.
	ExpectedVersion int
	// Texts lists changes to the text in each language; RemoveTexts lists languages to remove.
	Texts          []TextEdit
	RemoveTexts    []models.Language
	Reason         models.Change[models.RevisionReason]
	Notes          models.Change[[]LocalizedInput]
	CommunicatedOn models.Change[models.Date]
	IdempotencyKey string
}

// EditRevision edits a draft or a returned revision. The second of two concurrent edits of the same
// version fails.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (no longer a
// draft), CONFLICT (the draft was edited after the caller had read it), LIMIT_EXCEEDED.
func (t *Tracker) EditRevision(ctx context.Context, viewer access.Viewer, in EditRevision, parts query.Preload) (*models.Revision, error) {
	call := act.Call{Name: "editRevision", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeWritingProposals}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, draft, err := w.lockOwnRevision(in.Revision, in.ExpectedVersion)
		if err != nil {
			return models.ID{}, err
		}
		if err := models.At("input.revision", access.RequireEditable(draft)); err != nil {
			return models.ID{}, err
		}
		return draft.ID, w.edit(p, draft, in)
	}, with((*query.View).Revision, parts))
}

func (w *writing) edit(p *models.Proposal, draft *models.Revision, in EditRevision) error {
	former, err := w.textsOf(draft)
	if err != nil {
		return err
	}
	texts, err := editedTexts("input.texts", former, in.Texts)
	if err != nil {
		return err
	}
	if texts, err = w.readDocuments("input.texts", texts); err != nil {
		return err
	}
	if err := checkTexts("input.texts", texts); err != nil {
		return err
	}
	kept, err := checkEdit(p, draft, former, in)
	if err != nil {
		return err
	}
	if err := w.replaceTexts(draft, former, texts, in.RemoveTexts); err != nil {
		return err
	}
	after := slices.Concat(kept, w.textRows(texts))
	before := draft.ContentHash
	draft.ContentHash, draft.Version = models.HashTexts(after), draft.Version+1
	changes := map[string]any{"content_hash": draft.ContentHash, "version": draft.Version}
	if in.Reason.Given {
		changes["reason"] = in.Reason.Value()
	}
	if in.CommunicatedOn.Given {
		changes["communicated_on"] = in.CommunicatedOn.Value()
	}
	if in.Notes.Given {
		if changes["note"], err = localized("input.notes", in.Notes.Value(), maxNote); err != nil {
			return err
		}
	}
	if err := w.tx.DB.Model(draft).Updates(changes).Error; err != nil {
		return err
	}
	if draft.Status == models.RevisionReturned {
		if err := w.hideFromSecretariat(p, draft); err != nil {
			return err
		}
	}
	event := models.Event{Kind: models.RevisionEditedEvent, RevisionID: &draft.ID, Audience: models.ForReaders}
	data := map[string]any{"version": draft.Version, "before": before, "after": draft.ContentHash}
	return w.tx.Record(p, event, filedDocuments(data, texts))
}

// hideFromSecretariat hides a returned revision from the Secretariat until it is submitted again.
// Call it at the first edit. If no revision of the proposal was circulated, the whole proposal is
// hidden.
func (w *writing) hideFromSecretariat(p *models.Proposal, returned *models.Revision) error {
	if err := w.tx.DB.Model(returned).Update("submitted_at", nil).Error; err != nil {
		return err
	}
	if !p.CirculatedOn.IsZero() {
		return nil
	}
	return w.tx.DB.Model(p).Update("submitted_at", nil).Error
}

// checkEdit checks the whole edit, and returns the former texts that it does not change.
func checkEdit(p *models.Proposal, draft *models.Revision, former []*models.RevisionText, in EditRevision) ([]*models.RevisionText, error) {
	errs := []error{notCleared("input.notes", in.Notes)}
	otherReason := in.Reason.Given && in.Reason.Value() != models.ReasonCoAuthorsOnly
	if p.Status.Concluded() && (len(in.Texts)+len(in.RemoveTexts) > 0 || otherReason) {
		errs = append(errs, models.WrongStateError(models.TermProposal, p.Status, p.Status.Next()).At("input.revision"))
	}
	if in.Reason.Given && (in.Reason.Value() == "") != (draft.Number == 0) {
		errs = append(errs, models.NewProblem(models.NotApplicable, models.P("because", models.TermFirstRevision)).At("input.reason"))
	}
	kept := slices.DeleteFunc(slices.Clone(former), func(text *models.RevisionText) bool {
		return slices.Contains(in.RemoveTexts, text.Language) ||
			slices.ContainsFunc(in.Texts, func(t TextEdit) bool { return t.Language == text.Language })
	})
	for i, language := range in.RemoveTexts {
		field := fmt.Sprintf("input.removeTexts[%d]", i)
		switch {
		case language == p.OriginalLanguage:
			errs = append(errs, models.NewProblem(models.NotEligible, models.P("value", language), models.P("because", models.TermOriginalLanguage)).At(field))
		case slices.ContainsFunc(in.Texts, func(t TextEdit) bool { return t.Language == language }):
			errs = append(errs, models.NewProblem(models.Contradictory, models.P("value", language)).At(field))
		case !slices.ContainsFunc(former, func(t *models.RevisionText) bool { return t.Language == language }):
			errs = append(errs, models.NewProblem(models.NotEligible, models.P("value", language), models.P("because", models.TermNoSuchText)).At(field))
		}
	}
	return kept, errors.Join(errs...)
}

func (w *writing) textsOf(revision *models.Revision) ([]*models.RevisionText, error) {
	texts := []*models.RevisionText{}
	err := w.tx.DB.Omit("searchable").Where("revision_id = ?", revision.ID).Order("language").Find(&texts).Error
	return texts, err
}

// replaceTexts deletes the texts that an edit replaces or removes, and inserts the new ones.
func (w *writing) replaceTexts(draft *models.Revision, former []*models.RevisionText, texts []TextInput, removed []models.Language) error {
	gone := models.IDs{}
	for _, text := range former {
		if slices.Contains(removed, text.Language) || slices.ContainsFunc(texts, func(t TextInput) bool { return t.Language == text.Language }) {
			gone = append(gone, text.ID)
		}
	}
	if err := w.tx.DB.Where("text_id = ANY(?)", gone).Delete(&models.Paragraph{}).Error; err != nil {
		return err
	}
	if err := w.tx.DB.Where("id = ANY(?)", gone).Delete(&models.RevisionText{}).Error; err != nil {
		return err
	}
	for _, text := range w.textRows(texts) {
		if err := w.insertText(draft, text); err != nil {
			return err
		}
	}
	return nil
}

// ReturnRevision is the input of [Tracker.ReturnRevision].
type ReturnRevision struct {
	Revision models.ID
	// ExpectedVersion is the version of the submitted revision that the caller read.
	ExpectedVersion int
	Note            string
	IdempotencyKey  string
}

// ReturnRevision returns a submitted revision to its authors, with a reason. They can edit and
// resubmit it, or withdraw the proposal.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT (no reason), INVALID_TRANSITION,
// CONFLICT (the revision was edited after the caller had read it).
func (t *Tracker) ReturnRevision(ctx context.Context, viewer access.Viewer, in ReturnRevision, parts query.Preload) (*models.Revision, error) {
	call := act.Call{Name: "returnRevision", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeReturning}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, revision, err := w.lockRevision(in.Revision)
		if err != nil {
			return models.ID{}, err
		}
		if err := asRead(revision, in.ExpectedVersion); err != nil {
			return models.ID{}, err
		}
		note := strings.TrimSpace(in.Note)
		errs := []error{document.CheckProse("input.note", note, maxNote), models.At("input.revision", revision.TransitionTo(models.RevisionReturned))}
		if document.IsBlank(note) {
			errs = append(errs, models.NewProblem(models.Empty).At("input.note"))
		}
		if err := errors.Join(errs...); err != nil {
			return models.ID{}, err
		}
		returned := map[string]any{"status": revision.Status, "return_note": note, "returned_at": w.tx.Now}
		if err := w.tx.DB.Model(revision).Updates(returned).Error; err != nil {
			return models.ID{}, err
		}
		event := models.Event{Kind: models.RevisionReturnedEvent, RevisionID: &revision.ID, Audience: models.ForParties}
		return revision.ID, w.tx.Record(p, event, map[string]any{"note": note})
	}, with((*query.View).Revision, parts))
}
