package scalar_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/graph/scalar"
	"proposaltracker/internal/opaque"
	"proposaltracker/models"
)

// typedID is implemented by the ID types of inputs.
type typedID interface {
	graphql.ContextUnmarshaler
	graphql.ContextMarshaler
}

// withCodec returns a context with a codec of IDs, and the codec.
func withCodec(t *testing.T) (context.Context, *opaque.Codec) {
	t.Helper()
	codec, err := opaque.New(bytes.Repeat([]byte{7}, opaque.KeySize))
	if err != nil {
		t.Fatal(err)
	}
	return opaque.NewContext(t.Context(), codec), codec
}

// encoded returns the ID as JSON.
func encoded(ctx context.Context, t *testing.T, id graphql.ContextMarshaler) string {
	t.Helper()
	var text strings.Builder
	if err := id.MarshalGQLContext(ctx, &text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func reasonOf(err error) models.ErrorReason {
	if problem, coded := errors.AsType[*models.Error](err); coded {
		return problem.Reason
	}
	return ""
}

// An input accepts an ID that the API returned only if the ID has the expected type.
func TestIDTypes(t *testing.T) {
	t.Parallel()
	ctx, codec := withCodec(t)
	types := map[models.NodeType]func() typedID{
		models.TypeProposal:        func() typedID { return &scalar.ProposalID{} },
		models.TypeRevision:        func() typedID { return &scalar.RevisionID{} },
		models.TypeCoAuthorship:    func() typedID { return &scalar.CoAuthorshipID{} },
		models.TypeFollowUp:        func() typedID { return &scalar.FollowUpID{} },
		models.TypeVenueTarget:     func() typedID { return &scalar.VenueTargetID{} },
		models.TypeQuestion:        func() typedID { return &scalar.QuestionID{} },
		models.TypeAnswer:          func() typedID { return &scalar.AnswerID{} },
		models.TypeOutcome:         func() typedID { return &scalar.OutcomeID{} },
		models.TypeRelation:        func() typedID { return &scalar.RelationID{} },
		models.TypeMeeting:         func() typedID { return &scalar.MeetingID{} },
		models.TypeAgendaRequest:   func() typedID { return &scalar.AgendaRequestID{} },
		models.TypeWebhook:         func() typedID { return &scalar.WebhookID{} },
		models.TypeWebhookDelivery: func() typedID { return &scalar.WebhookDeliveryID{} },
	}
	for wanted, empty := range types {
		t.Run(string(wanted), func(t *testing.T) {
			t.Parallel()
			for given := range types {
				read, text := empty(), codec.ID(models.NodeID{Type: given, ID: models.NewID()})
				err := read.UnmarshalGQLContext(ctx, text)
				if given != wanted {
					if reasonOf(err) != models.WrongIDType {
						t.Errorf("ID of a %s: got error %v, want WRONG_ID_TYPE", given, err)
					}
					continue
				}
				if got := encoded(ctx, t, read); err != nil || got != `"`+text+`"` {
					t.Errorf("ID %s: decoded and encoded again as %s, error %v", text, got, err)
				}
			}
			for _, invalid := range []any{"", "nonsense", codec.ID(models.NodeID{Type: wanted, ID: models.NewID()}) + "A", int64(7), models.NewID().String()} {
				if err := empty().UnmarshalGQLContext(ctx, invalid); reasonOf(err) != models.Malformed {
					t.Errorf("input %v: got error %v, want MALFORMED", invalid, err)
				}
			}
		})
	}
}

func TestNullID(t *testing.T) {
	t.Parallel()
	ctx, _ := withCodec(t)
	id := scalar.MeetingID{ID: models.NewID()}
	if err := id.UnmarshalGQLContext(ctx, nil); err != nil || id != (scalar.MeetingID{}) {
		t.Errorf("null: got ID %v and error %v, want the zero ID", id, err)
	}
}

// The context's codec encodes the IDs of objects and decodes them again.
func TestNodeID(t *testing.T) {
	t.Parallel()
	ctx, codec := withCodec(t)
	id := models.NodeID{Type: models.TypeProposal, ID: models.NewID()}
	if got, want := encoded(ctx, t, scalar.MarshalNodeID(id)), `"`+codec.ID(id)+`"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, err := scalar.UnmarshalNodeID(ctx, codec.ID(id)); err != nil || got != id {
		t.Errorf("got ID %v and error %v, want %v", got, err, id)
	}
	if _, err := scalar.UnmarshalNodeID(ctx, int64(7)); reasonOf(err) != models.Malformed {
		t.Errorf("number: got error %v, want MALFORMED", err)
	}
}
