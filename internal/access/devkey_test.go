package access_test

import (
	"crypto/elliptic"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

func devKey(t *testing.T) access.DevKey {
	t.Helper()
	key, err := access.LoadOrCreateDevKey(t.TempDir())
	must(t, err)
	return key
}

func TestMint(t *testing.T) {
	t.Parallel()
	key, at := devKey(t), &clock{}
	verifier := open(t, key.Config(), at)
	token, err := access.Mint(key, access.Claims{
		Delegation: "JPN", Scope: "coauthors:write  proposals:read", TTL: time.Hour,
	}, noon())
	must(t, err)
	viewer, err := verifier.Verify(t.Context(), token)
	must(t, err)
	if _, err := models.ParseCode(string(viewer.Delegation)); err != nil || len(viewer.TokenID) != 36 {
		t.Errorf("got delegation %q and token ID %q, want a valid code and a UUID", viewer.Delegation, viewer.TokenID)
	}
	viewer.TokenID = ""
	want := access.Viewer{
		Subject: "dev:JPN", Delegation: "JPN", ExpiresAt: noon().Add(time.Hour),
		Scopes: access.NewScopes(access.ScopeCoAuthorsWrite, access.ScopeProposalsRead),
	}
	if viewer != want {
		t.Errorf("got %+v\nwant %+v", viewer, want)
	}
	at.pass(time.Hour + 30*time.Second)
	refused(t, verifier, token, "expired at 2026-03-02T13:00:00Z")
}

func TestMintForSecretariat(t *testing.T) {
	t.Parallel()
	key := devKey(t)
	token, err := access.Mint(key, access.Claims{Subject: "clerk", Scope: "secretariat", TTL: access.MaxDevTTL}, noon())
	must(t, err)
	viewer, err := open(t, key.Config(), &clock{}).Verify(t.Context(), token)
	if err != nil || !viewer.IsSecretariat() || viewer.Delegation != "" || viewer.Subject != "clerk" {
		t.Errorf("got viewer %+v, error %v, want the Secretariat's clerk without a delegation", viewer, err)
	}
}

func TestMintedTokensDiffer(t *testing.T) {
	t.Parallel()
	key := devKey(t)
	claims := access.Claims{Delegation: "JPN", TTL: time.Hour}
	first, err := access.Mint(key, claims, noon())
	must(t, err)
	second, err := access.Mint(key, claims, noon())
	must(t, err)
	if first == second {
		t.Error("got the same identifier in two tokens, want different ones")
	}
}

func TestTokenOfOtherFolder(t *testing.T) {
	t.Parallel()
	token, err := access.Mint(devKey(t), access.Claims{Delegation: "JPN", TTL: time.Hour}, noon())
	must(t, err)
	refused(t, open(t, devKey(t).Config(), &clock{}), token, "check `signature`")
}

func TestMintErrors(t *testing.T) {
	t.Parallel()
	key := devKey(t)
	type fault struct{ Field, Message string }
	scopes := "answers:write, coauthors:write, followups:write, proposals:read, proposals:write, secretariat, venues:write, webhooks:write"
	ttl := func(given string) fault {
		return fault{"ttl", `"` + given + `" is out of range; the minimum is 1s; the maximum is 720h0m0s.`}
	}
	missing := fault{"delegation", `A value is required: "delegation".`}
	malformed := fault{"delegation", `"jpn" is not valid. Expected: a code of 1 to 40 upper-case letters, digits and underscores, as in "JPN".`}
	subject := func(given string) fault {
		return fault{"subject", `"` + given + `" is not valid. Expected: a subject without control characters or spaces at its ends.`}
	}
	tests := map[string]struct {
		claims access.Claims
		want   []fault
	}{
		"unknown scope":      {access.Claims{Delegation: "JPN", Scope: "read", TTL: time.Hour}, []fault{{"scope", `"read" is not one of the valid values: ` + scopes + "."}}},
		"no delegation":      {access.Claims{Scope: "proposals:read", TTL: time.Hour}, []fault{missing}},
		"lower case":         {access.Claims{Delegation: "jpn", TTL: time.Hour}, []fault{malformed}},
		"no TTL":             {access.Claims{Delegation: "JPN"}, []fault{ttl("0s")}},
		"negative TTL":       {access.Claims{Delegation: "JPN", TTL: -time.Hour}, []fault{ttl("-1h0m0s")}},
		"less than a second": {access.Claims{Delegation: "JPN", TTL: time.Second - 1}, []fault{ttl("999.999999ms")}},
		"a second too long":  {access.Claims{Delegation: "JPN", TTL: access.MaxDevTTL + time.Second}, []fault{ttl("720h0m1s")}},
		"long subject":       {access.Claims{Subject: strings.Repeat("x", 256), Delegation: "JPN", TTL: time.Hour}, []fault{subject(strings.Repeat("x", 200) + "…")}},
		"NUL in subject":     {access.Claims{Subject: "a\x00", Delegation: "JPN", TTL: time.Hour}, []fault{subject("a\x00")}},
		"several faults": {access.Claims{Subject: " ", Delegation: "jpn", Scope: "read", TTL: 0}, []fault{
			{"scope", `"read" is not one of the valid values: ` + scopes + "."}, malformed, ttl("0s"), subject(" "),
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			token, err := access.Mint(key, test.claims, noon())
			var got []fault
			for _, each := range joined(err) {
				coded, ok := each.(*models.Error) //nolint:errorlint // compares the error itself, not what it wraps
				if !ok || coded.Code != models.InvalidInput {
					t.Fatalf("got error %v, want INVALID_INPUT", each)
				}
				got = append(got, fault{coded.Field, coded.In(models.English)})
			}
			if diff := cmp.Diff(test.want, got); diff != "" || token != "" {
				t.Errorf("token %q, faults (-want +got):\n%s", token, diff)
			}
		})
	}
}

func joined(err error) []error {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return several.Unwrap()
	}
	return nil
}

func TestDevKeyIsStored(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "not", "there", "yet")
	key, err := access.LoadOrCreateDevKey(folder)
	must(t, err)
	again, err := access.LoadOrCreateDevKey(folder)
	must(t, err)
	token, err := access.Mint(again, access.Claims{Delegation: "JPN", TTL: time.Hour}, noon())
	must(t, err)
	if _, err := open(t, key.Config(), &clock{}).Verify(t.Context(), token); err != nil {
		t.Errorf("verify a token of the second start with the key of the first: got %v, want no error", err)
	}
	entries, err := os.ReadDir(folder)
	must(t, err)
	if len(entries) != 1 {
		t.Fatalf("got %d files, want 1: %v", len(entries), entries)
	}
	info, err := entries[0].Info()
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("got key file mode %v, want 0600", info.Mode())
	}
}

func TestDevKeyConcurrentStart(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	tokens := make([]string, 16)
	var all sync.WaitGroup
	for i := range tokens {
		all.Go(func() {
			key, err := access.LoadOrCreateDevKey(folder)
			if err != nil {
				t.Error(err)
				return
			}
			tokens[i], err = access.Mint(key, access.Claims{Delegation: "JPN", TTL: time.Hour}, noon())
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	key, err := access.LoadOrCreateDevKey(folder)
	must(t, err)
	verifier := open(t, key.Config(), &clock{})
	for _, token := range tokens {
		if _, err := verifier.Verify(t.Context(), token); err != nil {
			t.Errorf("verify a token of a concurrent start: got %v, want no error", err)
		}
	}
	if files, _ := filepath.Glob(filepath.Join(folder, "*")); len(files) != 1 {
		t.Errorf("got files %v, want only the key", files)
	}
}

func TestDevKeyDamaged(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"", "no key", newECDSA(t, "", elliptic.P256()).privatePEM(t), pemOf("PRIVATE KEY", []byte{1})} {
		folder := t.TempDir()
		path := filepath.Join(folder, "token-key.pem")
		must(t, os.WriteFile(path, []byte(content), 0o600))
		_, err := access.LoadOrCreateDevKey(folder)
		if err == nil || err.Error() != path+" does not contain an Ed25519 key; delete it, and the next start creates a new one" {
			t.Errorf("key file %.20q: got error %v, want one that suggests deleting the file", content, err)
		}
	}
	file := writeFile(t, "a file, no folder")
	if _, err := access.LoadOrCreateDevKey(file); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("file as data folder: got error %v, want one of a single line", err)
	}
}

func TestMintedTokenFormat(t *testing.T) {
	t.Parallel()
	token, err := access.Mint(devKey(t), access.Claims{Delegation: "EU", Scope: "venues:write answers:write", TTL: time.Hour}, noon())
	must(t, err)
	parsed, _, err := jwt.NewParser().ParseUnverified(token, jwt.MapClaims{})
	must(t, err)
	claims := parsed.Claims.(jwt.MapClaims)
	delete(claims, "jti")
	want := jwt.MapClaims{
		"iss": access.DevIssuer, "aud": []any{access.DevAudience}, "sub": "dev:EU",
		"iat": float64(noon().Unix()), "exp": float64(noon().Add(time.Hour).Unix()),
		"delegation": "EU", "scope": "answers:write venues:write",
	}
	if diff := cmp.Diff(want, claims); diff != "" || parsed.Header["alg"] != "EdDSA" {
		t.Errorf("header %v, claims (-want +got):\n%s", parsed.Header, diff)
	}
	if strings.ContainsFunc(token, func(r rune) bool { return slices.Contains([]rune(" \n="), r) }) {
		t.Errorf("got token %q, want one without white space", token)
	}
}
