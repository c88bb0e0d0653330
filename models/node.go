package models

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

// Node is implemented by every object with a global ID.
type Node interface {
	// NodeID returns the opaque global ID, which includes the type. See [GlobalID].
	NodeID() string
}

// NetworkItem is implemented by everything that a list of sponsors belongs to and that networks are
// made of.
type NetworkItem interface {
	Node
	IsNetworkItem()
}

// IsNetworkItem implements [NetworkItem].
func (*Proposal) IsNetworkItem() {}

// GlobalID returns the identifier that clients see: type name and ID, encoded in URL-safe base64.
// It is opaque to clients.
func GlobalID(kind string, id ID) string {
	return base64.RawURLEncoding.EncodeToString([]byte(kind + ":" + id.String()))
}

// ParseGlobalID decodes an identifier produced by GlobalID. It accepts nothing else.
//
// Errors: INVALID_INPUT.
func ParseGlobalID(text string) (kind string, id ID, err error) {
	fault := NewProblem(Malformed, P("value", text), P("type", TermID))
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

// WrongIDTypeError returns the INVALID_INPUT error for an ID of one type where another type is
// required.
func WrongIDTypeError(wanted, given string) *Error {
	return NewProblem(WrongIDType, P("given", given), P("expected", wanted))
}

// NodeID returns the global ID of the proposal.
func (p *Proposal) NodeID() string { return GlobalID("Proposal", p.ID) }

// NodeID returns the global ID of the revision.
func (r *Revision) NodeID() string { return GlobalID("Revision", r.ID) }

// NodeID returns the global ID of the text.
func (t *RevisionText) NodeID() string { return GlobalID("RevisionText", t.ID) }

// NodeID returns the global ID of the paragraph. It is derived from the text and the position, so
// it stays the same as long as the text does.
func (p *Paragraph) NodeID() string {
	return GlobalID("Paragraph", uuid.NewSHA1(p.TextID, []byte(strconv.Itoa(p.Position))))
}

// NodeID returns the global ID of the co-authorship.
func (c *CoAuthorship) NodeID() string { return GlobalID("CoAuthorship", c.ID) }

// NodeID returns the global ID of the question.
func (q *Question) NodeID() string { return GlobalID("Question", q.ID) }

// NodeID returns the global ID of the answer.
func (a *Answer) NodeID() string { return GlobalID("Answer", a.ID) }

// NodeID returns the global ID of the follow-up.
func (f *FollowUp) NodeID() string { return GlobalID("FollowUp", f.ID) }

// NodeID returns the global ID of the venue target.
func (v *VenueTarget) NodeID() string { return GlobalID("VenueTarget", v.ID) }

// NodeID implements [Node].
func (o *Outcome) NodeID() string { return GlobalID("Outcome", o.ID) }

// NodeID implements [Node].
func (r *Relation) NodeID() string { return GlobalID("Relation", r.ID) }

// NodeID returns the global ID of the source.
func (s *Source) NodeID() string { return GlobalID("Source", s.ID) }

// NodeID returns the global ID of the event.
func (e *Event) NodeID() string { return GlobalID("Event", e.ID) }

// NodeID returns the global ID of the meeting.
func (m *Meeting) NodeID() string { return GlobalID("Meeting", m.ID) }

// NodeID returns the global ID of the agenda item.
func (a *AgendaItem) NodeID() string { return GlobalID("AgendaItem", a.ID) }

// NodeID returns the global ID of the venue.
func (v *Venue) NodeID() string { return GlobalID("Venue", v.ID) }

// NodeID returns the global ID of the work programme.
func (w *WorkProgramme) NodeID() string { return GlobalID("WorkProgramme", w.ID) }

// NodeID returns the global ID of the delegation.
func (d *Delegation) NodeID() string { return GlobalID("Delegation", d.ID) }

// NodeID returns the global ID of the group.
func (g *Group) NodeID() string { return GlobalID("Group", g.ID) }
