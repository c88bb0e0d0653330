package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// presenter converts errors to GraphQL errors. No other code decides which part of an error clients see.
type presenter struct {
	log *slog.Logger
	// problem returns the error to report for a temporary database error, and nil for all other errors.
	problem func(error) *models.Error
}

// present converts err to a GraphQL error that wraps err, so that unfold can split joined errors.
func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	entry := &gqlerror.Error{Path: graphql.GetPath(ctx), Err: err}
	if located, ok := errors.AsType[*gqlerror.Error](err); ok {
		entry.Message, entry.Path, entry.Locations, entry.Rule = located.Message, located.Path, located.Locations, located.Rule
		entry.Err = located.Err
		if located.Err == nil { // an error that gqlgen itself created
			entry.Err = ofOperation(ctx, located)
		}
	}
	return p.entry(ctx, entry)
}

// ofOperation converts an error that gqlgen created for the operation, an argument or a variable.
func ofOperation(ctx context.Context, located *gqlerror.Error) error {
	detail := models.P("detail", located.Message)
	switch {
	case below(ctx, located.Path) != "":
		return models.NewProblem(models.ArgumentInvalid, detail)
	case ofVariable(located.Path) != "":
		return models.NewProblem(models.ArgumentInvalid, detail).At(ofVariable(located.Path))
	case located.Extensions["code"] == errcode.ParseFailed:
		return models.NewProblem(models.Syntax, detail)
	default:
		return models.NewProblem(models.DocumentInvalid, detail)
	}
}

// entry sets the message, the extensions and the path of a GraphQL error.
func (p presenter) entry(ctx context.Context, entry *gqlerror.Error) *gqlerror.Error {
	fault := p.fault(ctx, entry)
	if field := below(ctx, entry.Path); field != "" && fault.Field == "" {
		fault = fault.At(field)
		entry.Path = graphql.GetFieldContext(ctx).Path()
	}
	if ofVariable(entry.Path) != "" {
		entry.Path = nil // a variable's path is not a path in the response
	}
	entry.Message, entry.Extensions = fault.In(wanted(ctx, nil)[0]), fault.Extensions()
	if fault.Code == models.Internal {
		entry.Extensions["requestId"] = RequestID(ctx)
	}
	return entry
}

// fault returns the coded error that entry wraps. Errors without a code are logged and returned as
// INTERNAL.
func (p presenter) fault(ctx context.Context, entry *gqlerror.Error) *models.Error {
	if fault, coded := errors.AsType[*models.Error](entry.Err); coded {
		return fault
	}
	passing := p.passing(entry.Err)
	if passing != nil && passing.Reason == models.DeadlineExceeded && ctx.Err() != nil {
		// The database canceled the statement because the request has ended.
		entry.Err, passing = ctx.Err(), nil
	}
	if passing != nil {
		p.log.WarnContext(ctx, "database problem", "requestId", RequestID(ctx), "path", entry.Path.String(), "error", entry.Err)
		return passing
	}
	switch {
	case errors.Is(entry.Err, context.DeadlineExceeded):
		if limit, named := errors.AsType[*models.Error](context.Cause(ctx)); named {
			return limit
		}
		return models.NewProblem(models.DeadlineExceeded)
	case errors.Is(entry.Err, context.Canceled): // the client disconnected
		return models.NewProblem(models.Canceled)
	default:
		p.log.ErrorContext(ctx, "internal error", "requestId", RequestID(ctx), "path", entry.Path.String(), "error", entry.Err)
		return models.NewProblem(models.ServerError)
	}
}

// passing returns the error to report for a temporary database error. Nil for any other error.
func (p presenter) passing(err error) *models.Error {
	if p.problem == nil {
		return nil
	}
	return p.problem(err)
}

// below formats the part of a path that lies within the arguments of the field being resolved, such as
// `input.texts[1].language`. It returns "" if there is no such part. If the next element of the path is an index, it
// is an element of the field's own list.
func below(ctx context.Context, path ast.Path) string {
	field := graphql.GetFieldContext(ctx)
	if field == nil || len(path) <= len(field.Path()) {
		return ""
	}
	if _, isElement := path[len(field.Path())].(ast.PathIndex); isElement {
		return ""
	}
	return rendered(path[len(field.Path()):])
}

// ofVariable formats the path of a variable that could not be decoded. It returns "" for any other path.
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

// unfold replaces each joined error in a response with one GraphQL error per leaf.
func (p presenter) unfold(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if response == nil {
		return nil
	}
	all := gqlerror.List{}
	for _, entry := range response.Errors {
		errs := models.Leaves(entry.Err)
		if len(errs) < 2 {
			all = append(all, entry)
			continue
		}
		for _, fault := range errs {
			one := *entry
			one.Err = fault
			all = append(all, p.entry(ctx, &one))
		}
	}
	if len(all) > 0 {
		response.Errors = all
	}
	return response
}

// recovered converts a panic to an error that contains the stack trace.
func recovered(_ context.Context, cause any) error {
	return fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
}
