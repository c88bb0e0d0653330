package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/internal/query"
)

// endOfRelation reports whether a field is one of the two ends of a relation, either of which can be another
// proposal. All other fields of type Proposal return the proposal that owns the object.
func endOfRelation(field string) bool { return field == "Relation.from" || field == "Relation.to" }

// loadedApart reports whether a field returns other proposals, which are loaded only when the field is resolved.
func loadedApart(field string) bool {
	switch field {
	case "DocumentReference.revision",
		"AgendaItem.proposals", "Delegation.proposals", "Group.proposals", "Venue.proposals", "WorkProgramme.proposals":
		return true
	default:
		return false
	}
}

// preload returns the associations to load with the proposals that the current field returns, according to the
// selection below the field.
func (r *Resolver) preload(ctx context.Context) query.Preload {
	return r.preloadOf(ctx, graphql.GetFieldContext(ctx).Field)
}

// preloadOf is like [Resolver.preload], for the given fields of the operation.
func (r *Resolver) preloadOf(ctx context.Context, fields ...graphql.CollectedField) query.Preload {
	s := &selection{fragments: graphql.GetOperationContext(ctx).Doc.Fragments, known: r.preloads, visited: map[visit]bool{}}
	root := &associations{}
	for _, field := range fields {
		s.walk(field.Selections, root)
	}
	return root.all()
}

// associations collects the associations to load for a proposal and for the proposals related to it.
type associations struct {
	preload query.Preload
	related *associations
}

func (w *associations) all() query.Preload {
	if w.related == nil {
		return w.preload
	}
	return w.preload.WithRelated(w.related.all())
}

// visit identifies the application of a fragment to a proposal. Each is visited once, no matter how often the
// fragment is spread.
type visit struct {
	fragment string
	into     *associations
}

type selection struct {
	fragments ast.FragmentDefinitionList
	known     map[string]query.Preload
	visited   map[visit]bool
}

func (s *selection) walk(set ast.SelectionSet, into *associations) {
	for _, one := range set {
		switch selected := one.(type) {
		case *ast.Field:
			s.field(selected, into)
		case *ast.InlineFragment:
			s.walk(selected.SelectionSet, into)
		case *ast.FragmentSpread:
			s.spread(selected, into)
		}
	}
}

func (s *selection) field(field *ast.Field, into *associations) {
	if field.ObjectDefinition == nil {
		return
	}
	name := field.ObjectDefinition.Name + "." + field.Name
	if loadedApart(name) {
		return
	}
	into.preload = into.preload.Union(s.known[name])
	if endOfRelation(name) {
		if into.related == nil {
			into.related = &associations{}
		}
		s.walk(field.SelectionSet, into.related)
	}
	s.walk(field.SelectionSet, into)
}

func (s *selection) spread(spread *ast.FragmentSpread, into *associations) {
	v := visit{spread.Name, into}
	if s.visited[v] {
		return
	}
	s.visited[v] = true
	if fragment := s.fragments.ForName(spread.Name); fragment != nil {
		s.walk(fragment.SelectionSet, into)
	}
}
