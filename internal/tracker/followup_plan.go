package tracker

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"

	"gorm.io/gorm/clause"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// WorkshopInput holds the details of a workshop that are known.
type WorkshopInput struct {
	DurationMinutes *int
	StartsOn        models.Date
	EndsOn          models.Date
	Place           string
	Organizations   []string
}

// maxDuration is two weeks in minutes.
const maxDuration = 14 * 24 * 60

// workshopFrom checks the details of a workshop; it returns nil if none are given.
func workshopFrom(followUp *models.FollowUp, in *WorkshopInput) (*models.Workshop, error) {
	if in == nil {
		return nil, nil //nolint:nilnil // nothing is known of it, which is no fault
	}
	workshop := &models.Workshop{
		FollowUpID: followUp.ID, DurationMinutes: in.DurationMinutes, StartsOn: in.StartsOn, EndsOn: in.EndsOn,
		Place: strings.TrimSpace(in.Place), Organizations: []string{},
	}
	errs := []error{document.CheckLine("input.workshop.place", in.Place, maxPlace)}
	if followUp.Kind != models.FollowUpWorkshop {
		errs = append(errs, models.NewProblem(models.NotApplicable, models.P("because", models.TermNotAWorkshop)).At("input.workshop"))
	}
	if minutes := in.DurationMinutes; minutes != nil && (*minutes < 1 || *minutes > maxDuration) {
		errs = append(
			errs,
			models.NewProblem(models.OutOfRange, models.P("value", *minutes), models.P("min", 1), models.P("max", maxDuration)).At("input.workshop.durationMinutes"),
		)
	}
	if !in.EndsOn.IsZero() && (in.StartsOn.IsZero() || in.EndsOn.Before(in.StartsOn)) {
		errs = append(
			errs,
			models.NewProblem(models.OutOfRange, models.P("value", in.EndsOn), models.P("bound", models.TermFirstDay)).At("input.workshop.endsOn"),
		)
	}
	if len(in.Organizations) > directory.MaxCodes {
		tooMany := models.NewProblem(
			models.TooMany,
			models.P("items", models.TermOrganizations),
			models.P("count", len(in.Organizations)),
			models.P("limit", directory.MaxCodes),
		)
		errs = append(errs, tooMany.At("input.workshop.organizations"))
	}
	for i, name := range in.Organizations {
		errs = append(errs, document.CheckFilledLine(fmt.Sprintf("input.workshop.organizations[%d]", i), name, maxTitle))
		workshop.Organizations = append(workshop.Organizations, strings.TrimSpace(name))
	}
	return workshop, errors.Join(errs...)
}

// PlanFollowUp is the input of [Tracker.PlanFollowUp].
type PlanFollowUp struct {
	FollowUp models.ID
	// Venue is the code of a venue.
	Venue models.Change[string]
	// Responsible replaces the list of responsible sponsors.
	Responsible models.Change[[]string]
	// DueOn is the deadline.
	DueOn          models.Change[models.Date]
	Workshop       models.Change[WorkshopInput]
	IdempotencyKey string
}

// PlanFollowUp sets the responsible sponsors, the deadline and the venue of a follow-up, and the
// details of its workshop.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (done or
// dropped), LIMIT_EXCEEDED.
func (t *Tracker) PlanFollowUp(ctx context.Context, viewer access.Viewer, in PlanFollowUp, parts query.Preload) (*models.FollowUp, error) {
	call := act.Call{Name: "planFollowUp", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeFollowUps}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposalOf("input.followUp", "follow_ups", in.FollowUp, nil)
		if err != nil {
			return models.ID{}, err
		}
		followUp, err := w.mayAdvance(p, in.FollowUp)
		if err != nil {
			return models.ID{}, err
		}
		if err := models.At("input.followUp", access.RequireUnfinished(followUp)); err != nil {
			return models.ID{}, err
		}
		return followUp.ID, w.plan(p, followUp, in)
	}, with((*query.View).FollowUp, parts))
}

func (w *writing) plan(p *models.Proposal, followUp *models.FollowUp, in PlanFollowUp) error {
	workshop, err := workshopFrom(followUp, in.Workshop.To)
	changes, venueErr := w.plannedChanges(in)
	responsible, responsibleErr := w.directory.Parties("input.responsible", in.Responsible.Value())
	if err := errors.Join(err, venueErr, responsibleErr, notCleared("input.responsible", in.Responsible)); err != nil {
		return err
	}
	payload := map[string]any{"followUp": followUp.ID, "dueOnBefore": followUp.DueOn, "changes": changes, "responsible": in.Responsible.To, "workshop": workshop}
	// The status does not change. Updating it anyway writes the row even if only its sponsors or
	// its workshop change, so that the log records their removal.
	written := map[string]any{"status": followUp.Status}
	maps.Copy(written, changes)
	if err := w.tx.DB.Model(followUp).Updates(written).Error; err != nil {
		return err
	}
	if in.Responsible.Given {
		if err := w.tx.DB.Where("follow_up_id = ?", followUp.ID).Delete(&models.FollowUpResponsible{}).Error; err != nil {
			return err
		}
		if err := w.makeResponsible(followUp, responsible); err != nil {
			return err
		}
	}
	if in.Workshop.Given && workshop == nil {
		if err := w.tx.DB.Where("follow_up_id = ?", followUp.ID).Delete(&models.Workshop{}).Error; err != nil {
			return err
		}
	}
	if workshop != nil {
		if err := w.tx.DB.Clauses(clause.OnConflict{UpdateAll: true}).Create(workshop).Error; err != nil {
			return err
		}
	}
	return w.tx.Record(p, models.Event{Kind: models.FollowUpPlannedEvent, Audience: models.ForReaders}, payload)
}

// plannedChanges returns the columns that a plan changes, with their new values.
func (w *writing) plannedChanges(in PlanFollowUp) (map[string]any, error) {
	changes := map[string]any{}
	if in.DueOn.Given {
		changes["due_on"] = in.DueOn.Value()
	}
	if !in.Venue.Given {
		return changes, nil
	}
	changes["venue_id"] = nil
	if in.Venue.To == nil {
		return changes, nil
	}
	venue, err := w.directory.VenueByCode(*in.Venue.To)
	if err != nil {
		return nil, models.At("input.venue", err)
	}
	changes["venue_id"] = venue.ID
	return changes, nil
}

func (w *writing) makeResponsible(followUp *models.FollowUp, parties []models.Party) error {
	for _, party := range parties {
		row := models.FollowUpResponsible{FollowUpID: followUp.ID, SponsorID: party.Identity().ID}
		if err := w.tx.DB.Create(&row).Error; err != nil {
			return err
		}
	}
	return nil
}
