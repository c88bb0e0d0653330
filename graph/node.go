package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// node returns the object with a global ID. Null if the object does not exist or the viewer may not see it.
func (r *Resolver) node(ctx context.Context, id string) (models.Node, error) {
	parsed, err := r.ids().ParseID(id)
	if err != nil {
		return nil, atField("id", err)
	}
	look, ok := r.lookups()[parsed.Type]
	if !ok {
		return nil, models.NewProblem(models.Malformed, models.P("value", id), models.P("type", models.TermID)).At("id")
	}
	node, err := look(ctx, viewer(ctx), parsed.ID, r.preload(ctx))
	if err == nil || models.CodeOf(err) != models.NotFound {
		return node, err
	}
	return nil, nil //nolint:nilnil // null if missing or not visible
}

const maxNodes = 100

// nodes returns the objects with the given global IDs. If one fails, its entry is null and its error is reported
// separately.
func (r *Resolver) nodes(ctx context.Context, ids []string) ([]models.Node, error) {
	if len(ids) > maxNodes {
		return nil, models.NewProblem(models.TooMany, models.P("items", models.TermIDs), models.P("count", len(ids)), models.P("limit", maxNodes)).At("ids")
	}
	nodes := make([]models.Node, len(ids))
	for i, id := range ids {
		node, err := r.node(ctx, id)
		if err != nil {
			addElementError(ctx, i, atField(fmt.Sprintf("ids[%d]", i), err))
		}
		nodes[i] = node
	}
	return nodes, nil
}

// addElementError reports an error for one element of the list being resolved, so that the other elements can still
// be returned.
func addElementError(ctx context.Context, index int, err error) {
	path := append(slices.Clip(graphql.GetPath(ctx)), ast.PathIndex(index))
	graphql.AddError(ctx, gqlerror.WrapPath(path, err))
}

type lookup func(context.Context, access.Viewer, models.ID, query.Preload) (models.Node, error)

// lookups maps each node type to the function that looks up its objects.
func (r *Resolver) lookups() map[models.NodeType]lookup {
	return map[models.NodeType]lookup{
		models.TypeViewer:       viewerNode,
		models.TypeProposal:     withPreload(r.query.Proposal),
		models.TypeRevision:     withPreload(r.query.Revision),
		models.TypeCoAuthorship: withPreload(r.query.CoAuthorship),
		models.TypeQuestion:     withPreload(r.query.Question),
		models.TypeAnswer:       withPreload(r.query.Answer),
		models.TypeCompilation:  withPreload(r.query.Compilation),
		models.TypeFollowUp:     withPreload(r.query.FollowUp),
		models.TypeVenueTarget:  withPreload(r.query.VenueTarget),
		models.TypeOutcome:      withPreload(r.query.Outcome),
		models.TypeRelation:     withPreload(r.query.Relation),
		models.TypeSource:       withPreload(r.query.Source),
		models.TypeDocument:     withoutPreload(r.query.Document),
		models.TypeEvent:        withPreload(r.query.Event),
		models.TypeMeeting:      withoutPreload(r.query.Meeting),
		models.TypeWebhook:      withoutPreload(r.webhooks.Webhook),

		models.TypeWebhookDelivery: withPreload(r.webhooks.Delivery),
		models.TypeAgendaItem:      withoutPreload(r.query.AgendaItem),
		models.TypeAgendaRequest:   withoutPreload(r.query.AgendaRequest),
		models.TypeVenue:           fromReference(r.directory().Venue),
		models.TypeWorkProgramme:   fromReference(r.directory().Programme),
		models.TypeDelegation:      fromReference(r.directory().Delegation),
		models.TypeGroup:           fromReference(r.directory().Group),
	}
}

// viewerNode looks up the viewer's own node, which nobody else may see.
func viewerNode(_ context.Context, viewer access.Viewer, id models.ID, _ query.Preload) (models.Node, error) {
	if !viewer.Authenticated() || viewer.ID() != id {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermObject))
	}
	return &viewer, nil
}

// nodePointer is a pointer to a struct that implements models.Node.
type nodePointer[T any] interface {
	*T
	models.Node
}

// withPreload adapts the lookup of an object that is loaded with associations.
func withPreload[T any, P nodePointer[T]](find func(context.Context, access.Viewer, models.ID, query.Preload) (P, error)) lookup {
	return func(ctx context.Context, viewer access.Viewer, id models.ID, preload query.Preload) (models.Node, error) {
		node, err := find(ctx, viewer, id, preload)
		if err != nil {
			return nil, err
		}
		return node, nil
	}
}

// withoutPreload adapts the lookup of an object that is loaded without associations.
func withoutPreload[T any, P nodePointer[T]](find func(context.Context, access.Viewer, models.ID) (P, error)) lookup {
	return withPreload(func(ctx context.Context, viewer access.Viewer, id models.ID, _ query.Preload) (P, error) {
		return find(ctx, viewer, id)
	})
}

// fromReference adapts the lookup of an object that is in the cached reference data.
func fromReference[T models.Node](find func(models.ID) (T, bool)) lookup {
	return func(_ context.Context, _ access.Viewer, id models.ID, _ query.Preload) (models.Node, error) {
		if node, ok := find(id); ok {
			return node, nil
		}
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermObject))
	}
}

// atField sets the field of a coded error. Other errors are returned unchanged.
func atField(field string, err error) error {
	if fault, ok := errors.AsType[*models.Error](err); ok {
		return fault.At(field)
	}
	return err
}
