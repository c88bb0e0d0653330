package query

import (
	"context"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// byParties is the condition that one of the given sponsors is the submitting delegation or an accepted
// co-author of a proposal.
const byParties = `(proposals.submitted_by_id = ANY(?) OR EXISTS (SELECT FROM co_authorships c
	WHERE c.proposal_id = proposals.id AND c.status = 'ACCEPTED' AND c.sponsor_id = ANY(?)))`

// withDraft narrows the query to proposals of the given sponsors that may have a draft: proposals
// before circulation, and those with a draft of a later revision. It is only an optimization, which
// avoids reading other sponsors' drafts.
const withDraft = `revisions.proposal_id = ANY(ARRAY(` + uncirculatedIDs + `
	UNION ALL SELECT further.proposal_id FROM revisions further WHERE further.status = 'DRAFT' AND further.number > 0))`

// Drafts lists the draft revisions of proposals that the viewer submits or co-authors, most
// recently changed proposal first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) Drafts(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.Revision], error) {
	drafts := inboxList[*models.Revision]{
		table:  inboxTable{"revisions", []sortKey{{"proposals.updated_at", "timestamptz", descending}, {"revisions.id", "uuid", ascending}}},
		rowsOf: func(p *models.Proposal) []*models.Revision { return p.Revisions },
		key:    func(r *models.Revision) models.ID { return r.ID },
	}
	drafts.rows = func(v *View) *gorm.DB {
		parties := append(models.IDs{}, v.principal.Parties()...)
		return v.db.Table("revisions").Joins("JOIN proposals ON proposals.id = revisions.proposal_id").
			Where("revisions.status = 'DRAFT'").Where(byParties, parties, parties).Where(withDraft, parties, parties, parties)
	}
	return readInbox(ctx, r, viewer, drafts, page, preload.With(Revisions))
}

// InvitationsReceived lists the invitations that the viewer may answer, earliest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) InvitationsReceived(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.CoAuthorship], error) {
	return r.unanswered(ctx, viewer, page, preload, func(query *gorm.DB, parties models.IDs) *gorm.DB {
		return query.Where("co_authorships.status = 'INVITED' AND co_authorships.sponsor_id = ANY(?)", parties)
	})
}

// InvitationsSent lists the unanswered invitations from the viewer's delegation, earliest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) InvitationsSent(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.CoAuthorship], error) {
	return r.unanswered(ctx, viewer, page, preload, func(query *gorm.DB, parties models.IDs) *gorm.DB {
		return query.Where("co_authorships.status = 'INVITED' AND co_authorships.invited_by_id = ANY(?)", parties)
	})
}

// withRequest narrows the query to proposals with a request that the given sponsors may answer. It
// is only an optimization, which avoids reading requests to other sponsors.
const withRequest = `co_authorships.proposal_id = ANY(ARRAY(
	SELECT f.proposal_id FROM proposal_facets f WHERE f.facet_id = ANY(?) AND f.circulated_on = '-infinity'))`

// RequestsReceived lists the requests to join that the viewer may answer, earliest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) RequestsReceived(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.CoAuthorship], error) {
	return r.unanswered(ctx, viewer, page, preload, func(query *gorm.DB, parties models.IDs) *gorm.DB {
		return query.Where("co_authorships.status = 'REQUESTED'").Where(byParties, parties, parties).Where(withRequest, parties)
	})
}

// RequestsSent lists the unanswered requests to join from the viewer's delegation or one of its
// groups, earliest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) RequestsSent(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.CoAuthorship], error) {
	return r.unanswered(ctx, viewer, page, preload, func(query *gorm.DB, parties models.IDs) *gorm.DB {
		return query.Where("co_authorships.status = 'REQUESTED' AND co_authorships.sponsor_id = ANY(?)", parties)
	})
}

// unanswered lists the invitations or requests that rows selects, except those of withdrawn
// proposals.
func (r *Reader) unanswered(
	ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload, which func(query *gorm.DB, parties models.IDs) *gorm.DB,
) (Page[*models.CoAuthorship], error) {
	spells := inboxList[*models.CoAuthorship]{
		table:  inboxTable{"co_authorships", []sortKey{{"co_authorships.initiated_on", "date", ascending}, {"co_authorships.id", "uuid", ascending}}},
		rowsOf: func(p *models.Proposal) []*models.CoAuthorship { return p.CoAuthorships },
		key:    func(c *models.CoAuthorship) models.ID { return c.ID },
	}
	spells.rows = func(v *View) *gorm.DB {
		query := v.db.Table("co_authorships").Joins("JOIN proposals ON proposals.id = co_authorships.proposal_id").
			Where("proposals.status <> 'WITHDRAWN'")
		return which(query, append(models.IDs{}, v.principal.Parties()...))
	}
	return readInbox(ctx, r, viewer, spells, page, preload.With(CoAuthorships))
}

// OpenQuestions lists the questions that the viewer's delegation has not answered, in circulated
// proposals that are neither concluded nor withdrawn. The latest proposal comes first; its
// questions are sorted by number.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) OpenQuestions(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.Question], error) {
	questions := inboxList[*models.Question]{
		table: inboxTable{"questions", []sortKey{
			{"proposals.circulated_on", "date", descending},
			{"proposals.id", "uuid", ascending},
			{"questions.number", "integer", ascending},
			{"questions.id", "uuid", ascending},
		}},
		rowsOf: func(p *models.Proposal) []*models.Question { return p.Questions },
		key:    func(q *models.Question) models.ID { return q.ID },
	}
	questions.rows = func(v *View) *gorm.DB {
		return v.db.Table("questions").Joins("JOIN proposals ON proposals.id = questions.proposal_id").Scopes(access.VisibleQuestions(v.principal)).
			Where("proposals.status IN ('CIRCULATED', 'UNDER_DISCUSSION') AND questions.dropped_on IS NULL").
			Where(`NOT EXISTS (SELECT FROM revisions dropped JOIN revisions dropping ON dropping.proposal_id = dropped.proposal_id
				AND (dropping.id = dropped.id OR (dropping.number > dropped.number AND dropping.status = 'CIRCULATED' AND dropping.kind IN ('REVISION', 'CORRIGENDUM')))
				WHERE dropped.id = questions.dropped_in_id AND ?)`, v.principal.RevisionIsVisible("dropping")).
			Where(`NOT EXISTS (SELECT FROM answers a WHERE a.question_id = questions.id AND a.replaced_at IS NULL
				AND a.withdrawn_on IS NULL AND a.delegation_id = ?)`, v.principal.DelegationID)
	}
	return readInbox(ctx, r, viewer, questions, page, preload.With(Questions))
}

// withResponsible selects follow-ups by responsible sponsor. A delegation is responsible for few,
// so the array makes Postgres find their IDs before it reads anything else.
const withResponsible = "follow_ups.id = ANY(ARRAY(SELECT b.follow_up_id FROM follow_up_responsibles b WHERE b.sponsor_id = ANY(?)))"

// DueFollowUps lists the follow-ups that the viewer's delegation or one of its groups is
// responsible for, and that are neither done nor dropped, by deadline.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) DueFollowUps(ctx context.Context, viewer access.Viewer, page PageRequest, preload Preload) (Page[*models.FollowUp], error) {
	due := followUpsByDeadline(func(v *View) *gorm.DB {
		acting := append(models.IDs{}, v.principal.Parties()...)
		if v.principal.IsSecretariat() {
			acting = append(acting, v.directory.Secretariat())
		}
		return v.db.Table("follow_ups").Joins("JOIN proposals ON proposals.id = follow_ups.proposal_id").
			Where("follow_ups.status NOT IN ('DONE', 'DROPPED') AND proposals.status <> 'WITHDRAWN'").
			Where(withResponsible, acting)
	})
	return readInbox(ctx, r, viewer, due, page, preload.With(FollowUps))
}
