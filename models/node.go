package models

import (
	"strconv"

	"github.com/google/uuid"
)

// Node is implemented by each type of object with a global ID.
type Node interface {
	// NodeID returns the object's global ID.
	NodeID() NodeID
}

// NodeID identifies an object of any type. Clients receive it in encrypted form; see package
// opaque.
type NodeID struct {
	Type NodeType
	ID   ID
}

// NodeType is the name of a schema type whose objects have global IDs.
type NodeType string

// The types of nodes.
const (
	TypeProposal             NodeType = "Proposal"
	TypeRevision             NodeType = "Revision"
	TypeRevisionText         NodeType = "RevisionText"
	TypeDocument             NodeType = "Document"
	TypeParagraph            NodeType = "Paragraph"
	TypeRevisionComparison   NodeType = "RevisionComparison"
	TypeCoAuthorship         NodeType = "CoAuthorship"
	TypeQuestion             NodeType = "Question"
	TypeAnswer               NodeType = "Answer"
	TypeCompilation          NodeType = "Compilation"
	TypeFollowUp             NodeType = "FollowUp"
	TypeVenueTarget          NodeType = "VenueTarget"
	TypeOutcome              NodeType = "Outcome"
	TypeRelation             NodeType = "Relation"
	TypeSource               NodeType = "Source"
	TypeEvent                NodeType = "Event"
	TypeMeeting              NodeType = "Meeting"
	TypeAgendaItem           NodeType = "AgendaItem"
	TypeAgendaRequest        NodeType = "AgendaRequest"
	TypeVenue                NodeType = "Venue"
	TypeWorkProgramme        NodeType = "WorkProgramme"
	TypeDelegation           NodeType = "Delegation"
	TypeGroup                NodeType = "Group"
	TypeViewer               NodeType = "Viewer"
	TypeWebhook              NodeType = "Webhook"
	TypeWebhookDelivery      NodeType = "WebhookDelivery"
	TypeCoSponsorshipNetwork NodeType = "CoSponsorshipNetwork"
)

// NodeTypes returns all types of nodes.
func NodeTypes() []NodeType {
	return []NodeType{
		TypeProposal,
		TypeRevision,
		TypeRevisionText,
		TypeDocument,
		TypeParagraph,
		TypeRevisionComparison,
		TypeCoAuthorship,
		TypeQuestion,
		TypeAnswer,
		TypeCompilation,
		TypeFollowUp,
		TypeVenueTarget,
		TypeOutcome,
		TypeRelation,
		TypeSource,
		TypeEvent,
		TypeMeeting,
		TypeAgendaItem,
		TypeAgendaRequest,
		TypeVenue,
		TypeWorkProgramme,
		TypeDelegation,
		TypeGroup,
		TypeViewer,
		TypeWebhook,
		TypeWebhookDelivery,
		TypeCoSponsorshipNetwork,
	}
}

// NetworkItem is implemented by types that have a list of sponsors, from which networks are
// computed.
type NetworkItem interface {
	Node
	IsNetworkItem()
}

// IsNetworkItem implements [NetworkItem].
func (*Proposal) IsNetworkItem() {}

// WrongIDTypeError returns the INVALID_INPUT error for an ID whose type is given instead of wanted.
func WrongIDTypeError(wanted, given NodeType) *Error {
	return NewProblem(WrongIDType, P("given", given), P("expected", wanted))
}

// NodeID returns the global ID of the proposal.
func (p *Proposal) NodeID() NodeID { return NodeID{TypeProposal, p.ID} }

// NodeID returns the global ID of the revision.
func (r *Revision) NodeID() NodeID { return NodeID{TypeRevision, r.ID} }

// NodeID returns the global ID of the text.
func (t *RevisionText) NodeID() NodeID { return NodeID{TypeRevisionText, t.ID} }

// NodeID returns the global ID of the paragraph. It is derived from the ID of the text and the
// position in it, so it changes only if the text changes.
func (p *Paragraph) NodeID() NodeID {
	return NodeID{TypeParagraph, uuid.NewSHA1(p.TextID, []byte(strconv.Itoa(p.Position)))}
}

// NodeID returns the global ID of the co-authorship.
func (c *CoAuthorship) NodeID() NodeID { return NodeID{TypeCoAuthorship, c.ID} }

// NodeID returns the global ID of the question.
func (q *Question) NodeID() NodeID { return NodeID{TypeQuestion, q.ID} }

// NodeID returns the global ID of the answer.
func (a *Answer) NodeID() NodeID { return NodeID{TypeAnswer, a.ID} }

// NodeID returns the global ID of the follow-up.
func (f *FollowUp) NodeID() NodeID { return NodeID{TypeFollowUp, f.ID} }

// NodeID returns the global ID of the venue target.
func (v *VenueTarget) NodeID() NodeID { return NodeID{TypeVenueTarget, v.ID} }

// NodeID returns the global ID of the outcome.
func (o *Outcome) NodeID() NodeID { return NodeID{TypeOutcome, o.ID} }

// NodeID returns the global ID of the relation.
func (r *Relation) NodeID() NodeID { return NodeID{TypeRelation, r.ID} }

// NodeID returns the global ID of the source.
func (s *Source) NodeID() NodeID { return NodeID{TypeSource, s.ID} }

// NodeID returns the global ID of the event.
func (e *Event) NodeID() NodeID { return NodeID{TypeEvent, e.ID} }

// NodeID returns the global ID of the meeting.
func (m *Meeting) NodeID() NodeID { return NodeID{TypeMeeting, m.ID} }

// NodeID returns the global ID of the agenda item.
func (a *AgendaItem) NodeID() NodeID { return NodeID{TypeAgendaItem, a.ID} }

// NodeID returns the global ID of the agenda request.
func (r *AgendaRequest) NodeID() NodeID { return NodeID{TypeAgendaRequest, r.ID} }

// NodeID returns the global ID of the venue.
func (v *Venue) NodeID() NodeID { return NodeID{TypeVenue, v.ID} }

// NodeID returns the global ID of the work programme.
func (w *WorkProgramme) NodeID() NodeID { return NodeID{TypeWorkProgramme, w.ID} }

// NodeID returns the global ID of the delegation.
func (d *Delegation) NodeID() NodeID { return NodeID{TypeDelegation, d.ID} }

// NodeID returns the global ID of the group.
func (g *Group) NodeID() NodeID { return NodeID{TypeGroup, g.ID} }
