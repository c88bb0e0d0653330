package graph_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// marked appends a unique word to a text if the fixture marks texts.
func (d *fixture) marked(text string) string {
	if d.marks == nil {
		return text
	}
	*d.marks++
	return fmt.Sprintf("%s zq%dx", strings.TrimRight(text, "\n"), *d.marks)
}

var mark = regexp.MustCompile(`zq\d+x|TEST/W/\d+`)

// marksOf returns, for each mark in the database, functions that report whether a principal may see a row that
// contains the mark.
func (d *fixture) marksOf(t *testing.T, g *databaseContent) map[string][]func(access.Principal) bool {
	t.Helper()
	readers := map[string][]func(access.Principal) bool{}
	add := func(row string, texts ...any) {
		written, err := json.Marshal(texts)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range mark.FindAllString(string(written), -1) {
			readers[found] = append(readers[found], g.rows[row])
		}
	}
	for _, x := range all[models.RevisionText](t, d) {
		add(d.idOf(models.TypeRevision, x.RevisionID), x.Title, x.Body)
	}
	for _, x := range all[models.Revision](t, d) {
		add(d.id(x), x.Note, x.ReturnNote)
	}
	for _, x := range all[models.RevisionSymbol](t, d) {
		add(d.idOf(models.TypeRevision, x.RevisionID), x.Symbol)
	}
	for _, x := range all[models.Question](t, d) {
		add(d.id(x), x.Texts)
	}
	for _, x := range all[models.Answer](t, d) {
		add(d.id(x), x.Texts)
	}
	for _, x := range all[models.FollowUp](t, d) {
		add(d.id(x), x.Texts)
	}
	for _, x := range all[models.VenueTarget](t, d) {
		add(d.id(x), x.Aim)
	}
	for _, x := range all[models.Source](t, d) {
		add(d.id(x), x.Title)
	}
	for _, x := range all[models.Compilation](t, d) {
		add(d.id(x), x.Note, x.Matrix)
	}
	return readers
}

func mayRead(readers []func(access.Principal) bool, a access.Principal) bool {
	return slices.ContainsFunc(readers, func(sees func(access.Principal) bool) bool { return sees(a) })
}

// naming adds references to the restricted document to an outcome, a follow-up step, minutes and an agenda.
func (d *fixture) naming(t *testing.T, g *databaseContent) {
	t.Helper()
	meeting, err := d.tracker.RecordMeeting(t.Context(), secretariat(), tracker.RecordMeeting{Venue: "GC", StartsOn: d.tracker.Reader.Today(), MinutesSymbol: "TEST/W/1"})
	if err != nil {
		t.Fatal(err)
	}
	d.mustDo(t, "place on an agenda", func() error {
		_, err := d.tracker.PlaceOnAgenda(t.Context(), secretariat(), tracker.PlaceOnAgenda{Meeting: meeting.ID, Number: "1", Title: "Both", DocumentSymbols: []string{"TEST/W/1", "TEST/W/2"}})
		return err
	})
	p, err := d.tracker.Reader.ProposalBySymbol(t.Context(), secretariat(), "TEST/W/2", query.With(query.VenueTargets, query.FollowUps))
	if err != nil {
		t.Fatal(err)
	}
	d.mustDo(t, "refer to the document in an outcome and a step", func() error {
		_, err := d.tracker.RecordOutcome(t.Context(), secretariat(), tracker.RecordOutcome{
			VenueTarget: p.VenueTargets[0].ID, Kind: models.OutcomeNoted, Meeting: &meeting.ID, DocumentSymbol: "TEST/W/1",
		}, query.Preload{})
		if err != nil {
			return err
		}
		_, err = d.tracker.AdvanceFollowUp(t.Context(), secretariat(), tracker.AdvanceFollowUp{
			FollowUp: p.FollowUps[0].ID, Status: models.FollowUpAgreed, Meeting: &meeting.ID, DocumentSymbol: "TEST/W/1",
		}, query.Preload{})
		return err
	})
	for _, event := range all[models.Event](t, d) {
		g.rows[d.id(event)] = func(a access.Principal) bool { return g.seesEvent(a, event) }
	}
}

// Over all root fields, edges, arguments and filters, and in every state, no response contains a word that the
// principal may not read, and each word that it may read is in some response.
func TestTextVisibility(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.marks = new(int)
	d.createProposalsInAllStates(t)
	g := d.databaseContent(t)
	d.naming(t, g)
	readers := d.marksOf(t, g)
	if len(readers) < 60 {
		t.Fatalf("got %d marked words, want at least 60", len(readers))
	}
	s := schema(t)
	for name, principal := range d.viewers(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			shown := map[string]bool{}
			for _, q := range d.probes(s, g, slices.Sorted(maps.Keys(readers))) {
				for _, word := range d.markedWordsIn(t, principal, q) {
					shown[word] = true
					if asked := fmt.Sprint(q.variables); !mayRead(readers[word], principal) && !regexp.MustCompile(word+`\b`).MatchString(asked) {
						t.Errorf("viewer %q: got the hidden word %s in %.300s %v", name, word, q.query, q.variables)
					}
				}
			}
			for word := range readers {
				if mayRead(readers[word], principal) && !shown[word] {
					t.Errorf("viewer %q: no response contains %s, want it visible", name, word)
				}
			}
			d.checkFilters(t, name, principal, readers, g)
		})
	}
}

// markedWordsIn returns the marked words in the response to an operation, including its errors.
func (d *fixture) markedWordsIn(t *testing.T, principal access.Principal, q probe) []string {
	t.Helper()
	data, faults := d.send(t, principal.Viewer, q.query, q.variables)
	if len(faults) > 0 {
		t.Errorf("%.300s %v: got errors %v, want none", q.query, q.variables, faults)
	}
	answer, err := json.Marshal([]any{data, faults})
	if err != nil {
		t.Fatal(err)
	}
	return mark.FindAllString(string(answer), -1)
}

// probe is an operation whose response is searched for data that the viewer may not see.
type probe struct {
	query     string
	variables map[string]any
}

// probes returns operations for all root fields that return proposals, and from every row to all its edges, with all
// fields.
func (d *fixture) probes(s *ast.Schema, g *databaseContent, words []string) []probe {
	reader := &selectionWriter{idCodec: d.idCodec, schema: s}
	return slices.Concat(reader.ofRows(g), reader.ofWords(words), reader.ofComparisons(g), reader.ofLists())
}

// ofRows returns operations that query each row by ID.
func (r *selectionWriter) ofRows(g *databaseContent) []probe {
	asked := []probe{}
	for _, id := range sortedIDs(g.rows) {
		kind := typeName(id)
		if kind == "Event" {
			continue
		}
		for _, edge := range r.edges(kind, 1) {
			asked = append(asked, probe{fmt.Sprintf("query ($id: ID!) { node(id: $id) { ... on %s %s } }", kind, edge), map[string]any{"id": id}})
		}
	}
	return asked
}

// ofWords returns searches for the words, 20 at a time, and a `proposal(by:)` query for each symbol
// among them.
func (*selectionWriter) ofWords(words []string) []probe {
	asked := []probe{}
	for chunk := range slices.Chunk(words, 20) {
		asked = append(asked, probe{
			`query ($words: String!) { search(query: $words, first: 100) { totalCount nodes { __typename
			excerpt { html paragraphNumber fragments { text } } ... on ProposalResult { proposal { id symbol title { text } } revision { id symbols } matchCount } ... on AnswerResult { answer { id } } } } }`,
			map[string]any{"words": strings.Join(chunk, " or ")},
		})
	}
	for _, symbol := range words {
		if strings.HasPrefix(symbol, "TEST") {
			asked = append(asked, probe{"query ($symbol: Symbol!) { proposal(by: {symbol: $symbol}) { id title { text } allSymbols } }", map[string]any{"symbol": symbol}})
		}
	}
	return asked
}

// ofComparisons returns operations that compare each pair of revisions of the same proposal.
func (r *selectionWriter) ofComparisons(g *databaseContent) []probe {
	asked := []probe{}
	for _, from := range g.revisions {
		for _, to := range g.revisions {
			if from.ProposalID == to.ProposalID {
				asked = append(asked, probe{
					"query ($from: ID!, $to: ID!) { compare(from: $from, to: $to) " + r.everything("RevisionComparison", 3) + " }",
					map[string]any{"from": r.id(from), "to": r.id(to)},
				})
			}
		}
	}
	return asked
}

// ofLists returns operations for the root lists and all fields of the viewer.
func (r *selectionWriter) ofLists() []probe {
	asked := []probe{
		{"{ venues { meetings(first: 5) { nodes { minutes { symbol revision { id } } agendaItems { title documents { symbol revision { id symbols } } } } } } }", nil},
		{"{ proposals(first: 100) { nodes { title(language: FR) { text } } } }", nil},
	}
	for root, node := range map[string]string{"proposals": "Proposal", "events": "Event", "followUps": "FollowUp"} {
		for _, edge := range r.edges(node, 3) {
			asked = append(asked, probe{fmt.Sprintf("{ %s(last: 40) { totalCount nodes %s } }", root, edge), nil})
		}
	}
	for _, edge := range r.edges("Viewer", 2) {
		asked = append(asked, probe{"{ viewer " + edge + " }", nil})
	}
	return asked
}

// selectionWriter builds selections of all fields of a type, down to a given depth.
type selectionWriter struct {
	idCodec

	schema *ast.Schema
}

const deepest = 5

// edges returns a selection of the scalar fields of a type, and one for each of its edges, because a single selection
// would exceed the cost limit.
func (r *selectionWriter) edges(typeName string, depth int) []string {
	selections := []string{r.everything(typeName, deepest)}
	for _, field := range r.schema.Types[typeName].Fields {
		below := r.schema.Types[field.Type.Name()]
		if below.Kind == ast.Object && !isReference(below.Name) {
			selections = append(selections, fmt.Sprintf("{ %s%s %s }", field.Name, arguments(field), r.everything(below.Name, depth)))
		}
	}
	return selections
}

func (r *selectionWriter) everything(typeName string, depth int) string {
	parts := []string{"__typename"}
	for _, field := range r.schema.Types[typeName].Fields {
		below := r.schema.Types[field.Type.Name()]
		switch {
		case strings.HasPrefix(field.Name, "__") || field.Name == "edges" || field.Name == "pageInfo" || isReference(below.Name):
		case below.Kind == ast.Scalar || below.Kind == ast.Enum:
			parts = append(parts, field.Name)
		case below.Kind == ast.Object && depth < deepest && !leadsBack(typeName, field.Name):
			parts = append(parts, field.Name+arguments(field)+" "+r.everything(below.Name, depth+1))
		}
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

// checkFilters filters and searches by each word separately, and checks whether there are results.
func (d *fixture) checkFilters(t *testing.T, name string, principal access.Principal, readers map[string][]func(access.Principal) bool, g *databaseContent) {
	t.Helper()
	inTexts := map[string][]func(access.Principal) bool{}
	for _, text := range all[models.RevisionText](t, d) {
		for _, word := range mark.FindAllString(text.Title+text.Body, -1) {
			inTexts[word] = append(inTexts[word], g.rows[d.idOf(models.TypeRevision, text.RevisionID)])
		}
	}
	for word := range readers {
		if !strings.HasPrefix(word, "zq") {
			continue
		}
		data := d.must(t, principal.Viewer, `query ($word: String!) { proposals(filter: {search: $word}) { totalCount } events(filter: {proposals: {search: $word}}) { totalCount } search(query: $word) { totalCount } }`, map[string]any{"word": word})
		found := at(data, "proposals", "totalCount") != 0.0
		if want := mayRead(inTexts[word], principal); found != want || (at(data, "events", "totalCount") != 0.0) != want {
			t.Errorf("viewer %q, filter by %s: got %v, want matches: %t", name, word, data, want)
		}
		if at(data, "search", "totalCount") != 0.0 && !mayRead(readers[word], principal) {
			t.Errorf("viewer %q, search for %s: got %v, want no matches", name, word, data)
		}
	}
}
