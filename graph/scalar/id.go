package scalar

import (
	"io"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/models"
)

// Typed global IDs for inputs, one type per node type, so that the ID of another type is rejected
// with its exact path before a resolver runs.
type (
	// ProposalID is the ID of a Proposal.
	ProposalID struct{ models.ID }
	// RevisionID is the ID of a Revision.
	RevisionID struct{ models.ID }
	// CoAuthorshipID is the ID of a CoAuthorship.
	CoAuthorshipID struct{ models.ID }
	// FollowUpID is the ID of a FollowUp.
	FollowUpID struct{ models.ID }
	// VenueTargetID is the ID of a VenueTarget.
	VenueTargetID struct{ models.ID }
	// OutcomeID is the ID of an Outcome.
	OutcomeID struct{ models.ID }
	// RelationID is the ID of a Relation.
	RelationID struct{ models.ID }
	// QuestionID is the ID of a Question.
	QuestionID struct{ models.ID }
	// AnswerID is the ID of an Answer.
	AnswerID struct{ models.ID }
	// WebhookID is the ID of a Webhook.
	WebhookID struct{ models.ID }
	// WebhookDeliveryID is the ID of a WebhookDelivery.
	WebhookDeliveryID struct{ models.ID }
	// MeetingID is the ID of a Meeting.
	MeetingID struct{ models.ID }
)

// read parses the global ID of a node of the wanted type. Null in an optional input is the zero ID, as if
// the input were absent; GraphQL validation has already rejected it in a required one.
func read(wanted string, input any) (models.ID, error) {
	if input == nil {
		return models.ID{}, nil
	}
	text, err := idText(input)
	if err != nil {
		return models.ID{}, err
	}
	given, id, err := models.ParseGlobalID(text)
	if err == nil && given != wanted {
		err = models.WrongIDTypeError(wanted, given)
	}
	return id, err
}

func idText(input any) (string, error) {
	text, is := input.(string)
	if !is {
		return "", models.NewProblem(models.Malformed, models.P("type", models.TermID))
	}
	return text, nil
}

func write(w io.Writer, kind string, id models.ID) {
	graphql.MarshalString(models.GlobalID(kind, id)).MarshalGQL(w)
}

// UnmarshalGQL decodes the global ID of a Proposal.
//
// Errors: INVALID_INPUT.
func (id *ProposalID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("Proposal", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id ProposalID) MarshalGQL(w io.Writer) { write(w, "Proposal", id.ID) }

// UnmarshalGQL decodes the global ID of a Revision.
//
// Errors: INVALID_INPUT.
func (id *RevisionID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("Revision", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id RevisionID) MarshalGQL(w io.Writer) { write(w, "Revision", id.ID) }

// UnmarshalGQL decodes the global ID of a CoAuthorship.
//
// Errors: INVALID_INPUT.
func (id *CoAuthorshipID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("CoAuthorship", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id CoAuthorshipID) MarshalGQL(w io.Writer) { write(w, "CoAuthorship", id.ID) }

// UnmarshalGQL decodes the global ID of a FollowUp.
//
// Errors: INVALID_INPUT.
func (id *FollowUpID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("FollowUp", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id FollowUpID) MarshalGQL(w io.Writer) { write(w, "FollowUp", id.ID) }

// UnmarshalGQL decodes the global ID of a VenueTarget.
//
// Errors: INVALID_INPUT.
func (id *VenueTargetID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("VenueTarget", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id VenueTargetID) MarshalGQL(w io.Writer) { write(w, "VenueTarget", id.ID) }

// UnmarshalGQL decodes the global ID of an Outcome.
//
// Errors: INVALID_INPUT.
func (id *OutcomeID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("Outcome", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id OutcomeID) MarshalGQL(w io.Writer) { write(w, "Outcome", id.ID) }

// UnmarshalGQL decodes the global ID of a Relation.
//
// Errors: INVALID_INPUT.
func (id *RelationID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("Relation", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id RelationID) MarshalGQL(w io.Writer) { write(w, "Relation", id.ID) }

// UnmarshalGQL decodes the global ID of a Question.
//
// Errors: INVALID_INPUT.
func (id *QuestionID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("Question", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id QuestionID) MarshalGQL(w io.Writer) { write(w, "Question", id.ID) }

// UnmarshalGQL decodes the global ID of a Meeting.
//
// Errors: INVALID_INPUT.
func (id *MeetingID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("Meeting", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id MeetingID) MarshalGQL(w io.Writer) { write(w, "Meeting", id.ID) }

// UnmarshalGQL decodes the global ID of an Answer.
//
// Errors: INVALID_INPUT.
func (id *AnswerID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("Answer", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id AnswerID) MarshalGQL(w io.Writer) { write(w, "Answer", id.ID) }

// UnmarshalGQL decodes the global ID of a Webhook.
//
// Errors: INVALID_INPUT.
func (id *WebhookID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("Webhook", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id WebhookID) MarshalGQL(w io.Writer) { write(w, "Webhook", id.ID) }

// UnmarshalGQL decodes the global ID of a WebhookDelivery.
//
// Errors: INVALID_INPUT.
func (id *WebhookDeliveryID) UnmarshalGQL(input any) (err error) {
	id.ID, err = read("WebhookDelivery", input)
	return err
}

// MarshalGQL encodes the global ID.
func (id WebhookDeliveryID) MarshalGQL(w io.Writer) { write(w, "WebhookDelivery", id.ID) }
