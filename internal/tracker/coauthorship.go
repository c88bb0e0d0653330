package tracker

import (
	"context"
	"errors"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

func (w *writing) newSpell(p *models.Proposal, sponsor models.ID, status models.CoAuthorshipStatus) *models.CoAuthorship {
	return &models.CoAuthorship{
		ID: models.NewID(), ProposalID: p.ID, SponsorID: sponsor, Status: status, InitiatedOn: w.tx.Today, CreatedAt: w.tx.Now,
	}
}

// requireNotCoAuthor is like [access.RequireNotCoAuthor], but returns errors at an input field.
func requireNotCoAuthor(field string, spells []*models.CoAuthorship, sponsor *models.Sponsor) error {
	return models.At(field, access.RequireNotCoAuthor(spells, sponsor))
}

// requireNotWithdrawn is like [access.RequireNotWithdrawn], but returns errors at an input field.
func requireNotWithdrawn(field string, p *models.Proposal) error {
	return models.At(field, access.RequireNotWithdrawn(p))
}

// RequestCoAuthorship is the input of [Tracker.RequestCoAuthorship].
type RequestCoAuthorship struct {
	Proposal       models.ID
	Sponsor        string
	RequestedOn    models.Date
	IdempotencyKey string
}

// RequestCoAuthorship requests to join a circulated proposal.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (the proposal is
// not circulated, or is withdrawn), CONFLICT (the sponsor already has a co-authorship).
func (t *Tracker) RequestCoAuthorship(ctx context.Context, viewer access.Viewer, in RequestCoAuthorship, parts query.Preload) (*models.CoAuthorship, error) {
	call := act.Call{Name: "requestCoAuthorship", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeCoAuthoring}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		err = errors.Join(requireNotWithdrawn("input.proposal", p), requireCirculated("input.proposal", p), w.requireOpenToCoAuthors("input.proposal", p))
		if err != nil {
			return models.ID{}, err
		}
		return w.request(p, in)
	}, with((*query.View).CoAuthorship, parts))
}

// requireCirculated is like [access.RequireCirculated], but returns errors at an input field.
func requireCirculated(field string, p *models.Proposal) error {
	return models.At(field, access.RequireCirculated(p))
}

func (w *writing) request(p *models.Proposal, in RequestCoAuthorship) (models.ID, error) {
	code := in.Sponsor
	if code == "" {
		code = string(w.tx.Principal.Delegation)
	}
	party, err := w.directory.Joiner("input.sponsor", code)
	if err != nil {
		return models.ID{}, err
	}
	day, err := w.dayOrToday("input.requestedOn", in.RequestedOn)
	if err := errors.Join(err, models.At("input.sponsor", access.AuthorizeSpeakingFor(w.tx.Principal, party.Identity()))); err != nil {
		return models.ID{}, err
	}
	spells, err := w.spells(p)
	if err != nil {
		return models.ID{}, err
	}
	if err := requireNotCoAuthor("input.sponsor", spells, party.Identity()); err != nil {
		return models.ID{}, err
	}
	spell := w.newSpell(p, party.Identity().ID, models.CoAuthorRequested)
	spell.InitiatedOn, spell.AgreedByID = day, &w.tx.By
	if err := w.tx.DB.Create(spell).Error; err != nil {
		return models.ID{}, err
	}
	return spell.ID, w.tx.Record(
		p,
		models.Event{Kind: models.CoAuthorRequestedEvent, OccurredOn: spell.InitiatedOn, SponsorID: &spell.SponsorID, Audience: models.ForParties},
		nil,
	)
}

// InviteCoAuthor is the input of [Tracker.InviteCoAuthor].
type InviteCoAuthor struct {
	Proposal       models.ID
	Sponsor        string
	IdempotencyKey string
}

// InviteCoAuthor invites a sponsor to join a proposal.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (the proposal is
// withdrawn), CONFLICT (the sponsor already has a co-authorship).
func (t *Tracker) InviteCoAuthor(ctx context.Context, viewer access.Viewer, in InviteCoAuthor, parts query.Preload) (*models.CoAuthorship, error) {
	call := act.Call{Name: "inviteCoAuthor", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeCoAuthoring}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		spells, err := w.spells(p)
		if err != nil {
			return models.ID{}, err
		}
		mayInvite := access.AuthorizeManagingCoAuthors(w.tx.Principal, p, spells)
		if err := errors.Join(mayInvite, requireNotWithdrawn("input.proposal", p), w.requireOpenToCoAuthors("input.proposal", p)); err != nil {
			return models.ID{}, err
		}
		party, err := w.directory.Joiner("input.sponsor", in.Sponsor)
		if err != nil {
			return models.ID{}, err
		}
		if err := requireNotCoAuthor("input.sponsor", spells, party.Identity()); err != nil {
			return models.ID{}, err
		}
		return w.invite(p, party)
	}, with((*query.View).CoAuthorship, parts))
}

func (w *writing) invite(p *models.Proposal, party models.Party) (models.ID, error) {
	spell := w.newSpell(p, party.Identity().ID, models.CoAuthorInvited)
	spell.InvitedByID = &w.tx.By
	if err := w.tx.DB.Create(spell).Error; err != nil {
		return models.ID{}, err
	}
	return spell.ID, w.tx.Record(p, models.Event{Kind: models.CoAuthorInvitedEvent, SponsorID: &spell.SponsorID, Audience: models.ForParties}, nil)
}

// RespondToCoAuthorship is the input of [Tracker.RespondToCoAuthorship].
type RespondToCoAuthorship struct {
	CoAuthorship   models.ID
	Response       models.CoAuthorshipResponse
	IdempotencyKey string
}

// RespondToCoAuthorship answers an invitation on behalf of the invited sponsor, or a request on
// behalf of the submitting delegation or a co-author. An accepted sponsor joins the list with the
// next circulation.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION (already answered, or the
// proposal is withdrawn).
func (t *Tracker) RespondToCoAuthorship(
	ctx context.Context, viewer access.Viewer, in RespondToCoAuthorship, parts query.Preload,
) (*models.CoAuthorship, error) {
	call := act.Call{Name: "respondToCoAuthorship", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeCoAuthoring}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, spell, err := w.lockSpell(in.CoAuthorship)
		if err != nil {
			return models.ID{}, err
		}
		if spell.InvitedByID == nil {
			err = access.AuthorizeManagingCoAuthors(w.tx.Principal, p, p.CoAuthorships)
		} else {
			err = w.authorizeSpeakingFor(spell.SponsorID)
		}
		if err == nil && in.Response == models.Accept {
			err = w.requireOpenToCoAuthors("input.coAuthorship", p)
		}
		if err := errors.Join(err, access.AuthorizeConsenting(w.tx.Principal, spell), requireNotWithdrawn("input.coAuthorship", p)); err != nil {
			return models.ID{}, err
		}
		return spell.ID, w.respond(p, spell, in.Response)
	}, with((*query.View).CoAuthorship, parts))
}

// lockSpell locks the proposal of a visible co-authorship. It returns the proposal with all of its
// co-authorships, and the given one.
//
// Errors: NOT_FOUND.
func (w *writing) lockSpell(id models.ID) (*models.Proposal, *models.CoAuthorship, error) {
	p, err := w.lockProposalOf("input.coAuthorship", "co_authorships", id, nil)
	if err != nil {
		return nil, nil, err
	}
	spells, err := w.spells(p)
	if err != nil {
		return nil, nil, err
	}
	p.CoAuthorships = spells
	insider := w.tx.Principal.Insider(p, spells)
	for _, spell := range spells {
		if spell.ID != id {
			continue
		}
		printed, err := w.printedIn(spell)
		if err == nil && !w.tx.Principal.SeesCoAuthorship(spell, printed, insider) {
			err = query.NotVisible().At("input.coAuthorship")
		}
		return p, spell, err
	}
	return nil, nil, query.NotVisible().At("input.coAuthorship")
}

// printedIn returns the revisions on which a spell is printed.
func (w *writing) printedIn(spell *models.CoAuthorship) ([]*models.Revision, error) {
	printed := []*models.Revision{}
	names := w.tx.DB.Model(&models.PrintedCoAuthor{}).Select("revision_id").Where("co_authorship_id = ?", spell.ID)
	return printed, w.tx.DB.Where("proposal_id = ? AND id IN (?)", spell.ProposalID, names).Find(&printed).Error
}

func (w *writing) respond(p *models.Proposal, spell *models.CoAuthorship, response models.CoAuthorshipResponse) error {
	invited := spell.Status == models.CoAuthorInvited
	next, kind := models.CoAuthorAccepted, models.CoAuthorAcceptedEvent
	if response == models.Decline {
		next, kind = models.CoAuthorDeclined, models.CoAuthorDeclinedEvent
	}
	if err := spell.TransitionTo(next); err != nil {
		return models.At("input.coAuthorship", err)
	}
	changes := map[string]any{"status": spell.Status, "answered_on": w.tx.Today}
	if invited && response == models.Accept {
		changes["agreed_by_id"] = w.tx.By
	}
	if err := w.tx.DB.Model(spell).Updates(changes).Error; err != nil {
		return err
	}
	return w.tx.Record(p, models.Event{Kind: kind, SponsorID: &spell.SponsorID, Audience: models.ForParties}, nil)
}

// WithdrawCoAuthorship is the input of [Tracker.WithdrawCoAuthorship].
type WithdrawCoAuthorship struct {
	CoAuthorship   models.ID
	LeftOn         models.Date
	IdempotencyKey string
}

// WithdrawCoAuthorship ends a sponsor's co-authorship. The name remains on revisions that were
// already printed. The submitting delegation cannot leave its proposal; it can only withdraw the
// proposal.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (not currently a
// co-author, or the submitting delegation).
func (t *Tracker) WithdrawCoAuthorship(ctx context.Context, viewer access.Viewer, in WithdrawCoAuthorship, parts query.Preload) (*models.CoAuthorship, error) {
	call := act.Call{Name: "withdrawCoAuthorship", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeCoAuthoring}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, spell, err := w.lockSpell(in.CoAuthorship)
		if err != nil {
			return models.ID{}, err
		}
		if err := models.At("input.coAuthorship", w.authorizeSpeakingFor(spell.SponsorID)); err != nil {
			return models.ID{}, err
		}
		if err := models.At("input.coAuthorship", access.RequireNotSubmitter(p, spell)); err != nil {
			return models.ID{}, err
		}
		day, err := w.leavingDay(p, spell, in.LeftOn)
		if err != nil {
			return models.ID{}, err
		}
		return spell.ID, w.leave(p, spell, models.CoAuthorWithdrawn, day, spell.JoinedInID)
	}, with((*query.View).CoAuthorship, parts))
}

// leavingDay returns the first day on which the sponsor is no longer on the list: the stated day,
// or today if none is stated. The earliest possible day is the one after the last circulation with
// the sponsor's name.
func (w *writing) leavingDay(p *models.Proposal, spell *models.CoAuthorship, stated models.Date) (models.Date, error) {
	day, err := w.dayOrToday("input.leftOn", stated)
	if err != nil {
		return day, err
	}
	printed := []models.Revision{}
	bearing := w.tx.DB.Model(&models.PrintedCoAuthor{}).Select("revision_id").Where("co_authorship_id = ?", spell.ID)
	if err := w.tx.DB.Where("proposal_id = ? AND id IN (?)", p.ID, bearing).Order("number DESC").Limit(1).Find(&printed).Error; err != nil {
		return day, err
	}
	if len(printed) == 0 {
		return day, nil
	}
	earliest := printed[0].CirculatedOn.AddDays(1)
	if !day.Before(earliest) {
		return day, nil
	}
	if stated.IsZero() {
		return earliest, nil
	}
	return day, models.NewProblem(models.OutOfRange, models.P("value", day), models.P("min", earliest), models.P("bound", models.TermNamePrinted)).
		At("input.leftOn")
}

// leave ends a spell. If the sponsor was never on a list, only the parties see the event.
// Otherwise, it is visible to viewers who may see the given revision: the one that removes the name
// or, if there is none, the one in which the sponsor joined the list.
func (w *writing) leave(p *models.Proposal, spell *models.CoAuthorship, how models.CoAuthorshipStatus, day models.Date, revision *models.ID) error {
	if err := spell.TransitionTo(how); err != nil {
		return models.At("input.coAuthorship", err)
	}
	spell.LeftOn, spell.LeaveStatedOn = day, w.tx.Today
	ended := map[string]any{"status": spell.Status, "left_on": day, "leave_stated_on": spell.LeaveStatedOn}
	if err := w.tx.DB.Model(spell).Updates(ended).Error; err != nil {
		return err
	}
	event := models.Event{
		Kind: models.CoAuthorWithdrawnEvent, OccurredOn: day, SponsorID: &spell.SponsorID, RevisionID: revision, Audience: models.ForReaders,
	}
	if how == models.CoAuthorRemoved {
		event.Kind = models.CoAuthorRemovedEvent
	}
	if spell.JoinedOn.IsZero() {
		event.Audience = models.ForParties
	}
	return w.tx.Record(p, event, map[string]any{"leftOn": day})
}

// authorizeSpeakingFor returns an error unless the viewer may speak for the sponsor with the given ID.
//
// Errors: those of [access.AuthorizeSpeakingFor].
func (w *writing) authorizeSpeakingFor(sponsor models.ID) error {
	party, err := w.seen.Party(w.tx.DB.Statement.Context, sponsor)
	if err != nil {
		return err
	}
	return access.AuthorizeSpeakingFor(w.tx.Principal, party.Identity())
}
