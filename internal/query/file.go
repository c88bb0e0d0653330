package query

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

// Document returns a document that the viewer may fetch: see [access.VisibleDocuments].
//
// Errors: NOT_FOUND.
func (r *Reader) Document(ctx context.Context, viewer access.Viewer, id models.ID) (*models.Document, error) {
	return Read(ctx, r, viewer, func(v *View) (*models.Document, error) { return v.Document(id) })
}

// Document is like [Reader.Document], but reads within v.
func (v *View) Document(id models.ID) (*models.Document, error) {
	return v.document(func(db *gorm.DB) *gorm.DB { return db.Where("documents.id = ?", id) })
}

// DocumentOf returns the file of a text that the viewer may fetch: the clean copy if one exists.
//
// Errors: NOT_FOUND.
func (r *Reader) DocumentOf(ctx context.Context, viewer access.Viewer, text *models.RevisionText) (*models.Document, error) {
	return Read(ctx, r, viewer, func(v *View) (*models.Document, error) {
		return v.document(func(db *gorm.DB) *gorm.DB { return db.Where("documents.root_id = ?", text.DocumentID) })
	})
}

// document returns the newest document that matches condition and that the principal may fetch.
func (v *View) document(condition Condition) (*models.Document, error) {
	found, err := Find[models.Document](v, condition, access.VisibleDocuments(v.principal, v.visibleRevisions()), func(db *gorm.DB) *gorm.DB {
		return db.Order("documents.id DESC").Limit(1)
	})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NotFoundError(models.TermDocument, "")
	}
	return found[0], nil
}

// DocumentBytes returns a document that the viewer may fetch, along with its content.
//
// Errors: NOT_FOUND.
func (r *Reader) DocumentBytes(ctx context.Context, viewer access.Viewer, id models.ID) (found *models.Document, content []byte, err error) {
	err = r.read(ctx, viewer, func(v *View) error {
		if found, err = v.Document(id); err != nil {
			return err
		}
		return v.fresh().Model(&models.DocumentContent{}).Select("bytes").Where("document_id = ?", id).Row().Scan(&content)
	})
	return found, content, err
}

// ExtractedLines returns the lines that were extracted from a document. It does not check whether
// the document is visible.
func (v *View) ExtractedLines(document models.ID) (page.Document, error) {
	var packed []byte
	if err := v.fresh().Model(&models.DocumentContent{}).Select("lines").Where("document_id = ?", document).Row().Scan(&packed); err != nil {
		return page.Document{}, fmt.Errorf("read the lines of document %s: %w", document, err)
	}
	return unpackLines(packed)
}

// unpackLines decodes lines from the database.
func unpackLines(packed []byte) (page.Document, error) {
	var extracted page.Document
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err == nil {
		err = json.NewDecoder(unpacked).Decode(&extracted) //nolint:musttag // the same program encodes and decodes it
	}
	if err != nil {
		return extracted, fmt.Errorf("decode the lines of a document: %w", err)
	}
	return extracted, nil
}
