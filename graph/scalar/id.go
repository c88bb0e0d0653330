package scalar

import (
	"context"
	"fmt"
	"io"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/internal/opaque"
	"proposaltracker/models"
)

// MarshalNodeID encodes the global ID of an object with the codec in the context.
func MarshalNodeID(id models.NodeID) graphql.ContextMarshaler {
	return graphql.ContextWriterFunc(func(ctx context.Context, w io.Writer) error { return write(ctx, w, id) })
}

// UnmarshalNodeID parses the global ID of an object of any type.
//
// Errors: INVALID_INPUT.
func UnmarshalNodeID(ctx context.Context, input any) (models.NodeID, error) {
	text, err := idText(input)
	if err != nil {
		return models.NodeID{}, err
	}
	return opaque.FromContext(ctx).ParseID(text)
}

// Typed global IDs for inputs. Each node type has its own, so that an ID of another type is rejected with its exact
// path before a resolver runs.
type (
	// ProposalID is the ID of a Proposal.
	ProposalID struct{ models.ID }
	// RevisionID is the ID of a Revision.
	RevisionID struct{ models.ID }
	// DocumentID is the ID of a Document.
	DocumentID struct{ models.ID }
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
	// AgendaRequestID is the ID of an AgendaRequest.
	AgendaRequestID struct{ models.ID }
)

// read parses the global ID of a node of the wanted type. For null in an optional input it returns the zero ID, as
// for an absent input; GraphQL validation has already rejected null in a required one.
func read(ctx context.Context, wanted models.NodeType, input any) (models.ID, error) {
	if input == nil {
		return models.ID{}, nil
	}
	text, err := idText(input)
	if err != nil {
		return models.ID{}, err
	}
	return opaque.FromContext(ctx).ParseIDOfType(wanted, text)
}

func idText(input any) (string, error) {
	text, ok := input.(string)
	if !ok {
		return "", models.NewProblem(models.Malformed, models.P("type", models.TermID))
	}
	return text, nil
}

// write writes an ID, which needs no escaping.
func write(ctx context.Context, w io.Writer, id models.NodeID) error {
	if _, err := io.WriteString(w, `"`+opaque.FromContext(ctx).ID(id)+`"`); err != nil {
		return fmt.Errorf("write an ID: %w", err)
	}
	return nil
}

// UnmarshalGQLContext decodes the global ID of a Proposal.
//
// Errors: INVALID_INPUT.
func (id *ProposalID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeProposal, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id ProposalID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeProposal, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a Revision.
//
// Errors: INVALID_INPUT.
func (id *RevisionID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeRevision, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id RevisionID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeRevision, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a Document.
//
// Errors: INVALID_INPUT.
func (id *DocumentID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeDocument, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id DocumentID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeDocument, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a CoAuthorship.
//
// Errors: INVALID_INPUT.
func (id *CoAuthorshipID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeCoAuthorship, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id CoAuthorshipID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeCoAuthorship, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a FollowUp.
//
// Errors: INVALID_INPUT.
func (id *FollowUpID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeFollowUp, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id FollowUpID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeFollowUp, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a VenueTarget.
//
// Errors: INVALID_INPUT.
func (id *VenueTargetID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeVenueTarget, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id VenueTargetID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeVenueTarget, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of an Outcome.
//
// Errors: INVALID_INPUT.
func (id *OutcomeID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeOutcome, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id OutcomeID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeOutcome, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a Relation.
//
// Errors: INVALID_INPUT.
func (id *RelationID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeRelation, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id RelationID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeRelation, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a Question.
//
// Errors: INVALID_INPUT.
func (id *QuestionID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeQuestion, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id QuestionID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeQuestion, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of an Answer.
//
// Errors: INVALID_INPUT.
func (id *AnswerID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeAnswer, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id AnswerID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeAnswer, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a Webhook.
//
// Errors: INVALID_INPUT.
func (id *WebhookID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeWebhook, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id WebhookID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeWebhook, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a WebhookDelivery.
//
// Errors: INVALID_INPUT.
func (id *WebhookDeliveryID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeWebhookDelivery, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id WebhookDeliveryID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeWebhookDelivery, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of a Meeting.
//
// Errors: INVALID_INPUT.
func (id *MeetingID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeMeeting, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id MeetingID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeMeeting, ID: id.ID})
}

// UnmarshalGQLContext decodes the global ID of an AgendaRequest.
//
// Errors: INVALID_INPUT.
func (id *AgendaRequestID) UnmarshalGQLContext(ctx context.Context, input any) (err error) {
	id.ID, err = read(ctx, models.TypeAgendaRequest, input)
	return err
}

// MarshalGQLContext encodes the global ID.
func (id AgendaRequestID) MarshalGQLContext(ctx context.Context, w io.Writer) error {
	return write(ctx, w, models.NodeID{Type: models.TypeAgendaRequest, ID: id.ID})
}
