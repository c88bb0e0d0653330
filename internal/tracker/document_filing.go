package tracker

import (
	"fmt"

	"gorm.io/gorm/clause"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// readFile is a document from which the body of a text was read.
type readFile struct {
	id     models.ID
	sha256 string
	// text was recognized with the positions of the lines.
	text document.Text
	// before is true if an earlier mutation already read the text from the document.
	before bool
}

// fileDocument makes a document the permanent original of a text. It changes nothing if the
// document was already filed, as it is for a text that is carried over to the next revision.
const fileDocument = `UPDATE documents SET filed_at = $2, proposal_id = $3, root_id = id, expires_at = NULL WHERE id = $1 AND filed_at IS NULL`

// readDocuments returns texts with the bodies read from their documents, if they have one. field is
// the input field of the texts.
//
// Errors: NOT_FOUND (the delegation has no such document, or it has expired), INVALID_INPUT (the
// document was already filed, or is given twice).
func (w *writing) readDocuments(field string, texts []TextInput) ([]TextInput, error) {
	read := make([]TextInput, len(texts))
	given := map[models.ID]bool{}
	for i, text := range texts {
		read[i] = text
		if text.Document == (models.ID{}) {
			continue
		}
		place := fmt.Sprintf("%s[%d]%s", field, i, text.contentField())
		if given[text.Document] {
			return nil, models.NewProblem(models.Duplicate, models.P("value", i)).At(place)
		}
		given[text.Document] = true
		file, err := w.readDocument(text)
		if err != nil {
			return nil, models.At(place, err)
		}
		read[i].file, read[i].Body = file, file.text.Original
	}
	return read, nil
}

// readDocument locks the document of a text and reads the text from it.
func (w *writing) readDocument(text TextInput) (*readFile, error) {
	own := []*models.Document{}
	query := w.tx.DB.Clauses(clause.Locking{Strength: "UPDATE"}).
		Where("id = ? AND delegation_id = ? AND (filed_at IS NOT NULL OR expires_at > ?)", text.Document, w.tx.Principal.DelegationID, w.tx.Now)
	if err := query.Find(&own).Error; err != nil {
		return nil, fmt.Errorf("lock the document: %w", err)
	}
	switch {
	case len(own) == 0:
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermDocument))
	case own[0].FiledAt != nil && !text.retained:
		return nil, models.NewProblem(models.NotEligible, models.P("value", own[0].Name), models.P("because", models.TermDocumentFiled))
	}
	lines, err := w.seen.ExtractedLines(text.Document)
	if err != nil {
		return nil, err
	}
	recognized := document.Read(lines, document.Options{Names: w.directory.Recognize, Today: w.tx.Today}).Text
	recognized.Language = text.Language
	return &readFile{id: text.Document, sha256: own[0].SHA256, text: recognized, before: text.retained}, nil
}

// filedDocuments adds to an event's data the documents that become the originals of texts.
func filedDocuments(data map[string]any, texts []TextInput) map[string]any {
	filed := []models.FiledDocument{}
	for _, text := range texts {
		if text.file != nil && !text.file.before {
			filed = append(filed, models.FiledDocument{Language: text.Language, SHA256: text.file.sha256})
		}
	}
	if len(filed) == 0 {
		return data
	}
	if data == nil {
		data = map[string]any{}
	}
	data["files"] = filed
	return data
}
