package access_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// A language maps to a working language if most of its readers also read that one.
func TestPreferredLanguages(t *testing.T) {
	t.Parallel()
	for header, want := range map[string][]models.Language{
		"":                               {},
		"fr":                             {models.French},
		"en;q=0.5, es-MX, fr-CA;q=0.8":   {models.Spanish, models.French, models.English},
		"gl, de":                         {models.Spanish},
		"ur-Arab, fr;q=0.1":              {models.French},
		"de, it, pt":                     {},
		"*":                              {},
		"fr;q=none":                      nil,
		"en-GB-oxendict, wo;q=0.9, q=1;": nil,
	} {
		if diff := cmp.Diff(want, access.PreferredLanguages(header)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", header, diff)
		}
	}
}
