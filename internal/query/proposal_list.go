package query

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/opaque"
	"proposaltracker/models"
)

// ProposalOrderField is the sort key of a list of proposals.
type ProposalOrderField string

// The sort keys. Each has an index.
const (
	OrderCirculatedOn ProposalOrderField = "CIRCULATED_ON"
	OrderUpdatedAt    ProposalOrderField = "UPDATED_AT"
	OrderSymbol       ProposalOrderField = "SYMBOL"
)

// column returns the indexed expression, and the type to which a cursor's key is cast.
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

// key returns the sort key of a proposal as text that can be cast back.
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

// ProposalQuery selects a page of sorted proposals.
type ProposalQuery struct {
	Filter     ProposalFilter
	Order      ProposalOrderField
	Descending bool
	Page       PageRequest
	// Counted is true if the total of the list is requested.
	Counted bool
	// Of selects the proposals of one object.
	Of Owner
}

// Owner is the object whose proposals a list has. At most one field is set; the zero Owner selects all proposals.
type Owner struct {
	// Sponsor is on the list of sponsors now.
	Sponsor *models.ID
	// Venue is targeted.
	Venue *models.ID
	// Programme is the work programme.
	Programme *models.ID
	// AgendaItem lists the proposals by symbols that the viewer may see.
	AgendaItem *models.AgendaItem
}

// ofOwner restricts a query on proposals to those of the owner.
func (v *View) ofOwner(query *gorm.DB, owner Owner) *gorm.DB {
	switch {
	case owner.Sponsor != nil:
		condition, values := v.listedNow(models.IDs{*owner.Sponsor})
		return query.Where(condition, values...)
	case owner.Venue != nil:
		return query.Where(targetsVenue, models.IDs{*owner.Venue})
	case owner.Programme != nil:
		return query.Where(inProgramme, models.IDs{*owner.Programme})
	case owner.AgendaItem != nil:
		return query.Where("proposals.id = ANY(?)", owner.AgendaItem.Proposals())
	default:
		return query
	}
}

// Proposals lists visible proposals with the given preload.
//
// Errors: INVALID_INPUT (unknown codes, invalid cursors), LIMIT_EXCEEDED.
func (r *Reader) Proposals(ctx context.Context, viewer access.Viewer, q ProposalQuery, preload Preload) (Page[*models.Proposal], error) {
	var rows Page[*models.Proposal]
	var total models.Total
	err := r.read(ctx, viewer, func(v *View) error {
		query, err := v.selected(q)
		if err != nil {
			return err
		}
		query = query.Session(&gorm.Session{}) // it is used twice
		if rows, err = v.keysetPage(q); err != nil {
			return err
		}
		store := func() {}
		err = v.load(rows.Items, preload, func(b *batch) {
			if q.Counted {
				store = v.countProposals(b, &total, q, query)
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

// selected returns the query of all visible proposals of a list.
func (v *View) selected(q ProposalQuery) (*gorm.DB, error) {
	query, err := v.filtered("filter", q.Filter)
	if err != nil {
		return nil, err
	}
	return v.ofOwner(query, q.Of), nil
}

// CountProposals counts the visible proposals of a list, on all its pages.
//
// Errors: INVALID_INPUT (unknown codes), LIMIT_EXCEEDED.
func (r *Reader) CountProposals(ctx context.Context, viewer access.Viewer, q ProposalQuery) (models.Total, error) {
	return Read(ctx, r, viewer, func(v *View) (total models.Total, err error) {
		query, err := v.selected(q)
		if err != nil {
			return total, err
		}
		b := v.batch()
		store := v.countProposals(b, &total, q, query)
		if err := v.run(b); err != nil {
			return total, fmt.Errorf("count proposals: %w", err)
		}
		store()
		return total, nil
	})
}

// publicProposals is the number of circulated proposals that are public by a day. Triggers maintain it.
const publicProposals = "SELECT coalesce(sum(proposals), 0)::bigint FROM proposal_counts WHERE public_from <= $1"

// countProposals counts a list. The number of all proposals that the public sees is maintained; all others are counted up
// to a limit.
func (v *View) countProposals(b *batch, into *models.Total, q ProposalQuery, list *gorm.DB) (store func()) {
	if v.principal.SeesCirculatedOnly() && reflect.DeepEqual(q.Filter, ProposalFilter{}) && q.Of == (Owner{}) {
		into.Exact = true
		b.queueRow(&into.Count, publicProposals, []any{v.principal.Today})
		return func() {}
	}
	return v.count(b, into, list)
}

// keysetPage reads one row more than the page has, to learn whether there is a next page.
func (v *View) keysetPage(q ProposalQuery) (Page[*models.Proposal], error) {
	order := fmt.Sprintf("%s %t", q.Order, q.Descending)
	after, err := parseCursor(v.codec, "after", q.Page.After, order)
	if err != nil {
		return Page[*models.Proposal]{}, err
	}
	before, err := parseCursor(v.codec, "before", q.Page.Before, order)
	if err != nil {
		return Page[*models.Proposal]{}, err
	}
	list, err := v.sortedProposals(q, func(query *gorm.DB) *gorm.DB {
		if after != nil {
			query = q.beyond(query, after, q.Descending)
		}
		if before != nil {
			query = q.beyond(query, before, !q.Descending)
		}
		return query
	})
	if err != nil {
		return Page[*models.Proposal]{}, err
	}
	found, err := v.proposals(list)
	if err != nil {
		return Page[*models.Proposal]{}, err
	}
	return pageOfProposals(v.codec, found, q, order), nil
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

// sorted returns the order of a page, and its size: it is part of the SQL text, since the cached plan depends on it.
func (q ProposalQuery) sorted() string {
	expression, _ := q.Order.column()
	direction := "ASC"
	if q.Descending != (q.Page.Last > 0) {
		direction = "DESC"
	}
	return fmt.Sprintf("%[1]s %[2]s, proposals.id %[2]s LIMIT %[3]d", expression, direction, q.Page.size()+1)
}

// sortedProposals returns the query of a page. Each source is sorted and limited, so that it is read from an index.
func (v *View) sortedProposals(q ProposalQuery, within func(*gorm.DB) *gorm.DB) (*gorm.DB, error) {
	sources, err := v.sources()
	if err != nil {
		return nil, err
	}
	table, err := tableOf[models.Proposal](v.tables)
	if err != nil {
		return nil, err
	}
	conditions, pages := v.proposalConditions("filter", q.Filter), []*gorm.DB{}
	for _, source := range sources {
		page := conditions.apply(source.Scopes(access.VisibleProposals(v.principal)))
		pages = append(pages, within(v.ofOwner(page, q.Of)).Select(table.without(nil).list).Order(q.sorted()))
	}
	if len(pages) == 1 {
		return pages[0], nil
	}
	return v.fresh().Table("((?) UNION ALL (?)) AS proposals", pages[0], pages[1]).Order(q.sorted()), nil
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
