package query

// Preload says what is wanted of proposals besides their own fields, so that it is loaded for all
// of them at once and hung on them: whoever reads them afterwards asks nothing more.
type Preload struct {
	CoAuthorships bool
	// Revisions come with their symbols.
	Revisions bool
	// Printed are the lists that were printed on revisions, and the names that they take off.
	Printed bool
	// Titles are the texts of revisions without body and paragraphs.
	Titles bool
	// Bodies are the texts whole.
	Bodies bool
	// Changes are computed from the bodies.
	Changes      bool
	Questions    bool
	Answers      bool
	Compilations bool
	FollowUps    bool
	// VenueTargets come with their outcomes.
	VenueTargets bool
	// Meetings are those at which outcomes were recorded.
	Meetings bool
	// Agendas are the agenda items of targets.
	Agendas bool
	Sources bool
	Events  bool
	// Related, where it is not nil, is what is wanted of the proposals at the other end of
	// relations.
	Related *Preload
}

// Union is what either wants.
func (p Preload) Union(other Preload) Preload { //nolint:cyclop // one part a line
	union := Preload{
		CoAuthorships: p.CoAuthorships || other.CoAuthorships,
		Revisions:     p.Revisions || other.Revisions,
		Titles:        p.Titles || other.Titles,
		Bodies:        p.Bodies || other.Bodies,
		Changes:       p.Changes || other.Changes,
		Questions:     p.Questions || other.Questions,
		Answers:       p.Answers || other.Answers,
		Compilations:  p.Compilations || other.Compilations,
		FollowUps:     p.FollowUps || other.FollowUps,
		VenueTargets:  p.VenueTargets || other.VenueTargets,
		Printed:       p.Printed || other.Printed,
		Meetings:      p.Meetings || other.Meetings,
		Agendas:       p.Agendas || other.Agendas,
		Sources:       p.Sources || other.Sources,
		Events:        p.Events || other.Events,
		Related:       p.Related,
	}
	if union.Related == nil {
		union.Related = other.Related
	} else if other.Related != nil {
		related := p.Related.Union(*other.Related)
		union.Related = &related
	}
	return union
}

// closed adds what a wanted part needs itself.
func (p Preload) closed() Preload {
	if p.Changes {
		p.Bodies, p.CoAuthorships, p.Printed = true, true, true
	}
	if p.Bodies {
		p.Titles = true
	}
	p.Questions = p.Questions || p.Answers
	p.VenueTargets = p.VenueTargets || p.Agendas || p.Meetings
	p.Revisions = p.Revisions || p.Printed || p.Titles || p.CoAuthorships || p.Events
	return p
}
