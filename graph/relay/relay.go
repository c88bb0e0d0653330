// Package relay holds the shapes of lists that can grow, after the Relay cursor connections
// specification.
package relay

import (
	"context"

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
	AnswerConnection       = Connection[*models.Answer]
	AnswerEdge             = Edge[*models.Answer]
	CoAuthorshipConnection = Connection[*models.CoAuthorship]
	CoAuthorshipEdge       = Edge[*models.CoAuthorship]
	DelegationConnection   = Connection[*models.Delegation]
	DelegationEdge         = Edge[*models.Delegation]
	EventConnection        = Connection[*models.Event]
	EventEdge              = Edge[*models.Event]
	FollowUpConnection     = Connection[*models.FollowUp]
	FollowUpEdge           = Edge[*models.FollowUp]
	GroupConnection        = Connection[*models.Group]
	GroupEdge              = Edge[*models.Group]
	MeetingConnection      = Connection[*models.Meeting]
	MeetingEdge            = Edge[*models.Meeting]
	ProposalConnection     = Connection[*models.Proposal]
	ProposalEdge           = Edge[*models.Proposal]
	QuestionConnection     = Connection[*models.Question]
	QuestionEdge           = Edge[*models.Question]
	RevisionConnection     = Connection[*models.Revision]
	RevisionEdge           = Edge[*models.Revision]
)
