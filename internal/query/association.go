package query

import (
	"slices"
	"strconv"
)

// Association identifies rows that belong to proposals and are loaded on request.
type Association int

// The associations. What each reads, and which fields of the schema need it, is declared in
// [associations].
const (
	// CoAuthorships are all visible co-authorships of a proposal, current and ended.
	CoAuthorships Association = iota
	// Revisions include their symbols.
	Revisions
	// Printed are the lists printed on revisions, and the names that revisions remove.
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
	// FollowUps include their steps, responsible sponsors and workshops.
	FollowUps
	// VenueTargets include their outcomes.
	VenueTargets
	// Meetings are the meetings at which outcomes were recorded.
	Meetings
	// Agendas are the agenda items of venue targets.
	Agendas
	// Relations include the proposals at their other ends.
	Relations
	Sources
	Events
	// MeetingAgendas are the whole agendas of meetings, and the requests for them.
	MeetingAgendas
	// EventMeetings are the meetings that events concern, with their agendas.
	EventMeetings
)

// association declares how an [Association] is loaded.
type association struct {
	name Association
	// fields are the fields of the schema that read the association.
	fields []string
	// needs are the associations that must be loaded together with this one.
	needs []Association
	// queue adds the statements that read the rows to the batch of a loader; nil if the association is computed.
	queue func(*loader, *batch)
	// attach attaches the rows to their owners, as far as the principal may see them. If there are none, it
	// sets an empty list, since nil means that the association was not loaded. It is nil for associations
	// that [loader.loadBeyond] loads.
	attach func(*loader)
}

// associations returns all declarations in the order of attachment: each one follows those it
// needs.
func associations() []association {
	return []association{
		revisions(), coAuthorships(), printedLists(), titles(), bodies(), changes(), questions(), answers(), compilations(),
		followUps(), venueTargets(), outcomeMeetings(), agendaItems(), relations(), sources(), eventLog(),
		meetingAgendas(), eventMeetings(),
	}
}

// FieldPreloads returns the associations that each field of the schema reads, by type and name, as in
// "Proposal.title". Other fields read columns, or data loaded for their parent field.
func FieldPreloads() map[string]Preload {
	preloads := map[string]Preload{}
	for _, declared := range associations() {
		for _, field := range declared.fields {
			preloads[field] = preloads[field].With(declared.name)
		}
	}
	return preloads
}

// Preload is a set of associations to load with proposals, in addition to their own columns. They are loaded
// for all proposals together, so that reading them later sends no statement. The zero value loads nothing.
type Preload struct {
	wanted uint32
	// related is the preload of the proposals at the other end of relations; nil for their columns
	// only.
	related *Preload
}

// With returns a preload of the given associations.
func With(associations ...Association) Preload { return Preload{}.With(associations...) }

// With returns p with the given associations added.
func (p Preload) With(associations ...Association) Preload {
	for _, a := range associations {
		p.wanted |= 1 << a
	}
	return p
}

// Key returns a text that identifies the preload: only equal preloads have the same key.
func (p Preload) Key() string {
	if p.related == nil {
		return strconv.FormatUint(uint64(p.wanted), 16)
	}
	return strconv.FormatUint(uint64(p.wanted), 16) + "(" + p.related.Key() + ")"
}

// WithRelated returns p with relations added, and with the preload of the proposals at their other
// ends.
func (p Preload) WithRelated(of Preload) Preload {
	if p.related != nil {
		of = of.Union(*p.related)
	}
	p.related = &of
	return p.With(Relations)
}

// Has reports whether an association is loaded.
func (p Preload) Has(a Association) bool { return p.wanted&(1<<a) != 0 }

// Union returns a preload of everything that p or other loads.
func (p Preload) Union(other Preload) Preload {
	p.wanted |= other.wanted
	if other.related != nil {
		p = p.WithRelated(*other.related)
	}
	return p
}

// withNeeded adds the associations that the requested ones need.
func (p Preload) withNeeded(declared []association) Preload {
	for _, one := range slices.Backward(declared) {
		if p.Has(one.name) {
			p = p.With(one.needs...)
		}
	}
	return p
}
