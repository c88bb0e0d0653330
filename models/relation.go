package models

import "time"

// RelationKind states how one proposal relates to another. A new revision is not a relation: it
// belongs to the same proposal.
type RelationKind string

// The kinds of relations, as seen from the proposal at the From end.
const (
	Supersedes RelationKind = "SUPERSEDES"
	Restates   RelationKind = "RESTATES"
	RespondsTo RelationKind = "RESPONDS_TO"
	RelatedTo  RelationKind = "RELATED_TO"
)

// Relation is a statement that one proposal relates to another. Both proposals list it.
type Relation struct {
	ID     ID           `gorm:"primaryKey"`
	FromID ID           `gorm:"column:from_id"`
	ToID   ID           `gorm:"column:to_id"`
	Kind   RelationKind `gorm:"column:kind"`
	// StatedByID is the delegation that stated the relation, or the Secretariat; nil if unknown.
	StatedByID *ID
	// StatedOn is the day on which the relation was stated; zero if unknown.
	StatedOn Date
	// RetractedAt is the time at which the relation was retracted; nil if it was not.
	RetractedAt *time.Time

	From *Proposal `gorm:"-"`
	To   *Proposal `gorm:"-"`
}

// TableName returns the table name for GORM.
func (Relation) TableName() string { return "proposal_relations" }

// RetractedOn returns the day on which the relation was retracted; zero if it was not.
func (r *Relation) RetractedOn() Date {
	if r.RetractedAt == nil {
		return Date{}
	}
	return DateOf(*r.RetractedAt)
}
