package query

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// byParties is the condition that one of some sponsors is the submitting delegation or an accepted
// co-author of a proposal.
const byParties = `(proposals.submitted_by_id = ANY(?) OR EXISTS (SELECT FROM co_authorships c
	WHERE c.proposal_id = proposals.id AND c.status = 'ACCEPTED' AND c.sponsor_id = ANY(?)))`

// Drafts lists the draft revisions of proposals of which the viewer is the submitting delegation or
// a co-author, most recently changed proposal first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) Drafts(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.Revision], error) {
	preload = preload.With(Revisions)
	return inboxList(ctx, r, viewer, page, func(v *View) *gorm.DB {
		parties := append(models.IDs{}, v.principal.Parties()...)
		return v.db.Table("revisions").Joins("JOIN proposals ON proposals.id = revisions.proposal_id").
			Where("revisions.status = 'DRAFT'").Where(byParties, parties, parties)
	}, inboxTable{"revisions", "proposal_id", "proposals.updated_at DESC, revisions.id"},
		func(p *models.Proposal) []*models.Revision { return p.Revisions },
		func(r *models.Revision) models.ID { return r.ID }, preload)
}

// InvitationsReceived lists the invitations that the viewer may answer, earliest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) InvitationsReceived(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.CoAuthorship], error) {
	return r.unanswered(ctx, viewer, page, preload, func(query *gorm.DB, parties models.IDs) *gorm.DB {
		return query.Where("co_authorships.status = 'INVITED' AND co_authorships.sponsor_id = ANY(?)", parties)
	})
}

// InvitationsSent lists the invitations by the viewer's delegation that are not answered yet, earliest
// first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) InvitationsSent(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.CoAuthorship], error) {
	return r.unanswered(ctx, viewer, page, preload, func(query *gorm.DB, parties models.IDs) *gorm.DB {
		return query.Where("co_authorships.status = 'INVITED' AND co_authorships.invited_by_id = ANY(?)", parties)
	})
}

// RequestsReceived lists the requests to join that the viewer may answer, earliest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) RequestsReceived(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.CoAuthorship], error) {
	return r.unanswered(ctx, viewer, page, preload, func(query *gorm.DB, parties models.IDs) *gorm.DB {
		return query.Where("co_authorships.status = 'REQUESTED'").Where(byParties, parties, parties)
	})
}

// RequestsSent lists the requests to join by the viewer's delegation or one of its groups that are
// not answered yet, earliest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) RequestsSent(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.CoAuthorship], error) {
	return r.unanswered(ctx, viewer, page, preload, func(query *gorm.DB, parties models.IDs) *gorm.DB {
		return query.Where("co_authorships.status = 'REQUESTED' AND co_authorships.sponsor_id = ANY(?)", parties)
	})
}

// unanswered lists invitations and requests of proposals that are not withdrawn.
func (r *Reader) unanswered(
	ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload, which func(query *gorm.DB, parties models.IDs) *gorm.DB,
) (Page[*models.CoAuthorship], error) {
	preload = preload.With(CoAuthorships)
	return inboxList(ctx, r, viewer, page, func(v *View) *gorm.DB {
		query := v.db.Table("co_authorships").Joins("JOIN proposals ON proposals.id = co_authorships.proposal_id").
			Where("proposals.status <> 'WITHDRAWN'")
		return which(query, append(models.IDs{}, v.principal.Parties()...))
	}, inboxTable{"co_authorships", "proposal_id", "co_authorships.initiated_on, co_authorships.id"},
		func(p *models.Proposal) []*models.CoAuthorship { return p.CoAuthorships },
		func(c *models.CoAuthorship) models.ID { return c.ID }, preload)
}

// OpenQuestions lists the questions of circulated proposals, neither concluded nor withdrawn, that
// the viewer's delegation has not answered: by proposal, latest first, then by number.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) OpenQuestions(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.Question], error) {
	preload = preload.With(Questions)
	return inboxList(ctx, r, viewer, page, func(v *View) *gorm.DB {
		dropping, values := v.principal.SeenRevisionCondition("dropping")
		return v.db.Table("questions").Joins("JOIN proposals ON proposals.id = questions.proposal_id").Scopes(access.VisibleQuestions(v.principal)).
			Where("proposals.status IN ('CIRCULATED', 'UNDER_DISCUSSION') AND questions.dropped_on IS NULL").
			Where(`NOT EXISTS (SELECT FROM revisions dropped JOIN revisions dropping ON dropping.proposal_id = dropped.proposal_id
				AND (dropping.id = dropped.id OR (dropping.number > dropped.number AND dropping.status = 'CIRCULATED' AND dropping.kind IN ('REVISION', 'CORRIGENDUM')))
				WHERE dropped.id = questions.dropped_in_id AND (`+dropping+`))`, values...).
			Where(`NOT EXISTS (SELECT FROM answers a WHERE a.question_id = questions.id AND a.replaced_at IS NULL
				AND a.withdrawn_on IS NULL AND a.delegation_id = ?)`, v.principal.DelegationID)
	}, inboxTable{"questions", "proposal_id", "proposals.circulated_on DESC, proposals.id, questions.number"},
		func(p *models.Proposal) []*models.Question { return p.Questions },
		func(q *models.Question) models.ID { return q.ID }, preload)
}

// DueFollowUps lists the follow-ups for which the viewer's delegation or one of its groups is
// responsible, and which are neither done nor dropped, by deadline.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) DueFollowUps(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.FollowUp], error) {
	preload = preload.With(FollowUps)
	return inboxList(ctx, r, viewer, page, func(v *View) *gorm.DB {
		acting := append(models.IDs{}, v.principal.Parties()...)
		if v.principal.IsSecretariat() {
			acting = append(acting, v.directory.Secretariat())
		}
		return v.db.Table("follow_ups").Joins("JOIN proposals ON proposals.id = follow_ups.proposal_id").
			Where("follow_ups.status NOT IN ('DONE', 'DROPPED') AND proposals.status <> 'WITHDRAWN'").
			Where("EXISTS (SELECT FROM follow_up_responsibles b WHERE b.follow_up_id = follow_ups.id AND b.sponsor_id = ANY(?))", acting)
	}, inboxTable{"follow_ups", "proposal_id", "follow_ups.due_on NULLS LAST, follow_ups.id"}, func(p *models.Proposal) []*models.FollowUp { return p.FollowUps },
		func(f *models.FollowUp) models.ID { return f.ID }, preload)
}

// inboxTable is the table of an inbox list, its column with the proposal, and the order of the list.
type inboxTable struct{ name, owner, order string }

// proposalRow is a row of an inbox list, and its proposal.
type proposalRow struct {
	ID         models.ID
	ProposalID models.ID
}

// rankedRow is a row with its position in the whole list, from 1, and the length of the list.
type rankedRow struct {
	ID         models.ID
	ProposalID models.ID
	Position   int
	Total      int
}

// inboxList lists rows of a table that belong to visible proposals. The database sorts and counts them;
// only the page is read.
func inboxList[T any](ctx context.Context, r *Reader, viewer access.Viewer, page PageRequest, which func(*View) *gorm.DB, table inboxTable,
	rowsOf func(*models.Proposal) []T, key func(T) models.ID, preload Preload,
) (Page[T], error) {
	var loaded Page[T]
	err := r.read(ctx, viewer, func(v *View) error {
		columns := fmt.Sprintf("%[1]s.id AS id, %[1]s.%[2]s AS proposal_id, row_number() OVER (ORDER BY %[3]s) AS position, count(*) OVER () AS total",
			table.name, table.owner, table.order)
		rows, err := inboxPage(v, which(v).Scopes(access.VisibleProposals(v.principal)).Select(columns), page)
		if err != nil {
			return err
		}
		loaded = Page[T]{Cursors: rows.Cursors, HasNext: rows.HasNext, HasPrevious: rows.HasPrevious, Total: rows.Total}
		loaded.Items, err = loadRows(v, rows.Items, rowsOf, key, preload)
		return err
	})
	return loaded, err
}

// inboxPage reads a page of a whole list, which the database sorts.
//
// Errors: INVALID_INPUT at `after` or `before` for an invalid cursor.
func inboxPage(v *View, whole *gorm.DB, page PageRequest) (Page[proposalRow], error) {
	var rows Page[proposalRow]
	after, err := inboxPosition(v, whole, "after", page.After)
	if err != nil {
		return rows, err
	}
	before, err := inboxPosition(v, whole, "before", page.Before)
	if err != nil {
		return rows, err
	}
	query := v.fresh().Table("(?) AS listed", whole).Select("id", "proposal_id", "position", "total")
	if after.Position > 0 {
		query = query.Where("position > ?", after.Position)
	}
	if before.Position > 0 {
		query = query.Where("position < ?", before.Position)
	}
	order := "position"
	if page.Last > 0 {
		order = "position DESC"
	}
	found := []rankedRow{}
	// An empty page reads one row, for the total.
	if err := query.Order(order).Limit(max(page.size(), 1)).Scan(&found).Error; err != nil {
		return rows, err
	}
	if page.Last > 0 {
		slices.Reverse(found)
	}
	total := max(after.Total, before.Total)
	for _, row := range found {
		total = row.Total
		if page.size() == 0 {
			break
		}
		rows.Items = append(rows.Items, proposalRow{row.ID, row.ProposalID})
		rows.Cursors = append(rows.Cursors, cursor{ID: row.ID}.encode(v.codec))
	}
	rows.Total = func(context.Context) (int, error) { return total, nil }
	if page.size() > 0 && len(found) > 0 {
		rows.HasPrevious, rows.HasNext = found[0].Position > 1, found[len(found)-1].Position < total
	} else {
		rows.HasPrevious, rows.HasNext = after.Position > 0, before.Position > 0 || len(found) > 0
	}
	return rows, nil
}

// inboxPosition returns the row of a cursor in a whole list; zero if there is no cursor.
func inboxPosition(v *View, whole *gorm.DB, field, text string) (rankedRow, error) {
	c, err := parseCursor(v.codec, field, text, "")
	if err != nil || c == nil {
		return rankedRow{}, err
	}
	found := []rankedRow{}
	if err := v.fresh().Table("(?) AS listed", whole).Where("id = ?", c.ID).Scan(&found).Error; err != nil {
		return rankedRow{}, err
	}
	if len(found) == 0 {
		return rankedRow{}, cursorNotOfList(field)
	}
	return found[0], nil
}

// assemble loads the proposals of rows, and returns the rows that belong to them in the same order. The
// principal may see the proposals, through which the rows were found on the same snapshot.
func loadRows[T any](v *View, rows []proposalRow, rowsOf func(*models.Proposal) []T, key func(T) models.ID, preload Preload) ([]T, error) {
	ids := models.IDs{}
	for _, row := range rows {
		ids = append(ids, row.ProposalID)
	}
	proposals, err := v.loadAll(ids, preload, nil)
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
