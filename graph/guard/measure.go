package guard

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// size is the estimated cost of a selection. Costs are floats, so they cannot overflow.
type size struct {
	depth int
	// fields is the number of fields in the document. The fields of a fragment count once for each spread.
	fields float64
	// once is the cost of work that is done once, no matter how long the enclosing lists are: one statement loads the
	// rows of all of them.
	once float64
	// values is the number of fields in a response whose lists are as long as possible, and each is the total cost of
	// these fields.
	values, each float64
	// reserved is the expected cost of work whose amount is known only after it has been done: see [price.Kind].
	reserved float64
}

// total returns the cost of an operation whose lists are as long as possible.
func (s size) total() float64 { return perField*s.fields + s.once + s.each + s.reserved }

func (s size) plus(other size) size {
	return size{
		max(s.depth, other.depth), s.fields + other.fields, s.once + other.once,
		s.values + other.values, s.each + other.each, s.reserved + other.reserved,
	}
}

// measure measures the selections of one document.
type measure struct {
	document  *ast.QueryDocument
	variables map[string]any
	fragments map[string]size
	deferred  bool
}

func newMeasure(document *ast.QueryDocument, variables map[string]any) *measure {
	return &measure{document: document, variables: variables, fragments: map[string]size{}}
}

func (m *measure) set(set ast.SelectionSet) size {
	var total size
	for _, one := range set {
		switch selected := one.(type) {
		case *ast.Field:
			total = total.plus(m.field(selected))
		case *ast.InlineFragment:
			m.deferred = m.deferred || selected.Directives.ForName("defer") != nil
			total = total.plus(m.set(selected.SelectionSet))
		case *ast.FragmentSpread:
			m.deferred = m.deferred || selected.Directives.ForName("defer") != nil
			total = total.plus(m.fragment(selected.Name))
		}
	}
	return total
}

func (m *measure) fragment(name string) size {
	if known, measured := m.fragments[name]; measured {
		return known
	}
	fragment := m.document.Fragments.ForName(name)
	if fragment == nil {
		return size{}
	}
	total := m.set(fragment.SelectionSet)
	m.fragments[name] = total
	return total
}

// roots counts the root fields of a selection, including those in fragments.
func (m *measure) roots(set ast.SelectionSet, spread map[string]bool) int {
	count := 0
	for _, one := range set {
		switch selected := one.(type) {
		case *ast.Field:
			count++
		case *ast.InlineFragment:
			count += m.roots(selected.SelectionSet, spread)
		case *ast.FragmentSpread:
			fragment := m.document.Fragments.ForName(selected.Name)
			if fragment != nil && !spread[selected.Name] {
				spread[selected.Name] = true
				count += m.roots(fragment.SelectionSet, spread)
			}
		}
	}
	return count
}

func (m *measure) field(field *ast.Field) size {
	below := m.set(field.SelectionSet)
	rows := m.rows(field)
	return size{
		depth: below.depth + 1, fields: 1 + below.fields, once: m.work(field) + below.once,
		values: 1 + rows*below.values, each: perValue(field) + rows*(perRow(field)+below.each), reserved: reserve(field) + rows*below.reserved,
	}
}

// rows returns the largest number of rows that a field can return: the size of its page, the number of its ids, or
// the assumed length of a list without pages. The nodes of a connection are counted at the connection.
func (m *measure) rows(field *ast.Field) float64 {
	switch {
	case field.Definition == nil || field.ObjectDefinition == nil:
		return 1
	case field.Definition.Arguments.ForName("first") != nil:
		return m.page(field)
	case field.Definition.Arguments.ForName("ids") != nil:
		return m.given(field.Arguments.ForName("ids"))
	case field.Definition.Type.Elem == nil || strings.HasSuffix(field.ObjectDefinition.Name, "Connection"):
		return 1
	default:
		return rowsOf(field.ObjectDefinition.Name + "." + field.Name)
	}
}

// page returns the requested page size, or the maximum if the argument is invalid.
func (m *measure) page(field *ast.Field) float64 {
	for _, name := range []string{"first", "last"} {
		argument := field.Arguments.ForName(name)
		if argument == nil {
			continue
		}
		asked, err := argument.Value.Value(m.variables)
		if err == nil && asked == nil {
			continue
		}
		if rows, is := asked.(int64); is && err == nil {
			return min(max(float64(rows), 1), largestPage(field))
		}
		return largestPage(field)
	}
	return DefaultPageSize
}

// largestPage returns the maximum page size of a connection.
func largestPage(field *ast.Field) float64 {
	if field.ObjectDefinition.Name == "Proposal" && field.Name == "coAuthors" {
		return MaxCoAuthors
	}
	return MaxPageSize
}

// given returns the length of a list argument, or 1 if the argument is missing, empty or not a list.
func (m *measure) given(argument *ast.Argument) float64 {
	if argument == nil {
		return 1
	}
	if values, err := argument.Value.Value(m.variables); err == nil {
		if list, is := values.([]any); is {
			return max(float64(len(list)), 1)
		}
	}
	return 1
}

// hasText reports whether the argument is an input object, such as a filter, whose member with the given name is a
// text that is not blank.
func (m *measure) hasText(argument *ast.Argument, member string) bool {
	if argument == nil {
		return false
	}
	value, err := argument.Value.Value(m.variables)
	object, is := value.(map[string]any)
	text, given := object[member].(string)
	return err == nil && is && given && strings.TrimSpace(text) != ""
}
