package models

// NotLoadedError reports that an association of a model was read without having been loaded. This
// is a bug: the declaration of the association in internal/query does not list the schema field
// that reads it.
type NotLoadedError struct {
	// What names the rows, such as "revisions".
	What string
}

// Error returns a message that names the rows.
func (e NotLoadedError) Error() string { return e.What + " were read without being loaded" }

// Loaded returns rows, an association of a model. If rows is nil, it was not loaded, and Loaded
// panics with a [NotLoadedError], because an empty list would be wrong. Loaders set an empty list
// if there are no rows.
func Loaded[T any](what string, rows []T) []T {
	if rows == nil {
		panic(NotLoadedError{what})
	}
	return rows
}

// LoadedQuestions returns the proposal's questions; see [Loaded].
func (p *Proposal) LoadedQuestions() []*Question { return Loaded("questions", p.Questions) }

// LoadedCompilations returns the proposal's compilations; see [Loaded].
func (p *Proposal) LoadedCompilations() []*Compilation {
	return Loaded("compilations", p.Compilations)
}

// LoadedVenueTargets returns the proposal's venue targets; see [Loaded].
func (p *Proposal) LoadedVenueTargets() []*VenueTarget {
	return Loaded("venue targets", p.VenueTargets)
}

// LoadedSources returns the proposal's sources; see [Loaded].
func (p *Proposal) LoadedSources() []*Source { return Loaded("sources", p.Sources) }

// LoadedRelations returns the proposal's relations; see [Loaded].
func (p *Proposal) LoadedRelations() []*Relation { return Loaded("relations", p.Relations) }

// LoadedSteps returns the follow-up's steps; see [Loaded].
func (f *FollowUp) LoadedSteps() []*FollowUpStep { return Loaded("steps of follow-ups", f.Steps) }

// LoadedOutcomes returns the venue target's outcomes; see [Loaded].
func (v *VenueTarget) LoadedOutcomes() []*Outcome { return Loaded("outcomes", v.Outcomes) }

// LoadedAgendaItems returns the agenda items of the venue target; see [Loaded].
func (v *VenueTarget) LoadedAgendaItems() []*AgendaItem { return Loaded("agenda items", v.AgendaItems) }

// LoadedAgendaItems returns the visible items on the meeting's agenda; see [Loaded].
func (m *Meeting) LoadedAgendaItems() []*AgendaItem { return Loaded("agenda items", m.AgendaItems) }

// LoadedAgendaRequests returns the visible requests for the meeting's agenda; see [Loaded].
func (m *Meeting) LoadedAgendaRequests() []*AgendaRequest {
	return Loaded("agenda requests", m.AgendaRequests)
}

// LoadedMeeting returns the meeting that the event concerns; nil if there is none. It panics with a
// [NotLoadedError] if the meeting was not loaded.
func (e *Event) LoadedMeeting() *Meeting {
	if e.MeetingID != nil && e.Meeting == nil {
		panic(NotLoadedError{"meetings of events"})
	}
	return e.Meeting
}

// LoadedBody returns the text exactly as it was filed. It panics with a [NotLoadedError] if the
// body was not loaded.
func (t *RevisionText) LoadedBody() string {
	Loaded("bodies of texts", t.Paragraphs)
	return t.Body
}
