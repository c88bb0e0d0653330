package tracker

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/access"
	"proposaltracker/models"
)

// Drafts lists the proposals with a revision that is still a draft, in which the viewer has part
// as submitting delegation or co-author, the last changed first.
//
// Errors: INVALID_INPUT (a cursor that is none).
func (r *Reader) Drafts(ctx context.Context, viewer access.Viewer, page Page, parts Parts) (Rows[*models.Proposal], error) {
	return desk(ctx, r, viewer, page, func(ask *reading) *gorm.DB {
		parties := append(models.IDs{}, ask.asker.Parties()...)
		return ask.db.Table("proposals").Order("proposals.updated_at DESC, proposals.id").
			Where("EXISTS (SELECT FROM revisions d WHERE d.proposal_id = proposals.id AND d.status = 'DRAFT')").
			Where(`proposals.submitted_by_id = ANY(?) OR EXISTS (SELECT FROM co_authorships c
				WHERE c.proposal_id = proposals.id AND c.status = 'ACCEPTED' AND c.sponsor_id = ANY(?))`, parties, parties)
	}, "proposals", func(p *models.Proposal) []*models.Proposal { return []*models.Proposal{p} },
		func(p *models.Proposal) models.ID { return p.ID }, parts)
}

// Invitations lists the invitations that the viewer may answer, the earliest first.
//
// Errors: INVALID_INPUT (a cursor that is none).
func (r *Reader) Invitations(ctx context.Context, viewer access.Viewer, page Page, parts Parts) (Rows[*models.CoAuthorship], error) {
	return r.spellsToAnswer(ctx, viewer, page, parts, func(ask *reading, query *gorm.DB) *gorm.DB {
		return query.Where("co_authorships.status = 'INVITED' AND co_authorships.sponsor_id = ANY(?)", append(models.IDs{}, ask.asker.Parties()...))
	})
}

// Requests lists the requests to join that the viewer may answer, the earliest first.
//
// Errors: INVALID_INPUT (a cursor that is none).
func (r *Reader) Requests(ctx context.Context, viewer access.Viewer, page Page, parts Parts) (Rows[*models.CoAuthorship], error) {
	return r.spellsToAnswer(ctx, viewer, page, parts, func(ask *reading, query *gorm.DB) *gorm.DB {
		parties := append(models.IDs{}, ask.asker.Parties()...)
		return query.Where("co_authorships.status = 'REQUESTED'").
			Where(`proposals.submitted_by_id = ANY(?) OR EXISTS (SELECT FROM co_authorships c
				WHERE c.proposal_id = proposals.id AND c.status = 'ACCEPTED' AND c.sponsor_id = ANY(?))`, parties, parties)
	})
}

func (r *Reader) spellsToAnswer(
	ctx context.Context, viewer access.Viewer, page Page, parts Parts, which func(*reading, *gorm.DB) *gorm.DB,
) (Rows[*models.CoAuthorship], error) {
	parts.CoAuthorships = true
	return desk(ctx, r, viewer, page, func(ask *reading) *gorm.DB {
		query := ask.db.Table("co_authorships").Joins("JOIN proposals ON proposals.id = co_authorships.proposal_id").
			Where("proposals.status <> 'WITHDRAWN'").Order("co_authorships.requested_on, co_authorships.id")
		return which(ask, query)
	}, "co_authorships", func(p *models.Proposal) []*models.CoAuthorship { return p.CoAuthorships },
		func(c *models.CoAuthorship) models.ID { return c.ID }, parts)
}

// OpenQuestions lists the questions of circulated proposals, neither concluded nor withdrawn, that
// the viewer's delegation has not answered: by proposal, the latest first, then by number.
//
// Errors: INVALID_INPUT (a cursor that is none).
func (r *Reader) OpenQuestions(ctx context.Context, viewer access.Viewer, page Page, parts Parts) (Rows[*models.Question], error) {
	parts.Questions = true
	return desk(ctx, r, viewer, page, func(ask *reading) *gorm.DB {
		return ask.db.Table("questions").Joins("JOIN proposals ON proposals.id = questions.proposal_id").
			Where("proposals.status IN ('CIRCULATED', 'UNDER_DISCUSSION') AND questions.dropped_at_id IS NULL AND questions.dropped_on IS NULL").
			Where(`NOT EXISTS (SELECT FROM answers a WHERE a.question_id = questions.id AND a.replaced_at IS NULL
				AND a.withdrawn_on IS NULL AND a.delegation_id = ?)`, ask.asker.DelegationID).
			Order("proposals.circulated_on DESC, proposals.id, questions.number")
	}, "questions", func(p *models.Proposal) []*models.Question { return p.Questions },
		func(q *models.Question) models.ID { return q.ID }, parts)
}

// DueFollowUps lists the follow-ups on which the viewer's delegation must act, or a group of its,
// that are neither done nor dropped: by the day on which they are due.
//
// Errors: INVALID_INPUT (a cursor that is none).
func (r *Reader) DueFollowUps(ctx context.Context, viewer access.Viewer, page Page, parts Parts) (Rows[*models.FollowUp], error) {
	parts.FollowUps = true
	return desk(ctx, r, viewer, page, func(ask *reading) *gorm.DB {
		acting := append(models.IDs{}, ask.asker.Parties()...)
		if ask.asker.IsSecretariat() {
			acting = append(acting, ask.directory.secretariat)
		}
		return ask.db.Table("follow_ups").Joins("JOIN proposals ON proposals.id = follow_ups.proposal_id").
			Where("follow_ups.status NOT IN ('DONE', 'DROPPED') AND proposals.status <> 'WITHDRAWN'").
			Where("EXISTS (SELECT FROM follow_up_responsibles b WHERE b.follow_up_id = follow_ups.id AND b.sponsor_id = ANY(?))", acting).
			Order("follow_ups.due_on NULLS LAST, follow_ups.id")
	}, "follow_ups", func(p *models.Proposal) []*models.FollowUp { return p.FollowUps },
		func(f *models.FollowUp) models.ID { return f.ID }, parts)
}

// deskRow is a row of a desk's list and the proposal that it belongs to.
type deskRow struct {
	ID         models.ID
	ProposalID models.ID
}

// desk lists rows of a table that belong to proposals which the asker sees. The whole list is read
// as IDs, for a desk is short; only the page is loaded.
func desk[T any](ctx context.Context, r *Reader, viewer access.Viewer, page Page, which func(*reading) *gorm.DB, table string,
	rowsOf func(*models.Proposal) []T, key func(T) models.ID, parts Parts,
) (Rows[T], error) {
	var loaded Rows[T]
	err := r.read(ctx, viewer, func(ask *reading) error {
		all := []deskRow{}
		owner := "proposal_id"
		if table == "proposals" {
			owner = "id"
		}
		columns := fmt.Sprintf("%s.id AS id, %s.%s AS proposal_id", table, table, owner)
		if err := which(ask).Scopes(access.VisibleProposals(ask.asker)).Select(columns).Scan(&all).Error; err != nil {
			return err
		}
		rows, err := Slice(all, func(row deskRow) models.ID { return row.ID }, page)
		if err != nil {
			return err
		}
		loaded = Rows[T]{Cursors: rows.Cursors, HasNext: rows.HasNext, HasPrevious: rows.HasPrevious, Total: rows.Total}
		loaded.Items, err = hung(ask, rows.Items, rowsOf, key, parts)
		return err
	})
	return loaded, err
}

// hung loads the proposals of rows, and returns the rows as they hang on them, in the same order.
func hung[T any](ask *reading, rows []deskRow, rowsOf func(*models.Proposal) []T, key func(T) models.ID, parts Parts) ([]T, error) {
	ids := models.IDs{}
	for _, row := range rows {
		if !slices.Contains(ids, row.ProposalID) {
			ids = append(ids, row.ProposalID)
		}
	}
	proposals := []*models.Proposal{}
	if err := ask.db.Scopes(access.VisibleProposals(ask.asker)).Where("proposals.id = ANY(?)", ids).Find(&proposals).Error; err != nil {
		return nil, err
	}
	if err := ask.load(proposals, parts); err != nil {
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
