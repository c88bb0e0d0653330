package graph_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/graph"
)

// filtered maps each filter to a query that counts the selected rows.
func filtered() map[string]string {
	return map[string]string{
		"ProposalFilter": "{ list: proposals(filter: %s) { count: totalCount } }",
		"EventFilter":    "{ list: events(filter: %s) { count: totalCount } }",
		"FollowUpFilter": "{ list: followUps(filter: %s) { count: totalCount } }",
		"NetworkFilter":  "{ list: coSponsorship(filter: %s) { count: itemCount } }",
	}
}

// selectsNothing lists valid examples that match nothing in the demo data.
func selectsNothing() map[string]bool {
	return map[string]bool{"ProposalFilter.access": true, "ProposalFilter.revisionKinds": true}
}

// Each example in the description of a filter, or of one of its fields, matches something in the demo data. Fields
// that take IDs have no example.
func TestFilterExamples(t *testing.T) {
	t.Parallel()
	d, quoted := newFixture(t), regexp.MustCompile("`([^`]+)`")
	for name, definition := range graph.Schema().Types {
		query := filtered()[name]
		if query == "" && definition.Kind == ast.InputObject && strings.HasSuffix(name, "Filter") {
			t.Errorf("filter %s has no query in filtered", name)
		}
		if query == "" {
			continue
		}
		examples := map[string]string{}
		if found := quoted.FindStringSubmatch(after(definition.Description, "Example")); found != nil {
			examples[name] = found[1]
		} else {
			t.Errorf("%s has no example", name)
		}
		for _, field := range definition.Fields {
			found := quoted.FindStringSubmatch(field.Description)
			switch {
			case field.Type.Name() == "ID":
			case found == nil:
				t.Errorf("%s.%s has no example", name, field.Name)
			default:
				examples[name+"."+field.Name] = fmt.Sprintf("{%s: %s}", field.Name, literal(field.Type, found[1]))
			}
		}
		for element, example := range examples {
			t.Run(element, func(t *testing.T) {
				t.Parallel()
				data := d.must(t, secretariat(), fmt.Sprintf(query, example), nil)
				if count := at(data, "list", "count").(float64); (count > 0) == selectsNothing()[element] {
					t.Errorf("%s: got %v matches, want no match: %t", example, count, selectsNothing()[element])
				}
			})
		}
	}
}

// literal returns an example as a GraphQL literal: texts are not quoted in descriptions.
func literal(of *ast.Type, example string) string {
	if of.Name() == "String" && of.Elem == nil {
		return fmt.Sprintf("%q", example)
	}
	return example
}

func after(text, mark string) string {
	_, rest, _ := strings.Cut(text, mark)
	return rest
}

// The description of each mutation contains a valid example, which TestMutationPermissions runs.
func TestMutationExamples(t *testing.T) {
	t.Parallel()
	example := regexp.MustCompile("(?m)^Example: `(.+)`$")
	for _, field := range graph.Schema().Mutation.Fields {
		found := example.FindStringSubmatch(field.Description)
		if found == nil || !strings.HasPrefix(found[1], field.Name+"(") {
			t.Errorf("%s has no example; add one to testdata/acts.txt", field.Name)
			continue
		}
		if _, err := gqlparser.LoadQueryWithRules(graph.Schema(), "mutation { "+found[1]+" { __typename } }", nil); err != nil {
			t.Errorf("%s: %v", field.Name, err)
		}
	}
}
