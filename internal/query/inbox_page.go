package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// inboxTable is the table that an inbox list reads, with the order of the list.
type inboxTable struct {
	name string
	// order lists the sort keys. The last key is unique, so that the order is total.
	order []sortKey
}

// followUpsByDeadline returns a list of follow-ups by deadline; those without a deadline come last.
func followUpsByDeadline(rows func(*View) *gorm.DB) inboxList[*models.FollowUp] {
	return inboxList[*models.FollowUp]{
		table: inboxTable{"follow_ups", []sortKey{
			{"coalesce(follow_ups.due_on, 'infinity'::date)", "date", ascending},
			{"follow_ups.id", "uuid", ascending},
		}},
		rows:   rows,
		rowsOf: func(p *models.Proposal) []*models.FollowUp { return p.FollowUps },
		key:    func(f *models.FollowUp) models.ID { return f.ID },
	}
}

// sortKey is a non-null expression by which a list is sorted, and its SQL type.
type sortKey struct {
	expression, cast string
	direction        direction
}

// direction is the sort direction of a key.
type direction string

const (
	ascending  direction = "ASC"
	descending direction = "DESC"
)

func (d direction) reversed() direction {
	if d == ascending {
		return descending
	}
	return ascending
}

// proposalRow identifies a row of an inbox list and its proposal.
type proposalRow struct {
	ID         models.ID
	ProposalID models.ID
}

// inboxList describes a list of rows of one table that belong to visible proposals.
type inboxList[T any] struct {
	table inboxTable
	// rows returns the query for the rows of the list; readInbox then restricts it to visible
	// proposals.
	rows func(*View) *gorm.DB
	// rowsOf returns the rows that were loaded with a proposal; key returns the ID of a row.
	rowsOf func(*models.Proposal) []T
	key    func(T) models.ID
}

// readInbox reads a page of a list.
//
// Errors: INVALID_INPUT at `after` or `before` for an invalid cursor.
func readInbox[T any](ctx context.Context, r *Reader, viewer access.Viewer, l inboxList[T], page PageRequest, preload Preload) (Page[T], error) {
	var loaded Page[T]
	var total models.Total
	list := func(v *View) *gorm.DB {
		return l.rows(v).Scopes(access.VisibleProposals(v.principal)).Session(&gorm.Session{})
	}
	err := r.read(ctx, viewer, func(v *View) error {
		rows, err := inboxPage(v, list(v), l.table, page)
		if err != nil {
			return err
		}
		loaded = Page[T]{Cursors: rows.Cursors, HasNext: rows.HasNext, HasPrevious: rows.HasPrevious}
		store := func() {}
		loaded.Items, err = loadRows(v, rows.Items, l.rowsOf, l.key, loading{preload, func(b *batch) {
			if page.Counted {
				store = v.count(b, &total, list(v))
			}
		}})
		if err == nil {
			store()
		}
		return err
	})
	loaded.Total = func(ctx context.Context) (models.Total, error) {
		if page.Counted {
			return total, nil
		}
		return Read(ctx, r, viewer, func(v *View) (models.Total, error) { return v.countUpTo(list(v)) })
	}
	return loaded, err
}

// inboxPage reads a page of a list, and one row more to find out whether there is another page.
//
// Errors: INVALID_INPUT at `after` or `before` for an invalid cursor.
func inboxPage(v *View, list *gorm.DB, table inboxTable, page PageRequest) (Page[proposalRow], error) {
	rows, query := Page[proposalRow]{}, list
	for _, bound := range []struct {
		field, cursor string
		side          side
	}{{"after", page.After, following}, {"before", page.Before, preceding}} {
		position, err := inboxPosition(v, list, table, bound.field, bound.cursor)
		if err != nil {
			return rows, err
		}
		if position != nil {
			condition, values := table.beyond(position, bound.side)
			query = query.Where(condition, values...)
		}
	}
	found := []proposalRow{}
	query = query.Select(fmt.Sprintf("%[1]s.id AS id, %[1]s.proposal_id AS proposal_id", table.name))
	// The size is part of the SQL text, since the cached plan depends on it.
	sorted := fmt.Sprintf("%s LIMIT %d", table.sorted(page.Last > 0), page.size()+1)
	b := v.batch()
	queueStructs(b, &found, query.Order(sorted))
	if err := v.run(b); err != nil {
		return rows, fmt.Errorf("list %s: %w", table.name, err)
	}
	more := len(found) > page.size()
	rows.Items = found[:min(len(found), page.size())]
	rows.HasNext, rows.HasPrevious = more || page.Before != "", page.After != ""
	if page.Last > 0 {
		slices.Reverse(rows.Items)
		rows.HasNext, rows.HasPrevious = page.Before != "", more || page.After != ""
	}
	for _, row := range rows.Items {
		rows.Cursors = append(rows.Cursors, cursor{ID: row.ID}.encode(v.codec))
	}
	return rows, nil
}

// sorted returns the ORDER BY expressions of the list, optionally reversed.
func (t inboxTable) sorted(reverse bool) string {
	keys := []string{}
	for _, key := range t.order {
		direction := key.direction
		if reverse {
			direction = direction.reversed()
		}
		keys = append(keys, key.expression+" "+string(direction))
	}
	return strings.Join(keys, ", ")
}

// side states on which side of a position in a list rows are: after it or before it.
type side bool

const (
	following side = true
	preceding side = false
)

// beyond returns the condition that a row is on the given side of the row whose sort keys are
// position.
func (t inboxTable) beyond(position []string, on side) (condition string, values []any) {
	either := []string{}
	for last := range t.order {
		all := []string{}
		for i, key := range t.order[:last+1] {
			comparison := "="
			if i == last {
				comparison = ">"
				if (key.direction == ascending) != bool(on) {
					comparison = "<"
				}
			}
			all, values = append(all, fmt.Sprintf("%s %s CAST(? AS %s)", key.expression, comparison, key.cast)), append(values, position[i])
		}
		either = append(either, "("+strings.Join(all, " AND ")+")")
	}
	return "(" + strings.Join(either, " OR ") + ")", values
}

// inboxPosition returns the sort keys of the row that a cursor refers to; nil if there is no
// cursor.
func inboxPosition(v *View, list *gorm.DB, table inboxTable, field, text string) ([]string, error) {
	c, err := parseCursor(v.codec, field, text, "")
	if err != nil || c == nil {
		return nil, err
	}
	keys := []string{}
	for _, key := range table.order {
		keys = append(keys, "("+key.expression+")::text")
	}
	found, b := [][]string{}, v.batch()
	queueColumn(b, &found, list.Select("ARRAY["+strings.Join(keys, ", ")+"]").Where(table.name+".id = ?", c.ID))
	if err := v.run(b); err != nil {
		return nil, fmt.Errorf("find the row of a cursor: %w", err)
	}
	if len(found) == 0 {
		return nil, cursorNotOfList(field)
	}
	return found[0], nil
}

// loading states what to load with each proposal. extra, if not nil, queues additional statements.
type loading struct {
	preload Preload
	extra   func(*batch)
}

// loadRows loads the proposals of rows, and returns their loaded rows in the same order. The rows
// must have been found on the same snapshot, so that the principal may see their proposals.
func loadRows[T any](v *View, rows []proposalRow, rowsOf func(*models.Proposal) []T, key func(T) models.ID, with loading) ([]T, error) {
	ids := models.IDs{}
	for _, row := range rows {
		ids = append(ids, row.ProposalID)
	}
	proposals, err := v.loadAll(ids, with.preload, with.extra)
	if err != nil {
		return nil, err
	}
	byID := map[models.ID]T{}
	for _, p := range proposals {
		for _, row := range rowsOf(p) {
			byID[key(row)] = row
		}
	}
	items := []T{}
	for _, row := range rows {
		items = append(items, byID[row.ID])
	}
	return items, nil
}
