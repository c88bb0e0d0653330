package query

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/opaque"
	"proposaltracker/internal/price"
	"proposaltracker/models"
)

// ProposalOrderField names the sort key of a list of proposals.
type ProposalOrderField string

// The sort keys. Each has an index.
const (
	OrderCirculatedOn ProposalOrderField = "CIRCULATED_ON"
	OrderUpdatedAt    ProposalOrderField = "UPDATED_AT"
	OrderSymbol       ProposalOrderField = "SYMBOL"
)

// column returns the indexed expression, and the SQL type to which the key in a cursor is cast.
func (f ProposalOrderField) column() (expression, cast string) {
	switch f {
	case OrderUpdatedAt:
		return "proposals.updated_at", "timestamptz"
	case OrderSymbol:
		return "proposals.symbol_key", "text"
	default:
		return "coalesce(proposals.circulated_on, 'infinity'::date)", "date"
	}
}

// key returns the sort key of a proposal as text that SQL can cast back.
func (f ProposalOrderField) key(p *models.Proposal) string {
	switch f {
	case OrderUpdatedAt:
		return p.UpdatedAt.UTC().Format(time.RFC3339Nano)
	case OrderSymbol:
		return p.SymbolKey
	default:
		if p.CirculatedOn.IsZero() {
			return "infinity"
		}
		return p.CirculatedOn.String()
	}
}

// ProposalQuery selects a page of a sorted list of proposals.
type ProposalQuery struct {
	Filter     ProposalFilter
	Order      ProposalOrderField
	Descending bool
	Page       PageRequest
	// Counted requests the total of the list.
	Counted bool
	// Of restricts the list to the proposals of one object.
	Of Owner
}

// Owner is the object whose proposals are listed. At most one field is set; the zero Owner selects
// all proposals.
type Owner struct {
	// Sponsor selects the proposals with this sponsor on the current list.
	Sponsor *models.ID
	// Venue selects the proposals that target this venue.
	Venue *models.ID
	// Programme selects the proposals of this work programme.
	Programme *models.ID
	// AgendaItem selects the proposals that this item lists by a symbol that is visible to the
	// viewer.
	AgendaItem *models.AgendaItem
}

// listConditions returns the conditions of a list: those of its filter and of its owner.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED, joined, each at its path in the filter.
func (v *View) listConditions(q ProposalQuery) (*conditions, error) {
	c := v.proposalConditions("filter", q.Filter)
	switch owner := q.Of; {
	case owner.Sponsor != nil:
		c.addFacets(models.IDs{*owner.Sponsor}, listsAny, v.onList(), models.IDs{*owner.Sponsor})
	case owner.Venue != nil:
		c.addFacets(models.IDs{*owner.Venue}, targetsVenue, models.IDs{*owner.Venue})
	case owner.Programme != nil:
		c.addIDs(inProgramme, models.IDs{*owner.Programme})
	case owner.AgendaItem != nil:
		c.addIndexed(fewRows, "proposals.id = ANY(?)", owner.AgendaItem.Proposals())
	}
	return c, c.err()
}

// Proposals lists visible proposals with the given associations.
//
// Errors: INVALID_INPUT (unknown codes, invalid cursors), LIMIT_EXCEEDED.
func (r *Reader) Proposals(ctx context.Context, viewer access.Viewer, q ProposalQuery, preload Preload) (Page[*models.Proposal], error) {
	var rows Page[*models.Proposal]
	var total models.Total
	err := r.read(ctx, viewer, func(v *View) error {
		list, err := v.proposalList(q)
		if err != nil {
			return err
		}
		if rows, err = list.page(); err != nil {
			return err
		}
		store := func() {}
		err = v.load(rows.Items, preload, func(b *batch) {
			if q.Counted {
				store = list.count(b, &total)
			}
		})
		if err == nil {
			store()
		}
		return err
	})
	rows.Total = func(ctx context.Context) (models.Total, error) {
		if q.Counted {
			return total, nil
		}
		return r.CountProposals(ctx, viewer, q)
	}
	return rows, err
}

// CountProposals returns the total number of visible proposals in a list.
//
// Errors: INVALID_INPUT (unknown codes), LIMIT_EXCEEDED.
func (r *Reader) CountProposals(ctx context.Context, viewer access.Viewer, q ProposalQuery) (models.Total, error) {
	return Read(ctx, r, viewer, func(v *View) (total models.Total, err error) {
		list, err := v.proposalList(q)
		if err != nil {
			return total, err
		}
		b := v.batch()
		store := list.count(b, &total)
		if err := v.run(b); err != nil {
			return total, fmt.Errorf("count proposals: %w", err)
		}
		store()
		return total, nil
	})
}

// proposalList is a list of the proposals that a principal may see.
type proposalList struct {
	ProposalQuery

	view       *View
	conditions *conditions
}

// proposalList returns the list that a query selects.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED, joined, each at its path in the filter.
func (v *View) proposalList(q ProposalQuery) (*proposalList, error) {
	c, err := v.listConditions(q)
	return &proposalList{q, v, c}, err
}

// plan returns the plan cache mode for the list's statements. Planning takes longer than reading a
// page, so a list is planned for its values only if the best plan depends on how frequent they are.
func (l *proposalList) plan() planning {
	switch list := l.conditions.list; {
	case len(list) == 0, len(list) == 1 && list[0].index == fewRows:
		return planOnce
	case len(list) == 1 && list[0].index == inOrder && l.Order == OrderCirculatedOn:
		return planOnce
	default:
		return planEach
	}
}

// planned calls add, which adds a statement to the batch, and sets the plan cache mode for that
// statement.
func (l *proposalList) planned(b *batch, add func()) {
	if kind := l.plan(); kind != planOnce {
		l.view.work.Add(price.Plans, 1)
		b.plan(kind)
		defer b.plan(planOnce)
	}
	add()
}

// publicProposals counts the circulated proposals that are public on the given day, from counts
// that triggers maintain.
const publicProposals = "SELECT coalesce(sum(proposals), 0)::bigint FROM proposal_counts WHERE public_from <= $1"

// count sets *into to the length of the list. The number of all proposals that the public may see
// comes from the triggers' counts; other lists are counted up to a limit. Call store after the
// batch was sent; it caches the count.
func (l *proposalList) count(b *batch, into *models.Total) (store func()) {
	v := l.view
	if v.principal.SeesCirculatedOnly() && len(l.conditions.list) == 0 {
		into.Exact = true
		b.queueRow(&into.Count, publicProposals, []any{v.principal.Today})
		return func() {}
	}
	all, err := l.union(func(part *gorm.DB) *gorm.DB { return part.Select("proposals.id") })
	if err != nil {
		b.err = err
		return func() {}
	}
	l.planned(b, func() { store = v.count(b, into, all) })
	return store
}

// page reads one row more than the page needs, to find out whether there is a next page.
func (l *proposalList) page() (Page[*models.Proposal], error) {
	order := fmt.Sprintf("%s %t", l.Order, l.Descending)
	after, err := parseCursor(l.view.codec, "after", l.Page.After, order)
	if err != nil {
		return Page[*models.Proposal]{}, err
	}
	before, err := parseCursor(l.view.codec, "before", l.Page.Before, order)
	if err != nil {
		return Page[*models.Proposal]{}, err
	}
	table, err := tableOf[models.Proposal](l.view.tables)
	if err != nil {
		return Page[*models.Proposal]{}, err
	}
	sorted, err := l.union(func(part *gorm.DB) *gorm.DB {
		if after != nil {
			part = l.beyond(part, after, l.Descending)
		}
		if before != nil {
			part = l.beyond(part, before, !l.Descending)
		}
		return part.Select(table.without(nil).list).Order(l.sorted())
	})
	if err != nil {
		return Page[*models.Proposal]{}, err
	}
	found, b := []*models.Proposal{}, l.view.batch()
	l.planned(b, func() { queueModels(b, &found, sorted.Order(l.sorted())) })
	if err := l.view.run(b); err != nil {
		return Page[*models.Proposal]{}, fmt.Errorf("list proposals: %w", err)
	}
	return pageOfProposals(l.view.codec, found, l.ProposalQuery, order), nil
}

// union returns the union of the list's sources, each transformed by selected.
func (l *proposalList) union(selected func(part *gorm.DB) *gorm.DB) (*gorm.DB, error) {
	sources, err := l.view.sources()
	if err != nil {
		return nil, err
	}
	statements, parts := []string{}, []any{}
	for _, source := range sources {
		statements, parts = append(statements, "(?)"), append(parts, selected(source.where(l.conditions)))
	}
	return l.view.fresh().Table("("+strings.Join(statements, " UNION ALL ")+") AS proposals", parts...), nil
}

// beyond restricts a query to the proposals on one side of a cursor.
func (q ProposalQuery) beyond(query *gorm.DB, c *cursor, descending bool) *gorm.DB {
	expression, cast := q.Order.column()
	comparison := ">"
	if descending {
		comparison = "<"
	}
	return query.Where(fmt.Sprintf("(%s, proposals.id) %s (CAST(? AS %s), ?)", expression, comparison, cast), c.Key, c.ID)
}

// sorted returns the ORDER BY expressions and the LIMIT of a page. The limit is part of the SQL
// text because the cached plan depends on it.
func (q ProposalQuery) sorted() string {
	expression, _ := q.Order.column()
	direction := "ASC"
	if q.Descending != (q.Page.Last > 0) {
		direction = "DESC"
	}
	return fmt.Sprintf("%[1]s %[2]s, proposals.id %[2]s LIMIT %[3]d", expression, direction, q.Page.size()+1)
}

func pageOfProposals(codec *opaque.Codec, found []*models.Proposal, q ProposalQuery, order string) Page[*models.Proposal] {
	more := len(found) > q.Page.size()
	found = found[:min(len(found), q.Page.size())]
	rows := Page[*models.Proposal]{Items: found, HasNext: more, HasPrevious: q.Page.After != ""}
	if q.Page.Last > 0 {
		slices.Reverse(found)
		rows.HasNext, rows.HasPrevious = q.Page.Before != "", more
	}
	for _, p := range found {
		rows.Cursors = append(rows.Cursors, cursor{Order: order, Key: q.Order.key(p), ID: p.ID}.encode(codec))
	}
	return rows
}
