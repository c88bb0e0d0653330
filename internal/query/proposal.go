package query

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// NotVisible returns the NOT_FOUND error for an object requested by ID. It is the same whether the
// object does not exist or is hidden from the viewer.
func NotVisible() *models.Error {
	return models.NewProblem(models.ObjectNotFound, models.P("object", models.TermObject))
}

func idsOf(parties []models.Party) models.IDs {
	ids := models.IDs{}
	for _, party := range parties {
		ids = append(ids, party.Identity().ID)
	}
	return ids
}

// Proposal returns a proposal with the given associations.
//
// Errors: NOT_FOUND.
func (r *Reader) Proposal(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Proposal, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).Proposal)
}

// Proposal is like [Reader.Proposal], but reads within v.
func (v *View) Proposal(id models.ID, preload Preload) (*models.Proposal, error) {
	query := v.derivedProposals().Where("proposals.id = ?", id)
	if id == v.changed {
		return v.changedProposal(query, preload)
	}
	p, err := v.One(query, models.TermProposal, "")
	if err != nil {
		return nil, err
	}
	return p, v.load([]*models.Proposal{p}, preload, nil)
}

// changedProposal loads the proposal that the transaction has changed, with its associations, in
// one round trip. Other reads load associations only after they have found a proposal to be
// visible, so that the response takes as long for a hidden proposal as for a missing one.
func (v *View) changedProposal(query *gorm.DB, preload Preload) (*models.Proposal, error) {
	l := v.loader(preload)
	l.ids = models.IDs{v.changed}
	err := l.load(func(b *batch) { queueModels(b, &l.rows.proposals, query.Scopes(access.VisibleProposals(v.principal))) })
	if err != nil {
		return nil, err
	}
	p, visible := l.proposals[v.changed]
	if !visible {
		return nil, models.NotFoundError(models.TermProposal, "")
	}
	return p, nil
}

// ProposalBySymbol returns the proposal that has a visible revision with the given symbol.
//
// Errors: INVALID_INPUT at `symbol`, NOT_FOUND.
func (r *Reader) ProposalBySymbol(ctx context.Context, viewer access.Viewer, text string, preload Preload) (*models.Proposal, error) {
	symbol, err := models.ParseSymbol(text)
	if err != nil {
		return nil, models.At("symbol", err)
	}
	return Read(ctx, r, viewer, func(v *View) (*models.Proposal, error) {
		p, err := v.ProposalOfSymbol(symbol)
		if err != nil {
			return nil, err
		}
		return p, v.load([]*models.Proposal{p}, preload, nil)
	})
}

// ProposalOfSymbol returns the proposal that has a visible revision with the given symbol, without
// associations.
//
// Errors: NOT_FOUND.
func (v *View) ProposalOfSymbol(symbol models.Symbol) (*models.Proposal, error) {
	owner := v.visibleRevisions().Select("revisions.proposal_id").
		Joins("JOIN revision_symbols ON revision_symbols.revision_id = revisions.id").Where("revision_symbols.symbol = ?", symbol)
	return v.One(v.derivedProposals().Where("proposals.id = (?)", owner), models.TermProposal, string(symbol))
}

// One returns the only visible proposal that a query selects. If there is none, it returns a
// NOT_FOUND error that names object and key.
func (v *View) One(query *gorm.DB, object models.Term, key string) (*models.Proposal, error) {
	found, err := v.proposals(query.Scopes(access.VisibleProposals(v.principal)))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NotFoundError(object, key)
	}
	return found[0], nil
}

// proposals returns the proposals that a query selects.
func (v *View) proposals(query *gorm.DB) ([]*models.Proposal, error) {
	found := []*models.Proposal{}
	b := v.batch()
	queueModels(b, &found, query)
	if err := v.run(b); err != nil {
		return nil, fmt.Errorf("find proposals: %w", err)
	}
	return found, nil
}

// OwnerOf returns the ID of the proposal that a row of a table belongs to, even if the proposal is
// hidden.
//
// Errors: NOT_FOUND.
func (v *View) OwnerOf(table string, id models.ID) (models.ID, error) {
	owners := models.IDs{}
	query := v.db.Table(table).Where(table+".id = ?", id)
	if table == "answers" {
		query = query.Joins("JOIN questions ON questions.id = answers.question_id")
	}
	if err := query.Pluck("proposal_id", &owners).Error; err != nil {
		return models.ID{}, err
	}
	if len(owners) == 0 {
		return models.ID{}, NotVisible()
	}
	return owners[0], nil
}

// ownerOf is like [View.OwnerOf]. In a mutation that has changed one proposal, it returns that
// proposal without a query, since payloads refer only to its rows.
func (v *View) ownerOf(table string, id models.ID) (models.ID, error) {
	if v.changed != (models.ID{}) {
		return v.changed, nil
	}
	return v.OwnerOf(table, id)
}

// readChild loads the proposal that a row belongs to, and returns the row from it. Rows that the
// viewer may not see are not attached to proposals, so they are not found.
//
// Errors: NOT_FOUND.
func readChild[T any](v *View, table string, id models.ID, preload Preload, rows func(*models.Proposal) []T, key func(T) models.ID) (T, error) {
	var none T
	owner, err := v.ownerOf(table, id)
	if err != nil {
		return none, err
	}
	p, err := v.Proposal(owner, preload)
	if err != nil {
		return none, err
	}
	for _, row := range rows(p) {
		if key(row) == id {
			return row, nil
		}
	}
	return none, NotVisible()
}
