package query

import (
	"context"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// FollowUp returns a follow-up with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) FollowUp(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.FollowUp, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).FollowUp)
}

// FollowUp is like [Reader.FollowUp], but reads within v.
func (v *View) FollowUp(id models.ID, preload Preload) (*models.FollowUp, error) {
	preload = preload.With(FollowUps)
	return readChild(v, "follow_ups", id, preload, func(p *models.Proposal) []*models.FollowUp { return p.FollowUps },
		func(f *models.FollowUp) models.ID { return f.ID })
}

// FollowUpFilter selects follow-ups. All fields must match; a list matches if any of its values
// does. A nil field does not restrict the result; an empty list is an error.
type FollowUpFilter struct {
	// Venues lists the codes of venues that the follow-up is planned for, or in which a step was
	// taken.
	Venues []string
	// Meetings lists meetings at which a step was taken.
	Meetings    []models.ID
	Statuses    []models.FollowUpStatus
	Kinds       []models.FollowUpKind
	Responsible []string
	DueOn       *models.DateRange
}

// The conditions of follow-up filters.
const (
	followUpStatus  = "follow_ups.status IN ?"
	followUpKind    = "follow_ups.kind IN ?"
	dueFrom         = "follow_ups.due_on >= ?"
	dueUntil        = "follow_ups.due_on <= ?"
	followUpMeeting = "EXISTS (SELECT FROM follow_up_steps s WHERE s.follow_up_id = follow_ups.id AND s.meeting_id IN ?)"
	responsible     = "EXISTS (SELECT FROM follow_up_responsibles b WHERE b.follow_up_id = follow_ups.id AND b.sponsor_id = ANY(?))"
	followUpVenue   = `EXISTS (SELECT FROM unnest(CAST(? AS uuid[])) AS wanted (id) WHERE follow_ups.venue_id = wanted.id
		OR EXISTS (SELECT FROM follow_up_steps s JOIN meetings m ON m.id = s.meeting_id
			WHERE s.follow_up_id = follow_ups.id AND m.venue_id = wanted.id))`
)

// FollowUps lists the follow-ups of visible proposals by deadline; those without a deadline come
// last.
//
// Errors: INVALID_INPUT (unknown codes, an invalid cursor), LIMIT_EXCEEDED.
func (r *Reader) FollowUps(
	ctx context.Context,
	viewer access.Viewer,
	filter FollowUpFilter,
	page PageRequest,
	preload Preload,
) (Page[*models.FollowUp], error) {
	wanted := followUpConditions(r.Directory(), filter)
	if err := wanted.err(); err != nil {
		return Page[*models.FollowUp]{}, err
	}
	list := followUpsByDeadline(func(v *View) *gorm.DB {
		return wanted.apply(v.db.Table("follow_ups").Joins("JOIN proposals ON proposals.id = follow_ups.proposal_id"))
	})
	return readInbox(ctx, r, viewer, list, page, preload.With(FollowUps))
}

// followUpConditions returns the conditions of a follow-up filter.
func followUpConditions(directory *directory.Directory, filter FollowUpFilter) *conditions {
	c := newConditions(directory, "filter")
	among(c, "statuses", filter.Statuses, followUpStatus)
	among(c, "kinds", filter.Kinds, followUpKind)
	among(c, "meetings", filter.Meetings, followUpMeeting)
	c.coded("venues", filter.Venues, directory.VenueIDs, followUpVenue)
	c.coded("responsible", filter.Responsible, c.parties, responsible)
	c.within("dueOn", filter.DueOn, dueFrom, dueUntil)
	return c
}
