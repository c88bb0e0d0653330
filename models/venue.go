package models

// VenueKind is the kind of body that considers proposals.
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

// Venue is a body that meets, or a Ministerial Conference.
type Venue struct {
	ID    ID `gorm:"primaryKey"`
	Code  Code
	Kind  VenueKind
	Names `gorm:"embedded"`
	// ParentID is the body it reports to; nil for one that reports to none.
	ParentID *ID
	// Place, StartsOn and EndsOn are a conference's; empty for a standing body.
	Place    string
	StartsOn Date
	EndsOn   Date
	// JoinsAfterOutcome tells whether co-authors may still join once the venue has concluded:
	// practice differs between bodies, so it is the venue's policy.
	JoinsAfterOutcome bool
}

// Meeting is one sitting of a venue.
type Meeting struct {
	ID      ID `gorm:"primaryKey"`
	VenueID ID
	HeldOn  Date
	// EndsOn is the last day; zero for a meeting of one day.
	EndsOn Date
	// Place is the town; empty where it is not known.
	Place string
	// Minutes is the symbol of the minutes, `G/C/M/127`; empty where they are not known.
	Minutes Symbol

	Venue       *Venue       `gorm:"-"`
	AgendaItems []AgendaItem `gorm:"foreignKey:MeetingID"`
}

// AgendaItem is a point on a meeting's agenda.
type AgendaItem struct {
	ID        ID `gorm:"primaryKey"`
	MeetingID ID
	// Number is as printed: `4.C`.
	Number string
	Title  string
	// RequestedByID is the sponsor at whose request the item stands there; nil where not known.
	RequestedByID *ID

	Meeting   *Meeting         `gorm:"-"`
	Documents []AgendaDocument `gorm:"foreignKey:AgendaItemID"`
}

// AgendaDocument is a document listed under an agenda item.
type AgendaDocument struct {
	AgendaItemID ID     `gorm:"primaryKey"`
	Symbol       Symbol `gorm:"primaryKey"`
	// ProposalID is the tracked proposal that has the symbol; nil where it is not tracked.
	ProposalID *ID
}
