package tracker

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// minDocumentCharge is the number of bytes that even a smaller document takes from the quota. It
// bounds the number of documents, since each has two rows and their index entries.
const minDocumentCharge = 64 << 10

// UploadDocument is the input of [Tracker.UploadDocument].
type UploadDocument struct {
	Name string
	// MediaType is the media type of the detected format.
	MediaType string
	SHA256    string
	// Bytes is the content of the file; Extracted holds the lines that were extracted from it.
	Bytes     []byte        `json:"-"`
	Extracted page.Document `json:"-"`
	// Quota is the maximum total size, in bytes, of a delegation's unfiled documents.
	Quota int64 `json:"-"`
	// Replaces is the restricted document that the file is a clean copy of; zero if it is not a
	// clean copy.
	Replaces       models.ID `json:"replaces,omitzero"`
	IdempotencyKey string
}

// With returns u with the content of a file and the lines extracted from it.
func (u UploadDocument) With(data []byte, extracted page.Document) UploadDocument {
	sum := sha256.Sum256(data)
	u.MediaType, u.SHA256, u.Bytes, u.Extracted = extracted.Format.MediaType(), hex.EncodeToString(sum[:]), data, extracted
	return u
}

// UploadDocument stores a file for the viewer's delegation. Only the delegation can see it until it
// is filed with a revision. It expires after [models.DocumentRetention] unless it is filed. A clean
// copy is filed immediately.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, LIMIT_EXCEEDED (the quota), IDEMPOTENCY_MISMATCH; for a clean
// copy, also NOT_FOUND and INVALID_INPUT.
func (t *Tracker) UploadDocument(ctx context.Context, viewer access.Viewer, in UploadDocument) (*models.Document, error) {
	call := act.Call{Name: "POST /documents", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeWritingProposals}
	lines, err := packLines(in.Extracted)
	if err != nil {
		return nil, err
	}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		if err := w.checkQuota(int64(len(in.Bytes)+len(lines)), in.Quota); err != nil {
			return models.ID{}, err
		}
		expires := w.tx.Now.Add(models.DocumentRetention)
		stored := &models.Document{
			ID: models.NewID(), DelegationID: w.tx.Principal.DelegationID, Name: in.Name, MediaType: in.MediaType, Size: len(in.Bytes),
			SHA256: in.SHA256, Restricted: in.Extracted.Restricted(), CreatedAt: w.tx.Now, ExpiresAt: &expires,
		}
		if err := w.tx.DB.Create(stored).Error; err != nil {
			return models.ID{}, err
		}
		w.tx.Write("INSERT INTO document_contents (document_id, bytes, lines) VALUES ($1, $2, $3)", stored.ID, in.Bytes, lines)
		if in.Replaces == (models.ID{}) {
			return stored.ID, nil
		}
		return stored.ID, w.replace(in, stored)
	}, (*query.View).Document)
}

// lockDocuments serializes the uploads of a delegation, so that the sum of sizes cannot change
// before the new document is inserted.
const lockDocuments = `SELECT pg_advisory_xact_lock(hashtext('documents'), hashtext($1::text))`

// sumDocuments returns the total size of a delegation's unfiled documents, including the extracted
// lines.
const sumDocuments = `SELECT coalesce(sum(greatest(d.size + octet_length(c.lines), $2)), 0)::bigint
	FROM documents d JOIN document_contents c ON c.document_id = d.id WHERE d.delegation_id = $1 AND d.filed_at IS NULL`

// checkQuota returns an error if another document of the given size would exceed the delegation's
// quota. Expired documents count until they are deleted.
//
// Errors: LIMIT_EXCEEDED.
func (w *writing) checkQuota(size, quota int64) error {
	delegation, used := w.tx.Principal.DelegationID, int64(0)
	w.tx.Write(lockDocuments, delegation)
	if err := w.tx.DB.Raw(sumDocuments, delegation, minDocumentCharge).Scan(&used).Error; err != nil {
		return fmt.Errorf("add up the documents of the delegation: %w", err)
	}
	if used+max(size, minDocumentCharge) > quota {
		return models.NewProblem(models.StorageQuotaUsed, models.P("limit", quota))
	}
	return nil
}

// packLines encodes extracted lines for the database.
func packLines(extracted page.Document) ([]byte, error) {
	var packed bytes.Buffer
	compressor := gzip.NewWriter(&packed)
	if err := json.NewEncoder(compressor).Encode(extracted); err != nil { //nolint:musttag // the same program encodes and decodes it
		return nil, fmt.Errorf("encode the lines of the document: %w", err)
	}
	if err := compressor.Close(); err != nil {
		return nil, fmt.Errorf("compress the lines of the document: %w", err)
	}
	return packed.Bytes(), nil
}

// purgedDocuments is the maximum number of documents that one statement deletes, since they may be
// large.
const purgedDocuments = 100

// deleteExpired deletes up to $2 documents that expired before $1 without being filed.
const deleteExpired = `DELETE FROM documents WHERE id IN (SELECT id FROM documents WHERE filed_at IS NULL AND expires_at < $1 ORDER BY expires_at LIMIT $2)
	AND filed_at IS NULL`

// PurgeDocuments deletes documents that expired without being filed, and returns how many it
// deleted.
func (t *Tracker) PurgeDocuments(ctx context.Context) (int64, error) {
	expired, deleted := t.now().UTC().Truncate(time.Microsecond), int64(0)
	for {
		result := t.pool.Writable().WithContext(ctx).Exec(deleteExpired, expired, purgedDocuments)
		deleted += result.RowsAffected
		if result.Error != nil || result.RowsAffected < purgedDocuments {
			return deleted, result.Error
		}
	}
}

// CheckFileName returns nil if a file name is a single line of at most the given number of
// characters.
//
// Errors: INVALID_INPUT, LIMIT_EXCEEDED.
func CheckFileName(name string, most int) error {
	return document.CheckFilledLine("name", name, most*utf8.UTFMax)
}

// CheckBody returns nil if a text can be filed.
//
// Errors: INVALID_INPUT, LIMIT_EXCEEDED.
func CheckBody(text string) error { return document.Check(text) }
