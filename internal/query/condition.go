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
	// facets, if not nil, lists sponsors on the proposal's list, or venues, of which a proposal must have at
	// least one. For proposals in proposal_facets, it is equivalent to sql.
	facets models.IDs
	// index states how well an index can evaluate the condition.
	index indexing
}

// indexing is how the rows that meet a condition on proposals can be read.
type indexing int

const (
	// The zero value is a condition on which plans depend: an index helps if few rows meet it.
	_ indexing = iota
	// inOrder is a condition with an index that returns its rows by their day of circulation.
	inOrder
	// fewRows is a condition that only few rows meet, and that an index can evaluate.
	fewRows
)

// conditions collects the SQL conditions and the faults of a filter. A nil
// list, range or text does not filter. An empty list or text is an error, so that a mistake cannot
// widen a filter to everything.
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

// at returns the path of a field of the filter.
func (c *conditions) at(name string) string { return c.field + "." + name }

// add adds a condition. Its text is a constant; values are bound to its question marks.
func (c *conditions) add(sql string, values ...any) {
	c.list = append(c.list, condition{sql: sql, values: values})
}

// addFacets adds a condition on proposals, and the facets that are equivalent to it.
func (c *conditions) addFacets(facets models.IDs, sql string, values ...any) {
	one := condition{sql: sql, values: values, facets: facets}
	if len(facets) == 1 {
		one.index = inOrder
	}
	c.list = append(c.list, one)
}

// addIndexed adds a condition of which it is known how its rows are read.
func (c *conditions) addIndexed(index indexing, sql string, values ...any) {
	c.list = append(c.list, condition{sql: sql, values: values, index: index})
}

func (c *conditions) fail(err error) { c.faults = append(c.faults, err) }

// err returns all faults of the filter, joined; nil if there are none.
func (c *conditions) err() error { return errors.Join(c.faults...) }

// apply restricts a query to rows that meet all conditions.
func (c *conditions) apply(query *gorm.DB) *gorm.DB {
	for _, one := range c.list {
		query = query.Where(one.sql, one.values...)
	}
	return query
}

// filled reports whether a list of the filter is in use. An empty list is an error.
func filled[T any](c *conditions, name string, values []T) bool {
	if values != nil && len(values) == 0 {
		c.fail(models.NewProblem(models.Empty).At(c.at(name)))
	}
	return len(values) > 0
}

// among adds a condition on a list of values, which sql binds once.
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

// coded adds a condition on the IDs of codes, which sql binds as one array.
func (c *conditions) coded(name string, codes []string, find func(field string, codes []string) (models.IDs, error), sql string) {
	if !filled(c, name, codes) {
		return
	}
	ids, err := find(c.at(name), codes)
	c.fail(err)
	c.addIDs(sql, ids)
}

// addIDs adds a condition that a column has one of some IDs, which sql binds as one array. For one ID it is an equation, so
// that an index on the column and the order of a list returns the rows in this order.
func (c *conditions) addIDs(sql string, ids models.IDs) {
	equation := strings.Replace(sql, "= ANY(?)", "= ?", 1)
	if len(ids) == 1 && equation != sql {
		c.addIndexed(inOrder, equation, ids[0])
		return
	}
	c.add(sql, ids)
}

// parties looks up the IDs of sponsors by code.
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

// between adds the bounds of a range of instants, the first inclusive and the second exclusive.
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

// text returns a text of the filter, empty if it is nil.
func (c *conditions) text(name string, text *string) string {
	switch {
	case text == nil:
		return ""
	case *text == "":
		c.fail(models.NewProblem(models.Empty).At(c.at(name)))
	}
	return *text
}
