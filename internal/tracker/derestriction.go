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
	Revision models.ID
	Access   models.Access
	// DerestrictedOn is the day on which a restricted revision becomes public. It may be in the
	// past or in the future.
	DerestrictedOn models.Change[models.Date]
	IdempotencyKey string
}

// ChangeAccess changes the access of a circulated revision; other revisions of the proposal keep
// theirs. A future day of derestriction takes effect on that day.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (not circulated:
// a draft is visible to its parties only, regardless of its access).
func (t *Tracker) ChangeAccess(ctx context.Context, viewer access.Viewer, in ChangeAccess, parts query.Preload) (*models.Revision, error) {
	call := act.Call{Name: "changeAccess", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeChangingAccess}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, revision, err := w.lockRevision(in.Revision)
		if err != nil {
			return models.ID{}, err
		}
		if err := models.At("input.revision", access.RequireCirculatedRevision(revision)); err != nil {
			return models.ID{}, err
		}
		on := in.derestriction(revision)
		if err := checkDerestriction(in.Access, on, revision.CirculatedOn); err != nil {
			return models.ID{}, err
		}
		return revision.ID, w.changeAccess(p, revision, in.Access, on)
	}, with((*query.View).Revision, parts))
}

// derestriction returns the day of derestriction after the change; zero if there is none, as for a
// revision that becomes public.
func (in ChangeAccess) derestriction(revision *models.Revision) models.Date {
	if in.DerestrictedOn.Given || in.Access == models.Public {
		return in.DerestrictedOn.Value()
	}
	return revision.DerestrictedOn
}

// checkDerestriction checks a day of derestriction. A zero day is valid.
//
// Errors: INVALID_INPUT at `input.derestrictedOn`.
func checkDerestriction(to models.Access, on, circulatedOn models.Date) error {
	switch {
	case on.IsZero():
		return nil
	case to == models.Public:
		return models.NewProblem(models.NotApplicable, models.P("because", models.TermNotRestricted)).At("input.derestrictedOn")
	case on.Before(circulatedOn):
		return models.NewProblem(models.OutOfRange,
			models.P("value", on), models.P("min", circulatedOn), models.P("bound", models.TermCirculation)).At("input.derestrictedOn")
	default:
		return nil
	}
}

func (w *writing) changeAccess(p *models.Proposal, revision *models.Revision, to models.Access, on models.Date) error {
	before := map[string]any{"access": revision.Access, "derestrictedOn": revision.DerestrictedOn}
	after := map[string]any{"access": to, "derestrictedOn": on}
	if err := w.tx.DB.Model(revision).Updates(map[string]any{"access": to, "derestricted_on": on}).Error; err != nil {
		return err
	}
	event := models.Event{Kind: models.AccessChangedEvent, RevisionID: &revision.ID, Audience: models.ForReaders}
	return w.tx.Record(p, event, map[string]any{"before": before, "after": after})
}

// clock returns the viewer that records scheduled events.
func clock() access.Viewer {
	return access.Viewer{Subject: "clock", Scopes: access.NewScopes(access.ScopeSecretariat)}
}

// dueForDerestriction selects restricted revisions whose day of derestriction has come without an
// event that records it. Events recorded by older versions do not name a revision.
const dueForDerestriction = `access = 'RESTRICTED' AND status = 'CIRCULATED' AND derestricted_on <= @today AND NOT EXISTS (
		SELECT FROM events e WHERE e.proposal_id = revisions.proposal_id AND (e.revision_id IS NULL OR e.revision_id = revisions.id)
		AND e.kind IN ('DERESTRICTED', 'ACCESS_CHANGED', 'REVISION_CIRCULATED')
		AND (e.recorded_at AT TIME ZONE 'UTC')::date >= revisions.derestricted_on)`

// Derestrict records an event for each revision whose day of derestriction has come, so that
// subscribers are notified. It returns the number of events. The revisions become public on that
// day even if Derestrict is never called. Several servers may call it concurrently.
func (t *Tracker) Derestrict(ctx context.Context) (int, error) {
	due := models.IDs{}
	err := t.pool.Writable().WithContext(ctx).Model(&models.Revision{}).
		Where(dueForDerestriction, map[string]any{"today": t.Reader.Today()}).Order("id").Pluck("id", &due).Error
	if err != nil {
		return 0, fmt.Errorf("find the revisions to derestrict: %w", err)
	}
	recorded := 0
	for _, id := range due {
		call := act.Call{Name: "derestrict", May: access.AuthorizeChangingAccess}
		_, err := change(ctx, t, clock(), call, func(w *writing) (models.ID, error) {
			p, revision, err := w.lockRevision(id)
			if err != nil {
				return id, err
			}
			var still int64 // another server may have recorded the event
			due := w.tx.DB.Model(&models.Revision{}).Where("id = @id AND "+dueForDerestriction, map[string]any{"id": id, "today": w.tx.Today})
			if err := due.Count(&still).Error; err != nil || still == 0 {
				return id, err
			}
			recorded++
			event := models.Event{Kind: models.DerestrictedEvent, OccurredOn: revision.DerestrictedOn, RevisionID: &revision.ID, Audience: models.ForReaders}
			return id, w.tx.Record(p, event, map[string]any{"derestrictedOn": revision.DerestrictedOn})
		}, nothing)
		if err != nil {
			return recorded, err
		}
	}
	return recorded, nil
}
