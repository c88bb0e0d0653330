package graph

import (
	"context"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// request holds what resolvers need from an HTTP request.
type request struct {
	id, origin string
	languages  []models.Language
}

type requestKey struct{}

// WithRequest returns a context with the request's ID, which is logged with internal errors; with the server's origin as
// the client addressed it, for absolute links; and with the languages of the Accept-Language header, for fields without
// a language argument.
func WithRequest(ctx context.Context, id, origin, acceptLanguage string) context.Context {
	return context.WithValue(ctx, requestKey{}, &request{id, origin, access.PreferredLanguages(acceptLanguage)})
}

// requestOf returns the request of a context. It is empty if there is none.
func requestOf(ctx context.Context) *request {
	if r, ok := ctx.Value(requestKey{}).(*request); ok {
		return r
	}
	return &request{}
}

// RequestID returns the ID of the request. Empty if ctx has none.
func RequestID(ctx context.Context) string { return requestOf(ctx).id }

// ResponseVariant returns the values on which responses to requests with this context depend, in addition to the
// operation: the languages, and the server's origin.
func ResponseVariant(ctx context.Context) string {
	r := requestOf(ctx)
	var variant strings.Builder
	variant.WriteString(r.origin)
	for _, language := range r.languages {
		variant.WriteByte(' ')
		variant.WriteString(string(language))
	}
	return variant.String()
}
