package tracker

import (
	"context"
	"fmt"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// ChangeAccess is the input of [Tracker.ChangeAccess].
type ChangeAccess struct {
	Proposal models.ID
	Access   models.Access
	// DerestrictedOn is the day from which a restricted proposal is public, in the past or in the
	// future. Zero for none.
	DerestrictedOn models.Date
	IdempotencyKey string
}

// ChangeAccess changes who may see a circulated proposal. A future day of derestriction takes
// effect on that day.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (not circulated:
// a draft is visible to its parties whatever its access).
func (t *Tracker) ChangeAccess(ctx context.Context, viewer access.Viewer, in ChangeAccess, parts query.Preload) (*models.Proposal, error) {
	call := act.Call{Name: "changeAccess", Key: in.IdempotencyKey, Input: in, May: access.MayChangeAccess}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := isCirculated("input.proposal", p); err != nil {
			return models.ID{}, err
		}
		if !in.DerestrictedOn.IsZero() && in.Access == models.Public {
			return models.ID{}, models.NewProblem(models.NotApplicable, models.P("because", models.TermNotRestricted)).At("input.derestrictedOn")
		}
		if !in.DerestrictedOn.IsZero() && in.DerestrictedOn.Before(p.CirculatedOn) {
			return models.ID{}, models.NewProblem(models.OutOfRange, models.P("value", in.DerestrictedOn), models.P("min", p.CirculatedOn), models.P("bound", models.TermCirculation)).At("input.derestrictedOn")
		}
		return p.ID, w.changeAccess(p, in)
	}, with((*query.View).Proposal, parts))
}

func (w *writing) changeAccess(p *models.Proposal, in ChangeAccess) error {
	before := map[string]any{"access": p.Access, "derestrictedOn": p.DerestrictedOn}
	p.Access, p.DerestrictedOn = in.Access, in.DerestrictedOn
	if err := w.tx.DB.Model(p).Updates(map[string]any{"access": p.Access, "derestricted_on": p.DerestrictedOn}).Error; err != nil {
		return err
	}
	after := map[string]any{"access": p.Access, "derestrictedOn": p.DerestrictedOn}
	return w.tx.Record(p, models.Event{Kind: models.AccessChangedEvent, Audience: models.ForReaders}, map[string]any{"before": before, "after": after})
}

// clock returns the viewer in whose name scheduled events are recorded.
func clock() access.Viewer {
	return access.Viewer{Subject: "clock", Scopes: access.NewScopes(access.ScopeSecretariat)}
}

// dueForDerestriction selects restricted proposals whose day of derestriction has come without an
// event that records it.
const dueForDerestriction = `access = 'RESTRICTED' AND circulated_on IS NOT NULL AND derestricted_on <= @today AND NOT EXISTS (
		SELECT FROM events e WHERE e.proposal_id = proposals.id AND e.kind IN ('DERESTRICTED', 'ACCESS_CHANGED', 'REVISION_CIRCULATED')
		AND (e.recorded_at AT TIME ZONE 'UTC')::date >= proposals.derestricted_on)`

// Derestrict records an event for each proposal whose day of derestriction has come, so that
// subscribers learn of it, and returns the number of proposals. The proposals are public from that
// day even if Derestrict is never called. Several servers may call it concurrently.
func (t *Tracker) Derestrict(ctx context.Context) (int, error) {
	due := models.IDs{}
	err := t.pool.Writable().WithContext(ctx).Model(&models.Proposal{}).
		Where(dueForDerestriction, map[string]any{"today": t.Reader.Today()}).Order("id").Pluck("id", &due).Error
	if err != nil {
		return 0, fmt.Errorf("find proposals to derestrict: %w", err)
	}
	told := 0
	for _, id := range due {
		call := act.Call{Name: "derestrict", May: access.MayChangeAccess}
		_, err := change(ctx, t, clock(), call, func(w *writing) (models.ID, error) {
			p, err := w.lockProposal("", id)
			if err != nil {
				return id, err
			}
			var still int64 // another server may have recorded it
			due := w.tx.DB.Model(&models.Proposal{}).Where("id = @id AND "+dueForDerestriction, map[string]any{"id": id, "today": w.tx.Today})
			if err := due.Count(&still).Error; err != nil || still == 0 {
				return id, err
			}
			told++
			return id, w.tx.Record(p, models.Event{Kind: models.DerestrictedEvent, OccurredOn: p.DerestrictedOn, Audience: models.ForReaders}, map[string]any{"derestrictedOn": p.DerestrictedOn})
		}, nothing)
		if err != nil {
			return told, err
		}
	}
	return told, nil
}
