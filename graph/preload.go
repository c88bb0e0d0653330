package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/internal/query"
)

// partsOfField maps each field to what it needs loaded of its proposal. Fields that are absent here
// need nothing beyond the proposal, or belong to an object that the field above them loaded.
func partsOfField() map[string]query.Preload {
	return map[string]query.Preload{
		"Proposal.symbols":         {Revisions: true},
		"Proposal.documentNumber":  {Revisions: true},
		"Proposal.title":           {Titles: true},
		"Proposal.coAuthors":       {CoAuthorships: true},
		"Proposal.coAuthorships":   {CoAuthorships: true},
		"Proposal.revisions":       {Revisions: true},
		"Proposal.revision":        {Revisions: true},
		"Proposal.currentRevision": {Revisions: true},
		"Proposal.pendingRevision": {Revisions: true},
		"Proposal.questions":       {Questions: true},
		"Proposal.followUps":       {FollowUps: true},
		"Proposal.venueTargets":    {VenueTargets: true},
		"Proposal.sources":         {Sources: true},
		"Proposal.relations":       {Related: &query.Preload{}},
		"Proposal.events":          {Events: true},
		"Revision.languages":       {Titles: true},
		"Revision.coAuthors":       {CoAuthorships: true, Printed: true},
		"Revision.changes":         {Changes: true},
		"Revision.text":            {Bodies: true},
		"VenueTarget.agendaItems":  {Agendas: true},
		"RecordedOutcome.meeting":  {Meetings: true},
		"Question.answers":         {Answers: true},
		"Question.posedAt":         {Revisions: true},
		"Proposal.compilations":    {Compilations: true},
		"ParagraphResult.revision": {Revisions: true},
		"AnswerResult.answer":      {Answers: true},
	}
}

// otherProposal is the only field that leads from one proposal to another. All other fields of type
// Proposal lead back to the proposal that owns the object.
const otherProposal = "Relation.proposal"

// partsWanted returns what to load of the proposals that the field being resolved returns,
// according to the selection below it.
func partsWanted(ctx context.Context) query.Preload {
	field := graphql.GetFieldContext(ctx).Field
	s := &selection{fragments: graphql.GetOperationContext(ctx).Doc.Fragments, known: partsOfField(), visited: map[visit]bool{}}
	root := &wanting{}
	s.walk(field.Selections, root)
	return root.all()
}

// wanting collects what to load of one proposal, and of the proposals related to it.
type wanting struct {
	parts   query.Preload
	related *wanting
}

func (w *wanting) all() query.Preload {
	parts := w.parts
	if parts.Related != nil || w.related != nil {
		related := query.Preload{}
		if w.related != nil {
			related = w.related.all()
		}
		parts.Related = &related
	}
	return parts
}

// visit identifies a fragment applied to a proposal. Each is walked once, however often it is
// spread.
type visit struct {
	fragment string
	into     *wanting
}

type selection struct {
	fragments ast.FragmentDefinitionList
	known     map[string]query.Preload
	visited   map[visit]bool
}

func (s *selection) walk(set ast.SelectionSet, into *wanting) {
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

func (s *selection) field(field *ast.Field, into *wanting) {
	if field.ObjectDefinition == nil {
		return
	}
	name := field.ObjectDefinition.Name + "." + field.Name
	into.parts = into.parts.Union(s.known[name])
	if name == otherProposal {
		if into.related == nil {
			into.related = &wanting{}
		}
		into = into.related
	}
	s.walk(field.SelectionSet, into)
}

func (s *selection) spread(spread *ast.FragmentSpread, into *wanting) {
	v := visit{spread.Name, into}
	if s.visited[v] {
		return
	}
	s.visited[v] = true
	if fragment := s.fragments.ForName(spread.Name); fragment != nil {
		s.walk(fragment.SelectionSet, into)
	}
}
