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

// databaseContent is the content of the database, read without access checks.
type databaseContent struct {
	proposals map[models.ID]*models.Proposal
	revisions map[models.ID]*models.Revision
	spells    []*models.CoAuthorship
	questions map[models.ID]*models.Question
	printed   []*models.PrintedCoAuthor
	rows      map[string]func(access.Principal) bool // by global ID; report whether the principal may see the row
	trials    map[models.ID]bool                     // revisions whose text the fixture created
	certain   map[models.ID]bool                     // answers of the fixture that are in force
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

// printedIn returns the revisions that list the sponsor's name for this spell.
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
	if e.ProposalID == nil { // an event of a meeting; everybody may see the agenda items of these tests
		return a.SeesEvent(e, nil, false)
	}
	return g.sees(a, *e.ProposalID) && a.SeesEvent(e, revision, g.insider(a, *e.ProposalID))
}

// viewers returns a principal of each kind, with the sponsors on whose behalf it may act.
func (d *fixture) viewers(t *testing.T) map[string]access.Principal {
	t.Helper()
	principals := map[string]access.Principal{"public": {}, "Secretariat": {Viewer: secretariat()}}
	mute := delegation("JPN")
	mute.Scopes = access.NewScopes()
	for name, viewer := range map[string]access.Viewer{
		"without scopes": mute, "submitting": delegation("JPN"), "invited": delegation("SGP"), "declined": delegation("PAK"), "other submitter": delegation("USA"), "observer": delegation("VAT"), "uninvolved": delegation("BRA"),
	} {
		party, err := d.tracker.Reader.Directory().DelegationByCode(string(viewer.Delegation))
		if err != nil {
			t.Fatal(err)
		}
		principal := access.Principal{Viewer: viewer, DelegationID: party.ID, Standing: party.Standing}
		for _, group := range d.tracker.Reader.Directory().GroupsOf(party.ID, d.tracker.Reader.Today()) {
			principal.GroupIDs = append(principal.GroupIDs, group.ID)
		}
		principals[name] = principal
	}
	for name, principal := range principals {
		principal.Today = d.tracker.Reader.Today()
		principals[name] = principal
	}
	return principals
}

// Exactly the viewers that may see a row of the database find it by its ID.
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
					t.Errorf("viewer %q, node %v: got visible %t, want %t", name, d.parse(t, id), got, want)
				}
				if want {
					seen++
				} else {
					hidden++
				}
			}
		}
		if seen == 0 || hidden == 0 {
			t.Errorf("viewer %q: got %d visible and %d hidden rows, want some of both", name, seen, hidden)
		}
	}
}

// gatherList reads a root list page by page, because a single request would exceed the cost limit, and collects the
// IDs in it. It checks that the total equals the number of rows.
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
				t.Errorf("viewer %q, list %s: got total %v, want the number of rows, %d", name, root, total, rows)
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

// No path through the schema returns the ID of a row that the viewer may not see, and no total counts such a row.
func TestTraversalVisibility(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.createProposalsInAllStates(t)
	g := d.databaseContent(t)
	walk := &walker{schema: schema(t), walked: map[string]bool{}}
	for name, principal := range d.viewers(t) {
		reported := map[string]bool{}
		walk.back, walk.hops = 2, 0
		for _, part := range walk.parts("Viewer", 0) { // a single document with all parts would exceed the limits
			gather(d.must(t, principal.Viewer, "{ viewer { "+part+" } }", nil), reported)
		}
		for _, root := range walk.lists() {
			d.gatherList(t, name, principal.Viewer, root, walk.below(root), reported)
		}
		proposals := 0
		for id := range reported {
			sees, ofProposal := g.rows[id]
			if ofProposal && !sees(principal) {
				t.Errorf("viewer %q: found node %v, want it hidden", name, d.parse(t, id))
			}
		}
		for id := range g.proposals {
			if g.sees(principal, id) {
				proposals++
				if !reported[d.id(g.proposals[id])] {
					t.Errorf("viewer %q: proposal %s was not found, want it visible", name, id)
				}
			}
		}
		total := at(d.must(t, principal.Viewer, `{ proposals { totalCount } }`, nil), "proposals", "totalCount")
		if diff := cmp.Diff(float64(proposals), total); diff != "" {
			t.Errorf("viewer %q: total of proposals (-want +got):\n%s", name, diff)
		}
	}
	if diff := cmp.Diff([]string{"events", "followUps", "proposals"}, slices.Sorted(slices.Values(walk.lists()))); diff != "" {
		t.Errorf("root lists (-want +walked):\n%s", diff)
	}
	if len(walk.walked) < 30 || !walk.walked["Relation.to"] {
		t.Errorf("walked %d fields, want at least 30 including Relation.to: %v", len(walk.walked), walk.walked)
	}
}

// walker builds selections of every field of the schema that returns objects with IDs.
type walker struct {
	schema *ast.Schema
	walked map[string]bool
	// back is the depth down to which fields that return an enclosing proposal are followed. They are followed from
	// the rows of an inbox, but never below a proposal, which is walked itself.
	back int
	// hops is the remaining number of relations that may be followed to another proposal.
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

// maxWalk is the maximum depth. It suffices for a proposal, its parts, a related proposal and the parts of the
// related proposal.
const maxWalk = 9

func (w *walker) selection(typeName string, depth int) string {
	if depth > maxWalk {
		return "{ __typename }"
	}
	return "{ " + strings.Join(w.parts(typeName, depth), " ") + " }"
}

// parts returns the selections of a type's fields.
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
		case typeName == "Relation" && field.Name == "from": // one of the two ends is the parent
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

// hop selects the other end of a relation, as long as hops remain.
func (w *walker) hop(field *ast.FieldDefinition, depth int) string {
	if w.hops == 0 {
		return "__typename"
	}
	w.hops--
	defer func() { w.hops++ }()
	w.walked["Relation."+field.Name] = true
	return field.Name + " " + w.selection(field.Type.Name(), depth+1)
}
