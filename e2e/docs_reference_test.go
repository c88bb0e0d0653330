package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/internal/access"
)

// docs/errors.md explains each error code of the schema.
func TestErrorsAreDocumented(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphql", Input: readFile(t, "graph/schema.graphql")})
	codes := []string{}
	for _, value := range schema.Types["ErrorCode"].EnumValues {
		codes = append(codes, value.Name)
	}
	slices.Sort(codes)
	if diff := cmp.Diff(codes, firstGroups(readFile(t, "docs/errors.md"), "(?m)^\\| `([A-Z_]+)` \\|")); diff != "" {
		t.Errorf("codes in docs/errors.md (-schema +documented):\n%s", diff)
	}
}

// docs/tokens.md lists each scope, and its example token is accepted with the settings that it shows.
func TestTokensAreDocumented(t *testing.T) {
	t.Parallel()
	const page = "docs/tokens.md"
	t.Run("scopes", func(t *testing.T) {
		t.Parallel()
		scopes := []string{}
		for _, scope := range access.AllScopes() {
			scopes = append(scopes, string(scope))
		}
		if diff := cmp.Diff(scopes, firstGroups(readFile(t, page), "(?m)^\\| `([a-z]+:[a-z]+|secretariat)` \\|")); diff != "" {
			t.Errorf("scopes (-known +documented):\n%s", diff)
		}
	})
	t.Run("example", func(t *testing.T) {
		t.Parallel()
		blocks := docBlocks(t, page)
		token := strings.TrimSpace(blockWith(t, blocks, "eyJ").body)
		keys := filepath.Join(t.TempDir(), "keys.json")
		if err := os.WriteFile(keys, []byte(blockWith(t, blocks, `{"keys"`).body), 0o600); err != nil {
			t.Fatal(err)
		}
		now := time.Date(2026, time.November, 29, 9, 30, 0, 0, time.UTC)
		verifier, err := access.NewVerifier(t.Context(),
			access.Config{Issuer: "https://login.example.org", Audience: "proposaltracker", KeyFile: keys}, func() time.Time { return now })
		if err != nil {
			t.Fatal(err)
		}
		got, err := verifier.Verify(t.Context(), token)
		if err != nil {
			t.Fatal(err)
		}
		want := access.Viewer{
			Subject: "user-4711", Delegation: "JPN", TokenID: "b7c1",
			Scopes:    access.NewScopes(access.ScopeProposalsRead, access.ScopeProposalsWrite),
			ExpiresAt: time.Date(2026, time.November, 29, 10, 0, 0, 0, time.UTC),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("viewer (-want +got):\n%s", diff)
		}
	})
}

// blockWith returns the first block that begins with the given text.
func blockWith(t *testing.T, blocks []docBlock, begin string) docBlock {
	t.Helper()
	for _, block := range blocks {
		if strings.HasPrefix(block.body, begin) {
			return block
		}
	}
	t.Fatalf("got no block that begins with %s, want one", begin)
	return docBlock{}
}
