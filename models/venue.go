package models

// VenueKind is a kind of body that considers proposals.
type VenueKind string

// The kinds of venue.
const (
	GeneralCouncil        VenueKind = "GENERAL_COUNCIL"
	Council               VenueKind = "COUNCIL"
	Committee             VenueKind = "COMMITTEE"
	NegotiatingGroup      VenueKind = "NEGOTIATING_GROUP"
	MinisterialConference VenueKind = "MINISTERIAL_CONFERENCE"
	Initiative            VenueKind = "INITIATIVE"
)

// Venue is a standing body or a Ministerial Conference.
type Venue struct {
	ID    ID `gorm:"primaryKey"`
	Code  Code
	Kind  VenueKind
	Names `gorm:"embedded"`
	// ParentID is the body that this venue reports to. Nil if there is none.
	ParentID *ID
	// Place, StartsOn and EndsOn are set for conferences only.
	Place    string
	StartsOn Date
	EndsOn   Date
	// AcceptsCoAuthorsAfterOutcome reports whether co-authors may still join after the venue has reached an
	// outcome. Practice differs between bodies, so it is a policy of the venue.
	AcceptsCoAuthorsAfterOutcome bool
}

// Meeting is one meeting of a venue.
type Meeting struct {
	ID      ID `gorm:"primaryKey"`
	VenueID ID
	// StartsOn is the first day.
	StartsOn Date
	// EndsOn is the last day. Zero for a meeting of one day.
	EndsOn Date
	// Place is the town. Empty if unknown.
	Place string
	// Minutes is the symbol of the minutes, such as `G/C/M/127`. Empty if unknown.
	Minutes Symbol

	Venue       *Venue       `gorm:"-"`
	AgendaItems []AgendaItem `gorm:"foreignKey:MeetingID"`
}

// AgendaItem is an item on a meeting's agenda.
type AgendaItem struct {
	ID        ID `gorm:"primaryKey"`
	MeetingID ID
	// Number is the number as printed, such as `4.C`.
	Number string
	Title  string
	// RequestedByID is the sponsor that requested the item. Nil if unknown.
	RequestedByID *ID

	Meeting   *Meeting         `gorm:"-"`
	Documents []AgendaDocument `gorm:"foreignKey:AgendaItemID"`
}

// Proposals returns the IDs of the tracked proposals among the loaded documents.
func (a *AgendaItem) Proposals() IDs {
	ids := IDs{}
	for _, document := range a.Documents {
		if document.ProposalID != nil {
			ids = append(ids, *document.ProposalID)
		}
	}
	return ids
}

// AgendaDocument is a document listed under an agenda item.
type AgendaDocument struct {
	AgendaItemID ID     `gorm:"primaryKey"`
	Symbol       Symbol `gorm:"primaryKey"`
	// ProposalID is the tracked proposal with this symbol. Nil if the document is not tracked.
	ProposalID *ID
}
