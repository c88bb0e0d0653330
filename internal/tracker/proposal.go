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

// CreateProposal is the input of [Tracker.CreateProposal].
type CreateProposal struct {
	WorkProgramme    string
	SubmittedBy      string
	Texts            []TextInput
	OriginalLanguage models.Language
	CoAuthors        []string
	Access           models.Access
	CommunicatedOn   models.Date
	IdempotencyKey   string
}

// CreateProposal creates a draft with revision 0. The submitting delegation is its only co-author;
// the other named sponsors are invited.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT, LIMIT_EXCEEDED.
func (t *Tracker) CreateProposal(ctx context.Context, viewer access.Viewer, in CreateProposal, parts query.Preload) (*models.Proposal, error) {
	call := act.Call{Name: "createProposal", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeWritingProposals}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		var err error
		if in.Texts, err = w.readDocuments("input.texts", in.Texts); err != nil {
			return models.ID{}, err
		}
		p, invited, err := w.proposalFrom(in)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.AuthorizeSubmittingAs(w.tx.Principal, p.SubmittedByID); err != nil {
			return models.ID{}, models.At("input.submittedBy", err)
		}
		return p.ID, w.create(p, in, invited)
	}, with((*query.View).Proposal, parts))
}

// proposalFrom checks the whole input and resolves the codes in it.
func (w *writing) proposalFrom(in CreateProposal) (*models.Proposal, []models.Party, error) {
	p := &models.Proposal{
		ID: models.NewID(), SubmittedByID: w.tx.Principal.DelegationID, OriginalLanguage: in.OriginalLanguage,
		Status: models.ProposalDraft, Access: in.Access, CreatedAt: w.tx.Now, UpdatedAt: w.tx.Now, SharedChangedAt: w.tx.Now,
	}
	if p.Access == "" {
		p.Access = models.Public
	}
	errs := []error{checkTexts("input.texts", in.Texts), originalIsGiven(in)}
	programme, err := w.directory.ProgrammeByCode(in.WorkProgramme)
	if err != nil {
		errs = append(errs, models.At("input.workProgramme", err))
	} else {
		p.WorkProgrammeID = programme.ID
	}
	if in.SubmittedBy != "" {
		submitter, err := w.directory.DelegationByCode(in.SubmittedBy)
		if err != nil {
			errs = append(errs, models.At("input.submittedBy", err))
		} else {
			p.SubmittedByID = submitter.ID
		}
	}
	named, err := w.directory.Joiners("input.coAuthors", in.CoAuthors)
	return p, named, errors.Join(append(errs, err)...)
}

func originalIsGiven(in CreateProposal) error {
	if !in.OriginalLanguage.Valid() {
		return models.NewProblem(models.UnknownValue, models.P("value", in.OriginalLanguage),
			models.P("allowed", models.Languages()...)).At("input.originalLanguage")
	}
	for _, text := range in.Texts {
		if text.Language == in.OriginalLanguage {
			return nil
		}
	}
	return models.NewProblem(models.Required, models.P("value", in.OriginalLanguage)).At("input.texts")
}

func (w *writing) create(p *models.Proposal, in CreateProposal, named []models.Party) error {
	if err := w.tx.DB.Create(p).Error; err != nil {
		return err
	}
	first := w.newRevision(p, 0, models.KindRevision)
	first.Current, first.CommunicatedOn, first.Access = true, in.CommunicatedOn, p.Access
	if err := w.insertRevision(first, w.textRows(in.Texts)); err != nil {
		return err
	}
	event := models.Event{Kind: models.ProposalCreatedEvent, RevisionID: &first.ID, Audience: models.ForReaders}
	if err := w.tx.Record(p, event, filedDocuments(nil, in.Texts)); err != nil {
		return err
	}
	submitter := w.newSpell(p, p.SubmittedByID, models.CoAuthorAccepted)
	submitter.AnsweredOn, submitter.AgreedByID = w.tx.Today, &w.tx.By
	if err := w.tx.DB.Create(submitter).Error; err != nil {
		return err
	}
	for _, party := range named {
		if party.Identity().ID == p.SubmittedByID {
			continue
		}
		if _, err := w.invite(p, party); err != nil {
			return err
		}
	}
	texts := []document.Text{}
	for _, text := range first.Texts {
		texts = append(texts, w.recognize(text))
	}
	return w.drawFrom(p, first, texts, drawn{})
}

// lockProposal loads a proposal that is visible to the principal, and locks it against other
// writers until the transaction ends. Other transactions can still insert rows that refer to it.
//
// Errors: NOT_FOUND.
func (w *writing) lockProposal(field string, id models.ID) (*models.Proposal, error) {
	s, found := w.seen.Statements(), []*models.Proposal{}
	query.Queue(s, &found, w.lockable().Where("proposals.id = ?", id))
	if err := s.Send(); err != nil {
		return nil, fmt.Errorf("lock the proposal: %w", err)
	}
	if len(found) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermProposal)).At(field)
	}
	return found[0], nil
}

// lockable returns a query that locks proposals that are visible to the principal.
func (w *writing) lockable() *gorm.DB {
	return w.tx.DB.Scopes(access.VisibleProposals(w.tx.Principal)).Clauses(clause.Locking{Strength: "NO KEY UPDATE"})
}

// lockProposalOf is like lockProposal, for the proposal that a row of a table belongs to. It does
// not load the row. also, if not nil, queues statements that are sent together with the lock and
// run after it; owner is the subquery for the proposal's ID. The error is the same for a missing
// row and for a row of a hidden proposal.
func (w *writing) lockProposalOf(field, table string, id models.ID, also func(s *query.Statements, owner *gorm.DB)) (*models.Proposal, error) {
	owner := w.tx.DB.Table(table).Select("proposal_id").Where(table+".id = ?", id)
	if table == "answers" {
		owner = owner.Joins("JOIN questions ON questions.id = answers.question_id")
	}
	s, found := w.seen.Statements(), []*models.Proposal{}
	query.Queue(s, &found, w.lockable().Where("proposals.id = (?)", owner))
	if also != nil {
		also(s, owner)
	}
	if err := s.Send(); err != nil {
		return nil, fmt.Errorf("lock the proposal: %w", err)
	}
	if len(found) == 0 {
		return nil, query.NotVisible().At(field)
	}
	return found[0], nil
}

// spells returns all co-authorships of a proposal in order of creation, including those hidden from
// the principal.
func (w *writing) spells(p *models.Proposal) ([]*models.CoAuthorship, error) {
	spells := []*models.CoAuthorship{}
	return spells, inOrder(w.tx.DB.Where("proposal_id = ?", p.ID)).Find(&spells).Error
}

// inOrder sorts co-authorships by creation.
func inOrder(spells *gorm.DB) *gorm.DB { return spells.Order("initiated_on, id") }

// WithdrawProposal is the input of [Tracker.WithdrawProposal].
type WithdrawProposal struct {
	Proposal       models.ID
	Note           string
	IdempotencyKey string
}

// WithdrawProposal ends a proposal, its pending revision, and each co-authorship that was never
// printed. Circulated documents remain.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION.
func (t *Tracker) WithdrawProposal(ctx context.Context, viewer access.Viewer, in WithdrawProposal, parts query.Preload) (*models.Proposal, error) {
	call := act.Call{Name: "withdrawProposal", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeWritingProposals}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := errors.Join(access.AuthorizeFiling(w.tx.Principal, p), document.CheckProse("input.note", in.Note, maxNote)); err != nil {
			return models.ID{}, err
		}
		return p.ID, w.end(p, models.ProposalWithdrawn, models.ProposalWithdrawnEvent, strings.TrimSpace(in.Note))
	}, with((*query.View).Proposal, parts))
}

// end moves a proposal to a final status, and withdraws its pending revision.
func (w *writing) end(p *models.Proposal, how models.ProposalStatus, kind models.EventKind, note string) error {
	before := p.Status
	if err := p.TransitionTo(how); err != nil {
		return models.At("input.proposal", err)
	}
	underWay := w.tx.DB.Model(&models.Revision{}).Where("proposal_id = ? AND status IN ?", p.ID, models.UnderWay())
	if err := underWay.Update("status", models.RevisionWithdrawn).Error; err != nil {
		return err
	}
	if err := w.tx.DB.Model(p).Update("status", p.Status).Error; err != nil {
		return err
	}
	event := models.Event{Kind: kind, Audience: models.ForReaders}
	if err := w.tx.Record(p, event, map[string]any{"before": before, "after": how, "note": note}); err != nil {
		return err
	}
	if how != models.ProposalWithdrawn {
		return nil
	}
	return w.closeSpells(p)
}

// closeSpells ends the co-authorships of a withdrawn proposal that can no longer be printed: it
// cancels invitations, declines requests, and removes accepted co-authors that were never printed.
// Printed names and the submitting delegation remain.
func (w *writing) closeSpells(p *models.Proposal) error {
	spells, err := w.spells(p)
	if err != nil {
		return err
	}
	for _, spell := range spells {
		if spell.SponsorID != p.SubmittedByID {
			err = errors.Join(err, w.closeSpell(p, spell))
		}
	}
	return err
}

func (w *writing) closeSpell(p *models.Proposal, spell *models.CoAuthorship) error {
	switch {
	case spell.Status == models.CoAuthorInvited:
		return w.cancel(p, spell)
	case spell.Status == models.CoAuthorRequested:
		return w.respond(p, spell, models.Decline)
	case spell.Status == models.CoAuthorAccepted && spell.JoinedOn.IsZero():
		return w.leave(p, spell, models.CoAuthorRemoved, w.tx.Today, nil)
	default:
		return nil
	}
}
