package web

import (
	"context"
	"net/http"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// viewerOf tells who asks. Only a request without any Authorization header is the public's: one
// that tried to show a token and failed must hear of it, not see less.
//
// Errors: UNAUTHENTICATED.
func (t *Backend) viewerOf(r *http.Request) (access.Viewer, error) {
	headers := r.Header.Values("Authorization")
	if len(headers) == 0 {
		return access.Viewer{}, nil
	}
	return t.believe(r.Context(), headers)
}

// Authorize returns a context with the viewer for whom an authorization speaks that has the form of
// the header's, as a WebSocket carries it.
//
// Errors: UNAUTHENTICATED.
func (t *Backend) Authorize(ctx context.Context, authorization string) (context.Context, error) {
	viewer, err := t.believe(ctx, []string{authorization})
	if err != nil {
		return nil, err
	}
	recordOf(ctx).setViewer(viewer)
	return access.NewContext(ctx, viewer), nil
}

func (t *Backend) believe(ctx context.Context, headers []string) (access.Viewer, error) {
	token, err := bearer(headers)
	if err != nil {
		return access.Viewer{}, err
	}
	viewer, err := t.Verifier.Verify(ctx, token)
	if err != nil {
		return access.Viewer{}, err
	}
	if viewer.Delegation == "" {
		return viewer, nil
	}
	if _, err := t.Directory().DelegationByCode(string(viewer.Delegation)); err != nil {
		return access.Viewer{}, models.NewError(models.Unauthenticated, "the token speaks for %q, and there is no such delegation", viewer.Delegation)
	}
	return viewer, nil
}

// bearer takes the token out of the Authorization headers. The scheme is not case-sensitive
// (RFC 9110, 11.1); one space or more follows it.
func bearer(headers []string) (string, error) {
	if len(headers) > 1 {
		return "", models.NewError(models.Unauthenticated, "the request has %d Authorization headers; send one", len(headers))
	}
	scheme, token, _ := strings.Cut(headers[0], " ")
	token = strings.Trim(token, " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" || strings.ContainsAny(token, " \t,") {
		return "", models.NewError(models.Unauthenticated, "the Authorization header is malformed; send the word Bearer, a space, and the token")
	}
	return token, nil
}
