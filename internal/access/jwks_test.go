package access_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/MicahParks/jwkset"
	"github.com/golang-jwt/jwt/v5"

	"proposaltracker/internal/access"
)

// issuer serves keys and counts the requests.
type issuer struct {
	mutex   sync.Mutex
	keys    []any
	failing bool
	fetches int
	fetched chan struct{} // closed and replaced at each fetch
	address string
}

func newIssuer(t *testing.T, keys ...any) *issuer {
	t.Helper()
	i := &issuer{keys: keys, fetched: make(chan struct{})}
	server := httptest.NewServer(i)
	t.Cleanup(server.Close)
	i.address = server.URL
	return i
}

func (i *issuer) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	i.fetches++
	close(i.fetched)
	i.fetched = make(chan struct{})
	if i.failing {
		http.Error(w, "come back later", http.StatusServiceUnavailable)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"keys": i.keys})
}

func (i *issuer) publish(keys ...any) {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	i.keys, i.failing = keys, false
}

func (i *issuer) fail() {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	i.failing = true
}

func (i *issuer) count() int {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	return i.fetches
}

func (i *issuer) awaitFetch(t *testing.T) {
	t.Helper()
	i.mutex.Lock()
	fetched := i.fetched
	i.mutex.Unlock()
	select {
	case <-fetched:
	case <-time.After(10 * time.Second):
		t.Fatal("the keys were not fetched")
	}
}

func (i *issuer) config(refresh time.Duration) access.Config {
	return access.Config{
		Issuer: issuerName, Audience: audienceName, JWKSURL: i.address, JWKSRefresh: refresh,
		Log: slog.New(slog.DiscardHandler),
	}
}

func published(t *testing.T, key issuerKey) jwkset.JWKMarshal {
	t.Helper()
	return key.jwk(t, jwkset.JWKMetadataOptions{})
}

func TestJWKSRotation(t *testing.T) {
	t.Parallel()
	former, next := newRSA(t, "2025", 2048), newEd25519(t, "2026")
	at, source := &clock{}, newIssuer(t, published(t, former))
	verifier := open(t, source.config(time.Hour), at)
	formerToken, nextToken := former.sign(t, nil), next.sign(t, nil)
	believed(t, verifier, formerToken, japan())
	refused(t, verifier, nextToken, "check `kid`")

	source.publish(published(t, next))
	believed(t, verifier, nextToken, japan())
	refused(t, verifier, former.sign(t, jwt.MapClaims{"jti": "not seen before"}), "check `kid`")
	at.pass(time.Minute - 1)
	believed(t, verifier, formerToken, japan()) // cached
	at.pass(1)
	refused(t, verifier, formerToken, "check `kid`")
	believed(t, verifier, nextToken, japan())
}

func TestJWKSFetchOutlivesRequest(t *testing.T) {
	t.Parallel()
	former, next := newEd25519(t, "2025"), newEd25519(t, "2026")
	source := newIssuer(t, published(t, former))
	verifier := open(t, source.config(time.Hour), &clock{})
	source.publish(published(t, next))
	gone, leave := context.WithCancel(t.Context())
	leave()
	if viewer, err := verifier.Verify(gone, next.sign(t, nil)); err != nil || viewer != japan() {
		t.Errorf("got viewer %+v, error %v, want Japan's viewer", viewer, err)
	}
}

func TestJWKSRemovedKey(t *testing.T) {
	t.Parallel()
	former, next := newEd25519(t, "2025"), newEd25519(t, "2026")
	at, source := &clock{}, newIssuer(t, published(t, former))
	verifier := open(t, source.config(10*time.Millisecond), at)
	token := former.sign(t, nil)
	believed(t, verifier, token, japan())
	source.publish(published(t, next))
	source.awaitFetch(t)
	source.awaitFetch(t) // so the previous response has been processed
	at.pass(time.Minute)
	refused(t, verifier, token, "check `kid`")
}

func TestJWKSReusedKeyID(t *testing.T) {
	t.Parallel()
	former, next := newEd25519(t, "key"), newEd25519(t, "key")
	at, source := &clock{}, newIssuer(t, published(t, former))
	verifier := open(t, source.config(10*time.Millisecond), at)
	believed(t, verifier, former.sign(t, nil), japan())
	source.publish(published(t, next))
	source.awaitFetch(t)
	source.awaitFetch(t)
	believed(t, verifier, next.sign(t, nil), japan())
}

func TestJWKSUnknownKeyRateLimit(t *testing.T) {
	t.Parallel()
	good, invented := newEd25519(t, "good"), newEd25519(t, "")
	source := newIssuer(t, published(t, good))
	verifier := open(t, source.config(time.Hour), &clock{})
	for i := range 200 {
		invented.id = strings.Repeat("x", i+1)
		refused(t, verifier, invented.sign(t, nil), "check `kid`")
	}
	if fetches := source.count(); fetches > 5 {
		t.Errorf("got %d fetches after 200 unknown keys, want at most the burst", fetches)
	}
	believed(t, verifier, good.sign(t, nil), japan())
}

func TestJWKSLateStart(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "key")
	source := newIssuer(t, published(t, key))
	source.fail()
	var log bytes.Buffer
	config := source.config(time.Hour)
	config.Log = slog.New(slog.NewTextHandler(&log, nil))
	verifier := open(t, config, &clock{})
	if !strings.Contains(log.String(), "cannot be fetched") || !strings.Contains(log.String(), source.address) {
		t.Errorf("got log %q, want the failed fetch and its address", log.String())
	}
	refused(t, verifier, key.sign(t, nil), "keys of its issuer cannot be fetched")
	source.publish(published(t, key))
	believed(t, verifier, key.sign(t, nil), japan())
	source.fail()
	believed(t, verifier, key.sign(t, jwt.MapClaims{"scope": "proposals:write proposals:read"}), japan())
}

func TestJWKSUnreachable(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	address := server.URL
	server.Close()
	config := access.Config{Issuer: issuerName, Audience: audienceName, JWKSURL: address, Log: slog.New(slog.DiscardHandler)}
	verifier := open(t, config, &clock{})
	refused(t, verifier, newEd25519(t, "key").sign(t, nil), "keys of its issuer cannot be fetched")
}

// A key set that is too large is not read: the cached keys stay in use.
func TestJWKSTooLarge(t *testing.T) {
	t.Parallel()
	former, next := newEd25519(t, "2025"), newEd25519(t, "2026")
	source := newIssuer(t, published(t, former))
	verifier := open(t, source.config(time.Hour), &clock{})
	source.publish(map[string]string{"kty": strings.Repeat("x", 1<<20)}, published(t, former), published(t, next))
	refused(t, verifier, next.sign(t, nil), "check `kid`")
	believed(t, verifier, former.sign(t, nil), japan())
	source.publish(map[string]string{"kty": strings.Repeat("x", 1<<19)}, published(t, former), published(t, next))
	believed(t, verifier, next.sign(t, nil), japan())
}

func TestJWKSKeyUse(t *testing.T) {
	t.Parallel()
	good, enciphering := newEd25519(t, "good"), newEd25519(t, "enciphering")
	unnamed, weak := newEd25519(t, ""), newRSA(t, "weak", 1024)
	secret := bytes.Repeat([]byte("s"), 32)
	source := newIssuer(
		t, published(t, good), published(t, weak), enciphering.jwk(t, jwkset.JWKMetadataOptions{USE: jwkset.UseEnc}),
		map[string]string{"kty": "oct", "kid": "secret", "alg": "HS256", "k": "c3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3M"},
		map[string]string{"kty": "OKP", "kid": "other", "crv": "Ed448", "x": "AAAA"},
	)
	verifier := open(t, source.config(time.Hour), &clock{})
	believed(t, verifier, good.sign(t, nil), japan())
	believed(t, verifier, issuerKey{"", good.method, good.private}.sign(t, nil), japan())
	refused(t, verifier, enciphering.sign(t, nil), "check `kid`")
	refused(t, verifier, weak.sign(t, nil), "check `kid`")
	refused(t, verifier, unnamed.sign(t, nil), "check `signature`")
	refused(t, verifier, signWith(t, jwt.SigningMethodHS256, secret, "secret", goodClaims(nil)), "check `alg`")
}

func TestJWKSRedirect(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "key")
	source := newIssuer(t, published(t, key))
	target := source.address
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, target, http.StatusFound)
	}))
	t.Cleanup(server.Close)
	config := source.config(time.Hour)
	config.JWKSURL = server.URL
	believed(t, open(t, config, &clock{}), key.sign(t, nil), japan())
	target = "http://id.example.org/keys"
	refused(t, open(t, config, &clock{}), key.sign(t, nil), "keys of its issuer cannot be fetched")
}
