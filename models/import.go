package models

import "time"

// Import is a file of research data that is imported into a work programme, or was. The same file
// goes on where it stopped: it is known by its hash.
type Import struct {
	ID              ID `gorm:"primaryKey"`
	WorkProgrammeID ID
	// FileName is what the file was called when it was imported first.
	FileName string
	// FileHash is the SHA-256, in hexadecimal, of what it holds, uncompressed.
	FileHash string
	// Proposals is how many of its proposals can be imported, and ProposalsDone how many are.
	Proposals     int
	ProposalsDone int
	// Rows is how many rows it has below its header; RowsDone counts those of the proposals done.
	Rows       int `gorm:"column:row_count"`
	RowsDone   int
	StartedAt  time.Time
	FinishedAt *time.Time
}

// ImportedProposal is where an imported proposal comes from.
type ImportedProposal struct {
	ProposalID ID `gorm:"primaryKey"`
	ImportID   ID
	// SourceID identifies the proposal in the file, as it is written there.
	SourceID string
	// Line is the line of the file on which it stands first.
	Line int
}
