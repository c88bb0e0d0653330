package tracker

import (
	"context"
	"errors"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// TargetVenue is the input of [Tracker.TargetVenue].
type TargetVenue struct {
	Proposal       models.ID
	Venue          string
	Aims           []LocalizedInput
	IdempotencyKey string
}

// TargetVenue addresses a proposal to a venue.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (withdrawn),
// CONFLICT (already targeted).
func (t *Tracker) TargetVenue(ctx context.Context, viewer access.Viewer, in TargetVenue, parts query.Preload) (*models.VenueTarget, error) {
	call := act.Call{Name: "targetVenue", Key: in.IdempotencyKey, Input: in, May: access.MayTarget}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := errors.Join(access.MayTargetWith(w.tx.Principal, p), notEnded("input.proposal", p)); err != nil {
			return models.ID{}, err
		}
		return w.target(p, in)
	}, with((*query.View).VenueTarget, parts))
}

func (w *writing) target(p *models.Proposal, in TargetVenue) (models.ID, error) {
	target := &models.VenueTarget{ID: models.NewID(), ProposalID: p.ID, CreatedAt: w.tx.Now}
	venue, err := w.directory.VenueByCode(in.Venue)
	var aimErr error
	target.Aim, aimErr = localized("input.aims", in.Aims, maxNote)
	if err := errors.Join(models.At("input.venue", err), aimErr); err != nil {
		return models.ID{}, err
	}
	target.VenueID = venue.ID
	err = w.tx.DB.Create(target).Error
	if act.Breaks(err, "venue_targets_once") {
		return models.ID{}, models.NewProblem(models.AlreadyExists, models.P("object", models.TermVenueTarget), models.P("value", venue.Code)).At("input.venue")
	}
	if err != nil {
		return models.ID{}, err
	}
	event := models.Event{Kind: models.VenueTargetedEvent, Audience: models.ForReaders}
	return target.ID, w.tx.Record(p, event, map[string]any{"venue": venue.Code})
}

// RecordOutcome is the input of [Tracker.RecordOutcome].
type RecordOutcome struct {
	VenueTarget    models.ID
	Outcome        models.Outcome
	Meeting        *models.ID
	Document       string
	IdempotencyKey string
}

// RecordOutcome records the outcome of a circulated proposal in a venue. The first outcome in any
// venue moves the proposal to UNDER_DISCUSSION.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT (a meeting of another venue),
// INVALID_TRANSITION (not circulated, or withdrawn).
func (t *Tracker) RecordOutcome(ctx context.Context, viewer access.Viewer, in RecordOutcome, parts query.Preload) (*models.VenueTarget, error) {
	call := act.Call{Name: "recordOutcome", Key: in.IdempotencyKey, Input: in, May: access.MayRecordOutcome}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposalOf("input.venueTarget", "venue_targets", in.VenueTarget)
		if err != nil {
			return models.ID{}, err
		}
		if err := errors.Join(notEnded("input.venueTarget", p), isCirculated("input.venueTarget", p)); err != nil {
			return models.ID{}, err
		}
		return in.VenueTarget, w.recordOutcome(p, in)
	}, with((*query.View).VenueTarget, parts))
}

func (w *writing) recordOutcome(p *models.Proposal, in RecordOutcome) error {
	target := &models.VenueTarget{}
	if err := w.tx.DB.Where("id = ?", in.VenueTarget).Take(target).Error; err != nil {
		return err
	}
	document, documentErr := symbolOrNone("input.document", in.Document)
	if err := errors.Join(documentErr, w.meetsAt("input.meeting", in.Meeting, target.VenueID)); err != nil {
		return err
	}
	last, err := w.lastOutcome(target)
	if err != nil {
		return err
	}
	if allowed := last.Next(); !slices.Contains(allowed, in.Outcome) {
		return models.At("input.outcome", models.WrongStateError(models.TermVenueTarget, last, allowed))
	}
	outcome := &models.VenueOutcome{
		ID: models.NewID(), VenueTargetID: target.ID, Outcome: in.Outcome, MeetingID: in.Meeting, Document: document, RecordedAt: w.tx.Now,
	}
	if err := w.tx.DB.Create(outcome).Error; err != nil {
		return err
	}
	if p.Status == models.ProposalCirculated {
		if err := p.TransitionTo(models.ProposalUnderDiscussion); err != nil {
			return err
		}
		if err := w.tx.DB.Model(p).Update("status", p.Status).Error; err != nil {
			return err
		}
	}
	event := models.Event{Kind: models.OutcomeRecordedEvent, Audience: models.ForReaders}
	venue, err := w.seen.Venue(w.tx.DB.Statement.Context, target.VenueID)
	if err != nil {
		return err
	}
	return w.tx.Record(p, event, map[string]any{"venue": venue.Code, "outcome": in.Outcome})
}

// lastOutcome returns the latest outcome of a target. Empty if there is none.
func (w *writing) lastOutcome(target *models.VenueTarget) (models.Outcome, error) {
	last := []models.VenueOutcome{}
	err := w.tx.DB.Where("venue_target_id = ?", target.ID).Order("id DESC").Limit(1).Find(&last).Error
	if err != nil || len(last) == 0 {
		return "", err
	}
	return last[0].Outcome, nil
}

func (w *writing) meetsAt(field string, id *models.ID, venue models.ID) error {
	if id == nil {
		return nil
	}
	meeting, err := w.meeting(field, *id)
	if err != nil {
		return err
	}
	if meeting.VenueID != venue {
		ctx := w.tx.DB.Statement.Context
		met, metErr := w.seen.Venue(ctx, meeting.VenueID)
		wanted, wantedErr := w.seen.Venue(ctx, venue)
		if err := errors.Join(metErr, wantedErr); err != nil {
			return err
		}
		return models.NewProblem(models.NotRelated, models.P("given", met.Code), models.P("expected", wanted.Code)).At(field)
	}
	return nil
}
