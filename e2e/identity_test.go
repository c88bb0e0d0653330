package e2e

import (
	"bufio"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/npmtest"
)

// identityProvider starts an OpenID provider and returns its issuer.
func identityProvider(t *testing.T) string {
	t.Helper()
	node := npmtest.Node(t, "oidc-provider")
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, node, "e2e/testdata/identity/provider.mjs")
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.Stderr = io.Discard
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		_ = cmd.Wait() // ended by the signal
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the provider did not start: %v", err)
	}
	return strings.TrimSpace(line)
}

// login logs in with the authorization code flow and PKCE, as a front end does, and returns the access token.
func login(t *testing.T, issuer, name string) string {
	t.Helper()
	var metadata struct {
		Authorization string `json:"authorization_endpoint"` //nolint:tagliatelle // named by the specification
		Token         string `json:"token_endpoint"`         //nolint:tagliatelle // named by the specification
	}
	client := browser(t)
	page := visit(t, client, http.MethodGet, issuer+"/.well-known/openid-configuration", nil)
	if err := json.Unmarshal([]byte(page.body), &metadata); err != nil {
		t.Fatalf("metadata: %v: %s", err, page.body)
	}
	verifier := rand.Text() + rand.Text()
	challenge := sha256.Sum256([]byte(verifier))
	page = visit(t, client, http.MethodGet, metadata.Authorization+"?"+url.Values{
		"client_id": {"front-end"}, "response_type": {"code"}, "scope": {"openid"}, "redirect_uri": {"http://127.0.0.1/callback"},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(challenge[:])}, "code_challenge_method": {"S256"}, "state": {"s"},
	}.Encode(), nil)
	page = visit(t, client, http.MethodPost, page.form(t), url.Values{"prompt": {"login"}, "login": {name}, "password": {"any"}})
	page = visit(t, client, http.MethodPost, page.form(t), url.Values{"prompt": {"consent"}})
	callback, err := url.Parse(page.location)
	if err != nil || callback.Query().Get("code") == "" || callback.Query().Get("state") != "s" {
		t.Fatalf("got redirect to %q, want a code and the state: %v", page.location, err)
	}
	page = visit(t, client, http.MethodPost, metadata.Token, url.Values{
		"grant_type": {"authorization_code"}, "client_id": {"front-end"}, "code": {callback.Query().Get("code")},
		"redirect_uri": {"http://127.0.0.1/callback"}, "code_verifier": {verifier},
	})
	var granted struct {
		Token string `json:"access_token"` //nolint:tagliatelle // named by the specification
	}
	if err := json.Unmarshal([]byte(page.body), &granted); err != nil || granted.Token == "" {
		t.Fatalf("got %s, want an access token: %v", page.body, err)
	}
	return granted.Token
}

// browser returns a client that stores cookies and stops at the redirect to the front end.
func browser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar, CheckRedirect: func(next *http.Request, _ []*http.Request) error {
		if next.URL.Path == "/callback" {
			return http.ErrUseLastResponse
		}
		return nil
	}}
}

// page is a response.
type page struct{ body, location string }

// form returns the address of the page's form.
func (p page) form(t *testing.T) string {
	t.Helper()
	found := regexp.MustCompile(`<form[^>]*action="([^"]+)"`).FindStringSubmatch(p.body)
	if found == nil {
		t.Fatalf("the page has no form: %s", p.body)
	}
	return found[1]
}

func visit(t *testing.T, client *http.Client, method, address string, form url.Values) page {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return page{string(body), response.Header.Get("Location")}
}

// With only the issuer's address and the names of its claims, people can log in at an existing provider.
func TestIdentityProvider(t *testing.T) {
	t.Parallel()
	issuer := identityProvider(t)
	mapping := filepath.Join(t.TempDir(), "delegations.csv")
	if err := os.WriteFile(mapping, []byte("value,delegation\n/missions/japan,JPN\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, "--demo=false", "--issuer", issuer, "--scope-claim", "realm_access.roles", "--delegation-claim", "groups", "--delegation-map", mapping)
	got := p.ask(t, login(t, issuer, "japan"), `{ viewer { subject delegation { code } scopes } }`, nil)
	want := map[string]any{"viewer": map[string]any{
		"subject": "japan", "delegation": map[string]any{"code": "JPN"}, "scopes": []any{"proposals:read", "proposals:write"},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("viewer (-want +got):\n%s", diff)
	}
	if got := p.send(t, login(t, issuer, "atlantis"), `{ viewer { subject } }`, nil); got.Status != http.StatusUnauthorized {
		t.Errorf("a group that is not mapped: got status %d, want 401", got.Status)
	}
}

// If the mapping has an unknown code, the program does not start, and prints the value and suggestions.
func TestDelegationMapWithUnknownCode(t *testing.T) {
	t.Parallel()
	mapping := filepath.Join(t.TempDir(), "delegations.csv")
	if err := os.WriteFile(mapping, []byte("value,delegation\n/missions/japan,JAP\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, errs, code := runs(t, nil, "serve", "--data", t.TempDir(), "--listen", "127.0.0.1:0", "--issuer", "https://login.example.org", "--delegation-map", mapping)
	for _, words := range []string{mapping, "/missions/japan", `"JAP": unknown code`, "did you mean"} {
		if code != 1 || !strings.Contains(errs, words) {
			t.Errorf("got exit code %d and error %s, want 1 and %q", code, errs, words)
		}
	}
}
