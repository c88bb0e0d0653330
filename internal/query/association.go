package query

import "slices"

// Association names rows that belong to proposals and are loaded where they are wanted.
type Association int

// The associations. What each one reads, and which fields of the schema need it, is declared once: see association.
const (
	// CoAuthorships are all of a proposal that the viewer may see, open and ended.
	CoAuthorships Association = iota
	// Revisions come with their symbols.
	Revisions
	// Printed are the lists that were printed on revisions, and the names that revisions take off.
	Printed
	// Titles are the texts of revisions without body and paragraphs.
	Titles
	// Bodies are the texts with body and paragraphs.
	Bodies
	// Changes compare each revision with the one before it.
	Changes
	Questions
	Answers
	Compilations
	// FollowUps come with their steps, those responsible, and workshops.
	FollowUps
	// VenueTargets come with their outcomes.
	VenueTargets
	// Meetings are those at which outcomes were recorded.
	Meetings
	// Agendas are the agenda items of venue targets.
	Agendas
	// Relations come with the proposals at their other ends.
	Relations
	Sources
	Events
)

// association declares what the package knows of an [Association].
type association struct {
	name Association
	// fields are the fields of the schema that read it.
	fields []string
	// needs are loaded with it.
	needs []Association
	// ask adds its statements to the batch of a family; nil for what is computed.
	ask func(*family, *batch)
	// hang puts its rows where they belong, as far as the principal may see them. Where there are none it hangs an
	// empty list: nil means that the association was not loaded.
	hang func(*family)
}

// associations lists all declarations in the order in which they hang: each follows those it needs.
func associations() []association {
	return []association{
		revisions(), coAuthorships(), printedLists(), titles(), bodies(), changes(), questions(), answers(), compilations(),
		followUps(), venueTargets(), outcomeMeetings(), agendaItems(), relations(), sources(), eventLog(),
	}
}

// FieldPreloads returns what each field of the schema reads of proposals, by type and name: "Proposal.title". A field
// that is not among them reads columns, or what was loaded for the field above it.
func FieldPreloads() map[string]Preload {
	preloads := map[string]Preload{}
	for _, declared := range associations() {
		for _, field := range declared.fields {
			preloads[field] = preloads[field].With(declared.name)
		}
	}
	return preloads
}

// Preload says what is loaded of proposals besides their own columns: for all of them at once, so that reading them
// afterwards sends nothing. The zero value loads nothing.
type Preload struct {
	wanted uint32
	// related is what is loaded of the proposals at the other end of relations; nil for their columns alone.
	related *Preload
}

// With returns what loads the associations.
func With(associations ...Association) Preload { return Preload{}.With(associations...) }

// With returns what loads the associations too.
func (p Preload) With(associations ...Association) Preload {
	for _, a := range associations {
		p.wanted |= 1 << a
	}
	return p
}

// WithRelated returns what loads relations too, and of the proposals at their other ends what of loads.
func (p Preload) WithRelated(of Preload) Preload {
	if p.related != nil {
		of = of.Union(*p.related)
	}
	p.related = &of
	return p.With(Relations)
}

// Has reports whether an association is loaded.
func (p Preload) Has(a Association) bool { return p.wanted&(1<<a) != 0 }

// Union returns what loads whatever either loads.
func (p Preload) Union(other Preload) Preload {
	p.wanted |= other.wanted
	if other.related != nil {
		p = p.WithRelated(*other.related)
	}
	return p
}

// closed adds what the wanted associations need.
func (p Preload) closed(declared []association) Preload {
	for _, one := range slices.Backward(declared) {
		if p.Has(one.name) {
			p = p.With(one.needs...)
		}
	}
	return p
}
