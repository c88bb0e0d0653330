package query

import (
	"slices"
	"strconv"
)

// Association identifies a kind of rows that belong to proposals and are loaded on request.
type Association int

// The associations. [associations] declares what each one reads and which schema fields need it.
const (
	// CoAuthorships loads all visible co-authorships of a proposal, current and ended.
	CoAuthorships Association = iota
	// Revisions loads revisions with their symbols.
	Revisions
	// Printed loads the sponsor lists printed on revisions, and the names that each revision
	// removes.
	Printed
	// Titles loads the texts of revisions without body and paragraphs.
	Titles
	// Bodies loads the texts of revisions with body and paragraphs.
	Bodies
	// Changes computes the differences between each revision and the one before it.
	Changes
	Questions
	Answers
	Compilations
	// FollowUps loads follow-ups with their steps, responsible sponsors and workshops.
	FollowUps
	// VenueTargets loads venue targets with their outcomes.
	VenueTargets
	// Meetings loads the meetings at which outcomes were recorded.
	Meetings
	// Agendas loads the agenda items of venue targets.
	Agendas
	// Relations loads relations with the proposals at their other ends.
	Relations
	Sources
	Events
	// MeetingAgendas loads the complete agendas of meetings, and the agenda requests for them.
	MeetingAgendas
	// EventMeetings loads the meetings that events concern, with their agendas.
	EventMeetings
	// EventCheckpoints are the first checkpoints that cover events, and EventProofs prove the events for them.
	EventCheckpoints
	EventProofs
)

// association declares how an [Association] is loaded.
type association struct {
	name Association
	// fields lists the schema fields that read the association.
	fields []string
	// needs lists the associations that must be loaded together with this one.
	needs []Association
	// queue queues the statements that read the rows; nil if the association is computed.
	queue func(*loader, *batch)
	// attach attaches the visible rows to their owners. It sets an empty list if there are none,
	// since a nil list means that the association was not loaded. It is nil for associations that
	// [loader.loadDependent] loads.
	attach func(*loader)
}

// associations returns all declarations in attachment order: each follows those that it needs.
func associations() []association {
	return []association{
		revisions(), coAuthorships(), printedLists(), titles(), bodies(), changes(), questions(), answers(), compilations(),
		followUps(), venueTargets(), outcomeMeetings(), agendaItems(), relations(), sources(), eventLog(),
		meetingAgendas(), eventMeetings(), eventCheckpoints(), eventProofs(),
	}
}

// FieldPreloads returns the associations that each schema field reads, keyed by type and field,
// such as "Proposal.title". Fields that are missing from the map read columns, or data that was
// loaded for their parent field.
func FieldPreloads() map[string]Preload {
	preloads := map[string]Preload{}
	for _, declared := range associations() {
		for _, field := range declared.fields {
			preloads[field] = preloads[field].With(declared.name)
		}
	}
	return preloads
}

// Preload is a set of associations to load along with proposals. They are loaded for all proposals
// at once, so reading them later sends no statement. The zero value loads only the proposals' own
// columns.
type Preload struct {
	wanted uint32
	// related is the preload for the proposals at the other ends of relations; nil loads only their
	// own columns.
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

// Key returns a string that is equal for equal preloads only.
func (p Preload) Key() string {
	if p.related == nil {
		return strconv.FormatUint(uint64(p.wanted), 16)
	}
	return strconv.FormatUint(uint64(p.wanted), 16) + "(" + p.related.Key() + ")"
}

// WithRelated returns p with Relations added; the proposals at their other ends are loaded with the
// given preload.
func (p Preload) WithRelated(of Preload) Preload {
	if p.related != nil {
		of = of.Union(*p.related)
	}
	p.related = &of
	return p.With(Relations)
}

// Has reports whether p includes a.
func (p Preload) Has(a Association) bool { return p.wanted&(1<<a) != 0 }

// Union returns a preload that loads everything that p or other loads.
func (p Preload) Union(other Preload) Preload {
	p.wanted |= other.wanted
	if other.related != nil {
		p = p.WithRelated(*other.related)
	}
	return p
}

// withNeeded returns p with the associations that its own ones need.
func (p Preload) withNeeded(declared []association) Preload {
	for _, one := range slices.Backward(declared) {
		if p.Has(one.name) {
			p = p.With(one.needs...)
		}
	}
	return p
}
