package tracker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// CirculateRevision is the input of [Tracker.CirculateRevision].
type CirculateRevision struct {
	Revision models.ID
	// ExpectedVersion is the version of the submitted revision that the caller read.
	ExpectedVersion   int
	Symbols           []string
	AttributedSymbols []string
	DocumentNumber    string
	CirculatedOn      models.Date
	Access            models.Access
	// DerestrictedOn is the day on which a restricted revision becomes public.
	DerestrictedOn models.Change[models.Date]
	IdempotencyKey string
}

// CirculateRevision circulates a submitted revision, which becomes the current one. The names of
// all accepted co-authors are printed on it; those that are new join the list on the day of
// circulation.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_TRANSITION, CONFLICT (a
// symbol is taken, or the revision was edited after the caller had read it).
func (t *Tracker) CirculateRevision(ctx context.Context, viewer access.Viewer, in CirculateRevision, parts query.Preload) (*models.Revision, error) {
	call := act.Call{Name: "circulateRevision", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeCirculating}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		p, revision, err := w.lockRevision(in.Revision)
		if err != nil {
			return models.ID{}, err
		}
		if err := asRead(revision, in.ExpectedVersion); err != nil {
			return models.ID{}, err
		}
		return revision.ID, w.circulate(p, revision, in)
	}, with((*query.View).Revision, parts))
}

func (w *writing) circulate(p *models.Proposal, revision *models.Revision, in CirculateRevision) error {
	symbols, err := parseSymbols("input.symbols", in.Symbols)
	known, readErr := w.readForCirculation(p, revision, symbols)
	if readErr != nil {
		return readErr
	}
	if err := errors.Join(err, w.checkCirculation(p, revision, in, known)); err != nil {
		return err
	}
	if err := revision.TransitionTo(models.RevisionCirculated); err != nil {
		return models.At("input.revision", err)
	}
	if err := w.noContradiction(p, known.relations); err != nil {
		return err
	}
	if err := w.nameRevision(revision, symbols, in, known); err != nil {
		return err
	}
	revision.CirculatedOn = in.CirculatedOn
	if err := w.makeCurrent(p, revision, in); err != nil {
		return err
	}
	if err := w.publish(p, symbols, in); err != nil {
		return err
	}
	list := w.listOf(p, revision)
	event := models.Event{Kind: models.RevisionCirculatedEvent, OccurredOn: in.CirculatedOn, RevisionID: &revision.ID, Audience: models.ForReaders}
	if err := w.tx.Record(p, event, models.Circulated(symbols, in.CirculatedOn, revision.ContentHash, sponsorsOf(list))); err != nil {
		return err
	}
	if err := w.takeOff(p, revision); err != nil {
		return err
	}
	if err := w.printList(p, revision, list); err != nil {
		return err
	}
	return w.drawFrom(p, revision, known.stored.read(), known.drawn)
}

// forCirculation holds the rows that the circulation of a revision depends on, besides the
// proposal's revisions and co-authorships.
type forCirculation struct {
	// symbols are the symbols of the proposal, and those new symbols that are already taken.
	symbols []*models.RevisionSymbol
	// relations are the relations stated from the proposal, except RELATED_TO, which cannot
	// contradict others.
	relations []*models.Relation
	stored    storedText
	drawn     drawn
}

// readForCirculation reads the rows of a [forCirculation] in one round trip. It also sets revision.Removals.
func (w *writing) readForCirculation(p *models.Proposal, revision *models.Revision, symbols []models.Symbol) (*forCirculation, error) {
	s, known, removals := w.seen.Statements(), &forCirculation{}, []*models.RevisionRemoval{}
	query.Queue(s, &known.symbols, w.tx.DB.Where("proposal_id = ? OR symbol IN ?", p.ID, symbols))
	query.Queue(s, &known.relations, w.tx.DB.Scopes(standingRelations).Where("from_id = ? AND kind <> ?", p.ID, models.RelatedTo).Order("id"))
	query.Queue(s, &removals, w.tx.DB.Where("revision_id = ?", revision.ID))
	w.queueStored(s, revision, &known.stored)
	w.queueDrawn(s, p, &known.drawn)
	if err := s.Send(); err != nil {
		return nil, fmt.Errorf("read what the circulation depends on: %w", err)
	}
	revision.Removals = column(removals, func(r *models.RevisionRemoval) models.RevisionRemoval { return *r })
	return known, nil
}

const maxSymbols = 20

func (w *writing) checkCirculation(p *models.Proposal, revision *models.Revision, in CirculateRevision, known *forCirculation) error {
	symbols, err := parseSymbols("input.symbols", in.Symbols)
	attributed, attributedErr := parseSymbols("input.attributedSymbols", in.AttributedSymbols)
	errs := []error{attributedErr, document.CheckLine("input.documentNumber", in.DocumentNumber, maxNumber)}
	for i, symbol := range attributed {
		if err == nil && !slices.Contains(symbols, symbol) {
			errs = append(
				errs,
				models.NewProblem(models.NotEligible, models.P("value", symbol), models.P("because", models.TermNotAmongSymbols)).
					At(fmt.Sprintf("input.attributedSymbols[%d]", i)),
			)
		}
	}
	if len(in.Symbols) > maxSymbols {
		tooMany := models.NewProblem(models.TooMany, models.P("items", models.TermSymbols), models.P("count", len(in.Symbols)), models.P("limit", maxSymbols))
		errs = append(errs, tooMany.At("input.symbols"))
	}
	if _, err := w.dayOrToday("input.circulatedOn", in.CirculatedOn); err != nil {
		errs = append(errs, err)
	}
	return errors.Join(append(errs, checkSuffixes(revision, symbols, known), afterTheLast(p, in), derestriction(revision, in))...)
}

// checkSuffixes checks the new symbols against the revision's kind and the proposal's earlier
// symbols. The first document of a proposal may have any suffix.
func checkSuffixes(revision *models.Revision, symbols []models.Symbol, known *forCirculation) error {
	if revision.Number == 0 {
		return nil
	}
	earlier := []models.Symbol{}
	for _, row := range known.symbols {
		if row.ProposalID == revision.ProposalID {
			earlier = append(earlier, row.Symbol)
		}
	}
	errs := []error{}
	for i, symbol := range symbols {
		if fault := models.CheckSuffix(revision.Kind, symbol, earlier); fault != nil {
			errs = append(errs, models.At(fmt.Sprintf("input.symbols[%d]", i), fault))
		}
	}
	return errors.Join(errs...)
}

// afterTheLast checks that a revision is not circulated on an earlier day than the one before it.
func afterTheLast(p *models.Proposal, in CirculateRevision) error {
	for _, last := range slices.Backward(p.Revisions) {
		switch {
		case last.Status != models.RevisionCirculated:
			continue
		case in.CirculatedOn.Before(last.CirculatedOn):
			return models.NewProblem(models.OutOfRange, models.P("value", in.CirculatedOn), models.P("min", last.CirculatedOn),
				models.P("bound", models.TermCirculation)).
				At("input.circulatedOn")
		default:
			return nil
		}
	}
	return nil
}

// derestriction sets the access of a revision that is about to be circulated, and checks its day of derestriction.
func derestriction(revision *models.Revision, in CirculateRevision) error {
	if in.Access != "" && in.Access != revision.Access {
		revision.Access, revision.DerestrictedOn = in.Access, models.Date{}
	}
	if !in.DerestrictedOn.Given {
		return nil
	}
	revision.DerestrictedOn = in.DerestrictedOn.Value()
	return checkDerestriction(revision.Access, revision.DerestrictedOn, in.CirculatedOn)
}

// nameRevision assigns the symbols to the revision. It returns CONFLICT for a symbol that is
// already assigned.
func (w *writing) nameRevision(revision *models.Revision, symbols []models.Symbol, in CirculateRevision, known *forCirculation) error {
	attributed, err := parseSymbols("input.attributedSymbols", in.AttributedSymbols)
	if err != nil {
		return err
	}
	for i, symbol := range symbols {
		clash := models.NewProblem(models.SymbolTaken, models.P("value", symbol)).At(fmt.Sprintf("input.symbols[%d]", i))
		if slices.ContainsFunc(known.symbols, func(row *models.RevisionSymbol) bool { return row.Symbol == symbol }) {
			return clash
		}
		err := w.tx.OnViolation("revision_symbols_pkey", clash).Create(&models.RevisionSymbol{
			Symbol: symbol, RevisionID: revision.ID, ProposalID: revision.ProposalID, Position: i,
			SortKey: symbol.SortKey(), Attributed: slices.Contains(attributed, symbol),
		}).Error
		if err != nil {
			return err
		}
	}
	// Agenda items that listed the symbol before the document was circulated now refer to its
	// proposal.
	placed := w.tx.DB.Model(&models.AgendaDocument{}).Where("symbol IN ? AND proposal_id IS NULL", append([]models.Symbol{""}, symbols...))
	return placed.Update("proposal_id", revision.ProposalID).Error
}

func (w *writing) makeCurrent(p *models.Proposal, revision *models.Revision, in CirculateRevision) error {
	for _, former := range p.Revisions {
		if !former.Current || former.ID == revision.ID {
			continue
		}
		if err := w.tx.DB.Model(former).Update("current", false).Error; err != nil {
			return err
		}
	}
	return w.tx.DB.Model(revision).Updates(map[string]any{
		"current": true, "status": revision.Status, "circulated_on": in.CirculatedOn, "document_number": strings.TrimSpace(in.DocumentNumber),
		"access": revision.Access, "derestricted_on": revision.DerestrictedOn,
	}).Error
}

// publish updates the proposal's columns after one of its revisions was circulated.
func (w *writing) publish(p *models.Proposal, symbols []models.Symbol, in CirculateRevision) error {
	changes := map[string]any{}
	if p.Status == models.ProposalSubmitted {
		if err := p.TransitionTo(models.ProposalCirculated); err != nil {
			return err
		}
		changes["status"], changes["circulated_on"] = p.Status, in.CirculatedOn
		p.CirculatedOn = in.CirculatedOn
	}
	if len(symbols) > 0 {
		changes["symbol"], changes["symbol_key"] = symbols[0], symbols[0].SortKey()
	}
	if len(changes) == 0 {
		return nil
	}
	return w.tx.DB.Model(p).Updates(changes).Error
}

// takeOff ends the co-authorships that the circulated revision removes from the list.
func (w *writing) takeOff(p *models.Proposal, revision *models.Revision) error {
	spells := slices.DeleteFunc(slices.Clone(p.CoAuthorships), func(c *models.CoAuthorship) bool {
		return c.Status != models.CoAuthorAccepted || revision.WillList(c)
	})
	slices.SortFunc(spells, func(a, b *models.CoAuthorship) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	for _, spell := range spells {
		if err := w.leave(p, spell, models.CoAuthorRemoved, revision.CirculatedOn, &revision.ID); err != nil {
			return err
		}
	}
	return nil
}

// listOf returns the list to print on a revision: the accepted co-authors that the revision does
// not remove, sorted by name in the original language.
func (w *writing) listOf(p *models.Proposal, revision *models.Revision) []*models.CoAuthorship {
	list := slices.DeleteFunc(slices.Clone(p.CoAuthorships), func(c *models.CoAuthorship) bool { return !revision.WillList(c) })
	w.directory.SortByName(list, p.OriginalLanguage)
	return list
}

func sponsorsOf(list []*models.CoAuthorship) []models.ID {
	sponsors := []models.ID{}
	for _, spell := range list {
		sponsors = append(sponsors, spell.SponsorID)
	}
	return sponsors
}

// printList prints the list on a revision. Sponsors that are new on it join the list, and the
// revision becomes the first one without the spells that ended since the last circulation.
func (w *writing) printList(p *models.Proposal, revision *models.Revision, list []*models.CoAuthorship) error {
	if err := w.endBy(p, revision); err != nil {
		return err
	}
	for position, spell := range list {
		if spell.JoinedOn.IsZero() {
			if err := w.join(p, spell, revision); err != nil {
				return err
			}
		}
		err := w.tx.DB.Create(&models.PrintedCoAuthor{RevisionID: revision.ID, SponsorID: spell.SponsorID, Position: position, CoAuthorshipID: spell.ID}).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// endBy records this revision as the first one without the spells that have ended. If a spell ended
// after the day of circulation, for example because old documents are filed today, its end moves to
// that day, so that the list on each day equals the printed one.
func (w *writing) endBy(p *models.Proposal, revision *models.Revision) error {
	if !slices.ContainsFunc(p.CoAuthorships, func(c *models.CoAuthorship) bool { return !c.JoinedOn.IsZero() && !c.LeftOn.IsZero() }) {
		return nil
	}
	ended := w.tx.DB.Model(&models.CoAuthorship{}).Where("proposal_id = ? AND joined_on IS NOT NULL AND left_on > ?", p.ID, revision.CirculatedOn)
	if err := ended.Update("left_on", revision.CirculatedOn).Error; err != nil {
		return err
	}
	left := w.tx.DB.Model(&models.CoAuthorship{}).Where("proposal_id = ? AND left_on IS NOT NULL AND joined_on IS NOT NULL AND left_in_id IS NULL", p.ID)
	return left.Update("left_in_id", revision.ID).Error
}

// join records that a sponsor joins the list with the circulation of a revision.
func (w *writing) join(p *models.Proposal, spell *models.CoAuthorship, revision *models.Revision) error {
	spell.JoinedOn, spell.JoinedInID = revision.CirculatedOn, &revision.ID
	if err := w.tx.DB.Model(spell).Updates(map[string]any{"joined_on": spell.JoinedOn, "joined_in_id": revision.ID}).Error; err != nil {
		return err
	}
	event := models.Event{
		Kind: models.CoAuthorJoinedEvent, OccurredOn: spell.JoinedOn, SponsorID: &spell.SponsorID, RevisionID: &revision.ID, Audience: models.ForReaders,
	}
	return w.tx.Record(p, event, nil)
}
