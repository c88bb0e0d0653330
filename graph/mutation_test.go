package graph_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/graph"
	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// sample returns a well-formed input of the given type, with IDs of objects that do not exist.
func (d *fixture) sample(s *ast.Schema, field string, typ *ast.Type) any {
	if typ.Elem != nil {
		return []any{d.sample(s, field, typ.Elem)}
	}
	definition := s.Types[typ.NamedType]
	switch {
	case definition.Kind == ast.Enum:
		return definition.EnumValues[0].Name
	case definition.Kind == ast.InputObject:
		object := map[string]any{}
		if definition.Directives.ForName("oneOf") != nil {
			first := definition.Fields[0]
			return map[string]any{first.Name: d.sample(s, first.Name, first.Type)}
		}
		for _, inner := range definition.Fields {
			if inner.Type.NonNull {
				object[inner.Name] = d.sample(s, inner.Name, inner.Type)
			}
		}
		return object
	case typ.NamedType == "ID":
		kind := strings.ToUpper(field[:1]) + field[1:]
		switch field {
		case "from", "to":
			kind = "Proposal"
		case "basedOn":
			kind = "Revision"
		case "corrects":
			kind = "Outcome"
		case "delivery":
			kind = "WebhookDelivery"
		}
		return d.idOf(models.NodeType(kind), models.NewID())
	case typ.NamedType == "Int":
		return 0
	case typ.NamedType == "Date":
		return "2016-07-14"
	default:
		return "X"
	}
}

// codeWithReasons matches a code in an `Errors:` line, followed by its reasons in parentheses.
var codeWithReasons = regexp.MustCompile(`([A-Z_]+) \(`)

// Every mutation checks the viewer's token before it reads anything, and lists its errors in its description.
func TestMutationAuthentication(t *testing.T) {
	t.Parallel()
	d, s := newFixture(t), schema(t)
	reader := delegation("JPN")
	reader.Scopes = access.NewScopes(access.ScopeProposalsRead)
	for _, mutation := range s.Mutation.Fields {
		query := fmt.Sprintf("mutation ($input: %s) { %s(input: $input) { __typename } }", mutation.Arguments[0].Type, mutation.Name)
		variables := map[string]any{"input": d.sample(s, "input", mutation.Arguments[0].Type)}
		for code, viewer := range map[models.ErrorCode]access.Viewer{models.Unauthenticated: {}, models.Forbidden: reader} {
			if _, faults := d.send(t, viewer, query, variables); len(faults) != 1 || faults[0].Extensions["code"] != code {
				t.Errorf("%s: got errors %v %v, want %s", mutation.Name, faults, extensionsOf(faults), code)
			}
		}
		_, returned, _ := strings.Cut(graph.Schema().Mutation.Fields.ForName(mutation.Name).Description, "Errors: ")
		codes := []string{}
		for _, match := range codeWithReasons.FindAllStringSubmatch(returned, -1) {
			codes = append(codes, match[1])
		}
		for _, code := range codes {
			if s.Types["ErrorCode"].EnumValues.ForName(code) == nil {
				t.Errorf("%s lists the unknown code %q", mutation.Name, code)
			}
		}
		if !slices.Contains(codes, string(models.IdempotencyMismatch)) || !slices.Contains(codes, string(models.Unauthenticated)) {
			t.Errorf("%s lists codes %v, want IDEMPOTENCY_MISMATCH and UNAUTHENTICATED among them", mutation.Name, codes)
		}
	}
}
