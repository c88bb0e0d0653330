package models

import "time"

// Import is a research data file that was imported, or is being imported, into a work programme.
// Files are identified by their hash, so importing the same file again resumes an interrupted
// import.
type Import struct {
	ID              ID `gorm:"primaryKey"`
	WorkProgrammeID ID
	// FileName is the name of the file at its first import.
	FileName string
	// FileHash is the SHA-256 of the uncompressed content, in hexadecimal.
	FileHash string
	// Proposals is the number of importable proposals in the file, and ProposalsDone the number
	// imported so far.
	Proposals     int
	ProposalsDone int
	// Rows is the number of rows below the header. RowsDone counts the rows of the proposals
	// imported so far.
	Rows       int `gorm:"column:row_count"`
	RowsDone   int
	StartedAt  time.Time
	FinishedAt *time.Time
}

// ImportedProposal records the origin of an imported proposal.
type ImportedProposal struct {
	ProposalID ID `gorm:"primaryKey"`
	ImportID   ID
	// SourceID is the identifier of the proposal as written in the file.
	SourceID string
	// Line is the number of the first line in the file about this proposal.
	Line int
}
