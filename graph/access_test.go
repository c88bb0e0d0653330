package graph_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// databaseContent is the content of the database, read without any access rule.
type databaseContent struct {
	proposals map[models.ID]*models.Proposal
	revisions map[models.ID]*models.Revision
	spells    []*models.CoAuthorship
	questions map[models.ID]*models.Question
	printed   []*models.PrintedCoAuthor
	rows      map[string]func(access.Principal) bool // by global ID: whether a principal may see the row
	trials    map[models.ID]bool                     // revisions whose text the fixture wrote
	certain   map[models.ID]bool                     // current answers of the fixture
}

func (d *fixture) databaseContent(t *testing.T) *databaseContent {
	t.Helper()
	g := &databaseContent{proposals: map[models.ID]*models.Proposal{}, revisions: map[models.ID]*models.Revision{}, questions: map[models.ID]*models.Question{}, rows: map[string]func(access.Principal) bool{}, trials: map[models.ID]bool{}, certain: map[models.ID]bool{}}
	for _, text := range all[models.RevisionText](t, d) {
		g.trials[text.RevisionID] = g.trials[text.RevisionID] || strings.Contains(text.Body, "Because.")
	}
	g.spells, g.printed = all[models.CoAuthorship](t, d), all[models.PrintedCoAuthor](t, d)
	for _, p := range all[models.Proposal](t, d) {
		g.proposals[p.ID] = p
		g.rows[d.id(p)] = func(a access.Principal) bool { return g.sees(a, p.ID) }
	}
	for _, r := range all[models.Revision](t, d) {
		g.revisions[r.ID] = r
		g.rows[d.id(r)] = func(a access.Principal) bool {
			return g.sees(a, r.ProposalID) && a.SeesRevision(r, g.insider(a, r.ProposalID))
		}
	}
	for _, c := range g.spells {
		g.rows[d.id(c)] = func(a access.Principal) bool {
			return a.Is(c.SponsorID) || (g.sees(a, c.ProposalID) && a.SeesCoAuthorship(c, g.printedIn(c), g.insider(a, c.ProposalID)))
		}
	}
	for _, q := range all[models.Question](t, d) {
		g.questions[q.ID] = q
		g.rows[d.id(q)] = func(a access.Principal) bool { return g.seesQuestion(a, q) }
	}
	for _, x := range all[models.Answer](t, d) {
		g.certain[x.ID] = x.ReplacedAt == nil && x.WithdrawnOn.IsZero() && x.Texts[models.English] == "Certainly."
		g.rows[d.id(x)] = func(a access.Principal) bool {
			return g.seesQuestion(a, g.questions[x.QuestionID]) && a.SeesAnswer(x)
		}
	}
	for _, f := range all[models.FollowUp](t, d) {
		g.rows[d.id(f)] = func(a access.Principal) bool { return g.sees(a, f.ProposalID) }
	}
	for _, v := range all[models.VenueTarget](t, d) {
		g.rows[d.id(v)] = func(a access.Principal) bool { return g.sees(a, v.ProposalID) }
	}
	for _, s := range all[models.Source](t, d) {
		g.rows[d.id(s)] = func(a access.Principal) bool {
			return g.sees(a, s.ProposalID) && a.SeesRevision(g.revisions[s.RevisionID], g.insider(a, s.ProposalID))
		}
	}
	for _, c := range all[models.Compilation](t, d) {
		g.rows[d.id(c)] = func(a access.Principal) bool { return g.sees(a, c.ProposalID) && a.SeesCompilation(c) }
	}
	for _, e := range all[models.Event](t, d) {
		g.rows[d.id(e)] = func(a access.Principal) bool { return g.seesEvent(a, e) }
	}
	return g
}

func all[T any](t *testing.T, d *fixture) []*T {
	t.Helper()
	rows := []*T{}
	if err := d.db.GORM.Omit("searchable").Find(&rows).Error; err != nil {
		t.Fatal(err)
	}
	return rows
}

func (g *databaseContent) insider(a access.Principal, proposal models.ID) bool {
	return a.Insider(g.proposals[proposal], g.spells)
}

// printedIn returns the revisions that print the name of a spell.
func (g *databaseContent) printedIn(c *models.CoAuthorship) []*models.Revision {
	revisions := []*models.Revision{}
	for _, name := range g.printed {
		if name.CoAuthorshipID == c.ID {
			revisions = append(revisions, g.revisions[name.RevisionID])
		}
	}
	return revisions
}

func (g *databaseContent) seesQuestion(a access.Principal, q *models.Question) bool {
	return g.sees(a, q.ProposalID) && a.SeesQuestion(q, q.Posing(slices.Collect(maps.Values(g.revisions))), g.insider(a, q.ProposalID))
}

func (g *databaseContent) sees(a access.Principal, proposal models.ID) bool {
	return a.SeesProposal(g.proposals[proposal], slices.Collect(maps.Values(g.revisions)), g.insider(a, proposal))
}

func (g *databaseContent) seesEvent(a access.Principal, e *models.Event) bool {
	var revision *models.Revision
	if e.RevisionID != nil {
		revision = g.revisions[*e.RevisionID]
	}
	if e.ProposalID == nil { // of a meeting; the items of these tests are visible to everybody
		return a.SeesEvent(e, nil, false)
	}
	return g.sees(a, *e.ProposalID) && a.SeesEvent(e, revision, g.insider(a, *e.ProposalID))
}

// viewers returns a viewer of each kind, with the sponsors that it speaks for.
func (d *fixture) viewers(t *testing.T) map[string]access.Principal {
	t.Helper()
	askers := map[string]access.Principal{"the public": {}, "the Secretariat": {Viewer: secretariat()}}
	mute := delegation("JPN")
	mute.Scopes = access.NewScopes()
	for name, viewer := range map[string]access.Viewer{
		"without scopes": mute, "submitting": delegation("JPN"), "invited": delegation("SGP"), "declined": delegation("PAK"), "another": delegation("USA"), "an observer": delegation("VAT"), "a bystander": delegation("BRA"),
	} {
		party, err := d.tracker.Reader.Directory().DelegationByCode(string(viewer.Delegation))
		if err != nil {
			t.Fatal(err)
		}
		principal := access.Principal{Viewer: viewer, DelegationID: party.ID, Standing: party.Standing}
		for _, group := range d.tracker.Reader.Directory().GroupsOf(party.ID, d.tracker.Reader.Today()) {
			principal.GroupIDs = append(principal.GroupIDs, group.ID)
		}
		askers[name] = principal
	}
	for name, principal := range askers {
		principal.Today = d.tracker.Reader.Today()
		askers[name] = principal
	}
	return askers
}

// Each row of the database is found by its ID by exactly the viewers that may see it.
func TestNodeVisibility(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.createProposalsInAllStates(t)
	g := d.databaseContent(t)
	for name, principal := range d.viewers(t) {
		seen, hidden := 0, 0
		for ids := range slices.Chunk(sortedIDs(g.rows), 100) {
			nodes := at(d.must(t, principal.Viewer, `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": ids}), "nodes").([]any)
			for i, id := range ids {
				want := g.rows[id](principal)
				if got := nodes[i] != nil; got != want {
					t.Errorf("%s, %v: seen is %t, want %t", name, d.parse(t, id), got, want)
				}
				if want {
					seen++
				} else {
					hidden++
				}
			}
		}
		if seen == 0 || hidden == 0 {
			t.Errorf("%s: %d rows are seen and %d hidden; the world should have both", name, seen, hidden)
		}
	}
}

// gatherList reads a root list to its end in pages, since a single request would exceed the cost
// limit. It checks that the total is the number of rows.
func (d *fixture) gatherList(t *testing.T, name string, viewer access.Viewer, root, selection string, reported map[string]bool) {
	t.Helper()
	rows := 0
	for after := ""; ; {
		query := fmt.Sprintf("query ($after: String) { %s(first: 4, after: $after) %s }", root, selection)
		page := at(d.must(t, viewer, query, map[string]any{"after": after}), root)
		gather(page, reported)
		rows += len(at(page, "nodes").([]any))
		if at(page, "pageInfo", "hasNextPage") != true {
			if total := at(page, "totalCount"); total != float64(rows) {
				t.Errorf("%s: the total of %s is %v, but %d rows were returned", name, root, total, rows)
			}
			return
		}
		after = at(page, "pageInfo", "endCursor").(string)
	}
}

func sortedIDs(rows map[string]func(access.Principal) bool) []string {
	ids := []string{}
	for id := range rows {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// No path of the schema returns an ID that the viewer may not see, and no total counts such a row.
func TestTraversalVisibility(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.createProposalsInAllStates(t)
	g := d.databaseContent(t)
	walk := &walker{schema: schema(t), walked: map[string]bool{}}
	for name, principal := range d.viewers(t) {
		reported := map[string]bool{}
		walk.back, walk.hops = 2, 0
		for _, part := range walk.parts("Viewer", 0) { // one document with all of them would exceed the limits
			gather(d.must(t, principal.Viewer, "{ viewer { "+part+" } }", nil), reported)
		}
		for _, root := range walk.lists() {
			d.gatherList(t, name, principal.Viewer, root, walk.below(root), reported)
		}
		proposals := 0
		for id := range reported {
			sees, ofProposal := g.rows[id]
			if ofProposal && !sees(principal) {
				t.Errorf("%s sees %v", name, d.parse(t, id))
			}
		}
		for id := range g.proposals {
			if g.sees(principal, id) {
				proposals++
				if !reported[d.id(g.proposals[id])] {
					t.Errorf("%s does not see proposal %s, which it may see", name, id)
				}
			}
		}
		total := at(d.must(t, principal.Viewer, `{ proposals { totalCount } }`, nil), "proposals", "totalCount")
		if diff := cmp.Diff(float64(proposals), total); diff != "" {
			t.Errorf("%s: the total (-want +got):\n%s", name, diff)
		}
	}
	if diff := cmp.Diff([]string{"events", "followUps", "proposals"}, slices.Sorted(slices.Values(walk.lists()))); diff != "" {
		t.Errorf("the lists at the root (-want +walked):\n%s", diff)
	}
	if len(walk.walked) < 30 || !walk.walked["Relation.to"] {
		t.Errorf("only %d fields were walked: %v", len(walk.walked), walk.walked)
	}
}

// walker writes a selection of every field of the schema that leads to an object with an ID.
type walker struct {
	schema *ast.Schema
	walked map[string]bool
	// back is the depth to which fields that lead back to a proposal are followed: from the rows of
	// an inbox, but never below a proposal, which was walked itself.
	back int
	// hops is the number of relations to other proposals that are still followed.
	hops int
}

// lists returns the root fields that return connections.
func (w *walker) lists() []string {
	roots := []string{}
	for _, field := range w.schema.Query.Fields {
		if strings.HasSuffix(field.Type.Name(), "Connection") && field.Arguments.ForName("after") != nil && field.Arguments.ForName("query") == nil && !isReference(strings.TrimSuffix(field.Type.Name(), "Connection")) {
			roots = append(roots, field.Name)
		}
	}
	return roots
}

func (w *walker) below(root string) string {
	w.back, w.hops = 0, 1
	switch root {
	case "proposals":
	default:
		w.back, w.hops = 1, 0
	}
	return w.selection(w.schema.Query.Fields.ForName(root).Type.Name(), 0)
}

// maxWalk is deep enough for a proposal, its parts, a related proposal and the parts of that.
const maxWalk = 9

func (w *walker) selection(typeName string, depth int) string {
	if depth > maxWalk {
		return "{ __typename }"
	}
	return "{ " + strings.Join(w.parts(typeName, depth), " ") + " }"
}

// parts returns the selected fields of a type.
func (w *walker) parts(typeName string, depth int) []string {
	definition := w.schema.Types[typeName]
	parts := []string{"__typename"}
	for _, field := range definition.Fields {
		below := w.schema.Types[field.Type.Name()]
		switch {
		case field.Name == "id":
			parts = append(parts, "id")
		case field.Name == "totalCount" && depth == 0:
			parts = append(parts, "totalCount")
		case field.Name == "pageInfo" && depth == 0:
			parts = append(parts, "pageInfo { hasNextPage endCursor }")
		case below.Kind != ast.Object || field.Name == "edges" || isPart(below.Name) || isReference(below.Name) || (depth > w.back && leadsBack(typeName, field.Name)):
			continue
		case typeName == "Relation" && field.Name == "from": // of two proposals, one is the parent
			w.walked["Relation.from"] = true
			parts = append(parts, "from { id }")
		case typeName == "Relation":
			parts = append(parts, w.hop(field, depth))
		default:
			w.walked[typeName+"."+field.Name] = true
			parts = append(parts, fmt.Sprintf("%s%s %s", field.Name, arguments(field), w.selection(below.Name, depth+1)))
		}
	}
	return parts
}

// hop follows a relation to the other proposal while hops remain.
func (w *walker) hop(field *ast.FieldDefinition, depth int) string {
	if w.hops == 0 {
		return "__typename"
	}
	w.hops--
	defer func() { w.hops++ }()
	w.walked["Relation."+field.Name] = true
	return field.Name + " " + w.selection(field.Type.Name(), depth+1)
}
