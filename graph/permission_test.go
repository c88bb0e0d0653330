package graph_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
)

// action returns the Action for a cell: the name of its mutation in upper case or, for responses to co-authorships,
// the kind of response.
func (c actCell) action() string {
	switch {
	case strings.Contains(c.block.input, "response: ACCEPT"):
		return "ACCEPT_CO_AUTHORSHIP"
	case strings.Contains(c.block.input, "response: DECLINE"):
		return "DECLINE_CO_AUTHORSHIP"
	default:
		return upperSnake(c.block.mutation)
	}
}

var capital = regexp.MustCompile(`[A-Z]`)

func upperSnake(name string) string { return strings.ToUpper(capital.ReplaceAllString(name, "_$0")) }

// permissionQuery returns a query for viewerCan of the first object in the input of a cell, or of the viewer if the
// input names no object.
func (c actCell) permissionQuery(t *testing.T, s *ast.Schema) string {
	t.Helper()
	const selection = "viewerCan { action allowed effect refusal { code reason field params { name values } } }"
	subject := placeholder.FindString(c.block.input)
	if subject == "" {
		return "{ object: viewer { " + selection + " } }"
	}
	names := allStates.named[c.state]
	if c.state == "any" {
		names = allStates.named["public"]
	}
	fragments := ""
	for name, definition := range s.Types {
		if definition.Kind == ast.Object && definition.Fields.ForName("viewerCan") != nil {
			fragments += " ... on " + name + " { " + selection + " }"
		}
	}
	return fmt.Sprintf("{ object: node(id: %q) {%s } }", names[strings.TrimPrefix(subject, "$")], fragments)
}

// permission returns the entry of viewerCan for the cell's action, or false if the viewer may not see the object.
func (c actCell) permission(t *testing.T, e *endpoint, s *ast.Schema) (map[string]any, bool) {
	t.Helper()
	got, err := e.post(t.Context(), c.by, c.permissionQuery(t, s))
	if err != nil || len(got.Errors) > 0 {
		t.Fatalf("%s: read viewerCan: %v %s", c, err, got.messages())
	}
	if got.Data["object"] == nil {
		return nil, false
	}
	for _, one := range at(got.Data, "object", "viewerCan").([]any) {
		if at(one, "action") == c.action() {
			return one.(map[string]any), true
		}
	}
	t.Errorf("%s: viewerCan has no entry for %s", c, c.action())
	return nil, false
}

// permissionCounts counts, by action, the cells in which viewerCan must allow and refuse the mutation.
type permissionCounts struct{ allowed, refused map[string]int }

// check compares the entry of viewerCan for a cell with the table, and its refusal with the error of the mutation.
func (n permissionCounts) check(t *testing.T, e *endpoint, s *ast.Schema, cell actCell) {
	t.Helper()
	entry, sees := cell.permission(t, e, s)
	switch {
	case !sees || (cell.block.byInput && cell.want != "yes"):
	case entry["allowed"] != (entry["refusal"] == nil):
		t.Errorf("%s: got %v in viewerCan, want a refusal if and only if the action is not allowed", cell, entry)
	case cell.want == "yes":
		n.allowed[cell.action()]++
		if entry["allowed"] != true {
			t.Errorf("%s: viewerCan refuses with %v, want allowed", cell, entry["refusal"])
		}
	default:
		n.refused[cell.action()]++
		got, err := e.post(t.Context(), cell.by, cell.operation(t, ""))
		if err != nil || len(got.Errors) == 0 {
			t.Fatalf("%s: got error %v and %d errors in the response, want at least one", cell, err, len(got.Errors))
		}
		want := got.Errors[0].Extensions
		want["field"] = nil
		if diff := cmp.Diff(any(want), entry["refusal"]); diff != "" {
			t.Errorf("%s: refusal (-mutation +viewerCan):\n%s", cell, diff)
		}
	}
}

// For every cell of testdata/acts.txt, viewerCan agrees with the mutation: it allows the action, or refuses it with
// the same error.
func TestViewerCan(t *testing.T) {
	t.Parallel()
	s := schema(t)
	e := openEndpoint(t, allStates.template().New(t))
	counted := permissionCounts{map[string]int{}, map[string]int{}}
	for _, block := range readActs(t) {
		for _, cell := range block.cells() {
			counted.check(t, e, s, cell)
		}
	}
	for _, action := range s.Types["Action"].EnumValues {
		if counted.allowed[action.Name] == 0 || counted.refused[action.Name] == 0 {
			t.Errorf("%s: got %d allowed and %d refused cells in the table, want some of both", action.Name, counted.allowed[action.Name], counted.refused[action.Name])
		}
	}
	for _, mutation := range s.Mutation.Fields {
		if mutation.Name != "respondToCoAuthorship" && s.Types["Action"].EnumValues.ForName(upperSnake(mutation.Name)) == nil {
			t.Errorf("enum Action has no value %s", upperSnake(mutation.Name))
		}
	}
}

// The effect in viewerCan is the status of the object after the mutation.
func TestViewerCanEffect(t *testing.T) {
	t.Parallel()
	s := schema(t)
	tried := []string{}
	for _, block := range readActs(t) {
		cells := block.cells()
		first := slices.IndexFunc(cells, func(c actCell) bool { return c.want == "yes" })
		if first < 0 || slices.Contains(tried, cells[first].action()) || strings.Contains(block.mutation, "Webhook") {
			continue
		}
		cell := cells[first]
		tried = append(tried, cell.action())
		t.Run(cell.action(), func(t *testing.T) {
			t.Parallel()
			e := openEndpoint(t, allStates.template().New(t))
			entry, _ := cell.permission(t, e, s)
			before := cell.status(t, e)
			if word, message := cell.try(t, e, ""); word != "yes" {
				t.Fatalf("got %q, want an allowed mutation: %s", word, message)
			}
			after := cell.status(t, e)
			if effect := entry["effect"]; effect != nil && effect != after {
				t.Errorf("got status %v after the mutation, want the effect in viewerCan, %v", after, effect)
			}
			if entry["effect"] == nil && before != after && !slices.Contains(dependOnInput(), cell.action()) {
				t.Errorf("the status changed from %v to %v, want an effect in viewerCan", before, after)
			}
		})
	}
}

// dependOnInput lists the actions whose resulting status depends on the input.
func dependOnInput() []string { return []string{"CONCLUDE_PROPOSAL", "ADVANCE_FOLLOW_UP"} }

// status returns the status of the first object that the input of a cell names, or nil if it has no status. It is
// read as the submitting delegation, because the mutation may hide the object from the viewer.
func (c actCell) status(t *testing.T, e *endpoint) any {
	t.Helper()
	subject := placeholder.FindString(c.block.input)
	if subject == "" {
		return nil
	}
	names := allStates.named[c.state]
	if c.state == "any" {
		names = allStates.named["public"]
	}
	id := names[strings.TrimPrefix(subject, "$")]
	const statuses = `... on Proposal { proposalStatus: status } ... on Revision { revisionStatus: status }
		... on CoAuthorship { coAuthorshipStatus: status } ... on FollowUp { followUpStatus: status }
		... on Question { questionStatus: status } ... on AgendaRequest { agendaRequestStatus: status }`
	got, err := e.post(context.WithoutCancel(t.Context()), caller{delegation: "JPN", scopes: allBut()}, fmt.Sprintf("{ node(id: %q) { %s } }", id, statuses))
	if err != nil || len(got.Errors) > 0 {
		t.Fatalf("read the status: %v %s", err, got.messages())
	}
	object, _ := got.Data["node"].(map[string]any)
	for _, status := range object {
		return status
	}
	return nil
}
