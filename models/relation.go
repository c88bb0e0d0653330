package models

import "time"

// RelationKind says how one proposal relates to another. A relation is stored once and can be read
// from both ends.
type RelationKind string

// The kinds of relation, each with its inverse. A new revision is not a relation: it belongs to the
// same proposal.
const (
	Supersedes   RelationKind = "SUPERSEDES"
	SupersededBy RelationKind = "SUPERSEDED_BY"
	Restates     RelationKind = "RESTATES"
	RestatedBy   RelationKind = "RESTATED_BY"
	RespondsTo   RelationKind = "RESPONDS_TO"
	AnsweredBy   RelationKind = "ANSWERED_BY"
	RelatedTo    RelationKind = "RELATED_TO"
)

// Inverse returns the same relation as seen from the other end.
func (k RelationKind) Inverse() RelationKind {
	inverses := map[RelationKind]RelationKind{
		Supersedes: SupersededBy, SupersededBy: Supersedes,
		Restates: RestatedBy, RestatedBy: Restates,
		RespondsTo: AnsweredBy, AnsweredBy: RespondsTo,
		RelatedTo: RelatedTo,
	}
	return inverses[k]
}

// Stored reports whether relations are stored under this kind rather than under its inverse.
func (k RelationKind) Stored() bool {
	return k == Supersedes || k == Restates || k == RespondsTo || k == RelatedTo
}

// ProposalRelation is a relation as stored.
type ProposalRelation struct {
	ID     ID           `gorm:"primaryKey"`
	FromID ID           `gorm:"column:from_id"`
	ToID   ID           `gorm:"column:to_id"`
	Kind   RelationKind `gorm:"column:kind"`
	// StatedByID is the delegation that stated the relation, or the Secretariat. Nil if it is not known.
	StatedByID *ID
	// StatedOn is the day on which it was stated. Zero if it is not known.
	StatedOn Date
	// RetractedAt is the instant at which it was retracted. Nil if it was not retracted.
	RetractedAt *time.Time
}

// Relation is a relation as seen from one end.
type Relation struct {
	Kind     RelationKind
	Proposal *Proposal
	// StatedByID and StatedOn are those of the [ProposalRelation].
	StatedByID *ID
	StatedOn   Date
}
