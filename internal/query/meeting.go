package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Meeting returns a meeting with the visible part of its agenda.
//
// Errors: NOT_FOUND.
func (r *Reader) Meeting(ctx context.Context, viewer access.Viewer, id models.ID) (*models.Meeting, error) {
	return Read(ctx, r, viewer, func(v *View) (*models.Meeting, error) { return v.Meeting(id) })
}

// Meeting is [Reader.Meeting] in this view.
func (r *View) Meeting(id models.ID) (*models.Meeting, error) {
	found, err := r.meetings(models.IDs{id})
	if err != nil {
		return nil, err
	}
	meeting, has := found[id]
	if !has {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermMeeting))
	}
	return meeting, r.hangAgendas([]*models.Meeting{meeting})
}

// MeetingsOf lists the meetings of a venue with their agendas, latest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) MeetingsOf(ctx context.Context, viewer access.Viewer, venue models.ID, page PageRequest) (Page[*models.Meeting], error) {
	var rows Page[*models.Meeting]
	err := r.read(ctx, viewer, func(ask *View) error {
		meetings := []*models.Meeting{}
		err := ask.db.Where("venue_id = ?", venue).Order("starts_on DESC, id").Find(&meetings).Error
		if err != nil {
			return err
		}
		if rows, err = Slice(ask.Reader, meetings, func(m *models.Meeting) models.ID { return m.ID }, page); err != nil {
			return err
		}
		if err := ask.hangVenues(rows.Items); err != nil {
			return err
		}
		if err := ask.veil(minutes(rows.Items)); err != nil {
			return err
		}
		return ask.hangAgendas(rows.Items)
	})
	return rows, err
}

func (r *View) hangAgendas(meetings []*models.Meeting) error {
	byID, ids := map[models.ID]*models.Meeting{}, models.IDs{}
	for _, meeting := range meetings {
		byID[meeting.ID], ids = meeting, append(ids, meeting.ID)
	}
	items, err := r.agendaItems("meeting_id = ANY(?)", ids)
	for _, item := range items {
		meeting := byID[item.MeetingID]
		item.Meeting = meeting
		meeting.AgendaItems = append(meeting.AgendaItems, *item)
	}
	return err
}

// AgendaItem returns an item of an agenda.
//
// Errors: NOT_FOUND.
func (r *Reader) AgendaItem(ctx context.Context, viewer access.Viewer, id models.ID) (*models.AgendaItem, error) {
	return Read(ctx, r, viewer, func(v *View) (*models.AgendaItem, error) { return v.AgendaItem(id) })
}

// AgendaItem is [Reader.AgendaItem] in this view.
func (r *View) AgendaItem(id models.ID) (*models.AgendaItem, error) {
	items, err := r.agendaItems("id = ?", id)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermAgendaItem))
	}
	return items[0], r.hangAgendas([]*models.Meeting{items[0].Meeting})
}
