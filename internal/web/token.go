package web

import (
	"context"
	"net/http"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// viewerOf authenticates a request. Only a request without an Authorization header is anonymous: a
// client with an invalid token receives an error, not a public response.
//
// Errors: UNAUTHENTICATED.
func (b *Backend) viewerOf(r *http.Request) (access.Viewer, error) {
	headers := r.Header.Values("Authorization")
	if len(headers) == 0 {
		return access.Viewer{}, nil
	}
	return b.verify(r.Context(), headers)
}

// Authenticate adds to ctx the viewer of an authorization, which has the form of the header but is
// sent over a WebSocket.
//
// Errors: UNAUTHENTICATED.
func (b *Backend) Authenticate(ctx context.Context, authorization string) (context.Context, error) {
	viewer, err := b.verify(ctx, []string{authorization})
	if err != nil {
		return nil, err
	}
	exchangeOf(ctx).setViewer(viewer)
	return access.NewContext(ctx, viewer), nil
}

func (b *Backend) verify(ctx context.Context, headers []string) (access.Viewer, error) {
	token, err := bearer(headers)
	if err != nil {
		return access.Viewer{}, err
	}
	viewer, err := b.Verifier.Verify(ctx, token)
	if err != nil {
		return access.Viewer{}, err
	}
	if viewer.Delegation == "" {
		return viewer, nil
	}
	if _, err := b.Directory().DelegationByCode(string(viewer.Delegation)); err != nil {
		return access.Viewer{}, models.NewProblem(models.TokenInvalid, models.P("claim", "delegation"), models.P("value", viewer.Delegation))
	}
	return viewer, nil
}

// bearer returns the token in the Authorization headers. The scheme is case-insensitive (RFC 9110, 11.1)
// and is followed by one or more spaces.
func bearer(headers []string) (string, error) {
	if len(headers) > 1 {
		return "", models.NewProblem(models.TokenMalformed, models.P("problem", models.TermSeveralHeaders))
	}
	scheme, token, _ := strings.Cut(headers[0], " ")
	token = strings.Trim(token, " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" || strings.ContainsAny(token, " \t,") {
		return "", models.NewProblem(models.TokenMalformed, models.P("problem", models.TermNotBearer))
	}
	return token, nil
}
