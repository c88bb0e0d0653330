package guard

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Units of cost, as `bench/pressure price` measured them. docs/queries.md explains them.
const (
	// base is the cost of an operation itself.
	base = 250
	// perField is the cost of each field in the document that is present in the response.
	perField = 40
	// perRead is the cost of a value from the database, and perKnown that of a value in memory.
	perRead, perKnown = 5, 3
	// listed is the cost of a row in a list of proposals, and withProposal that of a row that is read together with
	// its proposal.
	listed, withProposal = 30, 80

	// lookup is the cost of finding an object by a key, and text that of reading a text.
	lookup, text = 1_100, 500
	list         = 1_000
	total        = 250
	inboxList    = 3_000
	search       = 3_000
	textFilter   = 9_000
	compare      = 3_500
	checkpoint   = 400
	proof        = 1_200
	write        = 7_000
	analysis     = 3_500
	start        = 3_000 // of a subscription

	// The following are expected costs. The work actually done is charged: see [price.Kind].
	comparison   = 10_000
	nestedList   = 5_000
	wholeText    = 20
	hashing      = 30 // the event itself and another one of its checkpoint
	expectedHits = 8_000 + 500*60
)

// work returns the cost of the work that a field does once, regardless of the number of its rows.
func (m *measure) work(field *ast.Field) float64 {
	if field.ObjectDefinition == nil {
		return 0
	}
	switch field.ObjectDefinition.Name + "." + field.Name {
	case "Query.node", "Query.proposal":
		return lookup
	case "Query.nodes":
		return lookup * m.given(field.Arguments.ForName("ids"))
	case "Query.search":
		return search
	case "Query.proposals":
		if m.hasText(field.Arguments.ForName("filter"), "search") {
			return list + textFilter
		}
		return list
	case "Query.events", "Query.followUps":
		return list
	case "Query.compare":
		return compare
	case "Query.logConsistency":
		return lookup
	case "Event.checkpoint":
		return checkpoint
	case "Event.proof":
		return proof
	case "Query.coSponsorship", "Query.coSponsorshipSeries":
		return analysis
	case "Revision.text":
		return text
	default:
		return workByType(field)
	}
}

// workByType is like [measure.work], but recognizes a field by its type or by the type of its object.
func workByType(field *ast.Field) float64 {
	switch of := field.ObjectDefinition.Name; {
	case of == "Mutation":
		return write
	case of == "Subscription":
		return start
	case field.Name == "totalCount":
		return total
	case of == "Viewer" && field.Name != "webhooks" && isConnection(field):
		return inboxList
	default:
		return 0
	}
}

func isConnection(field *ast.Field) bool {
	return field.Definition != nil && strings.HasSuffix(field.Definition.Type.Name(), "Connection")
}

// perRow returns the cost of a row in a list, not including the fields of the row.
func perRow(field *ast.Field) float64 {
	if field.ObjectDefinition == nil || !isConnection(field) {
		return 0
	}
	switch field.ObjectDefinition.Name + "." + field.Name {
	case "Query.proposals":
		return listed
	case "Query.events", "Query.followUps", "Query.search":
		return withProposal
	default:
		return 0
	}
}

// perValue returns the cost of one value of a field in a response.
func perValue(field *ast.Field) float64 {
	if field.ObjectDefinition == nil {
		return perKnown
	}
	switch of := field.ObjectDefinition.Name; of {
	case "Delegation", "Group", "Venue", "WorkProgramme", "NetworkMember", "Tie":
		return perKnown
	case "Proposal":
		if isConnection(field) {
			return 5 * perRead
		}
		return perRead
	default:
		if strings.HasPrefix(of, "__") {
			return perKnown
		}
		return perRead
	}
}

// reserve returns the expected cost of work that is counted while an operation runs.
func reserve(field *ast.Field) float64 {
	if field.ObjectDefinition == nil {
		return 0
	}
	switch field.ObjectDefinition.Name + "." + field.Name {
	case "Query.compare":
		return comparison
	case "Query.search":
		return expectedHits
	case "Event.proof":
		return hashing
	case "AgendaItem.proposals", "Delegation.proposals", "Group.proposals", "Venue.proposals", "WorkProgramme.proposals":
		return nestedList
	case "RevisionText.body", "RevisionText.sections", "RevisionComparison.text":
		return wholeText
	default:
		return 0
	}
}

// rowsOf returns the assumed length of a list without pages.
func rowsOf(list string) float64 {
	switch list {
	case "Answer.viewerCan", "CoAuthorship.viewerCan", "FollowUp.viewerCan", "Meeting.viewerCan", "Question.viewerCan",
		"Relation.viewerCan", "VenueTarget.viewerCan", "Viewer.viewerCan", "WebhookDelivery.viewerCan":
		return 4
	case "Group.members":
		return 75 // the G-90 has 74
	case "Query.delegations":
		return 250
	case "Proposal.viewerCan":
		return 11
	case "Revision.viewerCan", "Webhook.viewerCan":
		return 6
	case "Problem.params":
		return 3
	case "Query.venues", "Query.groups":
		return 50
	default:
		return 10
	}
}
