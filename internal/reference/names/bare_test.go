package names_test

import (
	"testing"

	"proposaltracker/internal/reference/names"
)

func TestBare(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Republic of Kenja": "kenja", "the Kingdom of Spain": "spain", "République démocratique du Congo": "congo", "Republic": "Republic", "Côte d'Ivoire": "cote ivoire", "": "",
	} {
		if got := names.Bare(name); got != want {
			t.Errorf("Bare(%q) = %q, want %q", name, got, want)
		}
	}
}
