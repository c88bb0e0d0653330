package tracker_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
)

// Misspelled names find the right sponsor first.
func TestSearchWithTypos(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	for typed, code := range map[string]string{"Singapor": "SGP", "Switzerlnd": "CHE", "Nouvelle Zelande": "NZL", "japn": "JPN", "Brasil": "BRA", "Afrcan Group": "AFRICAN_GROUP"} {
		got := f.matches(t, access.Viewer{}, query.SearchQuery{Text: typed, Kinds: []query.MatchKind{query.MatchSponsor}})
		if len(got) == 0 || got[0] != "SPONSOR "+code {
			t.Errorf("%s: got %q, want %s first", typed, got, code)
		}
	}
}

// A delegation is found by its current name, but not by a former one.
func TestSearchByCurrentName(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	if _, err := f.db.Pool.Exec(t.Context(), `UPDATE sponsors SET aliases = '["Zealandia"]' WHERE code = 'NZL'; UPDATE sponsors SET name_en = 'Cabo Verde Islands' WHERE code = 'CPV'`); err != nil {
		t.Fatal(err)
	}
	for typed, code := range map[string]string{"Zealandia": "NZL", "Verde Islands": "CPV"} {
		got := f.matches(t, access.Viewer{}, query.SearchQuery{Text: typed, Kinds: []query.MatchKind{query.MatchSponsor}})
		if len(got) == 0 || got[0] != "SPONSOR "+code {
			t.Errorf("%s: got %q, want %s", typed, got, code)
		}
	}
	// Names that have not changed are not rewritten when the server starts.
	const written = "SELECT array_agg(n.ctid::text ORDER BY n.name)::text FROM sponsor_names n JOIN sponsors s ON s.id = n.sponsor_id WHERE s.code = 'JPN'"
	var before, after string
	if err := f.db.Pool.QueryRow(t.Context(), written).Scan(&before); err != nil {
		t.Fatal(err)
	}
	if _, err := f.db.Pool.Exec(t.Context(), "UPDATE sponsors SET name_en = name_en, aliases = aliases"); err != nil {
		t.Fatal(err)
	}
	if err := f.db.Pool.QueryRow(t.Context(), written).Scan(&after); err != nil || after != before {
		t.Errorf("the names of Japan moved from %s to %s, %v", before, after, err)
	}
	kept := 0
	if err := f.db.Pool.QueryRow(t.Context(), `SELECT count(*) FROM sponsor_names n JOIN sponsors s ON s.id = n.sponsor_id
		WHERE s.code = 'NZL' AND NOT n.proper AND n.name NOT LIKE '%zealandia%'`).Scan(&kept); err != nil || kept != 0 {
		t.Errorf("got %d remaining former names, error %v, want none", kept, err)
	}
}

// Each form of a name finds its owner first. Two countries are not similar because they share a
// title such as "Republic of".
func TestSearchByFormsOfNames(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	for typed, code := range map[string]string{
		"Republic of Kenya": "KEN", "Kingdom of Spain": "ESP", "Republic of the Congo": "COG", "Congo": "COG", "Democratic Republic of the Congo": "COD", "French Republic": "FRA",
		"Taiwan, China": "TPKM", "U.S.": "USA", "UK": "GBR", "Korea, Rep.": "KOR", "Cote d`Ivoire": "CIV", "le Groupe des PMA": "LDC_GROUP", "Republic of Kenia": "KEN", "Rep. of Zambya": "ZMB",
	} {
		got := f.matches(t, access.Viewer{}, query.SearchQuery{Text: typed, Kinds: []query.MatchKind{query.MatchSponsor}})
		if len(got) == 0 || got[0] != "SPONSOR "+code {
			t.Errorf("%s: got %q, want %s first", typed, got, code)
		}
		if code == "KEN" && slices.Contains(got, "SPONSOR KOR") {
			t.Errorf("%s finds Korea: %q", typed, got)
		}
	}
}

// Search and its filter parse a symbol as Query.proposal does.
func TestSearchBySymbol(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	for _, typed := range []string{"TEST/FISH/1", "test/fish/01", "(TEST/FISH/1)", "doc. TEST/FISH/1.", "TEST\uff0fFISH\uff0f1", "TEST/FISH 1", "TEST\\FISH\\1"} {
		got := f.matches(t, access.Viewer{}, query.SearchQuery{Text: typed, Kinds: []query.MatchKind{query.MatchProposal}})
		if diff := cmp.Diff([]string{"PROPOSAL TEST/FISH/1 revision 0, 0 paragraphs"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", typed, diff)
		}
		rows, err := f.Reader.Proposals(t.Context(), access.Viewer{}, query.ProposalQuery{Filter: query.ProposalFilter{Search: &typed}, Page: query.PageRequest{First: 10}}, query.Preload{})
		if err != nil || len(rows.Items) != 1 || rows.Items[0].Symbol != "TEST/FISH/1" {
			t.Errorf("filter %s: unexpected number of proposals %d, error %v", typed, len(rows.Items), err)
		}
		if p, err := f.Reader.ProposalBySymbol(t.Context(), access.Viewer{}, typed, query.Preload{}); err != nil || p.Symbol != "TEST/FISH/1" {
			t.Errorf("find %s as a symbol: %v", typed, err)
		}
	}
}
