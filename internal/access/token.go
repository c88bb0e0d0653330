package access

import (
	"context"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/golang-jwt/jwt/v5"

	"proposaltracker/models"
)

const (
	// MaxToken is the longest token accepted, in bytes.
	MaxToken = 8 << 10
	// leeway is the tolerated difference between the clocks of the issuer and the server.
	leeway = 30 * time.Second
	// maxName is the longest subject or token identifier accepted, in bytes. Both are stored with events.
	maxName = 255
	// maxYear is the last year in which a token can expire (RFC 3339 has four digits).
	maxYear = 9999
)

// Verifier verifies tokens. It is safe for concurrent use.
type Verifier struct {
	config      Config
	keys        keySource
	delegations DelegationMap // nil if claims contain codes
	parser      *jwt.Parser
	now         func() time.Time
	cache       tokenCache
}

// NewVerifier reads the keys named by config. Remote keys are fetched until ctx ends. If the URL does not
// respond, NewVerifier logs that and returns no error, but tokens are rejected until the keys have been
// fetched. Each error states in one line which setting is wrong and how to fix it.
func NewVerifier(ctx context.Context, config Config, now func() time.Time) (*Verifier, error) {
	if err := config.check(); err != nil {
		return nil, err
	}
	config = config.withDefaults()
	delegations, err := ReadDelegationMap(config.DelegationMap)
	if err != nil {
		return nil, err
	}
	keys, err := openKeys(ctx, config)
	if err != nil {
		return nil, err
	}
	parser := jwt.NewParser(
		jwt.WithValidMethods(algorithms(config)),
		jwt.WithIssuer(config.Issuer),
		jwt.WithAudience(config.Audience),
		jwt.WithExpirationRequired(),
		jwt.WithIssuedAt(),
		jwt.WithLeeway(leeway),
		jwt.WithTimeFunc(now),
		jwt.WithStrictDecoding(), // otherwise a changed last character could decode to the same bytes
	)
	return &Verifier{config: config, keys: keys, delegations: delegations, parser: parser, now: now}, nil
}

func algorithms(config Config) []string {
	if config.DevSecret != "" {
		return []string{jwt.SigningMethodHS256.Alg()}
	}
	return []string{jwt.SigningMethodEdDSA.Alg(), jwt.SigningMethodES256.Alg(), jwt.SigningMethodRS256.Alg()}
}

// Verify returns the viewer of a raw token, without the prefix "Bearer". Results are cached for at
// most a minute and never beyond the token's expiry.
//
// Errors: UNAUTHENTICATED only. The message describes the error and repeats only signed content of
// the token.
func (v *Verifier) Verify(ctx context.Context, raw string) (Viewer, error) {
	if len(raw) > MaxToken {
		return Viewer{}, models.NewProblem(models.TokenMalformed, models.P("problem", models.TermTokenTooLong))
	}
	hash := sha256.Sum256([]byte(raw))
	now := v.now()
	if viewer, held := v.cache.find(hash, now); held {
		return stillValid(viewer, now)
	}
	viewer, err := v.verify(ctx, raw)
	if err != nil {
		return Viewer{}, err
	}
	v.cache.keep(hash, viewer, now)
	return viewer, nil
}

// stillValid returns the viewer of a cached token unless the token has expired. The parser applies the same
// rule to other tokens.
func stillValid(viewer Viewer, now time.Time) (Viewer, error) {
	if now.Before(viewer.ExpiresAt.Add(leeway)) {
		return viewer, nil
	}
	return Viewer{}, expired(viewer.ExpiresAt)
}

func (v *Verifier) verify(ctx context.Context, raw string) (Viewer, error) {
	claims := jwt.MapClaims{}
	token, err := v.parser.ParseWithClaims(raw, claims, func(token *jwt.Token) (any, error) {
		return v.keysFor(ctx, token)
	})
	if err != nil {
		return Viewer{}, v.explain(err, token, claims)
	}
	if err := errors.Join(checkNames(raw), checkType(token)); err != nil {
		return Viewer{}, err
	}
	return v.viewer(claims)
}

// keysFor returns the keys that may have signed the token, each with its own algorithm.
func (v *Verifier) keysFor(ctx context.Context, token *jwt.Token) (any, error) {
	if _, critical := token.Header["crit"]; critical {
		return nil, models.NewProblem(models.TokenInvalid, models.P("claim", "crit"))
	}
	kid, ok := token.Header["kid"].(string)
	if _, given := token.Header["kid"]; given && !ok {
		return nil, models.NewProblem(models.TokenInvalid, models.P("claim", "kid"))
	}
	found, err := v.keys.find(ctx, kid)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NewProblem(models.TokenInvalid, models.P("claim", "kid"), models.P("value", kid))
	}
	var set jwt.VerificationKeySet
	for _, key := range found {
		if key.algorithm == token.Method.Alg() {
			set.Keys = append(set.Keys, key.public)
		}
	}
	if len(set.Keys) == 0 {
		return nil, models.NewProblem(models.TokenInvalid, models.P("claim", "alg"), models.P("expected", found[0].algorithm))
	}
	return set, nil
}

func recordable(name string) bool {
	return len(name) <= maxName && !strings.ContainsFunc(name, unicode.IsControl)
}

// explain returns the error for clients for a token that the parser rejected. It mentions claims only if the
// signature is valid, because the parser checks claims last.
func (v *Verifier) explain(err error, token *jwt.Token, claims jwt.MapClaims) error {
	var stated *models.Error
	switch {
	case errors.As(err, &stated):
		return stated
	case errors.Is(err, jwt.ErrTokenMalformed):
		return models.NewProblem(models.TokenMalformed, models.P("problem", models.TermNotAJWT))
	case errors.Is(err, jwt.ErrTokenSignatureInvalid), errors.Is(err, jwt.ErrTokenUnverifiable):
		return v.explainSignature(token)
	case errors.Is(err, jwt.ErrTokenInvalidClaims):
		return v.explainClaims(err, claims)
	default:
		return models.NewProblem(models.TokenInvalid, models.P("claim", "signature"))
	}
}

func (v *Verifier) explainSignature(token *jwt.Token) error {
	accepted := algorithms(v.config)
	if token == nil || token.Method == nil || !slices.Contains(accepted, token.Method.Alg()) {
		return models.NewProblem(models.TokenInvalid, models.P("claim", "alg"), models.P("expected", accepted...))
	}
	if v.config.Issuer == DevIssuer {
		return models.NewProblem(models.TokenInvalid, models.P("claim", "signature"), models.P("expected", v.config.Issuer))
	}
	return models.NewProblem(models.TokenInvalid, models.P("claim", "signature"), models.P("expected", v.config.Issuer))
}

func (v *Verifier) explainClaims(err error, claims jwt.MapClaims) error {
	invalid := func(claim string, at *jwt.NumericDate, err error) error {
		if err != nil || at == nil {
			return models.NewProblem(models.TokenInvalid, models.P("claim", claim))
		}
		return models.NewProblem(models.TokenInvalid, models.P("claim", claim), models.P("value", instant(at.Time)))
	}
	expires, expiryErr := claims.GetExpirationTime()
	begins, beginErr := claims.GetNotBefore()
	issued, issueErr := claims.GetIssuedAt()
	issuer, issuerErr := claims.GetIssuer()
	switch {
	case expiryErr != nil || expires == nil || expires.Year() > maxYear:
		return invalid("exp", nil, nil)
	case errors.Is(err, jwt.ErrTokenExpired):
		return expired(expires.Time)
	case beginErr != nil || errors.Is(err, jwt.ErrTokenNotValidYet):
		return invalid("nbf", begins, beginErr)
	case issueErr != nil || errors.Is(err, jwt.ErrTokenUsedBeforeIssued):
		return invalid("iat", issued, issueErr)
	case issuerErr != nil || issuer != v.config.Issuer:
		return models.NewProblem(models.TokenInvalid, models.P("claim", "iss"), models.P("value", issuer), models.P("expected", v.config.Issuer))
	default:
		return models.NewProblem(models.TokenInvalid, models.P("claim", "aud"), models.P("expected", v.config.Audience))
	}
}

func expired(end time.Time) error {
	return models.NewProblem(models.TokenExpired, models.P("expiredAt", instant(end)))
}

func instant(at time.Time) string { return at.UTC().Format(time.RFC3339) }
