package query

import (
	"errors"
	"strings"

	"gorm.io/gorm"

	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// condition is a complete SQL condition with its arguments.
type condition struct {
	sql    string
	values []any
	// facets, if not nil, lists sponsors or venues, at least one of which the proposal must have; sql is the same
	// condition. For proposals in the table proposal_facets, its index is used instead of sql.
	facets models.IDs
	// index states how rows that meet the condition can be read.
	index indexing
}

// indexing states how the proposals that meet a condition can be read.
type indexing int

const (
	// The zero value means that the best plan depends on the values: an index helps only if few
	// rows match.
	_ indexing = iota
	// inOrder means that an index returns the matching rows by day of circulation.
	inOrder
	// fewRows means that few rows match, and that an index finds them.
	fewRows
)

// conditions collects the SQL conditions and the errors of a filter. A nil list, range or text does
// not restrict the result. An empty list or text is an error, so that a mistake cannot widen a
// filter to everything.
type conditions struct {
	directory *directory.Directory
	// field is the path of the filter in the input, such as "filter.proposals".
	field  string
	list   []condition
	faults []error
}

func newConditions(directory *directory.Directory, field string) *conditions {
	return &conditions{directory: directory, field: field}
}

// at returns the path of the filter's field with the given name.
func (c *conditions) at(name string) string { return c.field + "." + name }

// add adds a condition. sql must be constant; values are bound to its question marks.
func (c *conditions) add(sql string, values ...any) {
	c.list = append(c.list, condition{sql: sql, values: values})
}

// addFacets adds a condition on proposals that is equivalent to having one of the given facets.
func (c *conditions) addFacets(facets models.IDs, sql string, values ...any) {
	one := condition{sql: sql, values: values, facets: facets}
	if len(facets) == 1 {
		one.index = inOrder
	}
	c.list = append(c.list, one)
}

// addIndexed adds a condition whose matching rows can be read as index states.
func (c *conditions) addIndexed(index indexing, sql string, values ...any) {
	c.list = append(c.list, condition{sql: sql, values: values, index: index})
}

func (c *conditions) fail(err error) { c.faults = append(c.faults, err) }

// err returns all errors of the filter, joined; nil if there are none.
func (c *conditions) err() error { return errors.Join(c.faults...) }

// apply restricts a query to rows that meet all conditions.
func (c *conditions) apply(query *gorm.DB) *gorm.DB {
	for _, one := range c.list {
		query = query.Where(one.sql, one.values...)
	}
	return query
}

// filled reports whether a list of the filter restricts the result. An empty list is recorded as an
// error.
func filled[T any](c *conditions, name string, values []T) bool {
	if values != nil && len(values) == 0 {
		c.fail(models.NewProblem(models.Empty).At(c.at(name)))
	}
	return len(values) > 0
}

// among adds a condition on a list of values, which sql binds as one argument.
func among[T any](c *conditions, name string, values []T, sql string) {
	if !filled(c, name, values) {
		return
	}
	if len(values) > directory.MaxCodes {
		c.fail(
			models.NewProblem(models.TooMany, models.P("items", models.TermCodes), models.P("count", len(values)),
				models.P("limit", directory.MaxCodes)).At(c.at(name)),
		)
		return
	}
	c.add(sql, values)
}

// coded adds a condition on the IDs that find returns for codes; sql binds them as one array.
func (c *conditions) coded(name string, codes []string, find func(field string, codes []string) (models.IDs, error), sql string) {
	if !filled(c, name, codes) {
		return
	}
	ids, err := find(c.at(name), codes)
	c.fail(err)
	c.addIDs(sql, ids)
}

// addIDs adds a condition that a column has one of the given IDs, which sql binds as one array. A
// single ID is compared with =, so that an index on the column and the list order returns the rows
// already sorted.
func (c *conditions) addIDs(sql string, ids models.IDs) {
	equation := strings.Replace(sql, "= ANY(?)", "= ?", 1)
	if len(ids) == 1 && equation != sql {
		c.addIndexed(inOrder, equation, ids[0])
		return
	}
	c.add(sql, ids)
}

// parties returns the IDs of the sponsors with the given codes.
func (c *conditions) parties(field string, codes []string) (models.IDs, error) {
	parties, err := c.directory.Parties(field, codes)
	return idsOf(parties), err
}

// within adds the bounds of a range of days, both inclusive.
func (c *conditions) within(name string, days *models.DateRange, from, to string) {
	if days == nil {
		return
	}
	c.fail(days.Check(c.at(name)))
	if !days.From.IsZero() {
		c.add(from, days.From)
	}
	if !days.To.IsZero() {
		c.add(to, days.To)
	}
}

// between adds the bounds of a range of instants: the first is inclusive, the second exclusive.
func (c *conditions) between(name string, instants *models.DateTimeRange, from, before string) {
	if instants == nil {
		return
	}
	c.fail(instants.Check(c.at(name)))
	if !instants.From.IsZero() {
		c.add(from, instants.From)
	}
	if !instants.Before.IsZero() {
		c.add(before, instants.Before)
	}
}

// text returns a text of the filter, or "" if it is nil. An empty text is recorded as an error.
func (c *conditions) text(name string, text *string) string {
	switch {
	case text == nil:
		return ""
	case *text == "":
		c.fail(models.NewProblem(models.Empty).At(c.at(name)))
	}
	return *text
}
