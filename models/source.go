package models

// Source is a publication cited by a proposal.
type Source struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	// RevisionID is the first revision that cites the source.
	RevisionID ID
	Title      LocalizedText `gorm:"type:jsonb"`
	Publisher  string
	// Year is the year of publication; 0 if unknown.
	Year int
	// URL is the URL of the publication; empty if unknown.
	URL string
	// Position is the index among the sources in the text, from 0.
	Position int

	Proposal *Proposal `gorm:"-"`
}
