package models

import "time"

// DocumentRetention is the time for which a document that is not filed is retained.
const DocumentRetention = 7 * 24 * time.Hour

// Document is a file that a delegation handed in. Once it is filed as the original of a text, it never changes.
type Document struct {
	ID           ID `gorm:"primaryKey"`
	DelegationID ID
	// Name is the name of the file, without a folder.
	Name string
	// MediaType is that of the format in which the file was read.
	MediaType string
	// Size is in bytes.
	Size int
	// SHA256 is the hash of the bytes, in hexadecimal.
	SHA256 string `gorm:"column:sha256"`
	// Restricted reports whether the file has content that only its delegation and the Secretariat may see:
	// tracked changes, comments, hidden text or personal metadata.
	Restricted bool
	CreatedAt  time.Time
	// ExpiresAt is nil once the document is filed.
	ExpiresAt *time.Time
	// FiledAt, ProposalID and RootID are nil until then.
	FiledAt    *time.Time
	ProposalID *ID
	// RootID is the document to which texts refer: the document itself, or the one that it replaces as a
	// clean copy.
	RootID *ID
}

// DocumentContent contains the bytes of a document.
type DocumentContent struct {
	DocumentID ID `gorm:"primaryKey"`
	// Bytes are the file as it was received.
	Bytes []byte
	// Lines are the extracted lines: JSON, compressed with gzip.
	Lines []byte
}

// NodeID returns the global ID of the document.
func (d *Document) NodeID() NodeID { return NodeID{TypeDocument, d.ID} }

// FiledDocument is the record of a filed document in the data of an event.
type FiledDocument struct {
	Language Language `json:"language"`
	SHA256   string   `json:"sha256"`
}
