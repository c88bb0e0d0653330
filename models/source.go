package models

// Source is a publication that a proposal relies on.
type Source struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	// RevisionID is the first revision that cites it.
	RevisionID ID
	Title      LocalizedText `gorm:"type:jsonb"`
	Publisher  string
	// Year of publication; 0 where not known.
	Year int
	// URL is where it can be read; empty where not known.
	URL string
	// Position is its place in the text, from 0.
	Position int
}
