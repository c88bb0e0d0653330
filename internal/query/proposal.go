package query

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// NotVisible is the NOT_FOUND for a row that is named by its ID alone: it says the same of a row that is not there
// and of one that the viewer may not see.
func NotVisible() *models.Error {
	return models.NewError(models.NotFound, "there is no such thing, or none that you may see")
}

func identities(parties []models.Party) models.IDs {
	ids := models.IDs{}
	for _, party := range parties {
		ids = append(ids, party.Identity().ID)
	}
	return ids
}

// Proposal returns a proposal with the wanted preload.
//
// Errors: NOT_FOUND.
func (r *Reader) Proposal(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Proposal, error) {
	return one(ctx, r, viewer, id, preload, (*View).Proposal)
}

// Proposal is [Reader.Proposal] in this view.
func (r *View) Proposal(id models.ID, preload Preload) (*models.Proposal, error) {
	p, err := r.One(r.db.Where("proposals.id = ?", id), "proposal", id.String())
	if err != nil {
		return nil, err
	}
	return p, r.load([]*models.Proposal{p}, preload, nil)
}

// ProposalBySymbol returns the proposal that any of its symbols, of any revision that the viewer
// sees, leads to.
//
// Errors: INVALID_INPUT at `symbol`, NOT_FOUND.
func (r *Reader) ProposalBySymbol(ctx context.Context, viewer access.Viewer, text string, preload Preload) (*models.Proposal, error) {
	symbol, err := models.ParseSymbol(text)
	if err != nil {
		return nil, models.At("symbol", err)
	}
	return read(ctx, r, viewer, func(v *View) (*models.Proposal, error) {
		p, err := v.ProposalOfSymbol(symbol)
		if err != nil {
			return nil, err
		}
		return p, v.load([]*models.Proposal{p}, preload, nil)
	})
}

// ProposalOfSymbol finds the proposal of a symbol. Symbols come with circulation, so whoever sees
// the proposal sees the revision that bears it.
//
// Errors: NOT_FOUND.
func (r *View) ProposalOfSymbol(symbol models.Symbol) (*models.Proposal, error) {
	bearer := r.db.Model(&models.RevisionSymbol{}).Select("proposal_id").Where("symbol = ?", symbol)
	return r.One(r.db.Where("proposals.id = (?)", bearer), "proposal", string(symbol))
}

// One returns the only visible proposal of a query.
func (r *View) One(query *gorm.DB, kind, key string) (*models.Proposal, error) {
	found, err := r.proposals(query.Scopes(access.VisibleProposals(r.principal)))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NotFoundError(kind, key)
	}
	return found[0], nil
}

// proposals are those of a query.
func (r *View) proposals(query *gorm.DB) ([]*models.Proposal, error) {
	found := []*models.Proposal{}
	b := r.batch()
	find(b, &found, query)
	if err := b.run(); err != nil {
		return nil, fmt.Errorf("find proposals: %w", err)
	}
	return found, nil
}

// OwnerOf returns the proposal to which a row of a table belongs, seen or not.
//
// Errors: NOT_FOUND.
func (r *View) OwnerOf(table string, id models.ID) (models.ID, error) {
	owners := models.IDs{}
	query := r.db.Table(table).Where(table+".id = ?", id)
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

// child returns a row that belongs to a proposal, as it hangs on the loaded proposal: what the
// viewer may not see of it does not.
func child[T any](v *View, table string, id models.ID, preload Preload, rows func(*models.Proposal) []T, key func(T) models.ID) (T, error) {
	var none T
	owner, err := v.OwnerOf(table, id)
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
