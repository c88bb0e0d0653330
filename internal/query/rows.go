package query

import (
	"fmt"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"proposaltracker/models"
)

// Packages that own tables, such as webhook, read their rows through the functions in this file.
// These read on the snapshot of a view and cannot write.

// Condition adds conditions or an order to a query on a table.
type Condition = func(*gorm.DB) *gorm.DB

// Find returns the rows of T's table that satisfy all conditions.
func Find[T any](v *View, conditions ...Condition) ([]*T, error) {
	found := []*T{}
	if err := restricted[T](v, conditions).Find(&found).Error; err != nil {
		return nil, fmt.Errorf("read rows of %T: %w", found, err)
	}
	return found, nil
}

// Count counts the rows of T's table that satisfy all conditions. The count is not cached, since
// such rows may change without an event.
func Count[T any](v *View, conditions ...Condition) (models.Total, error) {
	var counted int64
	if err := v.bounded(restricted[T](v, conditions)).Scan(&counted).Error; err != nil {
		return models.Total{}, fmt.Errorf("count rows of %T: %w", new(T), err)
	}
	return models.BoundedTotal(int(counted), models.MaxTotal), nil
}

// restricted returns the query for the rows of T's table that satisfy all conditions.
func restricted[T any](v *View, conditions []Condition) *gorm.DB {
	query := v.fresh().Model(new(T))
	for _, condition := range conditions {
		query = condition(query)
	}
	return query
}

// Statements collects queries that a view sends in one round trip. They run in the order in which
// they were added.
type Statements struct {
	view  *View
	batch *batch
}

// Statements returns an empty list of statements.
func (v *View) Statements() *Statements { return &Statements{v, v.batch()} }

// Queue adds a query on the table of T. Send stores its rows in *into. Columns named in omitted are
// not read.
func Queue[T any](s *Statements, into *[]*T, query *gorm.DB, omitted ...string) {
	queueModels(s.batch, into, query, omitted...)
}

// Send sends the statements and reads all results.
func (s *Statements) Send() error { return s.view.run(s.batch) }

// LatestFirst reads a page of the rows of T's table that satisfy all conditions, in descending
// order of ID. IDs increase with time.
//
// Errors: INVALID_INPUT at `after` or `before` for an invalid cursor.
func LatestFirst[T any](v *View, page PageRequest, key func(*T) models.ID, conditions ...Condition) (Page[*T], error) {
	return pageByID(v, page, idOrder{descending: true}, key, conditions)
}

// EarliestFirst is like [LatestFirst], but in ascending order.
func EarliestFirst[T any](v *View, page PageRequest, key func(*T) models.ID, conditions ...Condition) (Page[*T], error) {
	return pageByID(v, page, idOrder{}, key, conditions)
}

// idOrder is the order of a list by ID.
type idOrder struct{ descending bool }

// beyond returns the condition that a row comes after the row with the ID other in the list.
func (o idOrder) beyond(id clause.Column, other models.ID) clause.Expression {
	if o.descending {
		return clause.Lt{Column: id, Value: other}
	}
	return clause.Gt{Column: id, Value: other}
}

func (o idOrder) reversed() idOrder { return idOrder{!o.descending} }

// pageByID reads one row more than the page needs, to find out whether there is a next page.
func pageByID[T any](v *View, page PageRequest, order idOrder, key func(*T) models.ID, conditions []Condition) (Page[*T], error) {
	id := clause.Column{Table: clause.CurrentTable, Name: clause.PrimaryKey}
	after, err := parseCursor(v.codec, "after", page.After, "")
	if err != nil {
		return Page[*T]{}, err
	}
	before, err := parseCursor(v.codec, "before", page.Before, "")
	if err != nil {
		return Page[*T]{}, err
	}
	query := restricted[T](v, conditions)
	if after != nil {
		query = query.Where(order.beyond(id, after.ID))
	}
	if before != nil {
		query = query.Where(order.reversed().beyond(id, before.ID))
	}
	if page.Last > 0 {
		order = order.reversed()
	}
	found := []*T{}
	err = query.Order(clause.OrderByColumn{Column: id, Desc: order.descending}).Limit(page.size() + 1).Find(&found).Error
	if err != nil {
		return Page[*T]{}, fmt.Errorf("read a page of %T: %w", found, err)
	}
	more := len(found) > page.size()
	rows := Page[*T]{Items: found[:min(len(found), page.size())], HasNext: more, HasPrevious: page.After != ""}
	if page.Last > 0 {
		slices.Reverse(rows.Items)
		rows.HasNext, rows.HasPrevious = page.Before != "", more
	}
	for _, row := range rows.Items {
		rows.Cursors = append(rows.Cursors, cursor{ID: key(row)}.encode(v.codec))
	}
	return rows, nil
}

// VisibleEventIDs returns a subquery for the IDs of the events that the principal may see.
func (v *View) VisibleEventIDs() *gorm.DB { return v.visibleEvents().Select("events.id") }

// EventsByID returns those of the given events that the principal may see, keyed by ID, with their
// proposals or meetings.
func (v *View) EventsByID(ids models.IDs, preload Preload) (map[models.ID]*models.Event, error) {
	rows := []eventRow{}
	if err := v.visibleEvents().Select(eventColumns).Where("events.id = ANY(?)", ids).Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the proposals of events: %w", err)
	}
	found, err := v.loadEvents(rows, preload)
	if err != nil {
		return nil, err
	}
	events := map[models.ID]*models.Event{}
	for _, event := range found {
		if event != nil {
			events[event.ID] = event
		}
	}
	return events, nil
}
