// Package access authenticates viewers and decides what they may see and do. It turns a token into
// a [Viewer]. It does not depend on HTTP.
package access

import (
	"context"
	"time"

	"github.com/google/uuid"

	"proposaltracker/models"
)

// Viewer is the bearer of a verified token. It is an immutable value that can be shared and compared with ==.
// The zero Viewer is the public, which has no token.
type Viewer struct {
	// Subject is the person or program that the token was issued to, as named by the issuer. It is
	// empty only for the public.
	Subject string
	// Delegation is the code of the delegation that the viewer speaks for. Empty if the token names none.
	// The code is syntactically valid but may be unknown to the database.
	Delegation models.Code
	// Scopes are the permissions of the token.
	Scopes Scopes
	// TokenID is the token's identifier (jti). Empty if it has none.
	TokenID string
	// ExpiresAt is the token's expiry, in whole seconds. Anything that outlives a request, such as
	// a subscription, ends by then. Zero for the public.
	ExpiresAt time.Time
}

// Authenticated reports whether the viewer presented a valid token. It is false for the public.
func (v Viewer) Authenticated() bool { return v.Subject != "" }

// Has reports whether the token has the scope. No scope implies another.
func (v Viewer) Has(scope Scope) bool { return v.Authenticated() && v.Scopes.Has(scope) }

// IsSecretariat reports whether the viewer acts for the Secretariat.
func (v Viewer) IsSecretariat() bool { return v.Has(ScopeSecretariat) }

// Speaks reports whether the viewer speaks for the delegation with this code. It is false for the
// empty code. The Secretariat speaks only for the delegation named in its token.
func (v Viewer) Speaks(code models.Code) bool {
	return v.Authenticated() && code != "" && code == v.Delegation
}

// ID identifies the viewer by subject and delegation. It stays the same when the token is renewed.
func (v Viewer) ID() models.ID {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte(v.Subject+"\x00"+string(v.Delegation)))
}

// NodeID returns the viewer's global ID.
func (v Viewer) NodeID() models.NodeID { return models.NodeID{Type: models.TypeViewer, ID: v.ID()} }

// ScopeList returns the viewer's scopes, sorted by name.
func (v Viewer) ScopeList() []Scope { return v.Scopes.List() }

type viewerKey struct{}

// NewContext returns a context that carries the viewer from the HTTP layer to the resolvers. Resolvers pass
// the viewer on as an argument: no other code reads it from a context.
func NewContext(ctx context.Context, viewer Viewer) context.Context {
	return context.WithValue(ctx, viewerKey{}, viewer)
}

// FromContext returns the viewer stored by [NewContext], or the public if there is none.
func FromContext(ctx context.Context) Viewer {
	viewer, _ := ctx.Value(viewerKey{}).(Viewer)
	return viewer
}

// IsAnonymous reports whether a request has no token.
func IsAnonymous(ctx context.Context) bool { return !FromContext(ctx).Authenticated() }

// Identity returns the subject of a request's token and when the token expires; both are zero without one.
func Identity(ctx context.Context) (subject any, expires time.Time) {
	viewer := FromContext(ctx)
	return viewer.Subject, viewer.ExpiresAt
}
