package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// newScenario returns an empty scenario on a clone of the template with proposals in all states.
func newScenario(t *testing.T) *scenario {
	t.Helper()
	return &scenario{endpoint: openEndpoint(t, allStates.template().New(t)), names: map[string]string{}}
}

// step is like mutate, but fails the test on an error.
func (s *scenario) step(t *testing.T, by, mutation, input, selection, as string) {
	t.Helper()
	if s.mutate(t.Context(), by, mutation, input, selection, as); s.fault != nil {
		t.Fatal(s.fault)
	}
}

// query runs a query as the given caller. An error fails the test.
func (s *scenario) query(t *testing.T, by caller, query string) map[string]any {
	t.Helper()
	filled, err := fill(query, s.names)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.endpoint.post(t.Context(), by, filled)
	if err != nil || len(got.Errors) > 0 {
		t.Fatalf("%s: %v %s", filled, err, got.messages())
	}
	return got.Data
}

// The printed list is sorted alphabetically in the original language of the proposal: not in another language, nor by
// code, byte order or order of joining.
func TestPrintedList(t *testing.T) {
	t.Parallel()
	for language, want := range map[string][]any{
		"EN": {"Japan", "Korea, Republic of", "LDC Group", "Switzerland", "United States"},
		"FR": {"Corée, République de", "États-Unis", "Groupe des PMA", "Japon", "Suisse"},
		"ES": {"Corea, República de", "Estados Unidos", "Grupo de PMA", "Japón", "Suiza"},
	} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			s := newScenario(t)
			s.step(t, "JPN", "createProposal", fmt.Sprintf(
				`workProgramme: "ECOMMERCE", originalLanguage: %s, texts: [{language: %s, title: "T", content: {body: "1.1.  B."}}]`, language, language), "proposal", "proposal")
			for _, code := range []string{"USA", "CHE", "KOR", "LDC_GROUP"} {
				by := strings.Replace(code, "LDC_GROUP", "TCD", 1)
				s.step(t, "JPN", "inviteCoAuthor", `proposal: "$proposal", sponsor: "`+code+`"`, "coAuthorship", "spell")
				s.step(t, by, "respondToCoAuthorship", `coAuthorship: "$spell", response: ACCEPT`, "coAuthorship", "spell")
			}
			s.first(t.Context(), "JPN", "proposal", "revision")
			s.step(t, "JPN", "submitRevision", `revision: "$revision", expectedVersion: 1`, "revision", "revision")
			s.step(t, registry, "circulateRevision", `revision: "$revision", expectedVersion: 1, symbols: ["TEST/W/500"], circulatedOn: "2020-03-02"`, "revision", "revision")
			data := s.query(t, caller{}, fmt.Sprintf(`{ proposal(by: {id: "$proposal"}) {
				currentRevision { sponsors { ... on Delegation { name(language: %[1]s) } ... on Group { name(language: %[1]s) } } }
				coAuthors { nodes { sponsor { ... on Delegation { name(language: %[1]s) } ... on Group { name(language: %[1]s) } } } } } }`, language))
			printed, standing := []any{}, []any{}
			for _, sponsor := range at(data, "proposal", "currentRevision", "sponsors").([]any) {
				printed = append(printed, at(sponsor, "name"))
			}
			for _, spell := range at(data, "proposal", "coAuthors", "nodes").([]any) {
				standing = append(standing, at(spell, "sponsor", "name"))
			}
			if diff := cmp.Diff(want, printed); diff != "" {
				t.Errorf("sponsors of the revision (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(want, standing); diff != "" {
				t.Errorf("co-authors of the proposal (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(want, s.storedList(t, language)); diff != "" {
				t.Errorf("stored list by position (-want +got):\n%s", diff)
			}
		})
	}
}

// storedList returns the printed list of the scenario's revision, ordered by the positions in the database.
func (s *scenario) storedList(t *testing.T, language string) []any {
	t.Helper()
	id := s.endpoint.parse(t, s.names["revision"]).ID
	query := fmt.Sprintf(`SELECT s.name_%s FROM printed_co_authors p JOIN sponsors s ON s.id = p.sponsor_id WHERE p.revision_id = $1 ORDER BY p.position`,
		strings.ToLower(language))
	rows, err := s.endpoint.db.Pool.Query(t.Context(), query, id)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names := []any{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

// A revision cannot be circulated before the previous revision, or on a future date.
func TestCirculationDate(t *testing.T) {
	t.Parallel()
	for day, want := range map[string]string{"2020-03-01": "INVALID_INPUT", "2020-03-02": "", "2020-03-03": "", "2999-01-01": "INVALID_INPUT"} {
		t.Run(day, func(t *testing.T) {
			t.Parallel()
			s := newScenario(t)
			s.names = allStates.named["revised"] // revision 0 was circulated on 2020-03-02
			filled, err := fill(`mutation { circulateRevision(input: {revision: "$latest", expectedVersion: $version, symbols: ["TEST/W/501"], circulatedOn: "`+day+`"}) { __typename } }`, s.names)
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.endpoint.post(t.Context(), caller{scopes: secretariatScope}, filled)
			if err != nil || string(got.code()) != want {
				t.Fatalf("got %q, want %q: %v %s", got.code(), want, err, got.messages())
			}
			if want != "" && got.Errors[0].Extensions["field"] != "input.circulatedOn" {
				t.Errorf("got field %v, want input.circulatedOn", got.Errors[0].Extensions["field"])
			}
		})
	}
}

// If a co-author leaves and rejoins between two revisions, the list counts as changed although both revisions print
// the name.
func TestRejoiningCoAuthor(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	s.step(t, "CHE", "withdrawCoAuthorship", `coAuthorship: "$accepted"`, "coAuthorship", "accepted")
	s.step(t, "JPN", "inviteCoAuthor", `proposal: "$proposal", sponsor: "CHE"`, "coAuthorship", "again")
	s.step(t, "CHE", "respondToCoAuthorship", `coAuthorship: "$again", response: ACCEPT`, "coAuthorship", "again")
	s.step(t, "JPN", "fileRevision", `proposal: "$proposal", basedOn: "$revision", kind: REVISION, reason: CO_AUTHORS_ONLY`, "revision", "next")
	changes := func(by caller) any {
		t.Helper()
		data := s.query(t, by, `{ proposal(by: {id: "$proposal"}) { revision(number: 1) { reasonCheck { holds } changes {
			sponsorsAdded { ... on Delegation { code } } sponsorsRemoved { ... on Delegation { code } } } } } }`)
		if holds := at(data, "proposal", "revision", "reasonCheck", "holds"); holds != true {
			t.Errorf("reasonCheck: got holds %v, want true", holds)
		}
		return at(data, "proposal", "revision", "changes")
	}
	want := map[string]any{
		"sponsorsAdded": []any{map[string]any{"code": "CHE"}}, "sponsorsRemoved": []any{map[string]any{"code": "KOR"}},
	}
	if diff := cmp.Diff(want, changes(caller{delegation: "JPN", scopes: "proposals:read"})); diff != "" {
		t.Errorf("changes before circulation (-want +got):\n%s", diff)
	}
	s.step(t, "JPN", "submitRevision", `revision: "$next", expectedVersion: 1`, "revision", "next")
	s.step(t, registry, "circulateRevision", `revision: "$next", expectedVersion: 1, symbols: ["TEST/W/502"], circulatedOn: "2020-04-01"`, "revision", "next")
	if diff := cmp.Diff(want, changes(caller{})); diff != "" {
		t.Errorf("changes after circulation (-want +got):\n%s", diff)
	}
	compared := at(s.query(t, caller{}, `{ compare(from: "$revision", to: "$next") { sponsorsAdded { ... on Delegation { code } } } }`), "compare", "sponsorsAdded")
	if diff := cmp.Diff(want["sponsorsAdded"], compared); diff != "" {
		t.Errorf("comparison of the revisions (-want +got):\n%s", diff)
	}
}
