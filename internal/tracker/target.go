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
	call := act.Call{Name: "targetVenue", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeTargeting}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := errors.Join(access.AuthorizeTargetingWith(w.tx.Principal, p), requireNotWithdrawn("input.proposal", p)); err != nil {
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
	clash := models.NewProblem(models.AlreadyExists, models.P("object", models.TermVenueTarget), models.P("value", venue.Code)).At("input.venue")
	if err := w.tx.OnViolation("venue_targets_once", clash).Create(target).Error; err != nil {
		return models.ID{}, err
	}
	event := models.Event{Kind: models.VenueTargetedEvent, Audience: models.ForReaders}
	return target.ID, w.tx.Record(p, event, map[string]any{"venue": venue.Code})
}

// RecordOutcome is the input of [Tracker.RecordOutcome].
type RecordOutcome struct {
	VenueTarget models.ID
	Kind        models.OutcomeKind
	// DecidedOn is the day of the decision; zero if unknown.
	DecidedOn models.Date
	Meeting   *models.ID
	// DocumentSymbol is the symbol of the document that records the decision; empty if unknown.
	DocumentSymbol string
	// Corrects is the latest outcome of the target if the new one corrects it; nil for a further
	// outcome.
	Corrects       *models.ID
	IdempotencyKey string
}

// RecordOutcome records the outcome of a circulated proposal in a venue. The first outcome in any venue
// moves the proposal to UNDER_DISCUSSION.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT (a meeting of another venue, a day in the
// future, a correction of an outcome other than the latest), INVALID_TRANSITION (not circulated, or
// withdrawn).
func (t *Tracker) RecordOutcome(ctx context.Context, viewer access.Viewer, in RecordOutcome, parts query.Preload) (*models.Outcome, error) {
	call := act.Call{Name: "recordOutcome", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeRecordingOutcome}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposalOf("input.venueTarget", "venue_targets", in.VenueTarget, nil)
		if err != nil {
			return models.ID{}, err
		}
		if err := errors.Join(requireNotWithdrawn("input.venueTarget", p), requireCirculated("input.venueTarget", p)); err != nil {
			return models.ID{}, err
		}
		return w.recordOutcome(p, in)
	}, with((*query.View).Outcome, parts))
}

func (w *writing) recordOutcome(p *models.Proposal, in RecordOutcome) (models.ID, error) {
	target := &models.VenueTarget{}
	if err := w.tx.DB.Where("id = ?", in.VenueTarget).Take(target).Error; err != nil {
		return models.ID{}, err
	}
	outcome, err := w.outcomeFrom(target, in)
	if err != nil {
		return models.ID{}, err
	}
	if err := w.tx.DB.Create(outcome).Error; err != nil {
		return models.ID{}, err
	}
	if p.Status == models.ProposalCirculated {
		if err := p.TransitionTo(models.ProposalUnderDiscussion); err != nil {
			return models.ID{}, err
		}
		if err := w.tx.DB.Model(p).Update("status", p.Status).Error; err != nil {
			return models.ID{}, err
		}
	}
	venue, err := w.seen.Venue(w.tx.DB.Statement.Context, target.VenueID)
	if err != nil {
		return models.ID{}, err
	}
	data := map[string]any{"venue": venue.Code, "outcome": in.Kind}
	if in.Corrects != nil {
		data["corrects"] = in.Corrects
	}
	return outcome.ID, w.tx.Record(p, models.Event{Kind: models.OutcomeRecordedEvent, Audience: models.ForReaders}, data)
}

// outcomeFrom checks an input and returns its outcome.
func (w *writing) outcomeFrom(target *models.VenueTarget, in RecordOutcome) (*models.Outcome, error) {
	document, documentErr := symbolOrNone("input.documentSymbol", in.DocumentSymbol)
	errs := []error{documentErr, w.meetsAt("input.meeting", in.Meeting, target.VenueID)}
	if !in.DecidedOn.IsZero() {
		_, err := w.dayOrToday("input.decidedOn", in.DecidedOn)
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	recorded, err := w.outcomesOf(target)
	if err != nil {
		return nil, err
	}
	if in.Corrects != nil {
		if len(recorded) == 0 || recorded[0].ID != *in.Corrects {
			return nil, models.NewProblem(models.NotRelated).At("input.corrects")
		}
		recorded = recorded[1:]
	}
	var last models.OutcomeKind
	if len(recorded) > 0 {
		last = recorded[0].Kind
	}
	if allowed := last.Next(); !slices.Contains(allowed, in.Kind) {
		return nil, models.At("input.kind", models.WrongStateError(models.TermVenueTarget, last, allowed))
	}
	return &models.Outcome{
		ID: models.NewID(), VenueTargetID: target.ID, Kind: in.Kind, DecidedOn: in.DecidedOn, MeetingID: in.Meeting, Document: document,
		CorrectsID: in.Corrects, RecordedAt: w.tx.Now,
	}, nil
}

// lastOutcome returns the kind of the latest outcome of a target; empty if there is none.
func (w *writing) lastOutcome(target *models.VenueTarget) (models.OutcomeKind, error) {
	recorded, err := w.outcomesOf(target)
	if err != nil || len(recorded) == 0 {
		return "", err
	}
	return recorded[0].Kind, nil
}

// outcomesOf returns the two latest outcomes of a target, latest first.
func (w *writing) outcomesOf(target *models.VenueTarget) ([]models.Outcome, error) {
	recorded := []models.Outcome{}
	err := w.tx.DB.Where("venue_target_id = ?", target.ID).Order("id DESC").Limit(2).Find(&recorded).Error
	return recorded, err
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
		met, metErr := w.seen.Venue(w.tx.DB.Statement.Context, meeting.VenueID)
		wanted, wantedErr := w.seen.Venue(w.tx.DB.Statement.Context, venue)
		if err := errors.Join(metErr, wantedErr); err != nil {
			return err
		}
		return models.NewProblem(models.NotRelated, models.P("given", met.Code), models.P("expected", wanted.Code)).At(field)
	}
	return nil
}
