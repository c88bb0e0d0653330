package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

type requestIDKey struct{}

// WithOrigin returns a context with the server's origin, as the client addressed it. Links to
// exports start with it.
func WithOrigin(ctx context.Context, origin string) context.Context {
	return context.WithValue(ctx, originKey{}, origin)
}

type originKey struct{}

// WithRequestID returns a context with the ID of the request, under which internal errors are
// logged.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestIDKey{}, id)
}

// RequestID returns the ID of the request. Empty if ctx has none.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// presenter converts errors to GraphQL errors. No other code decides what clients see of an error.
type presenter struct {
	log *slog.Logger
}

// present converts err to a GraphQL error, which wraps err so that unfold can split joined errors.
func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	entry := &gqlerror.Error{Message: err.Error(), Path: graphql.GetPath(ctx), Err: err}
	var located *gqlerror.Error
	if errors.As(err, &located) {
		entry.Message, entry.Path, entry.Locations, entry.Rule = located.Message, located.Path, located.Locations, located.Rule
		entry.Err = located.Err
	}
	return p.entry(ctx, entry, located != nil && located.Err == nil)
}

// entry sets the message and extensions of a GraphQL error. ofDocument reports that gqlgen rejected
// the operation itself, so that no error of ours is wrapped.
func (p presenter) entry(ctx context.Context, entry *gqlerror.Error, ofDocument bool) *gqlerror.Error {
	var fault *models.Error
	switch {
	case errors.As(entry.Err, &fault):
		field := fault.Field
		if field == "" {
			field = below(ctx, entry.Path)
		}
		entry.Message, entry.Extensions = fault.Message, extensions(fault, field)
	case errors.Is(entry.Err, context.DeadlineExceeded):
		late := models.NewError(models.LimitExceeded, "the operation took longer than it may; ask for less at a time")
		if limit, named := errors.AsType[*models.Error](context.Cause(ctx)); named {
			late = limit
		}
		entry.Message, entry.Extensions = late.Message, extensions(late, "")
	case errors.Is(entry.Err, context.Canceled): // the client disconnected
		given := models.NewError(models.LimitExceeded, "the operation was given up before its end")
		entry.Message, entry.Extensions = given.Message, extensions(given, "")
	case below(ctx, entry.Path) != "":
		// gqlgen could not decode an argument.
		entry.Extensions = extensions(models.NewError(models.InvalidInput, "%s", entry.Message), below(ctx, entry.Path))
	case ofDocument:
		field := ofVariable(entry.Path)
		if field != "" {
			entry.Message = field + ": " + entry.Message // as in "cannot use bool as Int"
		}
		entry.Extensions = extensions(models.NewError(models.InvalidInput, "%s", entry.Message), field)
		entry.Path = nil // the path is not one of the response
	default:
		p.internal(ctx, entry)
	}
	if ownField := fault != nil && fault.Field != ""; !ownField && below(ctx, entry.Path) != "" {
		entry.Path = graphql.GetFieldContext(ctx).Path()
	}
	return entry
}

func (p presenter) internal(ctx context.Context, entry *gqlerror.Error) {
	p.log.ErrorContext(ctx, "internal error", "requestId", RequestID(ctx), "path", entry.Path.String(), "error", entry.Err)
	entry.Message = "internal error; the server's log tells more under the request id"
	entry.Extensions = map[string]any{"code": models.Internal, "requestId": RequestID(ctx)}
}

func extensions(fault *models.Error, field string) map[string]any {
	values := map[string]any{"code": fault.Code}
	if field != "" {
		values["field"] = field
	}
	if fault.Allowed != nil {
		values["allowed"] = fault.Allowed
	}
	if fault.CurrentRevision != nil {
		values["currentRevision"] = *fault.CurrentRevision
	}
	if fault.CurrentVersion != nil {
		values["currentVersion"] = *fault.CurrentVersion
	}
	return values
}

// below formats the part of a path that lies within the arguments of the field being resolved, as
// in `input.texts[1].language`. Empty if there is none.
func below(ctx context.Context, path ast.Path) string {
	field := graphql.GetFieldContext(ctx)
	if field == nil || len(path) <= len(field.Path()) {
		return ""
	}
	return rendered(path[len(field.Path()):])
}

// ofVariable formats the path of a variable that could not be decoded. Empty for any other path.
func ofVariable(path ast.Path) string {
	if len(path) < 2 || path[0] != ast.PathName("variable") {
		return ""
	}
	return rendered(path[1:])
}

func rendered(path ast.Path) string {
	var text strings.Builder
	for _, element := range path {
		switch step := element.(type) {
		case ast.PathIndex:
			fmt.Fprintf(&text, "[%d]", int(step))
		case ast.PathName:
			if text.Len() > 0 {
				text.WriteByte('.')
			}
			text.WriteString(string(step))
		}
	}
	return text.String()
}

// unfold splits joined errors into one GraphQL error each.
func (p presenter) unfold(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if response == nil {
		return nil
	}
	all := gqlerror.List{}
	for _, entry := range response.Errors {
		faults := models.Leaves(entry.Err)
		if len(faults) < 2 {
			all = append(all, entry)
			continue
		}
		for _, fault := range faults {
			one := *entry
			one.Err = fault
			all = append(all, p.entry(ctx, &one, false))
		}
	}
	if len(all) > 0 {
		response.Errors = all
	}
	return response
}

// recovered converts a panic to an error that has the stack.
func recovered(_ context.Context, cause any) error {
	return fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
}
