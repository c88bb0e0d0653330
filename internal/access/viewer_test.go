package access_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

func TestPublicViewer(t *testing.T) {
	t.Parallel()
	var public access.Viewer
	if public.Authenticated() || public.IsSecretariat() || public.Speaks("JPN") || public.Speaks("") || len(public.ScopeList()) > 0 {
		t.Errorf("got zero viewer %+v authenticated, want it to be the public", public)
	}
	scopesWithoutSubject := access.Viewer{Delegation: "JPN", Scopes: access.NewScopes(access.AllScopes()...)}
	if scopesWithoutSubject.Has(access.ScopeSecretariat) || scopesWithoutSubject.Speaks("JPN") {
		t.Error("viewer without a subject: got scopes or a delegation that take effect, want neither")
	}
}

func TestViewerSpeaks(t *testing.T) {
	t.Parallel()
	japan := access.Viewer{Subject: "a", Delegation: "JPN"}
	secretariat := access.Viewer{Subject: "b", Scopes: access.NewScopes(access.ScopeSecretariat)}
	tests := []struct {
		viewer access.Viewer
		code   models.Code
		want   bool
	}{
		{japan, "JPN", true},
		{japan, "SGP", false},
		{japan, "", false},
		{secretariat, "", false},
		{secretariat, "JPN", false},
		{secretariat, models.SecretariatCode, false},
	}
	for _, test := range tests {
		if got := test.viewer.Speaks(test.code); got != test.want {
			t.Errorf("%+v speaks for %q: got %t, want %t", test.viewer, test.code, got, test.want)
		}
	}
	if japan.IsSecretariat() || !secretariat.IsSecretariat() {
		t.Error("IsSecretariat: want false for Japan and true for the Secretariat")
	}
}

func TestScopes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		drawn := rapid.SliceOf(rapid.SampledFrom(access.AllScopes())).Draw(t, "scopes")
		viewer := access.Viewer{Subject: "a", Scopes: access.NewScopes(drawn...)}
		for _, scope := range access.AllScopes() {
			if viewer.Has(scope) != slices.Contains(drawn, scope) {
				t.Fatalf("%v has %s: got %t, want %t", drawn, scope, viewer.Has(scope), !viewer.Has(scope))
			}
		}
		want := slices.Compact(slices.Sorted(slices.Values(drawn)))
		if diff := cmp.Diff(want, viewer.ScopeList()); diff != "" && len(want) > 0 {
			t.Fatalf("listed scopes (-want +got):\n%s", diff)
		}
		again, err := access.ParseScopes(viewer.Scopes.String())
		if err != nil || again != viewer.Scopes {
			t.Fatalf("%q parsed: got %q and error %v, want the same scopes", viewer.Scopes, again, err)
		}
	})
}

func TestParseScopes(t *testing.T) {
	t.Parallel()
	_, err := access.ParseScopes(" proposals:read\tproposals:wirte ")
	want := `"proposals:wirte" is not one of the valid values: answers:write, coauthors:write, followups:write, ` +
		`proposals:read, proposals:write, secretariat, venues:write, webhooks:write.`
	if err == nil || err.Error() != want || models.CodeOf(err) != models.InvalidInput {
		t.Errorf("got %v\nwant %s", err, want)
	}
	if access.NewScopes("PROPOSALS:READ", "admin", "") != 0 {
		t.Error("unknown scope: got no error, want one")
	}
}

func TestContext(t *testing.T) {
	t.Parallel()
	want := access.Viewer{Subject: "a", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeAnswersWrite)}
	ctx := access.NewContext(t.Context(), want)
	if got := access.FromContext(ctx); got != want {
		t.Errorf("got viewer %+[2]v, want %+[1]v", want, got)
	}
	if got := access.FromContext(t.Context()); got.Authenticated() {
		t.Errorf("context without a viewer: got %+v, want the public", got)
	}
}
