package tracker

import (
	"context"
	"errors"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// SuggestFollowUp is the input of [Tracker.SuggestFollowUp].
type SuggestFollowUp struct {
	Proposal        models.ID
	Kind            models.FollowUpKind
	Texts           []LocalizedInput
	ParagraphNumber string
	Venue           string
	Responsible     []string
	DueOn           models.Date
	Workshop        *WorkshopInput
	IdempotencyKey  string
}

// SuggestFollowUp suggests a follow-up to a proposal. The paragraph, if given, must exist in its
// text.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (withdrawn).
func (t *Tracker) SuggestFollowUp(ctx context.Context, viewer access.Viewer, in SuggestFollowUp, parts query.Preload) (*models.FollowUp, error) {
	call := act.Call{Name: "suggestFollowUp", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeFollowUps}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockToSuggest(in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		return w.suggest(p, in)
	}, with((*query.View).FollowUp, parts))
}

// lockToSuggest locks a proposal before something is added to it. The submitting delegation, its
// co-authors and the Secretariat may add to a proposal until it is withdrawn.
//
// Errors: NOT_FOUND, FORBIDDEN, INVALID_TRANSITION.
func (w *writing) lockToSuggest(id models.ID) (*models.Proposal, error) {
	p, err := w.lockProposal("input.proposal", id)
	if err != nil {
		return nil, err
	}
	spells, err := w.spells(p)
	if err != nil {
		return nil, err
	}
	return p, errors.Join(access.AuthorizeSuggestingFollowUp(w.tx.Principal, p, spells), requireNotWithdrawn("input.proposal", p))
}

func (w *writing) suggest(p *models.Proposal, in SuggestFollowUp) (models.ID, error) {
	followUp := &models.FollowUp{
		ID: models.NewID(), ProposalID: p.ID, Kind: in.Kind, Status: models.FollowUpSuggested,
		ParagraphNumber: strings.TrimSpace(in.ParagraphNumber), DueOn: in.DueOn, CreatedAt: w.tx.Now,
	}
	var err error
	followUp.Texts, err = localizedOnce("input.texts", in.Texts, maxText)
	responsible, partiesErr := w.directory.Parties("input.responsible", in.Responsible)
	workshop, workshopErr := workshopFrom(followUp, in.Workshop)
	errs := []error{err, partiesErr, w.hasParagraph(p, followUp.ParagraphNumber), workshopErr}
	if in.Venue != "" {
		venue, err := w.directory.VenueByCode(in.Venue)
		errs = append(errs, models.At("input.venue", err))
		if err == nil {
			followUp.VenueID = &venue.ID
		}
	}
	if err := errors.Join(errs...); err != nil {
		return models.ID{}, err
	}
	if err := w.tx.DB.Create(followUp).Error; err != nil {
		return models.ID{}, err
	}
	if err := w.makeResponsible(followUp, responsible); err != nil {
		return models.ID{}, err
	}
	if workshop != nil {
		if err := w.tx.DB.Create(workshop).Error; err != nil {
			return models.ID{}, err
		}
	}
	first := models.FollowUpStep{
		ID:           models.NewID(),
		FollowUpID:   followUp.ID,
		Status:       followUp.Status,
		TakenOn:      w.tx.Today,
		RecordedByID: w.tx.By,
		RecordedAt:   w.tx.Now,
	}
	if err := w.tx.DB.Create(&first).Error; err != nil {
		return models.ID{}, err
	}
	event := models.Event{Kind: models.FollowUpSuggestedEvent, Audience: models.ForReaders}
	return followUp.ID, w.tx.Record(p, event, map[string]any{"followUp": followUp.ID, "kind": in.Kind})
}

// hasParagraph returns an error unless some revision has a paragraph with the given number in some
// language. All revisions count, since an addendum does not replace the text that it adds to.
func (w *writing) hasParagraph(p *models.Proposal, number string) error {
	if number == "" {
		return nil
	}
	if err := document.CheckLine("input.paragraphNumber", number, maxNumber); err != nil {
		return err
	}
	var known int64
	revisions := w.tx.DB.Model(&models.Revision{}).Select("revisions.id").Joins("JOIN proposals ON proposals.id = revisions.proposal_id").
		Scopes(access.VisibleRevisions(w.tx.Principal)).Where("revisions.proposal_id = ?", p.ID)
	err := w.tx.DB.Model(&models.Paragraph{}).Joins("JOIN revision_texts ON revision_texts.id = paragraphs.text_id").
		Where("revision_texts.revision_id IN (?) AND paragraphs.number = ?", revisions, number).Count(&known).Error
	if err == nil && known == 0 {
		return models.NewProblem(models.NotEligible, models.P("value", number), models.P("because", models.TermNoSuchParagraph)).At("input.paragraphNumber")
	}
	return err
}

// AdvanceFollowUp is the input of [Tracker.AdvanceFollowUp].
type AdvanceFollowUp struct {
	FollowUp       models.ID
	Status         models.FollowUpStatus
	TakenOn        models.Date
	Meeting        *models.ID
	DocumentSymbol string
	Note           string
	IdempotencyKey string
}

// AdvanceFollowUp moves a follow-up to another status and records the step.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION.
func (t *Tracker) AdvanceFollowUp(ctx context.Context, viewer access.Viewer, in AdvanceFollowUp, parts query.Preload) (*models.FollowUp, error) {
	call := act.Call{Name: "advanceFollowUp", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeFollowUps}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposalOf("input.followUp", "follow_ups", in.FollowUp, nil)
		if err != nil {
			return models.ID{}, err
		}
		followUp, err := w.mayAdvance(p, in.FollowUp)
		if err != nil {
			return models.ID{}, err
		}
		return followUp.ID, w.advance(p, followUp, in)
	}, with((*query.View).FollowUp, parts))
}

func (w *writing) mayAdvance(p *models.Proposal, id models.ID) (*models.FollowUp, error) {
	followUp := &models.FollowUp{}
	if err := w.tx.DB.Where("id = ?", id).Take(followUp).Error; err != nil {
		return nil, err
	}
	responsible := []models.FollowUpResponsible{}
	if err := w.tx.DB.Where("follow_up_id = ?", id).Find(&responsible).Error; err != nil {
		return nil, err
	}
	spells, err := w.spells(p)
	if err != nil {
		return nil, err
	}
	return followUp, access.AuthorizeAdvancingFollowUp(w.tx.Principal, p, spells, responsible)
}

func (w *writing) advance(p *models.Proposal, followUp *models.FollowUp, in AdvanceFollowUp) error {
	before := followUp.Status
	step := &models.FollowUpStep{
		ID: models.NewID(), FollowUpID: followUp.ID, Status: in.Status, Note: strings.TrimSpace(in.Note),
		MeetingID: in.Meeting, RecordedByID: w.tx.By, RecordedAt: w.tx.Now,
	}
	meetingDay, meetingErr := w.meetingDay("input.meeting", in.Meeting)
	if in.TakenOn.IsZero() {
		in.TakenOn = meetingDay
	}
	var dayErr, documentErr error
	step.TakenOn, dayErr = w.dayOrToday("input.takenOn", in.TakenOn)
	step.Document, documentErr = symbolOrNone("input.documentSymbol", in.DocumentSymbol)
	errs := []error{
		models.At("input.status", followUp.TransitionTo(in.Status)), meetingErr, dayErr, documentErr,
		document.CheckProse("input.note", in.Note, maxNote),
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if err := w.tx.DB.Model(followUp).Update("status", followUp.Status).Error; err != nil {
		return err
	}
	if err := w.tx.DB.Create(step).Error; err != nil {
		return err
	}
	event := models.Event{Kind: models.FollowUpAdvancedEvent, OccurredOn: step.TakenOn, Audience: models.ForReaders}
	return w.tx.Record(p, event, map[string]any{"followUp": followUp.ID, "before": before, "after": followUp.Status})
}

// meetingDay returns the first day of a meeting, or the zero day if no meeting is given.
//
// Errors: NOT_FOUND.
func (w *writing) meetingDay(field string, id *models.ID) (models.Date, error) {
	if id == nil {
		return models.Date{}, nil
	}
	meeting, err := w.meeting(field, *id)
	if err != nil {
		return models.Date{}, err
	}
	return meeting.StartsOn, nil
}
