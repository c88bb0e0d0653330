package tracker

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// meeting returns the meeting that an input field refers to.
//
// Errors: NOT_FOUND.
func (w *writing) meeting(field string, id models.ID) (*models.Meeting, error) {
	return w.meetingOf(field, w.tx.DB.Where("id = ?", id))
}

func (w *writing) meetingOf(field string, query *gorm.DB) (*models.Meeting, error) {
	found := []*models.Meeting{}
	if err := query.Find(&found).Error; err != nil {
		return nil, fmt.Errorf("read the meeting: %w", err)
	}
	if len(found) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermMeeting)).At(field)
	}
	return found[0], nil
}

// lockMeeting is like meeting, but also locks the meeting against changes to its agenda and to the
// requests for it. Lock a meeting before the proposals on its agenda.
//
// Errors: NOT_FOUND.
func (w *writing) lockMeeting(field string, id models.ID) (*models.Meeting, error) {
	return w.meetingOf(field, w.tx.DB.Clauses(clause.Locking{Strength: clause.LockingStrengthUpdate}).Where("id = ?", id))
}

// RecordMeeting is the input of [Tracker.RecordMeeting].
type RecordMeeting struct {
	Venue            string
	StartsOn, EndsOn models.Date
	Place            string
	// MinutesSymbol is the symbol of the minutes; empty if unknown.
	MinutesSymbol  string
	IdempotencyKey string
}

// RecordMeeting records a meeting of a venue.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT, CONFLICT (the venue already has a meeting on
// that day).
func (t *Tracker) RecordMeeting(ctx context.Context, viewer access.Viewer, in RecordMeeting) (*models.Meeting, error) {
	call := act.Call{Name: "recordMeeting", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeMaintainingAgenda}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		meeting, err := w.meetingFrom(in)
		if err != nil {
			return models.ID{}, err
		}
		clash := models.NewProblem(models.AlreadyExists, models.P("object", models.TermMeeting), models.P("value", in.StartsOn)).At("input.startsOn")
		if err := w.tx.OnViolation("meetings_once_a_day", clash).Create(meeting).Error; err != nil {
			return models.ID{}, err
		}
		event := models.Event{Kind: models.MeetingRecordedEvent, Audience: models.ForReaders}
		return meeting.ID, w.tx.RecordOfMeeting(meeting, event, map[string]any{"venue": meeting.Venue.Code, "startsOn": meeting.StartsOn})
	}, (*query.View).Meeting)
}

func (w *writing) meetingFrom(in RecordMeeting) (*models.Meeting, error) {
	var errs []error
	meeting := &models.Meeting{ID: models.NewID(), StartsOn: in.StartsOn, EndsOn: in.EndsOn, Place: strings.TrimSpace(in.Place)}
	venue, err := w.directory.VenueByCode(in.Venue)
	if err != nil {
		errs = append(errs, models.At("input.venue", err))
	} else {
		meeting.Venue, meeting.VenueID = venue, venue.ID
	}
	if !in.EndsOn.IsZero() && in.EndsOn.Before(in.StartsOn) {
		errs = append(
			errs,
			models.NewProblem(models.OutOfRange, models.P("value", in.EndsOn), models.P("min", in.StartsOn),
				models.P("bound", models.TermFirstDay)).At("input.endsOn"),
		)
	}
	errs = append(errs, document.CheckLine("input.place", in.Place, maxPlace))
	meeting.Minutes, err = symbolOrNone("input.minutesSymbol", in.MinutesSymbol)
	return meeting, errors.Join(append(errs, err)...)
}
