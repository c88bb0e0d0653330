package tracker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// FileRevision is the input of [Tracker.FileRevision].
type FileRevision struct {
	Proposal models.ID
	// BasedOn is the revision that the caller believes to be the latest.
	BasedOn         models.ID
	Kind            models.RevisionKind
	Reason          models.RevisionReason
	Notes           []LocalizedInput
	Texts           []TextInput
	CommunicatedOn  models.Date
	AddCoAuthors    []string
	RemoveCoAuthors []string
	IdempotencyKey  string
}

// FileRevision files the next revision of a proposal as a draft. If no texts are given, the current
// texts are carried over unchanged.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION (the proposal is
// not circulated, or has ended, or a revision is pending), CONFLICT (BasedOn is not the latest
// revision), LIMIT_EXCEEDED.
func (t *Tracker) FileRevision(ctx context.Context, viewer access.Viewer, in FileRevision, parts query.Preload) (*models.Revision, error) {
	call := act.Call{Name: "fileRevision", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeWritingProposals}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, err := w.lockProposal("input.proposal", in.Proposal)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.AuthorizeFiling(w.tx.Principal, p); err != nil {
			return models.ID{}, err
		}
		if in.Texts, err = w.readDocuments("input.texts", in.Texts); err != nil {
			return models.ID{}, err
		}
		return w.file(p, in)
	}, with((*query.View).Revision, parts))
}

func (w *writing) file(p *models.Proposal, in FileRevision) (models.ID, error) {
	latest, err := w.latestRevision(p, in.BasedOn)
	if err != nil {
		return models.ID{}, err
	}
	if err := w.requireRevisable(p, latest, in); err != nil {
		return models.ID{}, err
	}
	added, removed, err := w.checkFiling(p, in)
	if err != nil {
		return models.ID{}, err
	}
	texts := w.textRows(in.Texts)
	if texts, err = w.carryTexts(p, in.Kind, texts); err != nil {
		return models.ID{}, err
	}
	revision := w.newRevision(p, latest.Number+1, in.Kind)
	revision.Reason, revision.CommunicatedOn = in.Reason, in.CommunicatedOn
	if revision.Note, err = localized("input.notes", in.Notes, maxNote); err != nil {
		return models.ID{}, err
	}
	w.inheritAccess(revision, latest)
	if err := w.insertRevision(revision, texts); err != nil {
		return models.ID{}, err
	}
	if err := w.changeList(p, revision, added, removed); err != nil {
		return models.ID{}, err
	}
	event := models.Event{Kind: models.RevisionFiledEvent, RevisionID: &revision.ID, Audience: models.ForReaders}
	return revision.ID, w.tx.Record(p, event, filedDocuments(nil, in.Texts))
}

// requireRevisable returns nil if another revision of the proposal can be filed. A revision of a
// concluded proposal can only add late co-authors, and only if a venue accepts them after its
// outcome.
func (w *writing) requireRevisable(p *models.Proposal, latest *models.Revision, in FileRevision) error {
	if in.Reason == models.ReasonCoAuthorsOnly && len(in.Texts) == 0 && access.ListsLateCoAuthors(p, latest) {
		return w.requireOpenToCoAuthors("input.proposal", p)
	}
	return models.At("input.proposal", access.RequireRevisable(p, latest))
}

func (w *writing) checkFiling(p *models.Proposal, in FileRevision) (added, removed []models.Party, err error) {
	_, noteFaults := localized("input.notes", in.Notes, maxNote)
	errs := []error{checkTexts("input.texts", in.Texts), noteFaults}
	added, err = w.directory.Joiners("input.addCoAuthors", in.AddCoAuthors)
	errs = append(errs, err)
	if len(in.AddCoAuthors) > 0 && !p.Status.Concluded() { // requireRevisable checks concluded proposals
		errs = append(errs, w.requireOpenToCoAuthors("input.addCoAuthors", p))
	}
	removed, err = w.directory.Parties("input.removeCoAuthors", in.RemoveCoAuthors)
	errs = append(errs, err)
	for i, party := range removed {
		if party.Identity().ID == p.SubmittedByID {
			errs = append(
				errs,
				models.NewProblem(models.NotEligible, models.P("value", party.Identity().Code), models.P("because", models.TermIsSubmitter)).
					At(fmt.Sprintf("input.removeCoAuthors[%d]", i)),
			)
		}
		if slices.Contains(added, party) {
			errs = append(errs, models.NewProblem(models.Contradictory, models.P("value", party.Identity().Code)).At(fmt.Sprintf("input.removeCoAuthors[%d]", i)))
		}
	}
	return added, removed, errors.Join(errs...)
}

// changeList prepares changes of the sponsor list. Added sponsors that have requested to join are
// accepted, others are invited, and those already on the list remain. Removals take effect when the
// revision is circulated.
func (w *writing) changeList(p *models.Proposal, revision *models.Revision, added, removed []models.Party) error {
	spells, err := w.spells(p)
	if err != nil {
		return err
	}
	errs := []error{}
	for i, party := range added {
		errs = append(errs, models.At(fmt.Sprintf("input.addCoAuthors[%d]", i), w.bring(p, spells, party)))
	}
	for i, party := range removed {
		errs = append(errs, models.At(fmt.Sprintf("input.removeCoAuthors[%d]", i), w.toTakeOff(revision, spells, party)))
	}
	return errors.Join(errs...)
}

// bring invites a sponsor, or accepts its request. It does not accept a request that the filing
// delegation itself made for one of its groups, since nobody can consent for both sides.
func (w *writing) bring(p *models.Proposal, spells []*models.CoAuthorship, party models.Party) error {
	spell, open := models.OpenSpell(spells, party.Identity().ID)
	switch {
	case !open:
		_, err := w.invite(p, party)
		return err
	case spell.Status == models.CoAuthorRequested:
		if err := access.AuthorizeConsenting(w.tx.Principal, spell); err != nil {
			return err
		}
		return w.respond(p, spell, models.Accept)
	default:
		return nil
	}
}

// toTakeOff records that the circulation of a revision will remove a sponsor from the list.
func (w *writing) toTakeOff(revision *models.Revision, spells []*models.CoAuthorship, party models.Party) error {
	spell, open := models.OpenSpell(spells, party.Identity().ID)
	if !open || spell.Status != models.CoAuthorAccepted {
		return models.NewProblem(models.NotEligible, models.P("value", party.Identity().Code), models.P("because", models.TermNotCoAuthor))
	}
	removal := models.RevisionRemoval{RevisionID: revision.ID, CoAuthorshipID: spell.ID}
	return w.tx.DB.Create(&removal).Error
}

// SubmitRevision is the input of [Tracker.SubmitRevision].
type SubmitRevision struct {
	Revision models.ID
	// ExpectedVersion is the version of the draft that the caller read.
	ExpectedVersion int
	IdempotencyKey  string
}

// SubmitRevision submits a draft or a returned revision to the Secretariat.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION, CONFLICT (the draft was edited
// after the caller had read it).
func (t *Tracker) SubmitRevision(ctx context.Context, viewer access.Viewer, in SubmitRevision, parts query.Preload) (*models.Revision, error) {
	call := act.Call{Name: "submitRevision", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeWritingProposals}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, draft, err := w.lockOwnRevision(in.Revision, in.ExpectedVersion)
		if err != nil {
			return models.ID{}, err
		}
		return draft.ID, w.submit(p, draft)
	}, with((*query.View).Revision, parts))
}

func (w *writing) submit(p *models.Proposal, revision *models.Revision) error {
	if err := revision.TransitionTo(models.RevisionSubmitted); err != nil {
		return models.At("input.revision", err)
	}
	if err := w.tx.DB.Model(revision).Updates(map[string]any{"status": revision.Status, "submitted_at": w.tx.Now}).Error; err != nil {
		return err
	}
	if p.Status == models.ProposalDraft {
		if err := p.TransitionTo(models.ProposalSubmitted); err != nil {
			return err
		}
	}
	if p.SubmittedAt == nil {
		if err := w.tx.DB.Model(p).Updates(map[string]any{"status": p.Status, "submitted_at": w.tx.Now}).Error; err != nil {
			return err
		}
	}
	return w.tx.Record(p, models.Event{Kind: models.RevisionSubmittedEvent, RevisionID: &revision.ID, Audience: models.ForReaders}, nil)
}

func (w *writing) newRevision(p *models.Proposal, number int, kind models.RevisionKind) *models.Revision {
	return &models.Revision{
		ID: models.NewID(), ProposalID: p.ID, Number: number, Kind: kind, Status: models.RevisionDraft, Version: 1,
		FiledByID: w.tx.By, FiledAt: w.tx.Now, ChangedAt: w.tx.Now, OriginalLanguage: p.OriginalLanguage, Access: models.Public,
	}
}

// inheritAccess gives a new revision the access that the previous one has today.
func (w *writing) inheritAccess(revision, former *models.Revision) {
	if !former.IsPublicOn(w.tx.Today) {
		revision.Access, revision.DerestrictedOn = models.Restricted, former.DerestrictedOn
	}
}

func (w *writing) textRows(inputs []TextInput) []*models.RevisionText {
	rows := []*models.RevisionText{}
	for _, input := range inputs {
		row := &models.RevisionText{
			Language: input.Language, Title: strings.TrimSpace(input.Title), Body: input.Body, ProvidedByID: w.tx.By, ProvidedAt: w.tx.Now,
		}
		if input.file != nil {
			row.DocumentID, w.recognized[row] = &input.file.id, input.file.text
		}
		rows = append(rows, row)
	}
	return rows
}

// insertRevision inserts a revision with its texts and the paragraphs recognized in them.
func (w *writing) insertRevision(revision *models.Revision, texts []*models.RevisionText) error {
	revision.ContentHash = models.HashTexts(texts)
	if err := w.tx.DB.Create(revision).Error; err != nil {
		return fmt.Errorf("write revision %d: %w", revision.Number, err)
	}
	for _, text := range texts {
		if err := w.insertText(revision, text); err != nil {
			return err
		}
	}
	revision.Texts = texts
	return nil
}

// insertText inserts a text of a revision with the paragraphs recognized in it.
func (w *writing) insertText(revision *models.Revision, text *models.RevisionText) error {
	text.ID, text.RevisionID = models.NewID(), revision.ID
	if text.DocumentID != nil {
		w.tx.Write(fileDocument, *text.DocumentID, w.tx.Now, revision.ProposalID)
	}
	if err := w.tx.DB.Create(text).Error; err != nil {
		return fmt.Errorf("write the text in %s: %w", text.Language, err)
	}
	w.insertParagraphs(w.recognize(text).Rows(text.ID))
	return nil
}

// carryTexts completes the given texts with texts in force. If none are given, it copies all of
// them. Otherwise, it copies those in the other languages, provided that the given texts do not
// change the substance or the revision is a correction.
func (w *writing) carryTexts(p *models.Proposal, kind models.RevisionKind, given []*models.RevisionText) ([]*models.RevisionText, error) {
	standing, err := w.standingTexts(p)
	if err != nil {
		return nil, err
	}
	carries := len(given) == 0 || kind == models.KindCorrigendum || (kind == models.KindRevision && !w.textsDiffer(standing, given))
	if !carries {
		return given, w.needsOriginal(p, given)
	}
	for _, text := range standing {
		if !slices.ContainsFunc(given, func(g *models.RevisionText) bool { return g.Language == text.Language }) {
			carried := *text
			given = append(given, &carried)
		}
	}
	return given, nil
}

func (w *writing) needsOriginal(p *models.Proposal, given []*models.RevisionText) error {
	if slices.ContainsFunc(given, func(g *models.RevisionText) bool { return g.Language == p.OriginalLanguage }) {
		return nil
	}
	return models.NewProblem(models.Required, models.P("value", p.OriginalLanguage)).At("input.texts")
}

// standingTexts returns the texts in force: those of the last circulated revision or corrigendum.
func (w *writing) standingTexts(p *models.Proposal) ([]*models.RevisionText, error) {
	texts := []*models.RevisionText{}
	standing := w.tx.DB.Model(&models.Revision{}).Select("id").Order("number DESC").Limit(1).
		Where("proposal_id = ? AND status = 'CIRCULATED' AND kind IN ?", p.ID, []models.RevisionKind{models.KindRevision, models.KindCorrigendum})
	err := w.tx.DB.Omit("searchable").Where("revision_id = (?)", standing).Order("language").Find(&texts).Error
	return texts, err
}

// textsDiffer reports whether two sets of texts differ in substance in any language that both
// contain.
func (w *writing) textsDiffer(before, after []*models.RevisionText) bool {
	for _, one := range before {
		for _, other := range after {
			if one.Language == other.Language && w.differs(one, other) {
				return true
			}
		}
	}
	return false
}
