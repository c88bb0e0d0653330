package models

// VenueKind is the kind of a body that considers proposals.
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
	// ParentID is the body that this venue reports to; nil if there is none.
	ParentID *ID
	// Place, StartsOn and EndsOn are set for conferences only.
	Place    string
	StartsOn Date
	EndsOn   Date
	// AcceptsCoAuthorsAfterOutcome is true if co-authors may still join after the venue has reached an outcome.
	// Practice differs between bodies, so each venue has its own policy.
	AcceptsCoAuthorsAfterOutcome bool
}

// Meeting is one meeting of a venue.
type Meeting struct {
	ID      ID `gorm:"primaryKey"`
	VenueID ID
	// StartsOn is the first day.
	StartsOn Date
	// EndsOn is the last day; zero if the meeting lasts one day.
	EndsOn Date
	// Place is the town; empty if unknown.
	Place string
	// Minutes is the symbol of the meeting's minutes, such as `G/C/M/127`; empty if unknown.
	Minutes Symbol
	// LastEventHash is the hash of the last event of the meeting, its agenda or the agenda
	// requests. Events that belong to proposals, such as those of agenda items that list them, are
	// chained to the proposals instead.
	LastEventHash string

	Venue          *Venue           `gorm:"-"`
	AgendaItems    []*AgendaItem    `gorm:"-"`
	AgendaRequests []*AgendaRequest `gorm:"-"`
}

// LastDay returns the last day of the meeting.
func (m *Meeting) LastDay() Date {
	if m.EndsOn.IsZero() {
		return m.StartsOn
	}
	return m.EndsOn
}
