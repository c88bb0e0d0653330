// Package access knows who asks and what they may: it turns a token into a [Viewer], and
// decides for a viewer what may be seen and done. It knows nothing of HTTP.
package access

import (
	"context"
	"time"

	"proposaltracker/models"
)

// Viewer is who asks. It is a value, made from a verified token and never changed, so it may be
// shared and compared with ==. The zero Viewer is the public, who has shown no token.
type Viewer struct {
	// Subject is the person or program that the token was issued to, as the issuer names it;
	// empty for the public, and never for anybody else.
	Subject string
	// Delegation is the one delegation the viewer speaks for; empty for none. It has the form of
	// a code; that there is such a delegation is for the reader of the database to find out.
	Delegation models.Code
	// Scopes is what the token permits its bearer to do.
	Scopes Scopes
	// TokenID is the token's own identifier (jti); empty where it has none.
	TokenID string
	// ExpiresAt is when the token ends, to the second; what outlives a request, such as a
	// subscription, ends by then. Zero for the public.
	ExpiresAt time.Time
}

// Authenticated tells whether the viewer has shown a valid token; it is false for the public.
func (v Viewer) Authenticated() bool { return v.Subject != "" }

// Has tells whether the token permits what scope stands for. No scope implies another.
func (v Viewer) Has(scope Scope) bool { return v.Authenticated() && v.Scopes.Has(scope) }

// IsSecretariat tells whether the viewer acts for the Secretariat.
func (v Viewer) IsSecretariat() bool { return v.Has(ScopeSecretariat) }

// Speaks tells whether the viewer speaks for the delegation with code. Nobody speaks for the
// empty code, and the Secretariat speaks for no delegation but the one its token names.
func (v Viewer) Speaks(code models.Code) bool {
	return v.Authenticated() && code != "" && code == v.Delegation
}

// ScopeList returns the viewer's scopes, sorted by name.
func (v Viewer) ScopeList() []Scope { return v.Scopes.List() }

type viewerKey struct{}

// NewContext returns a context that carries the viewer from the web's edge to the resolvers,
// which pass it on as an argument: nothing further in reads it from a context.
func NewContext(ctx context.Context, viewer Viewer) context.Context {
	return context.WithValue(ctx, viewerKey{}, viewer)
}

// FromContext returns the viewer that [NewContext] put in, and the public where there is none.
func FromContext(ctx context.Context) Viewer {
	viewer, _ := ctx.Value(viewerKey{}).(Viewer)
	return viewer
}
