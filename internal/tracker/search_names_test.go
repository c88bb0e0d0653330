package tracker_test

import (
	"testing"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
)

// What is typed nearly right finds the name, best first.
func TestSearchForgivesTypos(t *testing.T) {
	t.Parallel()
	f := library(t)
	for typed, code := range map[string]string{"Singapor": "SGP", "Switzerlnd": "CHE", "Nouvelle Zelande": "NZL", "japn": "JPN", "Brasil": "BRA", "Afrcan Group": "AFRICAN_GROUP"} {
		got := f.told(t, access.Viewer{}, query.SearchQuery{Text: typed, Kinds: []query.MatchKind{query.MatchSponsor}})
		if len(got) == 0 || got[0] != "SPONSOR "+code {
			t.Errorf("%s finds %q, not %s first", typed, got, code)
		}
	}
}

// A delegation is found by the name that it has, and not by one that it had.
func TestSearchKnowsNewNames(t *testing.T) {
	t.Parallel()
	f := library(t)
	if _, err := f.db.Pool.Exec(t.Context(), `UPDATE sponsors SET aliases = '["Zealandia"]' WHERE code = 'NZL'; UPDATE sponsors SET name_en = 'Cabo Verde Islands' WHERE code = 'CPV'`); err != nil {
		t.Fatal(err)
	}
	for typed, code := range map[string]string{"Zealandia": "NZL", "Verde Islands": "CPV"} {
		got := f.told(t, access.Viewer{}, query.SearchQuery{Text: typed, Kinds: []query.MatchKind{query.MatchSponsor}})
		if len(got) == 0 || got[0] != "SPONSOR "+code {
			t.Errorf("%s finds %q, not %s", typed, got, code)
		}
	}
	// What stays as it is, as at every start, is not written anew.
	const written = "SELECT array_agg(n.ctid::text ORDER BY n.name)::text FROM sponsor_names n JOIN sponsors s ON s.id = n.sponsor_id WHERE s.code = 'JPN'"
	var before, after string
	if err := f.db.Pool.QueryRow(t.Context(), written).Scan(&before); err != nil {
		t.Fatal(err)
	}
	if _, err := f.db.Pool.Exec(t.Context(), "UPDATE sponsors SET name_en = name_en, aliases = aliases"); err != nil {
		t.Fatal(err)
	}
	if err := f.db.Pool.QueryRow(t.Context(), written).Scan(&after); err != nil || after != before {
		t.Errorf("the names of Japan were at %s, and are at %s, %v", before, after, err)
	}
	kept := 0
	if err := f.db.Pool.QueryRow(t.Context(), `SELECT count(*) FROM sponsor_names n JOIN sponsors s ON s.id = n.sponsor_id
		WHERE s.code = 'NZL' AND NOT n.proper AND n.name NOT LIKE '%zealandia%'`).Scan(&kept); err != nil || kept != 0 {
		t.Errorf("%d names that it had are still there, %v", kept, err)
	}
}
