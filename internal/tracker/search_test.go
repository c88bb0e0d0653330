package tracker_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// newSearchFixture returns a fixture with two circulated proposals: a public one in three
// languages, and a restricted one.
func newSearchFixture(t *testing.T) *fixture {
	t.Helper()
	f := newFixture(t)
	file := func(symbol string, to models.Access, texts ...tracker.TextInput) {
		p, err := f.CreateProposal(t.Context(), delegation("JPN"), tracker.CreateProposal{
			WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, Texts: texts, Access: to,
		}, everything)
		if err != nil {
			t.Fatal(err)
		}
		f.circulate(t, p, 0, day("2017-03-01"), symbol)
	}
	file("TEST/FISH/1", models.Public,
		tracker.TextInput{Language: models.English, Title: "Subsidies to fisheries", Body: "1  WHY\n\n1.1.  Fishing fleets are <too> large.\n\n1.2.  Special and differential treatment is needed.\n\nQuestion 1 – What is your fleet?\n"},
		tracker.TextInput{Language: models.French, Title: "Subventions à la pêche", Body: "1  POURQUOI\n\n1.1.  Les flottes de pêche sont trop grandes.\n\n1.2.  Un traitement spécial et différencié est nécessaire.\n\nQuestion 1 – Quelle est votre flotte ?\n"},
		tracker.TextInput{Language: models.Spanish, Title: "Subvenciones a la pesca", Body: "1  POR QUÉ\n\n1.1.  Las flotas pesqueras son demasiado grandes.\n\n1.2.  Hace falta un trato especial y diferenciado.\n\nPregunta 1 – ¿Cuál es su flota?\n"})
	file("TEST/FISH/10", models.Restricted, tracker.TextInput{Language: models.English, Title: "Confidential trawlers", Body: "1  WHY\n\n1.1.  Treatment that is special, and trawlers.\n"})
	return f
}

// matches returns those fields of the matches that tests compare.
func (f *fixture) matches(t *testing.T, viewer access.Viewer, q query.SearchQuery) []string {
	t.Helper()
	if q.Page == (query.PageRequest{}) {
		q.Page.First = 100
	}
	rows, err := f.Reader.Search(t.Context(), viewer, q, query.With(query.Titles))
	if err != nil {
		t.Fatalf("%q: %v", q.Text, err)
	}
	total, err := rows.Total(t.Context())
	if err != nil || (!rows.HasNext && !rows.HasPrevious && total != models.ExactTotal(len(rows.Items))) {
		t.Errorf("%q: the total is %v, but %d rows were returned: %v", q.Text, total, len(rows.Items), err)
	}
	all := []string{}
	for _, m := range rows.Items {
		all = append(all, f.name(m))
	}
	return all
}

func (f *fixture) name(m *query.Match) string {
	html := ""
	if m.Excerpt != nil {
		html = " " + string(m.Excerpt.Language) + ": " + m.Excerpt.HTML()
	}
	switch m.Kind {
	case query.MatchSponsor:
		return "SPONSOR " + string(m.Party.Identity().Code)
	case query.MatchAnswer:
		return "ANSWER of " + string(f.Reader.Directory().Code(m.Answer.DelegationID)) + html
	default:
		return fmt.Sprintf("PROPOSAL %s revision %d, %d paragraphs%s", m.Proposal.Symbol, m.Revision.Number, m.Count, html)
	}
}

// Each language has its own word forms, accents are ignored, and the excerpt highlights the
// matches.
func TestSearchLanguages(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	for text, want := range map[string][]string{
		"fishery subsidy":                 {"PROPOSAL TEST/FISH/1 revision 0, 0 paragraphs EN: <mark>Subsidies</mark> to <mark>fisheries</mark>"},
		"subvention peche":                {"PROPOSAL TEST/FISH/1 revision 0, 0 paragraphs FR: <mark>Subventions</mark> à la <mark>pêche</mark>"},
		"pesquera":                        {"PROPOSAL TEST/FISH/1 revision 0, 1 paragraphs ES: Las flotas <mark>pesqueras</mark> son demasiado grandes"},
		`"special and differential"`:      {"PROPOSAL TEST/FISH/1 revision 0, 1 paragraphs EN: <mark>Special</mark> and <mark>differential</mark> treatment is needed"},
		"diferencia* -traitement":         {"PROPOSAL TEST/FISH/1 revision 0, 1 paragraphs ES: Hace falta un trato especial y <mark>diferenciado</mark>"},
		"TEST/FISH/1":                     {"PROPOSAL TEST/FISH/1 revision 0, 0 paragraphs"},
		"test/fish":                       {"PROPOSAL TEST/FISH/1 revision 0, 0 paragraphs"},
		"trawlers or confidential":        {},
		"flotte -flotte":                  {},
		"Côte d'Ivoire":                   {"SPONSOR CIV"},
		"EU":                              {"SPONSOR EU"},
		"\"trato especial\" or fisherxes": {"PROPOSAL TEST/FISH/1 revision 0, 1 paragraphs ES: Hace falta un <mark>trato</mark> <mark>especial</mark> y diferenciado"},
		"universi* or diferencia*":        {"PROPOSAL TEST/FISH/1 revision 0, 1 paragraphs ES: Hace falta un trato especial y <mark>diferenciado</mark>"},
		"words in no document":            {},
	} {
		got := f.matches(t, access.Viewer{}, query.SearchQuery{Text: text})
		if len(want) == 0 && len(got) > 0 && !strings.HasPrefix(got[0], "SPONSOR") {
			t.Errorf("%s finds %q", text, got)
		}
		for i, line := range want {
			if i >= len(got) || !strings.HasPrefix(got[i], line) {
				t.Errorf("search for %s: got %q, want %q", text, got, want)
				break
			}
		}
	}
}

// Excerpts escape HTML in the text.
func TestExcerptEscaping(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	got := f.matches(t, access.Viewer{}, query.SearchQuery{Text: "fleets large", Kinds: []query.MatchKind{query.MatchProposal}})
	want := []string{"PROPOSAL TEST/FISH/1 revision 0, 1 paragraphs EN: Fishing <mark>fleets</mark> are &lt;too&gt; <mark>large</mark>"}
	if diff := cmp.Diff(want, trimmed(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func trimmed(lines []string) []string {
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], ".")
	}
	return lines
}

// Kinds, languages and filters each narrow the results.
func TestSearchFilters(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	member := delegation("BRA")
	for name, c := range map[string]struct {
		q    query.SearchQuery
		want int
	}{
		"all":                  {query.SearchQuery{Text: "special or spécial or especial"}, 2},
		"proposals":            {query.SearchQuery{Text: "special or spécial or especial", Kinds: []query.MatchKind{query.MatchProposal}}, 2},
		"French":               {query.SearchQuery{Text: "special or spécial or especial", Languages: []models.Language{models.French}}, 1},
		"within a programme":   {query.SearchQuery{Text: "special", Filter: &query.ProposalFilter{WorkProgrammes: []string{"ECOMMERCE"}}}, 2},
		"languages of texts":   {query.SearchQuery{Text: "special", Languages: []models.Language{models.English}, Filter: &query.ProposalFilter{Languages: []models.Language{models.Spanish}}}, 1},
		"other submitter":      {query.SearchQuery{Text: "special", Filter: &query.ProposalFilter{SubmittedBy: []string{"USA"}}}, 0},
		"among other searches": {query.SearchQuery{Text: "special", Filter: &query.ProposalFilter{Search: new("trawlers")}}, 1},
	} {
		got := slices.DeleteFunc(f.matches(t, member, c.q), func(line string) bool { return strings.HasPrefix(line, "SPONSOR") })
		if len(got) != c.want {
			t.Errorf("%s: got %d matches, want %d: %q", name, len(got), c.want, got)
		}
	}
}

// Continuing after the last cursor returns the remaining matches, in the same order, each once.
func TestSearchPagination(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	q := query.SearchQuery{Text: "special or spécial or especial or Singapore or pêche"}
	whole := f.matches(t, delegation("BRA"), q)
	paged := []string{}
	for q.Page = (query.PageRequest{First: 1}); ; {
		rows, err := f.Reader.Search(t.Context(), delegation("BRA"), q, query.With(query.Titles))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range rows.Items {
			paged = append(paged, f.name(m))
		}
		if !rows.HasNext {
			break
		}
		q.Page.After = rows.Cursors[len(rows.Cursors)-1]
	}
	if diff := cmp.Diff(whole, paged); diff != "" || len(whole) < 2 {
		t.Errorf("hits of all pages (-whole +paged):\n%s", diff)
	}
}

// Any text can be searched for: there are no syntax errors, and no text causes an internal error.
func TestSearchForAnyText(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	pieces := []string{`"`, `'`, `\`, "*", "-", "or", "OR", ":", "&", "|", "!", "<->", "(", ")", "%", "_", "$1", "?", "@x", "fish*", "-fish*", "é", "\u65e5\u672c", "\u200b", "a", "''", "0", "/", ";", "--", "\t"}
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringN(0, 6, 30)), 1, 12).Draw(rt, "pieces"), rapid.SampledFrom([]string{"", " "}).Draw(rt, "between"))
		_, err := f.Reader.Search(t.Context(), access.Viewer{}, query.SearchQuery{Text: text, Page: query.PageRequest{First: 5}}, query.Preload{})
		if err != nil && models.CodeOf(err) == models.Internal {
			rt.Fatalf("%q: %v", text, err)
		}
		_, err = f.Reader.Proposals(t.Context(), access.Viewer{}, query.ProposalQuery{Filter: query.ProposalFilter{Search: &text}, Order: query.OrderSymbol, Page: query.PageRequest{First: 5}}, query.Preload{})
		if err != nil && models.CodeOf(err) == models.Internal {
			rt.Fatalf("as a filter, %q: %v", text, err)
		}
	})
}

func TestSearchErrors(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	page := query.PageRequest{First: 5}
	for name, c := range map[string]struct {
		q    query.SearchQuery
		want fault
	}{
		"nothing":             {query.SearchQuery{Text: " \u200b", Page: page}, fault{models.InvalidInput, "query"}},
		"too much":            {query.SearchQuery{Text: strings.Repeat("x", 501), Page: page}, fault{models.LimitExceeded, "query"}},
		"a turned direction":  {query.SearchQuery{Text: "a\u202eb", Page: page}, fault{models.InvalidInput, "query"}},
		"a control character": {query.SearchQuery{Text: "a\x00b", Page: page}, fault{models.InvalidInput, "query"}},
		"no cursor":           {query.SearchQuery{Text: "a", Page: query.PageRequest{First: 5, After: "x"}}, fault{models.InvalidInput, "after"}},
		"an unknown code":     {query.SearchQuery{Text: "a", Page: page, Filter: &query.ProposalFilter{AllSponsors: []string{"JPN", "JPM"}}}, fault{models.InvalidInput, "filter.allSponsors[1]"}},
	} {
		_, err := f.Reader.Search(t.Context(), access.Viewer{}, c.q, query.Preload{})
		f.expect(t, name, err, c.want)
	}
}

// In a table of twenty thousand proposals, each kind of search uses an index.
func TestSearchUsesIndexes(t *testing.T) {
	t.Parallel()
	f := newSearchFixture(t)
	for query, index := range map[string]string{
		"SELECT 1 FROM paragraph_words WHERE language = 'EN' AND searchable @@ websearch_to_tsquery('proposals_en', 'special')":   "paragraph_words_en",
		"SELECT 1 FROM revision_texts WHERE language = 'ES' AND searchable @@ websearch_to_tsquery('proposals_es', 'pesca')":      "revision_texts_words_es",
		"SELECT 1 FROM revision_symbols WHERE upper(symbol) LIKE 'TEST/FISH%'":                                                    "revision_symbols_beginning",
		"SELECT 1 FROM answers WHERE words_of('FR', coalesce(texts ->> 'FR', '')) @@ websearch_to_tsquery('proposals_fr', 'oui')": "answers_words_fr",
	} {
		plan := f.plan(t, query)
		if !strings.Contains(plan, index) {
			t.Errorf("%s does not use %s:\n%s", query, index, plan)
		}
	}
}

// plan returns the plan that Postgres would choose for tables with many rows.
func (f *fixture) plan(t *testing.T, query string) string {
	t.Helper()
	tx, err := f.db.Pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(t.Context()) }()
	// With few rows, Postgres 18 would use a skip scan over the languages of all revisions.
	const many = "SET LOCAL enable_seqscan = off; ALTER TABLE revision_texts DROP CONSTRAINT revision_texts_language_once"
	if _, err := tx.Exec(t.Context(), many); err != nil {
		t.Fatal(err)
	}
	rows, err := tx.Query(t.Context(), "EXPLAIN "+query)
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{}
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}
