package tracker

import (
	"fmt"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// fileCleanCopy files a document as the clean copy of another document.
const fileCleanCopy = `UPDATE documents SET filed_at = ?, proposal_id = ?, root_id = ?, expires_at = NULL WHERE id = ?`

// replace files a new document as the clean copy of a restricted one. Both must contain the same
// text, since the text of the revision does not change.
//
// Errors: NOT_FOUND, FORBIDDEN, INVALID_INPUT (the old file is not restricted or was already
// replaced, or the new one is restricted or contains a different text).
func (w *writing) replace(in UploadDocument, copied *models.Document) error {
	former, err := w.restrictedDocument(in.Replaces)
	if err != nil {
		return err
	}
	p, err := w.lockProposal("replaces", *former.ProposalID)
	if err != nil {
		return err
	}
	if err := access.AuthorizeFiling(w.tx.Principal, p); err != nil {
		return err
	}
	text, err := w.textFrom(former)
	if err != nil {
		return err
	}
	if copied.Restricted {
		return models.NewProblem(models.FileNotClean)
	}
	if document.TextChanged(document.ParseText(text), document.Parse(in.Extracted.Text, text.Language)) {
		return models.NewProblem(models.CopyDiffers).At("replaces")
	}
	twice := models.NewProblem(models.NotEligible, models.P("value", former.Name), models.P("because", models.TermDocumentReplaced)).At("replaces")
	if err := w.tx.OnViolation("documents_replaced_once", twice).Exec(fileCleanCopy, w.tx.Now, p.ID, former.ID, copied.ID).Error; err != nil {
		return err
	}
	event := models.Event{Kind: models.DocumentReplacedEvent, RevisionID: &text.RevisionID, Audience: models.ForReaders}
	return w.tx.Record(p, event, map[string]any{
		"before": former.SHA256, "files": []models.FiledDocument{{Language: text.Language, SHA256: copied.SHA256}},
	})
}

// restrictedDocument returns a filed document of the viewer's delegation that a clean copy can
// replace.
func (w *writing) restrictedDocument(id models.ID) (*models.Document, error) {
	found := []*models.Document{}
	own := w.tx.DB.Where("id = ? AND delegation_id = ? AND filed_at IS NOT NULL", id, w.tx.Principal.DelegationID)
	if err := own.Find(&found).Error; err != nil {
		return nil, fmt.Errorf("read the document: %w", err)
	}
	switch {
	case len(found) == 0:
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermDocument)).At("replaces")
	case !found[0].Restricted:
		return nil, models.NewProblem(models.NotEligible, models.P("value", found[0].Name), models.P("because", models.TermDocumentClean)).At("replaces")
	default:
		return found[0], nil
	}
}

// textFrom returns the latest text that was read from a document.
func (w *writing) textFrom(former *models.Document) (*models.RevisionText, error) {
	texts := []*models.RevisionText{}
	if err := w.tx.DB.Omit("searchable").Where("document_id = ?", former.ID).Order("id DESC").Limit(1).Find(&texts).Error; err != nil {
		return nil, fmt.Errorf("read the text of the document: %w", err)
	}
	if len(texts) == 0 { // the draft was edited in the meantime
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermText)).At("replaces")
	}
	return texts[0], nil
}
