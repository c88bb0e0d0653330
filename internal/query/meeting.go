package query

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Meeting returns a meeting with the visible part of its agenda.
//
// Errors: NOT_FOUND.
func (r *Reader) Meeting(ctx context.Context, viewer access.Viewer, id models.ID) (*models.Meeting, error) {
	return Read(ctx, r, viewer, func(v *View) (*models.Meeting, error) { return v.Meeting(id) })
}

// Meeting is like [Reader.Meeting], but reads within v.
func (v *View) Meeting(id models.ID) (*models.Meeting, error) {
	found, err := v.meetings(models.IDs{id})
	if err != nil {
		return nil, err
	}
	meeting, has := found[id]
	if !has {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermMeeting))
	}
	return meeting, v.attachAgendas([]*models.Meeting{meeting})
}

// MeetingsOf lists the meetings of a venue with their agendas, latest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) MeetingsOf(ctx context.Context, viewer access.Viewer, venue models.ID, page PageRequest) (Page[*models.Meeting], error) {
	var rows Page[*models.Meeting]
	err := r.read(ctx, viewer, func(v *View) error {
		meetings := []*models.Meeting{}
		err := v.db.Where("venue_id = ?", venue).Order("starts_on DESC, id").Find(&meetings).Error
		if err != nil {
			return err
		}
		if rows, err = slicePage(v.codec, meetings, func(m *models.Meeting) models.ID { return m.ID }, page); err != nil {
			return err
		}
		if err := v.attachVenues(rows.Items); err != nil {
			return err
		}
		if err := v.redact(minutes(rows.Items)); err != nil {
			return err
		}
		return v.attachAgendas(rows.Items)
	})
	return rows, err
}

// attachAgendas attaches to each meeting the visible part of its agenda and of the agenda requests
// for it.
func (v *View) attachAgendas(meetings []*models.Meeting) error {
	ids := models.IDs{}
	for _, meeting := range meetings {
		ids = append(ids, meeting.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	items, err := v.agendaItems("meeting_id = ANY(?)", ids)
	if err != nil {
		return err
	}
	requests, err := v.agendaRequests("WHERE meeting_id = ANY($1) ORDER BY id", []models.ID(ids))
	if err != nil {
		return err
	}
	for _, meeting := range meetings {
		meeting.AgendaItems, meeting.AgendaRequests = []*models.AgendaItem{}, []*models.AgendaRequest{}
		for _, item := range items {
			if item.MeetingID == meeting.ID {
				item.Meeting = meeting
				meeting.AgendaItems = append(meeting.AgendaItems, item)
			}
		}
		for _, request := range requests {
			if request.MeetingID == meeting.ID {
				request.Meeting = meeting
				meeting.AgendaRequests = append(meeting.AgendaRequests, request)
			}
		}
	}
	return nil
}

// AgendaItem returns an agenda item.
//
// Errors: NOT_FOUND.
func (r *Reader) AgendaItem(ctx context.Context, viewer access.Viewer, id models.ID) (*models.AgendaItem, error) {
	return Read(ctx, r, viewer, func(v *View) (*models.AgendaItem, error) { return v.AgendaItem(id) })
}

// AgendaItem is like [Reader.AgendaItem], but reads within v.
func (v *View) AgendaItem(id models.ID) (*models.AgendaItem, error) {
	items, err := v.agendaItems("id = ?", id)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermAgendaItem))
	}
	return items[0], v.attachAgendas([]*models.Meeting{items[0].Meeting})
}

// AgendaRequest returns a request for an agenda item, with its meeting.
//
// Errors: NOT_FOUND.
func (r *Reader) AgendaRequest(ctx context.Context, viewer access.Viewer, id models.ID) (*models.AgendaRequest, error) {
	return Read(ctx, r, viewer, func(v *View) (*models.AgendaRequest, error) { return v.AgendaRequest(id) })
}

// AgendaRequest is like [Reader.AgendaRequest], but reads within v.
func (v *View) AgendaRequest(id models.ID) (*models.AgendaRequest, error) {
	found, err := v.agendaRequests("WHERE id = $1", id)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NotFoundError(models.TermAgendaRequest, id.String())
	}
	return found[0], v.attachMeetingsOf(found)
}

// OpenAgendaRequests lists the undecided requests for agenda items that the viewer may see, earliest first,
// with their meetings.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) OpenAgendaRequests(ctx context.Context, viewer access.Viewer, page PageRequest) (Page[*models.AgendaRequest], error) {
	open := func(v *View) Condition {
		return func(db *gorm.DB) *gorm.DB {
			return db.Scopes(access.VisibleAgendaRequests(v.principal)).Where("agenda_requests.status = ?", models.AgendaRequestOpen)
		}
	}
	rows, err := Read(ctx, r, viewer, func(v *View) (Page[*models.AgendaRequest], error) {
		rows, err := EarliestFirst(v, page, func(request *models.AgendaRequest) models.ID { return request.ID }, open(v))
		if err != nil {
			return rows, err
		}
		return rows, v.attachMeetingsOf(rows.Items)
	})
	rows.Total = func(ctx context.Context) (models.Total, error) {
		return Read(ctx, r, viewer, func(v *View) (models.Total, error) { return Count[models.AgendaRequest](v, open(v)) })
	}
	return rows, err
}

// attachMeetingsOf attaches to each request its meeting, with the visible part of the meeting's
// agenda.
func (v *View) attachMeetingsOf(requests []*models.AgendaRequest) error {
	ids := models.IDs{}
	for _, request := range requests {
		ids = append(ids, request.MeetingID)
	}
	meetings, err := v.meetings(ids)
	if err != nil {
		return err
	}
	for _, request := range requests {
		request.Meeting = meetings[request.MeetingID]
	}
	return v.attachAgendas(slices.Collect(maps.Values(meetings)))
}

// agendaRequests returns the visible requests that match condition, which has one argument.
func (v *View) agendaRequests(condition string, value any) ([]*models.AgendaRequest, error) {
	found, b := []*models.AgendaRequest{}, v.batch()
	queueTable(b, &found, condition, []any{value})
	if err := v.run(b); err != nil {
		return nil, fmt.Errorf("read agenda requests: %w", err)
	}
	return slices.DeleteFunc(found, func(request *models.AgendaRequest) bool { return !v.principal.SeesAgendaRequest(request) }), nil
}
