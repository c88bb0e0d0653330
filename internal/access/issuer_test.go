package access_test

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/MicahParks/jwkset"
	"github.com/golang-jwt/jwt/v5"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

const (
	issuerName   = "https://id.example.org"
	audienceName = "proposaltracker"
)

// noon is the time of the tests.
func noon() time.Time { return time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC) }

// clock is a clock that tests set while other goroutines read it.
type clock struct{ past atomic.Int64 }

func (c *clock) now() time.Time       { return noon().Add(time.Duration(c.past.Load())) }
func (c *clock) pass(d time.Duration) { c.past.Add(int64(d)) }

// issuerKey is a key pair of an issuer.
type issuerKey struct {
	id      string // kid; empty if its tokens name none
	method  jwt.SigningMethod
	private crypto.Signer
}

func newEd25519(t testing.TB, id string) issuerKey {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)
	return issuerKey{id, jwt.SigningMethodEdDSA, private}
}

func newECDSA(t testing.TB, id string, curve elliptic.Curve) issuerKey {
	t.Helper()
	private, err := ecdsa.GenerateKey(curve, rand.Reader)
	must(t, err)
	return issuerKey{id, jwt.SigningMethodES256, private}
}

func newRSA(t testing.TB, id string, bits int) issuerKey {
	t.Helper()
	private, err := rsa.GenerateKey(rand.Reader, bits)
	must(t, err)
	return issuerKey{id, jwt.SigningMethodRS256, private}
}

// sign creates a token with goodClaims and changes.
func (k issuerKey) sign(t testing.TB, changes jwt.MapClaims) string {
	t.Helper()
	return signWith(t, k.method, k.private, k.id, goodClaims(changes))
}

func signWith(t testing.TB, method jwt.SigningMethod, key any, kid string, claims jwt.Claims) string {
	t.Helper()
	token := jwt.NewWithClaims(method, claims)
	if kid != "" {
		token.Header["kid"] = kid
	}
	signed, err := token.SignedString(key)
	must(t, err)
	return signed
}

// goodClaims returns valid claims for Japan, for an hour from noon, with changes. A change to nil removes a
// claim.
func goodClaims(changes jwt.MapClaims) jwt.MapClaims {
	claims := jwt.MapClaims{
		"iss": issuerName, "aud": audienceName, "sub": "user-1", "jti": "token-1",
		"exp": noon().Add(time.Hour).Unix(), "iat": noon().Unix(),
		"delegation": "JPN", "scope": "proposals:read proposals:write",
	}
	for name, value := range changes {
		claims[name] = value
		if value == nil {
			delete(claims, name)
		}
	}
	return claims
}

// japan returns the viewer of a token with goodClaims.
func japan() access.Viewer {
	return access.Viewer{
		Subject: "user-1", Delegation: "JPN", TokenID: "token-1", ExpiresAt: noon().Add(time.Hour),
		Scopes: access.NewScopes(access.ScopeProposalsRead, access.ScopeProposalsWrite),
	}
}

// jwk returns the public key in the form that issuers publish.
func (k issuerKey) jwk(t testing.TB, metadata jwkset.JWKMetadataOptions) jwkset.JWKMarshal {
	t.Helper()
	metadata.KID = k.id
	jwk, err := jwkset.NewJWKFromKey(k.private.Public(), jwkset.JWKOptions{Metadata: metadata})
	must(t, err)
	return jwk.Marshal()
}

func (k issuerKey) publicPEM(t testing.TB) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(k.private.Public())
	must(t, err)
	return pemOf("PUBLIC KEY", der)
}

func (k issuerKey) privatePEM(t testing.TB) string {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(k.private)
	must(t, err)
	return pemOf("PRIVATE KEY", der)
}

func pemOf(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

func jsonOf(t testing.TB, value any) string {
	t.Helper()
	data, err := json.Marshal(value)
	must(t, err)
	return string(data)
}

func writeFile(t testing.TB, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "keys")
	must(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// fileConfig returns settings that accept the keys in a file with this content.
func fileConfig(t testing.TB, content string) access.Config {
	t.Helper()
	return access.Config{Issuer: issuerName, Audience: audienceName, KeyFile: writeFile(t, content)}
}

func open(t testing.TB, config access.Config, at *clock) *access.Verifier {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	verifier, err := access.NewVerifier(ctx, config, at.now)
	must(t, err)
	return verifier
}

// refused checks that the token is rejected with an error that contains words, and that no viewer is
// returned.
func refused(t testing.TB, verifier *access.Verifier, token, words string) {
	t.Helper()
	viewer, err := verifier.Verify(t.Context(), token)
	if viewer != (access.Viewer{}) {
		t.Errorf("rejected token: got viewer %+v, want none", viewer)
	}
	switch {
	case err == nil:
		t.Errorf("the token was accepted, want an error with %q", words)
	case models.CodeOf(err) != models.Unauthenticated && !strings.Contains(words, "keys of its issuer"):
		t.Errorf("got code %s of %v, want UNAUTHENTICATED", models.CodeOf(err), err)
	case !strings.Contains(err.Error(), words):
		t.Errorf("got error %q, want one that contains %q", err, words)
	case len(token) > 20 && strings.Contains(err.Error(), token[len(token)-20:]):
		t.Errorf("got error %v, want one that does not repeat the token", err)
	}
}

// believed checks that the token is accepted and has the wanted viewer.
func believed(t testing.TB, verifier *access.Verifier, token string, want access.Viewer) {
	t.Helper()
	got, err := verifier.Verify(t.Context(), token)
	if err != nil || got != want {
		t.Errorf("got viewer %+v, error %v\nwant %+v", got, err, want)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
