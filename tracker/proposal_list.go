package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"

	"proposaltracker/access"
	"proposaltracker/models"
)

// ProposalOrderField is what a list of proposals is ordered by.
type ProposalOrderField string

// The orders, each served by an index.
const (
	OrderCirculatedOn ProposalOrderField = "CIRCULATED_ON"
	OrderUpdatedAt    ProposalOrderField = "UPDATED_AT"
	OrderCreatedAt    ProposalOrderField = "CREATED_AT"
	OrderSymbol       ProposalOrderField = "SYMBOL"
)

// column is the indexed expression, and cast the type by which a cursor's key is compared with it.
func (f ProposalOrderField) column() (expression, cast string) {
	switch f {
	case OrderUpdatedAt:
		return "proposals.updated_at", "timestamptz"
	case OrderCreatedAt:
		return "proposals.created_at", "timestamptz"
	case OrderSymbol:
		return "proposals.symbol_key", "text"
	default:
		return "coalesce(proposals.circulated_on, 'infinity'::date)", "date"
	}
}

// key is a proposal's place in the order, as text that the cast reads back.
func (f ProposalOrderField) key(p *models.Proposal) string {
	switch f {
	case OrderUpdatedAt:
		return p.UpdatedAt.UTC().Format(time.RFC3339Nano)
	case OrderCreatedAt:
		return p.CreatedAt.UTC().Format(time.RFC3339Nano)
	case OrderSymbol:
		return p.SymbolKey
	default:
		if p.CirculatedOn.IsZero() {
			return "infinity"
		}
		return p.CirculatedOn.String()
	}
}

// ProposalFilter says which proposals are wanted: fields are ANDed, values in a list ORed. What is
// empty or zero filters nothing.
type ProposalFilter struct {
	Statuses       []models.ProposalStatus
	WorkProgramme  string
	Sponsors       []string
	SubmittedBy    string
	Venues         []string
	CirculatedFrom models.Date
	CirculatedTo   models.Date
	Search         string
	UpdatedSince   time.Time
}

// ProposalQuery is a page of proposals in an order.
type ProposalQuery struct {
	Filter     ProposalFilter
	Order      ProposalOrderField
	Descending bool
	Page       Page
}

// Proposals lists proposals that the viewer sees, with the wanted parts.
//
// Errors: INVALID_INPUT (unknown codes, cursors that are none), LIMIT_EXCEEDED.
func (r *Reader) Proposals(ctx context.Context, viewer access.Viewer, q ProposalQuery, parts Parts) (Rows[*models.Proposal], error) {
	var rows Rows[*models.Proposal]
	err := r.read(ctx, viewer, func(ask *reading) error {
		query, err := ask.filtered(q.Filter)
		if err != nil {
			return err
		}
		if rows, err = ask.keysetPage(query, q); err != nil {
			return err
		}
		return ask.load(rows.Items, parts)
	})
	rows.Total = func(ctx context.Context) (int, error) { return r.CountProposals(ctx, viewer, q.Filter) }
	return rows, err
}

// CountProposals counts the proposals that the viewer sees.
//
// Errors: INVALID_INPUT (unknown codes), LIMIT_EXCEEDED.
func (r *Reader) CountProposals(ctx context.Context, viewer access.Viewer, filter ProposalFilter) (int, error) {
	var count int64
	err := r.read(ctx, viewer, func(ask *reading) error {
		query, err := ask.filtered(filter)
		if err != nil {
			return err
		}
		return query.Count(&count).Error
	})
	return int(count), err
}

// keysetPage reads one row more than the page has, to learn whether the list goes on.
func (r *reading) keysetPage(query *gorm.DB, q ProposalQuery) (Rows[*models.Proposal], error) {
	order := fmt.Sprintf("%s %t", q.Order, q.Descending)
	after, err := q.cursor("after", q.Page.After, order)
	if err != nil {
		return Rows[*models.Proposal]{}, err
	}
	before, err := q.cursor("before", q.Page.Before, order)
	if err != nil {
		return Rows[*models.Proposal]{}, err
	}
	expression, cast := q.Order.column()
	beyond := func(query *gorm.DB, c *cursor, descending bool) *gorm.DB {
		comparison := ">"
		if descending {
			comparison = "<"
		}
		return query.Where(fmt.Sprintf("(%s, proposals.id) %s (CAST(? AS %s), ?)", expression, comparison, cast), c.Key, c.ID)
	}
	if after != nil {
		query = beyond(query, after, q.Descending)
	}
	if before != nil {
		query = beyond(query, before, !q.Descending)
	}
	backwards := q.Page.Last > 0
	direction := "ASC"
	if q.Descending != backwards {
		direction = "DESC"
	}
	found := []*models.Proposal{}
	err = query.Order(fmt.Sprintf("%s %s, proposals.id %s", expression, direction, direction)).Limit(q.Page.size() + 1).Find(&found).Error
	if err != nil {
		return Rows[*models.Proposal]{}, err
	}
	return rowsOf(found, q, order), nil
}

// cursor reads a cursor, whose key must be one of the order: it may be forged.
func (q ProposalQuery) cursor(field, text, order string) (*cursor, error) {
	c, err := parseCursor(field, text, order)
	if err != nil || c == nil {
		return nil, err
	}
	if !q.Order.reads(c.Key) {
		return nil, models.Invalid(field, "%q is no cursor of this list; take one from its pageInfo or its edges", text)
	}
	return c, nil
}

// reads tells whether a text is a place in the order.
func (f ProposalOrderField) reads(key string) bool {
	var err error
	switch f {
	case OrderUpdatedAt, OrderCreatedAt:
		_, err = time.Parse(time.RFC3339Nano, key)
	case OrderSymbol:
		return !strings.ContainsRune(key, 0) && utf8.ValidString(key)
	default:
		if key != "infinity" {
			_, err = models.ParseDate(key)
		}
	}
	return err == nil
}

func rowsOf(found []*models.Proposal, q ProposalQuery, order string) Rows[*models.Proposal] {
	more := len(found) > q.Page.size()
	found = found[:min(len(found), q.Page.size())]
	rows := Rows[*models.Proposal]{Items: found, HasNext: more, HasPrevious: q.Page.After != ""}
	if q.Page.Last > 0 {
		slices.Reverse(found)
		rows.HasNext, rows.HasPrevious = q.Page.Before != "", more
	}
	for _, p := range found {
		rows.Cursors = append(rows.Cursors, cursor{Order: order, Key: q.Order.key(p), ID: p.ID}.String())
	}
	return rows
}

// filtered is the query of a filter over the proposals that the asker sees.
func (r *reading) filtered(filter ProposalFilter) (*gorm.DB, error) {
	query := r.db.Model(&models.Proposal{}).Scopes(access.VisibleProposals(r.asker))
	if len(filter.Statuses) > 0 {
		query = query.Where("proposals.status IN ?", filter.Statuses)
	}
	if !filter.CirculatedFrom.IsZero() {
		query = query.Where("proposals.circulated_on >= ?", filter.CirculatedFrom)
	}
	if !filter.CirculatedTo.IsZero() {
		query = query.Where("proposals.circulated_on <= ?", filter.CirculatedTo)
	}
	if !filter.UpdatedSince.IsZero() {
		query = query.Where("proposals.updated_at >= ?", filter.UpdatedSince)
	}
	query, err := r.filteredByCodes(query, filter)
	if err != nil {
		return nil, err
	}
	return r.searched(query, filter.Search)
}

func (r *reading) filteredByCodes(query *gorm.DB, filter ProposalFilter) (*gorm.DB, error) {
	var faults []error
	if filter.WorkProgramme != "" {
		programme, err := r.directory.ProgrammeByCode(filter.WorkProgramme)
		faults = append(faults, at("filter.workProgramme", err))
		if err == nil {
			query = query.Where("proposals.work_programme_id = ?", programme.ID)
		}
	}
	if filter.SubmittedBy != "" {
		delegation, err := r.directory.DelegationByCode(filter.SubmittedBy)
		faults = append(faults, at("filter.submittedBy", err))
		if err == nil {
			query = query.Where("proposals.submitted_by_id = ?", delegation.ID)
		}
	}
	if len(filter.Sponsors) > 0 {
		parties, err := r.directory.parties("filter.sponsors", filter.Sponsors)
		faults = append(faults, err)
		query = query.Where(`EXISTS (SELECT FROM co_authorships c WHERE c.proposal_id = proposals.id AND c.status = 'ACCEPTED'
			AND (c.joined_on IS NOT NULL OR proposals.circulated_on IS NULL) AND c.sponsor_id = ANY(?))`, identities(parties))
	}
	if len(filter.Venues) > 0 {
		venues, err := r.directory.venueIDs("filter.venues", filter.Venues)
		faults = append(faults, err)
		query = query.Where("EXISTS (SELECT FROM venue_targets v WHERE v.proposal_id = proposals.id AND v.venue_id = ANY(?))", venues)
	}
	return query, errors.Join(faults...)
}

func identities(parties []models.Party) models.IDs {
	ids := models.IDs{}
	for _, party := range parties {
		ids = append(ids, party.Identity().ID)
	}
	return ids
}

func (d *Directory) venueIDs(field string, codes []string) (models.IDs, error) {
	ids := models.IDs{}
	var faults []error
	for i, code := range codes {
		venue, err := d.VenueByCode(code)
		if err != nil {
			faults = append(faults, at(fmt.Sprintf("%s[%d]", field, i), err))
			continue
		}
		ids = append(ids, venue.ID)
	}
	return ids, errors.Join(faults...)
}

const maxSearch = 500

// searched limits a query to proposals with words in a text of a revision that the asker sees, or
// with a symbol that begins so.
func (r *reading) searched(query *gorm.DB, words string) (*gorm.DB, error) {
	words = strings.TrimSpace(words)
	if words == "" {
		return query, nil
	}
	if err := checkProse("filter.search", words, maxSearch); err != nil {
		return nil, err
	}
	seen := r.db.Session(&gorm.Session{NewDB: true}).Table("revision_texts").Select("revisions.proposal_id").
		Joins("JOIN revisions ON revisions.id = revision_texts.revision_id").
		Joins("JOIN proposals ON proposals.id = revisions.proposal_id").
		Scopes(access.VisibleRevisions(r.asker)).
		Where(`(revision_texts.language = 'EN' AND searchable @@ websearch_to_tsquery('proposals_en', ?))
			OR (revision_texts.language = 'FR' AND searchable @@ websearch_to_tsquery('proposals_fr', ?))
			OR (revision_texts.language = 'ES' AND searchable @@ websearch_to_tsquery('proposals_es', ?))`, words, words, words)
	symbol := strings.ToUpper(strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`, " ", "").Replace(words))
	bearers := r.db.Session(&gorm.Session{NewDB: true}).Table("revision_symbols").Select("proposal_id").Where("upper(symbol) LIKE ?", symbol+"%")
	return query.Where("proposals.id IN (?) OR proposals.id IN (?)", seen, bearers), nil
}
