package query

import (
	"context"
	"errors"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// FollowUp returns a follow-up with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) FollowUp(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.FollowUp, error) {
	return one(ctx, r, viewer, id, preload, (*View).FollowUp)
}

// FollowUp is [Reader.FollowUp] in this view.
func (r *View) FollowUp(id models.ID, preload Preload) (*models.FollowUp, error) {
	preload.FollowUps = true
	return child(r, "follow_ups", id, preload, func(p *models.Proposal) []*models.FollowUp { return p.FollowUps },
		func(f *models.FollowUp) models.ID { return f.ID })
}

// FollowUpFilter says which follow-ups are wanted: fields are ANDed, values in a list ORed. What is
// empty or zero filters nothing.
type FollowUpFilter struct {
	// Venue is the code of the body in which they are to be done, or in which they came a step further.
	Venue string
	// Meeting is the meeting at which they came a step further.
	Meeting     *models.ID
	Statuses    []models.FollowUpStatus
	Kinds       []models.FollowUpKind
	Responsible []string
	// DueBefore is the first day that is too late to be due.
	DueBefore models.Date
}

// FollowUps lists the follow-ups of proposals that the viewer sees, by the day on which they are
// due, those without one last.
//
// Errors: INVALID_INPUT (unknown codes, a cursor that is none), LIMIT_EXCEEDED.
func (r *Reader) FollowUps(ctx context.Context, viewer access.Viewer, filter FollowUpFilter, page PageRequest, parts Preload) (Page[*models.FollowUp], error) {
	parts.FollowUps = true
	conditions, err := r.followUpConditions(filter)
	if err != nil {
		return Page[*models.FollowUp]{}, err
	}
	return desk(ctx, r, viewer, page, func(ask *View) *gorm.DB {
		query := ask.db.Table("follow_ups").Joins("JOIN proposals ON proposals.id = follow_ups.proposal_id")
		for _, condition := range conditions {
			query = query.Where(condition.sql, condition.values...)
		}
		return query
	}, deskTable{"follow_ups", "proposal_id", "follow_ups.due_on NULLS LAST, follow_ups.id"}, func(p *models.Proposal) []*models.FollowUp { return p.FollowUps },
		func(f *models.FollowUp) models.ID { return f.ID }, parts)
}

type condition struct {
	sql    string
	values []any
}

func (r *Reader) followUpConditions(filter FollowUpFilter) ([]condition, error) {
	conditions, faults := []condition{}, []error{}
	if filter.Venue != "" {
		venue, err := r.Directory().VenueByCode(filter.Venue)
		faults = append(faults, models.At("filter.venue", err))
		if err == nil {
			conditions = append(conditions, condition{`(follow_ups.venue_id = ? OR EXISTS (SELECT FROM follow_up_steps s
				JOIN meetings m ON m.id = s.meeting_id WHERE s.follow_up_id = follow_ups.id AND m.venue_id = ?))`, []any{venue.ID, venue.ID}})
		}
	}
	if filter.Meeting != nil {
		conditions = append(conditions, condition{
			"EXISTS (SELECT FROM follow_up_steps s WHERE s.follow_up_id = follow_ups.id AND s.meeting_id = ?)", []any{*filter.Meeting},
		})
	}
	if len(filter.Statuses) > 0 {
		conditions = append(conditions, condition{"follow_ups.status IN ?", []any{slices.Clone(filter.Statuses)}})
	}
	if len(filter.Kinds) > 0 {
		conditions = append(conditions, condition{"follow_ups.kind IN ?", []any{slices.Clone(filter.Kinds)}})
	}
	if !filter.DueBefore.IsZero() {
		conditions = append(conditions, condition{"follow_ups.due_on < ?", []any{filter.DueBefore}})
	}
	if len(filter.Responsible) > 0 {
		parties, err := r.Directory().Parties("filter.responsible", filter.Responsible)
		faults = append(faults, err)
		conditions = append(conditions, condition{
			"EXISTS (SELECT FROM follow_up_responsibles b WHERE b.follow_up_id = follow_ups.id AND b.sponsor_id = ANY(?))", []any{identities(parties)},
		})
	}
	return conditions, errors.Join(faults...)
}
