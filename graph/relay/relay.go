// Package relay defines connections as specified by the Relay cursor connections specification.
package relay

import (
	"context"
	"sync"

	"proposaltracker/graph/shape"
	"proposaltracker/models"
)

// PageInfo describes the position of a page in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// Edge is an element of a list together with its cursor.
type Edge[T any] struct {
	Cursor string
	Node   T
}

// Connection is a page of a list.
type Connection[T any] struct {
	Edges    []Edge[T]
	Nodes    []T
	PageInfo PageInfo
	// Total counts the rows of the list. It is called at most once, and only if the client selects the count or its
	// exactness.
	Total func(context.Context) (models.Total, error)

	mu      sync.Mutex
	counted *models.Total
}

// TotalCount returns the length of the list, or a lower bound: see [Connection.TotalCountIsExact].
func (c *Connection[T]) TotalCount(ctx context.Context) (int, error) {
	total, err := c.total(ctx)
	return total.Count, err
}

// TotalCountIsExact reports whether TotalCount is the exact length of the list.
func (c *Connection[T]) TotalCountIsExact(ctx context.Context) (bool, error) {
	total, err := c.total(ctx)
	return total.Exact, err
}

func (c *Connection[T]) total(ctx context.Context) (models.Total, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.counted == nil {
		total, err := c.Total(ctx)
		if err != nil {
			return total, err
		}
		c.counted = &total
	}
	return *c.counted, nil
}

// The connections and edges of the schema.
type (
	// AnswerConnection is a page of answers.
	AnswerConnection = Connection[*models.Answer]
	// AnswerEdge is an edge of AnswerConnection.
	AnswerEdge = Edge[*models.Answer]
	// CoAuthorshipConnection is a page of co-authorships.
	CoAuthorshipConnection = Connection[*models.CoAuthorship]
	// CoAuthorshipEdge is an edge of CoAuthorshipConnection.
	CoAuthorshipEdge = Edge[*models.CoAuthorship]
	// WebhookConnection is a page of webhooks.
	WebhookConnection = Connection[*models.Webhook]
	// WebhookEdge is an edge of WebhookConnection.
	WebhookEdge = Edge[*models.Webhook]
	// WebhookDeliveryConnection is a page of webhook deliveries.
	WebhookDeliveryConnection = Connection[*models.WebhookDelivery]
	// WebhookDeliveryEdge is an edge of WebhookDeliveryConnection.
	WebhookDeliveryEdge = Edge[*models.WebhookDelivery]
	// EventConnection is a page of events.
	EventConnection = Connection[*models.Event]
	// EventEdge is an edge of EventConnection.
	EventEdge = Edge[*models.Event]
	// FollowUpConnection is a page of follow-ups.
	FollowUpConnection = Connection[*models.FollowUp]
	// FollowUpEdge is an edge of FollowUpConnection.
	FollowUpEdge = Edge[*models.FollowUp]
	// AgendaRequestConnection is a page of requests for agenda items.
	AgendaRequestConnection = Connection[*models.AgendaRequest]
	// AgendaRequestEdge is an edge of AgendaRequestConnection.
	AgendaRequestEdge = Edge[*models.AgendaRequest]
	// MeetingConnection is a page of meetings.
	MeetingConnection = Connection[*models.Meeting]
	// MeetingEdge is an edge of MeetingConnection.
	MeetingEdge = Edge[*models.Meeting]
	// NetworkItemConnection is a page of network items.
	NetworkItemConnection = Connection[models.NetworkItem]
	// NetworkItemEdge is an edge of NetworkItemConnection.
	NetworkItemEdge = Edge[models.NetworkItem]
	// NetworkNeighbourConnection is a page of neighbors in a network.
	NetworkNeighbourConnection = Connection[*shape.NetworkNeighbour]
	// NetworkNeighbourEdge is an edge of NetworkNeighbourConnection.
	NetworkNeighbourEdge = Edge[*shape.NetworkNeighbour]
	// NewTieConnection is a page of new ties.
	NewTieConnection = Connection[*shape.NewTie]
	// NewTieEdge is an edge of NewTieConnection.
	NewTieEdge = Edge[*shape.NewTie]
	// TieConnection is a page of ties.
	TieConnection = Connection[*shape.Tie]
	// TieEdge is an edge of TieConnection.
	TieEdge = Edge[*shape.Tie]
	// ProposalConnection is a page of proposals.
	ProposalConnection = Connection[*models.Proposal]
	// ProposalEdge is an edge of ProposalConnection.
	ProposalEdge = Edge[*models.Proposal]
	// QuestionConnection is a page of questions.
	QuestionConnection = Connection[*models.Question]
	// QuestionEdge is an edge of QuestionConnection.
	QuestionEdge = Edge[*models.Question]
	// RelationConnection is a page of relations.
	RelationConnection = Connection[*models.Relation]
	// RelationEdge is an edge of RelationConnection.
	RelationEdge = Edge[*models.Relation]
	// RevisionConnection is a page of revisions.
	RevisionConnection = Connection[*models.Revision]
	// RevisionEdge is an edge of RevisionConnection.
	RevisionEdge = Edge[*models.Revision]
	// SearchResultConnection is a page of search results.
	SearchResultConnection = Connection[shape.SearchResult]
	// SearchResultEdge is an edge of SearchResultConnection.
	SearchResultEdge = Edge[shape.SearchResult]
)
