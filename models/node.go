package models

import (
	"encoding/base64"
	"strings"

	"github.com/google/uuid"
)

// Node is anything with an identity on the wire.
type Node interface {
	// NodeID is the opaque identifier that names the type; see [GlobalID].
	NodeID() string
}

// GlobalID is the identifier of a row on the wire: its type's name and its ID, in the URL-safe
// alphabet of base 64. Clients take it as it is.
func GlobalID(kind string, id ID) string {
	return base64.RawURLEncoding.EncodeToString([]byte(kind + ":" + id.String()))
}

// ParseGlobalID reads what GlobalID wrote, and nothing else.
//
// Errors: INVALID_INPUT.
func ParseGlobalID(text string) (kind string, id ID, err error) {
	fault := NewError(InvalidInput, "%q is no id; give one as an object told it", text)
	data, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil {
		return "", ID{}, fault
	}
	kind, digits, divided := strings.Cut(string(data), ":")
	if !divided {
		return "", ID{}, fault
	}
	if id, err = uuid.Parse(digits); err != nil || GlobalID(kind, id) != text {
		return "", ID{}, fault
	}
	return kind, id, nil
}

// WrongIDType is the INVALID_INPUT for the id of one type where another is wanted.
func WrongIDType(wanted, given string) *Error {
	return NewError(InvalidInput, "this is the id of %s; the id of %s is wanted", withArticle(given), withArticle(wanted))
}

func withArticle(kind string) string {
	if strings.ContainsAny(kind[:min(1, len(kind))], "AEIOU") {
		return "an " + kind
	}
	return "a " + kind
}

// NodeID is the proposal on the wire.
func (p *Proposal) NodeID() string { return GlobalID("Proposal", p.ID) }

// NodeID is the revision on the wire.
func (r *Revision) NodeID() string { return GlobalID("Revision", r.ID) }

// NodeID is the co authorship on the wire.
func (c *CoAuthorship) NodeID() string { return GlobalID("CoAuthorship", c.ID) }

// NodeID is the question on the wire.
func (q *Question) NodeID() string { return GlobalID("Question", q.ID) }

// NodeID is the answer on the wire.
func (a *Answer) NodeID() string { return GlobalID("Answer", a.ID) }

// NodeID is the follow up on the wire.
func (f *FollowUp) NodeID() string { return GlobalID("FollowUp", f.ID) }

// NodeID is the venue target on the wire.
func (v *VenueTarget) NodeID() string { return GlobalID("VenueTarget", v.ID) }

// NodeID is the source on the wire.
func (s *Source) NodeID() string { return GlobalID("Source", s.ID) }

// NodeID is the event on the wire.
func (e *Event) NodeID() string { return GlobalID("Event", e.ID) }

// NodeID is the meeting on the wire.
func (m *Meeting) NodeID() string { return GlobalID("Meeting", m.ID) }

// NodeID is the agenda item on the wire.
func (a *AgendaItem) NodeID() string { return GlobalID("AgendaItem", a.ID) }

// NodeID is the venue on the wire.
func (v *Venue) NodeID() string { return GlobalID("Venue", v.ID) }

// NodeID is the work programme on the wire.
func (w *WorkProgramme) NodeID() string { return GlobalID("WorkProgramme", w.ID) }

// NodeID is the delegation on the wire.
func (d *Delegation) NodeID() string { return GlobalID("Delegation", d.ID) }

// NodeID is the group on the wire.
func (g *Group) NodeID() string { return GlobalID("Group", g.ID) }
