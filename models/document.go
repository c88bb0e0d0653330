package models

import "time"

// DocumentRetention is how long a document is retained if it is not filed.
const DocumentRetention = 7 * 24 * time.Hour

// Document is a file that a delegation uploaded. Once it is filed as the original of a text, it
// never changes.
type Document struct {
	ID           ID `gorm:"primaryKey"`
	DelegationID ID
	// Name is the file name without a folder.
	Name string
	// MediaType is the media type of the detected format.
	MediaType string
	// Size is in bytes.
	Size int
	// SHA256 is the hash of the bytes, in hexadecimal.
	SHA256 string `gorm:"column:sha256"`
	// Restricted is true if the file contains data that only its delegation and the Secretariat may
	// see: tracked changes, comments, hidden text or personal metadata.
	Restricted bool
	CreatedAt  time.Time
	// ExpiresAt is nil once the document is filed.
	ExpiresAt *time.Time
	// FiledAt, ProposalID and RootID are nil until the document is filed.
	FiledAt    *time.Time
	ProposalID *ID
	// RootID is the document that texts refer to: this one or, for a clean copy, the one that it
	// replaces.
	RootID *ID
}

// DocumentContent holds the content of a document.
type DocumentContent struct {
	DocumentID ID `gorm:"primaryKey"`
	// Bytes is the file as it was received.
	Bytes []byte
	// Lines holds the extracted lines as JSON, compressed with gzip.
	Lines []byte
}

// NodeID returns the global ID of the document.
func (d *Document) NodeID() NodeID { return NodeID{TypeDocument, d.ID} }

// FiledDocument identifies a filed document in the data of an event.
type FiledDocument struct {
	Language Language `json:"language"`
	SHA256   string   `json:"sha256"`
}
