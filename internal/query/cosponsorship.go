package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// CoSponsorships returns the spells of all sponsors on the lists of those circulated proposals that
// the viewer may see and the filter selects. Spells that never appeared on a circulated list are
// omitted. field is the path of the filter in the input.
//
// It reads through pgx instead of GORM: half a million spells take about a second.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED, each at its path; UNAUTHENTICATED.
func (r *Reader) CoSponsorships(ctx context.Context, viewer access.Viewer, field string, filter ProposalFilter) (*models.CoSponsorships, error) {
	principal, err := r.Principal(viewer)
	if err != nil {
		return nil, err
	}
	conditions := r.view(ctx, principal, r.db, nil).proposalConditions(field, filter)
	if err := conditions.err(); err != nil {
		return nil, err
	}
	wanted := func(db *gorm.DB) *gorm.DB {
		return conditions.apply(db.Scopes(access.VisibleProposals(principal)).Where("proposals.circulated_on IS NOT NULL"))
	}
	l := &coSponsorshipRows{itemIndexes: map[models.ID]int32{}, sponsorNumbers: map[models.ID]int32{}}
	err = r.readTx(ctx, func(tx pgx.Tx) error {
		if err := l.readProposals(ctx, tx, r.statement(ctx, r.listedProposals(principal), wanted)); err != nil {
			return fmt.Errorf("read the proposals: %w", err)
		}
		if err := l.readSpells(ctx, tx, r.statement(ctx, r.listedSpells(principal), wanted)); err != nil {
			return fmt.Errorf("read the spells: %w", err)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("co-sponsorships: %w", err)
	}
	for _, id := range l.sponsors {
		if _, err := r.Party(ctx, id); err != nil { // also reads a sponsor that another server has added since
			return nil, fmt.Errorf("co-sponsorships: %w", err)
		}
	}
	return l.sorted(r.Directory())
}

// VisibilityKey returns a key for the circulated lists that the viewer may see: viewers with equal
// keys see the same lists.
//
// Errors: UNAUTHENTICATED.
func (r *Reader) VisibilityKey(viewer access.Viewer) (access.VisibilityKey, error) {
	principal, err := r.Principal(viewer)
	return principal.VisibilityKey(), err
}

// ProposalsOf returns those proposals with the given IDs that the viewer may see, keyed by ID, with
// the given associations.
//
// Errors: UNAUTHENTICATED.
func (r *Reader) ProposalsOf(ctx context.Context, viewer access.Viewer, ids []models.ID, preload Preload) (map[models.ID]*models.Proposal, error) {
	byID := map[models.ID]*models.Proposal{}
	if len(ids) == 0 {
		return byID, nil
	}
	err := r.read(ctx, viewer, func(v *View) error {
		found, err := v.proposals(v.derivedProposals().Scopes(access.VisibleProposals(v.principal)).Where("proposals.id = ANY(?)", models.IDs(ids)))
		if err != nil {
			return err
		}
		for _, p := range found {
			byID[p.ID] = p
		}
		return v.load(found, preload, nil)
	})
	return byID, err
}

// CheckProposalFilter returns all errors in a proposal filter. field is its path in the input.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED, joined, each at its path; UNAUTHENTICATED.
func (r *Reader) CheckProposalFilter(ctx context.Context, viewer access.Viewer, field string, filter ProposalFilter) error {
	principal, err := r.Principal(viewer)
	if err != nil {
		return err
	}
	return r.view(ctx, principal, r.db, nil).proposalConditions(field, filter).err()
}

// listedProposals reads through the index proposals_circulated_by_day.
func (r *Reader) listedProposals(principal access.Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		return deriveProposals(r.tables, db, principal).Select("proposals.id, proposals.symbol, proposals.circulated_on, proposals.submitted_by_id").
			Order("coalesce(proposals.circulated_on, 'infinity'::date), proposals.id")
	}
}

// listedSpells reads through the index co_authorships_on_lists if a programme or venues select few
// of them.
func (r *Reader) listedSpells(principal access.Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		return listedSpells(db, principal).Joins("JOIN proposals ON proposals.id = spell.proposal_id").
			Select("spell.proposal_id, spell.sponsor_id, spell.joined_on, spell.left_on, spell.joined_in, spell.left_in")
	}
}

// statement returns the statement that GORM would send, so that pgx can run it.
func (r *Reader) statement(ctx context.Context, of, limit func(*gorm.DB) *gorm.DB) *gorm.Statement {
	rows := []map[string]any{}
	return r.db.WithContext(ctx).Session(&gorm.Session{DryRun: true}).Scopes(of, limit).Find(&rows).Statement
}

// readTx calls read with a read-only pgx transaction: through database/sql, half a million rows
// would take three times as long.
func (r *Reader) readTx(ctx context.Context, read func(pgx.Tx) error) error {
	conn, release, err := r.connection(ctx)
	if err != nil {
		return err
	}
	defer release()
	return withPgx(conn, func(conn *pgx.Conn) error {
		snapshot := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
		return pgx.BeginTxFunc(ctx, conn, snapshot, read)
	})
}

// coSponsorshipRows collects rows and replaces IDs with indexes.
type coSponsorshipRows struct {
	graph models.CoSponsorships
	// itemIndexes maps the ID of each proposal to its index in the list of items.
	itemIndexes map[models.ID]int32
	// sponsorNumbers numbers sponsors in order of appearance; spells refer to these numbers.
	sponsorNumbers map[models.ID]int32
	sponsors       []models.ID
}

func (l *coSponsorshipRows) number(sponsor models.ID) int32 {
	number, known := l.sponsorNumbers[sponsor]
	if !known {
		number = int32(len(l.sponsors)) //nolint:gosec // the number of sponsors is small
		l.sponsorNumbers[sponsor], l.sponsors = number, append(l.sponsors, sponsor)
	}
	return number
}

func (l *coSponsorshipRows) readProposals(ctx context.Context, tx pgx.Tx, query *gorm.Statement) error {
	rows, _ := tx.Query(ctx, query.SQL.String(), query.Vars...) // rows.Err returns the error
	var id, submitter pgtype.UUID
	var symbol string
	var on pgtype.Date
	_, err := pgx.ForEachRow(rows, []any{&id, &symbol, &on, &submitter}, func() error {
		l.itemIndexes[id.Bytes] = int32(len(l.graph.Items)) //nolint:gosec // rows that fit in memory
		l.graph.Items = append(l.graph.Items, models.ListedItem{
			ID: id.Bytes, Symbol: models.Symbol(symbol), CirculatedOn: models.DateOf(on.Time), SubmittedBy: l.number(submitter.Bytes),
		})
		return nil
	})
	return err //nolint:wrapcheck // the caller wraps it
}

func (l *coSponsorshipRows) readSpells(ctx context.Context, tx pgx.Tx, query *gorm.Statement) error {
	rows, _ := tx.Query(ctx, query.SQL.String(), query.Vars...) // rows.Err returns the error
	var proposal, sponsor pgtype.UUID
	var from, until pgtype.Date
	var joined, left int32
	_, err := pgx.ForEachRow(rows, []any{&proposal, &sponsor, &from, &until, &joined, &left}, func() error {
		spell := models.ListedSpell{
			Item: l.itemIndexes[proposal.Bytes], Sponsor: l.number(sponsor.Bytes),
			From: models.DateOf(from.Time), JoinedAt: joined, LeftAt: left, Original: joined == 0,
		}
		if until.Valid {
			spell.Until = models.DateOf(until.Time)
		}
		l.graph.Spells = append(l.graph.Spells, spell)
		return nil
	})
	return err //nolint:wrapcheck // the caller wraps it
}

// sorted returns the sponsors, including the members of groups, sorted by code, and the sorted
// spells.
func (l *coSponsorshipRows) sorted(directory *directory.Directory) (*models.CoSponsorships, error) {
	for _, id := range slices.Clone(l.sponsors) {
		if group, is := directory.Group(id); is {
			for _, membership := range group.Memberships {
				l.number(membership.DelegationID)
			}
		}
	}
	places, err := l.byCode(directory)
	if err != nil {
		return nil, err
	}
	for i := range l.graph.Items {
		l.graph.Items[i].SubmittedBy = places[l.graph.Items[i].SubmittedBy]
	}
	for i := range l.graph.Spells {
		l.graph.Spells[i].Sponsor = places[l.graph.Spells[i].Sponsor]
	}
	l.sortSpells()
	return &l.graph, nil
}

// byCode sets the sponsors, sorted by code, and returns the new index of each sponsor number.
func (l *coSponsorshipRows) byCode(directory *directory.Directory) ([]int32, error) {
	codes := make([]models.Code, len(l.sponsors))
	order := make([]int32, len(l.sponsors))
	for number, id := range l.sponsors {
		party, has := directory.Party(id)
		if !has {
			return nil, fmt.Errorf("co-sponsorships: sponsor %s is not in the reference data loaded at the start", id)
		}
		codes[number], order[number] = party.Identity().Code, int32(number)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(codes[a], codes[b]) })
	places := make([]int32, len(order))
	l.graph.Sponsors = make([]models.ID, len(order))
	for place, number := range order {
		places[number], l.graph.Sponsors[place] = int32(place), l.sponsors[number]
	}
	return places, nil
}

// sortSpells sorts spells by proposal, day and sponsor. It first groups them by proposal, since
// each proposal has only a few.
func (l *coSponsorshipRows) sortSpells() {
	ends := make([]int32, len(l.graph.Items)+1)
	for i := range l.graph.Spells {
		ends[l.graph.Spells[i].Item+1]++
	}
	for i := range l.graph.Items {
		ends[i+1] += ends[i]
	}
	next, sorted := slices.Clone(ends), make([]models.ListedSpell, len(l.graph.Spells))
	for _, spell := range l.graph.Spells {
		sorted[next[spell.Item]] = spell
		next[spell.Item]++
	}
	for i := range l.graph.Items {
		slices.SortFunc(sorted[ends[i]:ends[i+1]], func(a, b models.ListedSpell) int {
			return cmp.Or(a.From.Time().Compare(b.From.Time()), cmp.Compare(a.Sponsor, b.Sponsor))
		})
	}
	l.graph.Spells = sorted
}
