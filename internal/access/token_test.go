package access_test

import (
	"crypto/elliptic"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"proposaltracker/internal/access"
)

// The tests' Postgres server runs until the process exits; all other goroutines must have ended before.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("proposaltracker/internal/database.(*Cluster).reap"))
}

func TestInvalidTokens(t *testing.T) {
	t.Parallel()
	key, other := newEd25519(t, ""), newEd25519(t, "")
	verifier := open(t, fileConfig(t, key.publicPEM(t)), &clock{})
	at := func(d time.Duration) int64 { return noon().Add(d).Unix() }
	long := strings.Repeat("x", 256)
	tests := map[string]struct{ token, words string }{
		"empty":                         {"", "not a JSON Web Token"},
		"two parts":                     {"a.b", "not a JSON Web Token"},
		"four parts":                    {key.sign(t, nil) + ".e30", "not a JSON Web Token"},
		"not base64":                    {"?.?.?", "not a JSON Web Token"},
		"scheme included":               {"Bearer " + key.sign(t, nil), "not a JSON Web Token"},
		"leading space":                 {" " + key.sign(t, nil), "not a JSON Web Token"},
		"other key":                     {other.sign(t, nil), "check `signature`; expected is " + issuerName},
		"no signature":                  {strings.TrimRight(key.sign(t, nil), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"), "check `signature`"},
		"expired":                       {key.sign(t, jwt.MapClaims{"exp": at(-31 * time.Second)}), "expired at 2026-03-02T11:59:29Z"},
		"no expiry":                     {key.sign(t, jwt.MapClaims{"exp": nil}), "check `exp`"},
		"not yet valid":                 {key.sign(t, jwt.MapClaims{"nbf": at(31 * time.Second)}), "check `nbf`, which is 2026-03-02T12:00:31Z"},
		"issued in the future":          {key.sign(t, jwt.MapClaims{"iat": at(31 * time.Second)}), "check `iat`, which is 2026-03-02T12:00:31Z"},
		"other issuer":                  {key.sign(t, jwt.MapClaims{"iss": "https://other.example.org"}), "check `iss`"},
		"no issuer":                     {key.sign(t, jwt.MapClaims{"iss": nil}), "check `iss`"},
		"other audience":                {key.sign(t, jwt.MapClaims{"aud": "mail"}), "check `aud`; expected is proposaltracker"},
		"other audiences":               {key.sign(t, jwt.MapClaims{"aud": []string{"mail", "proposaltracker2"}}), "check `aud`"},
		"no audience":                   {key.sign(t, jwt.MapClaims{"aud": nil}), "check `aud`"},
		"no subject":                    {key.sign(t, jwt.MapClaims{"sub": nil}), "check `sub`"},
		"long subject":                  {key.sign(t, jwt.MapClaims{"sub": long}), "check `sub`"},
		"NUL in subject":                {key.sign(t, jwt.MapClaims{"sub": "a\x00b"}), "check `sub`"},
		"long token ID":                 {key.sign(t, jwt.MapClaims{"jti": long}), "check `jti`"},
		"delegation's name":             {key.sign(t, jwt.MapClaims{"delegation": "Hong Kong, China"}), "check `delegation`, which is \"Hong Kong, China\""},
		"critical extensions":           {withHeader(t, key, "crit", []string{"b64"}), "check `crit`"},
		"number as key ID":              {withHeader(t, key, "kid", 7), "check `kid`"},
		"unknown algorithm":             {withAlgorithm(key.sign(t, nil), "XX256"), "check `alg`; expected is EdDSA, ES256, RS256"},
		"algorithm of another key type": {withAlgorithm(key.sign(t, nil), "RS256"), "check `alg`; expected is EdDSA"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, verifier, test.token, test.words)
		})
	}
}

func withHeader(t *testing.T, key issuerKey, name string, value any) string {
	t.Helper()
	token := jwt.NewWithClaims(key.method, goodClaims(nil))
	token.Header[name] = value
	signed, err := token.SignedString(key.private)
	must(t, err)
	return signed
}

// withAlgorithm replaces the algorithm in the header of a signed token.
func withAlgorithm(token, algorithm string) string {
	header := base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, `{"alg":%q,"typ":"JWT"}`, algorithm))
	_, rest, _ := strings.Cut(token, ".")
	return header + "." + rest
}

func TestClockLeeway(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "")
	verifier := open(t, fileConfig(t, key.publicPEM(t)), &clock{})
	near := 29 * time.Second
	want := japan()
	for _, claim := range []string{"nbf", "iat"} {
		believed(t, verifier, key.sign(t, jwt.MapClaims{claim: noon().Add(near).Unix()}), want)
	}
	want.ExpiresAt = noon().Add(-near)
	believed(t, verifier, key.sign(t, jwt.MapClaims{"exp": want.ExpiresAt.Unix()}), want)
}

func TestViewerOfToken(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "")
	verifier := open(t, fileConfig(t, key.publicPEM(t)), &clock{})
	secretariat := japan()
	secretariat.Delegation, secretariat.Scopes = "", access.NewScopes(access.ScopeSecretariat)
	believed(t, verifier, key.sign(t, jwt.MapClaims{"delegation": nil, "scope": "secretariat"}), secretariat)

	believed(t, verifier, key.sign(t, jwt.MapClaims{
		"scope": " openid  proposals:write proposals:read\nproposals:delete PROPOSALS:READ ",
		"aud":   []string{"mail", audienceName},
	}), japan())

	bare := japan()
	bare.TokenID, bare.Scopes = "", 0
	believed(t, verifier, key.sign(t, jwt.MapClaims{"jti": nil, "scope": nil}), bare)
}

// A known attack uses the public key as the secret of a token signed with HS256.
func TestPublicKeyAsSecret(t *testing.T) {
	t.Parallel()
	for _, key := range []issuerKey{newRSA(t, "", 2048), newECDSA(t, "", elliptic.P256()), newEd25519(t, "")} {
		der, err := x509.MarshalPKIXPublicKey(key.private.Public())
		must(t, err)
		verifier := open(t, fileConfig(t, key.publicPEM(t)), &clock{})
		believed(t, verifier, key.sign(t, nil), japan())
		for _, secret := range [][]byte{[]byte(key.publicPEM(t)), der, []byte(strings.TrimSpace(key.publicPEM(t)))} {
			token := signWith(t, jwt.SigningMethodHS256, secret, "", goodClaims(nil))
			refused(t, verifier, token, "check `alg`")
		}
		unsigned := signWith(t, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, "", goodClaims(nil))
		refused(t, verifier, unsigned, "check `alg`")
		for _, none := range []string{"none", "None", "NONE", ""} {
			refused(t, verifier, withAlgorithm(key.sign(t, nil), none), "check `alg`")
		}
	}
}

func TestAlgorithmOfKey(t *testing.T) {
	t.Parallel()
	key := newRSA(t, "", 2048)
	verifier := open(t, fileConfig(t, key.publicPEM(t)), &clock{})
	for _, method := range []jwt.SigningMethod{jwt.SigningMethodRS384, jwt.SigningMethodRS512, jwt.SigningMethodPS256} {
		refused(t, verifier, signWith(t, method, key.private, "", goodClaims(nil)), "check `alg`")
	}
}

func TestDevSecret(t *testing.T) {
	t.Parallel()
	secret := strings.Repeat("s", 32)
	verifier := open(t, access.Config{Issuer: issuerName, Audience: audienceName, DevSecret: secret}, &clock{})
	believed(t, verifier, signWith(t, jwt.SigningMethodHS256, []byte(secret), "", goodClaims(nil)), japan())
	refused(t, verifier, signWith(t, jwt.SigningMethodHS256, []byte(secret+"s"), "", goodClaims(nil)), "check `signature`")
	refused(t, verifier, signWith(t, jwt.SigningMethodHS512, []byte(secret), "", goodClaims(nil)), "expected is HS256")
	refused(t, verifier, newEd25519(t, "").sign(t, nil), "expected is HS256")
	unsigned := signWith(t, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, "", goodClaims(nil))
	refused(t, verifier, unsigned, "expected is HS256")
}

func TestOversizedToken(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "")
	verifier := open(t, fileConfig(t, key.publicPEM(t)), &clock{})
	refused(t, verifier, key.sign(t, jwt.MapClaims{"padding": strings.Repeat("x", access.MaxToken)}), "it is too long")
	believed(t, verifier, key.sign(t, jwt.MapClaims{"padding": strings.Repeat("x", access.MaxToken/2)}), japan())
}

func TestAlteredToken(t *testing.T) {
	t.Parallel()
	keys := []issuerKey{newEd25519(t, "a"), newECDSA(t, "b", elliptic.P256()), newRSA(t, "c", 2048)}
	for _, key := range keys {
		verifier := open(t, fileConfig(t, key.publicPEM(t)), &clock{})
		token := key.sign(t, nil)
		believed(t, verifier, token, japan())
		rapid.Check(t, func(t *rapid.T) {
			index := rapid.IntRange(0, len(token)-1).Draw(t, "index")
			changed := []byte(token)
			changed[index] = rapid.Byte().Filter(func(b byte) bool { return b != token[index] }).Draw(t, "byte")
			if viewer, err := verifier.Verify(t.Context(), string(changed)); err == nil {
				t.Fatalf("%s: got viewer %+[4]v after byte %[2]d became %[3]q, want the token rejected", key.method.Alg(), index, changed[index], viewer)
			}
		})
		// The last character has unused bits, which a lenient decoder ignores.
		for last := range byte(255) {
			changed := token[:len(token)-1] + string([]byte{last})
			if _, err := verifier.Verify(t.Context(), changed); err == nil && changed != token {
				t.Errorf("%s: got the token accepted after the last byte became %q, want it rejected", key.method.Alg(), last)
			}
		}
	}
}

func TestCachedTokenExpires(t *testing.T) {
	t.Parallel()
	key, at := newEd25519(t, ""), &clock{}
	verifier := open(t, fileConfig(t, key.publicPEM(t)), at)
	token := key.sign(t, jwt.MapClaims{"exp": noon().Add(10 * time.Second).Unix()})
	want := japan()
	want.ExpiresAt = noon().Add(10 * time.Second)
	believed(t, verifier, token, want)
	at.pass(39 * time.Second)
	believed(t, verifier, token, want)
	at.pass(time.Second)
	refused(t, verifier, token, "expired at 2026-03-02T12:00:10Z")
	at.pass(time.Minute)
	refused(t, verifier, token, "expired at 2026-03-02T12:00:10Z")
}

func TestConcurrentVerification(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "")
	verifier := open(t, fileConfig(t, key.publicPEM(t)), &clock{})
	tokens := make([]string, 300)
	for i := range tokens {
		tokens[i] = key.sign(t, jwt.MapClaims{"jti": fmt.Sprint(i)})
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i, token := range tokens {
				want := japan()
				want.TokenID = fmt.Sprint(i)
				believed(t, verifier, token, want)
			}
		})
	}
	all.Wait()
}

func FuzzVerify(f *testing.F) {
	key := newEd25519(f, "a")
	verifier := open(f, fileConfig(f, key.publicPEM(f)), &clock{})
	token := key.sign(f, nil)
	f.Add("")
	f.Add("e30.e30.")
	f.Add(token[:len(token)-1])
	f.Add(withAlgorithm(token, "none"))
	f.Fuzz(func(t *testing.T, text string) {
		if text != token {
			refused(t, verifier, text, "token")
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	key, at := newRSA(b, "", 2048), &clock{}
	verifier := open(b, fileConfig(b, key.publicPEM(b)), at)
	token := key.sign(b, jwt.MapClaims{"exp": noon().Add(1000 * time.Hour).Unix()})
	b.Run("uncached", func(b *testing.B) {
		for b.Loop() {
			at.pass(time.Minute)
			if _, err := verifier.Verify(b.Context(), token); err != nil && !strings.Contains(err.Error(), "expired") {
				b.Fatal(err)
			}
		}
	})
	b.Run("cached", func(b *testing.B) {
		at.past.Store(0)
		for b.Loop() {
			if _, err := verifier.Verify(b.Context(), token); err != nil {
				b.Fatal(err)
			}
		}
	})
}
