package access_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"proposaltracker/internal/access"
)

// provider serves metadata at a path, unless it is failing, and keys.
type provider struct {
	path, issuer string
	keys         string // the address of the keys; of this server by default
	failing      atomic.Bool
	fetches      atomic.Int64
	set          *issuer
}

func (p *provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.fetches.Add(1)
	switch {
	case p.failing.Load():
		http.Error(w, "come back later", http.StatusServiceUnavailable)
	case r.URL.Path == p.path:
		_ = json.NewEncoder(w).Encode(map[string]any{"issuer": p.issuer, "jwks_uri": p.keys})
	default:
		http.NotFound(w, r)
	}
}

// discovering returns a configuration of an issuer at a path below the server, and the server's provider.
func discovering(t *testing.T, key issuerKey, below, metadata string) (access.Config, *provider) {
	t.Helper()
	p := &provider{path: metadata, set: newIssuer(t, published(t, key))}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	p.issuer, p.keys = server.URL+below, p.set.address
	return access.Config{Issuer: p.issuer, Audience: audienceName, Log: slog.New(slog.DiscardHandler)}, p
}

// The issuer alone is enough if it publishes metadata, by OpenID Connect or RFC 8414.
func TestDiscovery(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "key")
	for name, c := range map[string]struct{ below, metadata string }{
		"OpenID Connect":           {"", "/.well-known/openid-configuration"},
		"OpenID Connect in a path": {"/realms/wto", "/realms/wto/.well-known/openid-configuration"},
		"issuer with a slash":      {"/", "/.well-known/openid-configuration"},
		"RFC 8414":                 {"/tenant", "/.well-known/oauth-authorization-server/tenant"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config, p := discovering(t, key, c.below, c.metadata)
			verifier := open(t, config, &clock{})
			believed(t, verifier, key.sign(t, jwt.MapClaims{"iss": p.issuer}), japan())
			refused(t, verifier, key.sign(t, jwt.MapClaims{"iss": "https://other.example.org"}), "check `iss`")
		})
	}
}

// An issuer that starts after the server is asked again when a token is presented.
func TestDiscoveryLateStart(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "key")
	config, p := discovering(t, key, "", "/.well-known/openid-configuration")
	p.failing.Store(true)
	var log bytes.Buffer
	config.Log = slog.New(slog.NewTextHandler(&log, nil))
	verifier := open(t, config, &clock{})
	if !strings.Contains(log.String(), p.issuer) {
		t.Errorf("got log %q, want the issuer", log.String())
	}
	token := key.sign(t, jwt.MapClaims{"iss": p.issuer})
	refused(t, verifier, token, "keys of its issuer cannot be fetched")
	p.failing.Store(false)
	before := p.fetches.Load()
	believed(t, verifier, token, japan())
	believed(t, verifier, key.sign(t, jwt.MapClaims{"iss": p.issuer, "jti": "token-1", "scope": "proposals:write proposals:read"}), japan())
	if got := p.fetches.Load() - before; got != 1 {
		t.Errorf("the metadata was fetched %d times, want once", got)
	}
}

// Clients with invented tokens cannot make the server ask an issuer that is down again and again.
func TestDiscoveryRateLimit(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "key")
	config, p := discovering(t, key, "", "/.well-known/openid-configuration")
	p.failing.Store(true)
	verifier := open(t, config, &clock{})
	start := time.Now()
	for range 100 {
		refused(t, verifier, key.sign(t, jwt.MapClaims{"iss": p.issuer}), "keys of its issuer cannot be fetched")
	}
	// A burst of three attempts, and others every ten seconds, each at two addresses.
	if limit := 2 * (3 + int64(time.Since(start)/(10*time.Second))); p.fetches.Load() > limit {
		t.Errorf("got %d requests, want at most %d", p.fetches.Load(), limit)
	}
}

// Metadata of another issuer, or with unsafe keys, prevents the start.
func TestDiscoveryOfWrongMetadata(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "key")
	for name, c := range map[string]struct {
		change func(*provider)
		words  string
	}{
		"another issuer": {func(p *provider) { p.issuer = "https://evil.example.org" }, "https://evil.example.org"},
		"keys over http": {func(p *provider) { p.keys = "http://id.example.org/keys" }, "http://id.example.org/keys"},
		"no keys":        {func(p *provider) { p.keys = "" }, "jwks_uri"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config, p := discovering(t, key, "", "/.well-known/openid-configuration")
			c.change(p)
			if _, err := access.NewVerifier(t.Context(), config, noon); err == nil || !strings.Contains(err.Error(), c.words) {
				t.Errorf("got error %v, want it to contain %q", err, c.words)
			}
		})
	}
	config := access.Config{Issuer: "us", Audience: audienceName}
	if _, err := access.NewVerifier(t.Context(), config, noon); err == nil || !strings.Contains(err.Error(), "TOKEN_KEY_FILE") {
		t.Errorf("an issuer that is not an address: got error %v, want TOKEN_KEY_FILE", err)
	}
}
