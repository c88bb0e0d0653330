package access_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// mappingFile writes a delegation map.
func mappingFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "delegations.csv")
	must(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// Claims as identity providers name them: each row has the settings, the changed claims, and what the token may do.
func TestClaimsOfProviders(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "")
	reader := access.NewScopes(access.ScopeProposalsRead)
	for name, c := range map[string]struct {
		change     func(*access.Config)
		claims     jwt.MapClaims
		delegation string
		scopes     access.Scopes
	}{
		"scp as a list": {nil, jwt.MapClaims{"scope": nil, "scp": []string{"proposals:read", "openid"}}, "JPN", reader},
		"scp as text":   {nil, jwt.MapClaims{"scope": nil, "scp": "proposals:read profile"}, "JPN", reader},
		"scope and scp": {nil, jwt.MapClaims{"scope": "proposals:read", "scp": []string{"webhooks:write"}}, "JPN", access.NewScopes(access.ScopeProposalsRead, access.ScopeWebhooksWrite)},
		"nested roles": {
			func(c *access.Config) { c.ScopeClaims = []string{"realm_access.roles"} },
			jwt.MapClaims{"scope": "secretariat", "realm_access": map[string]any{"roles": []string{"proposals:read", "offline_access"}}},
			"JPN", reader,
		},
		"name with dots": {
			func(c *access.Config) {
				c.DelegationClaim, c.ScopeClaims = "https://wto.example/claims.delegation", []string{"resource_access.tracker.example.roles"}
			},
			jwt.MapClaims{
				"delegation": "BRA", "https://wto.example/claims.delegation": "JPN",
				"resource_access": map[string]any{"tracker.example": map[string]any{"roles": []string{"proposals:read"}}},
			},
			"JPN", reader,
		},
		"list with one delegation": {nil, jwt.MapClaims{"delegation": []string{"JPN"}, "scope": "proposals:read"}, "JPN", reader},
		"mapped delegation": {
			func(c *access.Config) {
				c.DelegationClaim, c.DelegationMap = "groups", mappingFile(t, "value,delegation\n/missions/japan,JPN\n\"/missions/côte, d'ivoire\",CIV\n")
			},
			jwt.MapClaims{"groups": []string{"/missions/côte, d'ivoire"}, "scope": "proposals:read"},
			"CIV", reader,
		},
		"names in other case": {nil, jwt.MapClaims{"Delegation": "BRA", "SCOPE": "secretariat", "scope": "proposals:read"}, "JPN", reader},
		"no delegation":       {nil, jwt.MapClaims{"delegation": nil, "scope": "proposals:read"}, "", reader},
		"no scope":            {nil, jwt.MapClaims{"scope": nil}, "JPN", access.NewScopes()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := fileConfig(t, key.publicPEM(t))
			if c.change != nil {
				c.change(&config)
			}
			want := japan()
			want.Scopes = c.scopes
			want.Delegation = models.Code(c.delegation)
			believed(t, open(t, config, &clock{}), key.sign(t, c.claims), want)
		})
	}
}

// Claims that another program might interpret differently, and tokens that are valid for too long, are rejected.
func TestRejectedClaims(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "")
	mapped := func(c *access.Config) { c.DelegationMap = mappingFile(t, "value,delegation\njapan,JPN\n") }
	short := func(c *access.Config) { c.MaxLifetime = time.Hour }
	hour := noon().Add(time.Hour)
	for name, c := range map[string]struct {
		change func(*access.Config)
		token  string
		words  string
	}{
		"number as scope":         {nil, key.sign(t, jwt.MapClaims{"scope": 7}), "check `scope`"},
		"list with a number":      {nil, key.sign(t, jwt.MapClaims{"scp": []any{"proposals:read", 7}}), "check `scp`"},
		"two delegations":         {nil, key.sign(t, jwt.MapClaims{"delegation": []string{"JPN", "BRA"}}), "check `delegation`"},
		"object as delegation":    {nil, key.sign(t, jwt.MapClaims{"delegation": map[string]any{"code": "JPN"}}), "check `delegation`"},
		"delegation not mapped":   {mapped, key.sign(t, jwt.MapClaims{"delegation": "JPN"}), "check `delegation`, which is \"JPN\""},
		"number as subject":       {nil, key.sign(t, jwt.MapClaims{"sub": 7}), "check `sub`"},
		"number as token ID":      {nil, key.sign(t, jwt.MapClaims{"jti": 7}), "check `jti`"},
		"text as expiry":          {nil, key.sign(t, jwt.MapClaims{"exp": "tomorrow"}), "check `exp`"},
		"text as time of issue":   {nil, key.sign(t, jwt.MapClaims{"iat": "yesterday"}), "check `iat`"},
		"too long":                {short, key.sign(t, jwt.MapClaims{"exp": hour.Add(31 * time.Second).Unix()}), "check `exp`, which is 2026-03-02T13:00:31Z"},
		"too long from now":       {short, key.sign(t, jwt.MapClaims{"iat": nil, "exp": hour.Add(31 * time.Second).Unix()}), "check `exp`"},
		"a year by default":       {nil, key.sign(t, jwt.MapClaims{"exp": noon().AddDate(1, 0, 0).Unix()}), "check `exp`"},
		"expiry in the year 1e20": {nil, key.sign(t, jwt.MapClaims{"exp": 1e20}), "check `exp`"},
		"logout token":            {nil, withHeader(t, key, "typ", "logout+jwt"), "check `typ`; expected is JWT, at+jwt"},
		"number as type":          {nil, withHeader(t, key, "typ", 7), "check `typ`"},
		"delegation twice":        {nil, withPayload(t, key, `"delegation":"BRA",`), "check `delegation`"},
		"nested name twice":       {nil, withPayload(t, key, `"act":[{"sub":"a","sub":"b"}],`), "check `sub`"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := fileConfig(t, key.publicPEM(t))
			if c.change != nil {
				c.change(&config)
			}
			refused(t, open(t, config, &clock{}), c.token, c.words)
		})
	}
	for _, accepted := range []string{"at+jwt", "AT+JWT", "application/at+jwt", "JWT"} {
		believed(t, open(t, fileConfig(t, key.publicPEM(t)), &clock{}), withHeader(t, key, "typ", accepted), japan())
	}
	believed(t, open(t, fileConfig(t, key.publicPEM(t)), &clock{}), withPayload(t, key, `"act":[{"sub":"a"},{"sub":"b"}],"x":{"sub":[1,{"sub":2}]},`), japan())
}

// withPayload signs valid claims that begin with the given members.
func withPayload(t *testing.T, key issuerKey, members string) string {
	t.Helper()
	header, payload, _ := strings.Cut(key.sign(t, nil), ".")
	payload, _, _ = strings.Cut(payload, ".")
	claims, err := base64.RawURLEncoding.DecodeString(payload)
	must(t, err)
	text := header + "." + base64.RawURLEncoding.EncodeToString([]byte("{"+members+strings.TrimPrefix(string(claims), "{")))
	signature, err := key.method.Sign(text, key.private)
	must(t, err)
	return text + "." + base64.RawURLEncoding.EncodeToString(signature)
}

// A mapping that cannot be used is reported with its line.
func TestDelegationMap(t *testing.T) {
	t.Parallel()
	for text, words := range map[string]string{
		"":                                    `the first line must be "value,delegation"`,
		"group,code\na,JPN\n":                 `the first line must be "value,delegation"`,
		"value,delegation\na,Japan\n":         `line 2: "Japan" is not the code`,
		"value,delegation\na,JPN\n\"\",BRA\n": "line 3: the value is empty",
		"value,delegation\na,JPN\nb,BRA\na,JPN\n":    `line 4: "a" occurs twice`,
		"value,delegation\na,JPN,x\n":                "line 2",
		"value,delegation\n\"a\n\nb\",JPN\nc,Peru\n": `line 5: "Peru" is not the code`,
	} {
		if _, err := access.ReadDelegationMap(mappingFile(t, text)); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%q: got error %v, want it to contain %q", text, err, words)
		}
	}
	if _, err := access.ReadDelegationMap("/nowhere/map.csv"); err == nil || !strings.Contains(err.Error(), "--delegation-map") {
		t.Errorf("missing file: got error %v, want the flag", err)
	}
}
