package graph_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
)

// paths builds a selection of everything below a type and records the path to each leaf.
type paths struct {
	schema *ast.Schema
	leaves [][]string
}

// maxPath is the maximum depth. It suffices for a proposal, a list of its parts, and the parts of these.
const maxPath = 6

// selection returns a selection of everything below a type, except for fields that return an enclosing object and the
// details of reference data.
func (p *paths) selection(typeName string, path []string) string {
	parts := []string{}
	for _, field := range p.schema.Types[typeName].Fields {
		below := p.schema.Types[field.Type.Name()]
		step := append(append([]string{}, path...), field.Name+arguments(field))
		switch {
		case strings.HasPrefix(field.Name, "__") || needsArgument(field) || field.Name == "edges" || field.Name == "pageInfo" || leadsBack(typeName, field.Name):
		case below.Kind == ast.Scalar || below.Kind == ast.Enum:
			p.leaves = append(p.leaves, step)
			parts = append(parts, field.Name+arguments(field))
		case below.Kind == ast.Interface || below.Kind == ast.Union:
			p.leaves = append(p.leaves, append(step, "... on Delegation", "code"))
			parts = append(parts, field.Name+arguments(field)+" { ... on Delegation { code } }")
		case isReference(below.Name) && below.Fields.ForName("id") != nil:
			p.leaves = append(p.leaves, append(step, "id"))
			parts = append(parts, field.Name+arguments(field)+" { id }")
		case len(path) < maxPath && typeName != "Relation":
			if inner := p.selection(below.Name, step); inner != "" {
				parts = append(parts, field.Name+arguments(field)+" "+inner)
			}
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

func needsArgument(field *ast.FieldDefinition) bool {
	for _, argument := range field.Arguments {
		if argument.Type.NonNull && argument.DefaultValue == nil && argument.Name != "number" {
			return true
		}
	}
	return false
}

// nothingBut returns a selection of a single path.
func nothingBut(path []string) string {
	if len(path) == 1 {
		return "{ " + path[0] + " }"
	}
	return "{ " + path[0] + " " + nothingBut(path[1:]) + " }"
}

// project returns the part of a response at the given path.
func project(value any, path []string) any {
	switch v := value.(type) {
	case []any:
		list := []any{}
		for _, item := range v {
			list = append(list, project(item, path))
		}
		return list
	case map[string]any:
		if strings.HasPrefix(path[0], "... on ") {
			path = path[1:]
		}
		name, _, _ := strings.Cut(path[0], "(")
		inner, ok := v[name]
		if !ok {
			return map[string]any{}
		}
		if len(path) == 1 {
			return map[string]any{name: inner}
		}
		return map[string]any{name: project(inner, path[1:])}
	default:
		return value
	}
}

// eventsOfAgendas selects events that have a meeting, an agenda item or an agenda request.
const eventsOfAgendas = `events(filter: {kinds: [AGENDA_ITEM_PLACED, AGENDA_REQUEST_PLACED]}, last: 3)`

// A field has the same value whether it is selected alone or together with all others: every root loads the data that
// the field needs.
func TestSingleFieldSelection(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "revised")
	s.step(t, "JPN", "relateProposals", `from: "$proposal", kind: RESPONDS_TO, to: "$other"`, "relation", "responds")
	s.step(t, registry, "recordOutcome", `venueTarget: "$target", kind: NOTED, meeting: "$meeting", decidedOn: "2017-12-11", documentSymbol: "TEST/W/1"`, "outcome", "outcome")
	s.step(t, registry, "advanceFollowUp", `followUp: "$followUp", status: AGREED, meeting: "$meeting", documentSymbol: "TEST/W/1"`, "followUp", "followUp")
	s.step(t, registry, "circulateRevision", `revision: "$latest", expectedVersion: $version, symbols: ["TEST/W/600"], attributedSymbols: ["TEST/W/600"], circulatedOn: "2020-03-05"`, "revision", "revision1")
	s.step(t, registry, "placeOnAgenda", `meeting: "$coming", number: "2", title: "Trial", agendaRequest: "$agendaRequest"`, "agendaItem", "requestedItem")
	submitting := caller{delegation: delegationOf(submitter), scopes: allBut()}
	for root, typeName := range map[string]string{
		`proposal(by: {id: "$proposal"})`:                       "Proposal",
		`proposals(filter: {submittedBy: ["JPN"]}, first: 3)`:   "ProposalConnection",
		`followUps(filter: {statuses: [AGREED]}, first: 3)`:     "FollowUpConnection",
		`events(filter: {proposalIds: ["$proposal"]}, last: 5)`: "EventConnection",
		eventsOfAgendas: "EventConnection",
		`viewer`:        "Viewer",
		`compare(from: "$revision", to: "$revision1")`: "RevisionComparison",
		`venue(code: "MC11")`:                          "Venue",
	} {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			all := &paths{schema: schema(t)}
			whole := s.query(t, submitting, fmt.Sprintf("{ root: %s %s }", root, all.selection(typeName, nil)))
			filled := map[string]bool{} // whether there is any value below the beginning of a path
			for _, path := range all.leaves {
				got := at(s.query(t, submitting, fmt.Sprintf("{ root: %s %s }", root, nothingBut(path))), "root")
				want := project(at(whole, "root"), path)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s (-selected with all others +selected alone):\n%s", strings.Join(path, "."), diff)
				}
				for length := range len(path) - 1 {
					beginning := strings.Join(path[:length+1], ".")
					filled[beginning] = filled[beginning] || hasValue(want)
				}
			}
			switch {
			case typeName == "Proposal":
				checkFilled(t, filled)
			case root == eventsOfAgendas:
				checkFilledEvents(t, filled)
			}
		})
	}
}

// checkFilled compares the lists and objects that are empty in the scenario, and therefore not tested, with the
// expected ones.
func checkFilled(t *testing.T, filled map[string]bool) {
	t.Helper()
	const event = "events(first: 8).nodes."
	empty := []string{}
	for beginning, hasValues := range filled {
		ofAgendas := strings.HasPrefix(beginning, event+"agenda") || strings.HasPrefix(beginning, event+"meeting")
		ofReading := strings.Contains(beginning, ".document.reading.") // all its values come from one reading of one file
		if !hasValues && !ofAgendas && !ofReading {                    // eventsOfAgendas covers events of agendas
			empty = append(empty, beginning)
		}
	}
	slices.Sort(empty)
	const revision, item = "revisions(first: 8).nodes.", "followUps(first: 8).nodes."
	want := []string{
		event + "checkpoint", event + "proof", // no checkpoint is published here: TestEventProof covers them
		item + "venue", item + "workshop",
		revision + "changes.sponsorsAdded", revision + "changes.sponsorsAdded.... on Delegation",
		revision + "changes.text.paragraphs", revision + "changes.text.paragraphs.words",
		revision + "changes.venuesAdded", revision + "changes.venuesRemoved", revision + "reasonCheck.problems.params",
		revision + "text.footnotes", revision + "text.numberingFaults",
		"venueTargets.agendaItems.requestedBy", "venueTargets.agendaItems.requestedBy.... on Delegation",
	}
	if diff := cmp.Diff(want, empty); diff != "" {
		t.Errorf("empty values in the scenario (-want +got):\n%s", diff)
	}
}

// checkFilledEvents reports fields of events about agendas that are empty, and therefore not tested.
func checkFilledEvents(t *testing.T, filled map[string]bool) {
	t.Helper()
	for _, beginning := range []string{"agendaItem.documents", "agendaItem.requestedBy", "agendaRequest.agendaItem.documents", "agendaRequest.title", "meeting"} {
		if !filled["nodes."+beginning] {
			t.Errorf("nodes.%s is empty in all events, want a value in one", beginning)
		}
	}
}

// hasValue reports whether a JSON value contains anything but null and empty lists.
func hasValue(value any) bool {
	switch v := value.(type) {
	case nil:
		return false
	case []any:
		return slices.ContainsFunc(v, hasValue)
	case map[string]any:
		return slices.ContainsFunc(slices.Collect(maps.Values(v)), hasValue)
	default:
		return true
	}
}
