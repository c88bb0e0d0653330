package graph_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
)

// unscoped is a kind of viewer: the submitting delegation with a token without scopes.
const unscoped = "unscoped"

// visibilityKinds lists the kinds of viewer in the columns of testdata/visibility.txt.
func visibilityKinds() []string { return append(viewerKinds(), unscoped) }

// reader returns a caller of the given kind that has read access only.
func reader(kind string) caller {
	switch kind {
	case anonymous:
		return caller{}
	case registry:
		return caller{scopes: secretariatScope}
	case unscoped:
		return caller{delegation: delegationOf(submitter)}
	default:
		return caller{delegation: delegationOf(kind), scopes: "proposals:read"}
	}
}

// visibilityRow specifies which viewers see an object of a scenario, or a field of the object.
type visibilityRow struct {
	line int
	// object is the name of an object of the scenario, such as "$answer", or describes events, such as "event
	// CO_AUTHOR_INVITED SGP".
	object string
	// field is the name of a field that only some viewers of the object see. Empty if the row is about the object
	// itself.
	field string
	cells map[string]string
}

// visibilityBlock is the part of the table about one state.
type visibilityBlock struct {
	state string
	rows  []visibilityRow
}

// readVisibility reads testdata/visibility.txt.
func readVisibility(t *testing.T) []*visibilityBlock {
	t.Helper()
	text, err := os.ReadFile("testdata/visibility.txt")
	if err != nil {
		t.Fatal(err)
	}
	blocks := []*visibilityBlock{}
	for number, line := range strings.Split(string(text), "\n") {
		state, isState := strings.CutPrefix(line, "state: ")
		switch {
		case strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "":
		case isState:
			blocks = append(blocks, &visibilityBlock{state: state})
		case len(blocks) == 0:
			t.Fatalf("line %d precedes the first state", number+1)
		default:
			last := blocks[len(blocks)-1]
			last.rows = append(last.rows, readVisibilityRow(t, number+1, line)...)
		}
	}
	return blocks
}

// readVisibilityRow parses a row: an object or a field in the first 44 columns, then a cell for each kind of viewer.
// It returns nothing for the header line.
func readVisibilityRow(t *testing.T, number int, line string) []visibilityRow {
	t.Helper()
	const labelWidth = 44
	if len(line) < labelWidth {
		t.Fatalf("line %d is too short for a row: %q", number, line)
	}
	label, words := strings.TrimSpace(line[:labelWidth]), strings.Fields(line[labelWidth:])
	if label == "" {
		if diff := cmp.Diff(visibilityKinds(), words); diff != "" {
			t.Fatalf("line %d: kinds of viewer (-want +table):\n%s", number, diff)
		}
		return nil
	}
	if len(words) != len(visibilityKinds()) {
		t.Fatalf("line %d has %d cells, want %d, one for each kind of viewer", number, len(words), len(visibilityKinds()))
	}
	row := visibilityRow{line: number, cells: map[string]string{}}
	row.object, row.field, _ = strings.Cut(label, ".")
	for i, kind := range visibilityKinds() {
		if !slices.Contains([]string{"yes", "no", "id", "less", "-"}, words[i]) {
			t.Fatalf("line %d: %q is not a valid cell", number, words[i])
		}
		row.cells[kind] = words[i]
	}
	return []visibilityRow{row}
}

// seen holds the parts of a scenario that one viewer sees.
type seen struct {
	// objects maps the IDs of the objects that were found to their fields.
	objects map[string]map[string]any
	// reached is the set of IDs that are reachable from the proposal.
	reached map[string]bool
}

// look reads all objects of a scenario by ID, and everything that is reachable from the proposal.
func (e *endpoint) look(t *testing.T, s *ast.Schema, by caller, ids []string, proposal string) seen {
	t.Helper()
	found := seen{objects: map[string]map[string]any{}, reached: map[string]bool{}}
	for chunk := range slices.Chunk(ids, 20) {
		for kinds := range slices.Chunk(nodeTypes(s), 10) {
			got, err := e.post(t.Context(), by, nodesQuery(s, chunk, kinds))
			if err != nil || len(got.Errors) > 0 {
				t.Fatalf("read the objects: %v %s", err, got.messages())
			}
			found.add(got.Data["nodes"].([]any))
		}
	}
	walk := &walker{schema: s, walked: map[string]bool{}}
	const long = "coAuthorships(first: 100) { nodes { id } } events(first: 100) { nodes { id } }"
	got, err := e.post(t.Context(), by, fmt.Sprintf("{ proposal(by: {id: %q}) %s all: proposal(by: {id: %q}) { %s } }", proposal, walk.selection("Proposal", 1), proposal, long))
	if err != nil || len(got.Errors) > 0 {
		t.Fatalf("read the proposal: %v %s", err, got.messages())
	}
	gather(got.Data, found.reached)
	return found
}

// add merges the fields of objects that were found.
func (s seen) add(nodes []any) {
	for _, node := range nodes {
		object, ok := node.(map[string]any)
		if !ok {
			continue
		}
		id := object["id"].(string)
		if s.objects[id] == nil {
			s.objects[id] = map[string]any{}
		}
		maps.Copy(s.objects[id], object)
	}
}

// rowsByID returns the rows of a block by the IDs of the objects that they describe.
func (b *visibilityBlock) rowsByID(t *testing.T, e *endpoint) map[string][]visibilityRow {
	t.Helper()
	names := allStates.named[b.state]
	byID := map[string][]visibilityRow{}
	events := e.eventsOf(t, names["proposal"])
	for _, row := range b.rows {
		if name, isName := strings.CutPrefix(row.object, "$"); isName {
			if names[name] == "" {
				t.Fatalf("line %d: state %q has no object %s", row.line, b.state, row.object)
			}
			byID[names[name]] = append(byID[names[name]], row)
			continue
		}
		matched := 0
		for i := range events {
			if events[i].matches(e.idCodec, row.object, names) {
				events[i].taken = true
				byID[events[i].id] = append(byID[events[i].id], row)
				matched++
			}
		}
		if matched == 0 {
			t.Errorf("line %d: state %q has no such event", row.line, b.state)
		}
	}
	for _, event := range events {
		if !event.taken {
			t.Errorf("state %q has no row for event %s %s", b.state, event.kind, event.about)
		}
	}
	return byID
}

// compare compares the fields of an object that each viewer sees with the rows about the object.
func (b *visibilityBlock) compare(t *testing.T, id string, rows []visibilityRow, shown map[string]seen) {
	t.Helper()
	fields := map[string]visibilityRow{}
	for _, row := range rows[1:] {
		fields[row.field] = row
	}
	var first map[string]any
	var firstKind string
	for _, kind := range visibilityKinds() {
		object, sees := shown[kind].objects[id]
		cell := rows[0].cells[kind]
		if cell == "-" {
			continue
		}
		if want := cell != "no"; sees != want {
			t.Errorf("line %d, state %s, %s by ID: got visible %t for viewer %q, want %q", rows[0].line, b.state, rows[0].object, sees, kind, cell)
		}
		if reached := shown[kind].reached[id]; reached != (cell == "yes") {
			t.Errorf("line %d, state %s, %s from the proposal: got reachable %t for viewer %q, want %q", rows[0].line, b.state, rows[0].object, reached, kind, cell)
		}
		if !sees {
			continue
		}
		visible := fieldsOf(t, object, fields, kind)
		if first == nil {
			first, firstKind = visible, kind
			continue
		}
		for name, value := range visible {
			other, both := first[name]
			if !both {
				first[name] = value
			} else if !cmp.Equal(other, value) {
				t.Errorf("line %d, state %s, %s.%s: viewer %q sees %v but viewer %q sees %v; add a row for the field", rows[0].line, b.state, rows[0].object, name, firstKind, other, kind, value)
			}
		}
	}
	b.checkLess(t, first, fields)
}

// less is appended to the name of a field for viewers who see a different value from the others.
const less = " of less"

// checkLess reports fields that have the same value for all viewers although some should see less according to the
// table.
func (b *visibilityBlock) checkLess(t *testing.T, first map[string]any, fields map[string]visibilityRow) {
	t.Helper()
	for name, row := range fields {
		if value, ok := first[name+less]; ok && cmp.Equal(value, first[name]) {
			t.Errorf("line %d, state %s, %s.%s: got %v for all viewers, want a different value for some", row.line, b.state, row.object, name, value)
		}
	}
}

// unnested returns a copy of an object in which nested fields that have a row, such as "text.providedAt", are fields
// of the object itself.
func unnested(object map[string]any, fields map[string]visibilityRow) map[string]any {
	flat := maps.Clone(object)
	for field := range fields {
		outer, inner, nested := strings.Cut(field, ".")
		for alias, value := range object {
			if part, ok := value.(map[string]any); nested && ok && strings.HasSuffix(alias, "_"+outer) {
				flat["_"+field] = part[inner]
				part = maps.Clone(part)
				delete(part, inner)
				flat[alias] = part
			}
		}
	}
	return flat
}

// fieldsOf returns the fields of an object that a viewer should see, by name. It checks that all others are empty.
func fieldsOf(t *testing.T, object map[string]any, fields map[string]visibilityRow, kind string) map[string]any {
	t.Helper()
	visible := map[string]any{}
	for alias, value := range unnested(object, fields) {
		_, name, _ := strings.Cut(alias, "_")
		row, listed := fields[name]
		isEmpty := value == nil || cmp.Equal(value, []any{})
		switch {
		case listed && row.cells[kind] == "less":
			visible[name+less] = value
		case !listed || row.cells[kind] == "yes":
			visible[name] = value
			if listed && isEmpty {
				t.Errorf("line %d, viewer %q: %s.%s is empty, want a value", row.line, kind, row.object, name)
			}
		case !isEmpty:
			t.Errorf("line %d, viewer %q: got %v in %s.%s, want it hidden", row.line, kind, value, row.object, name)
		}
	}
	return visible
}

// For a proposal in every state, each kind of viewer sees exactly the fields in testdata/visibility.txt.
func TestVisibilityTable(t *testing.T) {
	t.Parallel()
	s := schema(t)
	e := openEndpoint(t, allStates.template().New(t))
	blocks := readVisibility(t)
	for _, block := range blocks {
		t.Run(block.state, func(t *testing.T) {
			t.Parallel()
			block.try(t, e, s)
		})
	}
	types := map[string]bool{}
	for _, block := range blocks {
		for _, row := range block.rows {
			types[block.typeOf(t, row)] = true
		}
	}
	if diff := cmp.Diff(nodeTypes(s), slices.Sorted(maps.Keys(types))); diff != "" {
		t.Errorf("types with an ID (-schema +table):\n%s", diff)
	}
}

// typeOf returns the type of a row's object.
func (b *visibilityBlock) typeOf(t *testing.T, row visibilityRow) string {
	t.Helper()
	name, isName := strings.CutPrefix(row.object, "$")
	if !isName {
		return "Event"
	}
	kind, _, found := strings.Cut(allStates.named[b.state][name], "_")
	if !found {
		t.Fatalf("line %d: no object %s", row.line, row.object)
	}
	return kind
}

// try reads the scenario as every kind of viewer, and compares the results with the rows.
func (b *visibilityBlock) try(t *testing.T, e *endpoint, s *ast.Schema) {
	t.Helper()
	byID := b.rowsByID(t, e)
	ids := slices.Sorted(maps.Keys(byID))
	shown := map[string]seen{}
	for _, kind := range visibilityKinds() {
		shown[kind] = e.look(t, s, reader(kind), ids, allStates.named[b.state]["proposal"])
	}
	for _, id := range ids {
		b.compare(t, id, byID[id], shown)
	}
	b.nothingElse(t, e, byID, shown)
}

// nothingElse reports objects that a viewer can reach from the proposal although the table has no row for them.
func (b *visibilityBlock) nothingElse(t *testing.T, e *endpoint, byID map[string][]visibilityRow, shown map[string]seen) {
	t.Helper()
	for _, kind := range visibilityKinds() {
		for id := range shown[kind].reached {
			typ := string(e.parse(t, id).Type)
			if _, named := byID[id]; !named && !isReference(typ) && typ != "RevisionText" && typ != "RevisionComparison" { // visible with their revisions
				t.Errorf("state %s: viewer %q reaches a %s without a row", b.state, kind, typ)
			}
		}
	}
}
