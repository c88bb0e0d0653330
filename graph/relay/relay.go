// Package relay holds the shapes of lists that can grow, after the Relay cursor connections
// specification.
package relay

import (
	"context"

	"proposaltracker/graph/shape"
	"proposaltracker/models"
)

// PageInfo is where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// Edge is a row in a list.
type Edge[T any] struct {
	Cursor string
	Node   T
}

// Connection is a page of a list.
type Connection[T any] struct {
	Edges    []Edge[T]
	Nodes    []T
	PageInfo PageInfo
	// Total counts the whole list.
	Total func(context.Context) (int, error)
}

// TotalCount counts the whole list; it is called only where the count is asked for.
func (c *Connection[T]) TotalCount(ctx context.Context) (int, error) { return c.Total(ctx) }

// The lists of the schema, and their rows.
type (
	// AnswerConnection is a page of a list of this type.
	AnswerConnection = Connection[*models.Answer]
	// AnswerEdge is a row of it.
	AnswerEdge = Edge[*models.Answer]
	// CoAuthorshipConnection is a page of a list of this type.
	CoAuthorshipConnection = Connection[*models.CoAuthorship]
	// CoAuthorshipEdge is a row of it.
	CoAuthorshipEdge = Edge[*models.CoAuthorship]
	// DelegationConnection is a page of a list of this type.
	DelegationConnection = Connection[*models.Delegation]
	// DelegationEdge is a row of it.
	DelegationEdge = Edge[*models.Delegation]
	// WebhookConnection is a page of a list of this type.
	WebhookConnection = Connection[*models.Webhook]
	// WebhookEdge is a row of it.
	WebhookEdge = Edge[*models.Webhook]
	// WebhookDeliveryConnection is a page of a list of this type.
	WebhookDeliveryConnection = Connection[*models.WebhookDelivery]
	// WebhookDeliveryEdge is a row of it.
	WebhookDeliveryEdge = Edge[*models.WebhookDelivery]
	// EventConnection is a page of a list of this type.
	EventConnection = Connection[*models.Event]
	// EventEdge is a row of it.
	EventEdge = Edge[*models.Event]
	// FollowUpConnection is a page of a list of this type.
	FollowUpConnection = Connection[*models.FollowUp]
	// FollowUpEdge is a row of it.
	FollowUpEdge = Edge[*models.FollowUp]
	// GroupConnection is a page of a list of this type.
	GroupConnection = Connection[*models.Group]
	// GroupEdge is a row of it.
	GroupEdge = Edge[*models.Group]
	// MeetingConnection is a page of a list of this type.
	MeetingConnection = Connection[*models.Meeting]
	// MeetingEdge is a row of it.
	MeetingEdge = Edge[*models.Meeting]
	// NetworkEdgeConnection is a page of a list of this type.
	NetworkEdgeConnection = Connection[*shape.NetworkEdge]
	// NetworkEdgeEdge is a row of it.
	NetworkEdgeEdge = Edge[*shape.NetworkEdge]
	// NetworkNeighbourConnection is a page of a list of this type.
	NetworkNeighbourConnection = Connection[*shape.NetworkNeighbour]
	// NetworkNeighbourEdge is a row of it.
	NetworkNeighbourEdge = Edge[*shape.NetworkNeighbour]
	// NetworkNewTieConnection is a page of a list of this type.
	NetworkNewTieConnection = Connection[*shape.NetworkNewTie]
	// NetworkNewTieEdge is a row of it.
	NetworkNewTieEdge = Edge[*shape.NetworkNewTie]
	// ProposalConnection is a page of a list of this type.
	ProposalConnection = Connection[*models.Proposal]
	// ProposalEdge is a row of it.
	ProposalEdge = Edge[*models.Proposal]
	// QuestionConnection is a page of a list of this type.
	QuestionConnection = Connection[*models.Question]
	// QuestionEdge is a row of it.
	QuestionEdge = Edge[*models.Question]
	// RevisionConnection is a page of a list of this type.
	RevisionConnection = Connection[*models.Revision]
	// RevisionEdge is a row of it.
	RevisionEdge = Edge[*models.Revision]
	// SearchResultConnection is a page of a list of this type.
	SearchResultConnection = Connection[shape.SearchResult]
	// SearchResultEdge is a row of it.
	SearchResultEdge = Edge[shape.SearchResult]
)
