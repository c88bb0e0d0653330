package graph

import (
	"context"

	"proposaltracker/graph/generated"
	"proposaltracker/graph/relay"
	"proposaltracker/internal/price"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// proposal returns the proposal with the given symbol or ID. A malformed symbol or ID matches no proposal.
//
// Errors: NOT_FOUND.
func (r *Resolver) proposal(ctx context.Context, by generated.ProposalBy) (*models.Proposal, error) {
	if by.Symbol != nil {
		found, err := r.query.ProposalBySymbol(ctx, viewer(ctx), string(*by.Symbol), r.preload(ctx))
		if models.CodeOf(err) == models.InvalidInput {
			return nil, models.NotFoundError(models.TermProposal, string(*by.Symbol))
		}
		return found, err
	}
	key, err := r.ids().ParseIDOfType(models.TypeProposal, value(by.ID))
	if err != nil {
		return nil, models.NotFoundError(models.TermProposal, value(by.ID))
	}
	return r.query.Proposal(ctx, viewer(ctx), key, r.preload(ctx))
}

// label returns a short name for lists: the symbol if p has one, otherwise its title.
func label(ctx context.Context, p *models.Proposal, language *models.Language) string {
	if p.Symbol != "" {
		return string(p.Symbol)
	}
	return p.Title(wanted(ctx, language)...)
}

// proposalsOf returns a page of the proposals that belong to owner, such as a venue.
func (r *Resolver) proposalsOf(
	ctx context.Context, owner query.Owner, page pageArguments, filter *query.ProposalFilter, orderBy *generated.ProposalOrder,
) (*relay.Connection[*models.Proposal], error) {
	request, err := pageOf(page.first, page.after, page.last, page.before)
	if err != nil {
		return nil, err
	}
	price.Add(ctx, price.Lists, 1)
	list := proposalQuery(filter, orderBy, request, counted(ctx))
	list.Of = owner
	return connection(r.query.Proposals(ctx, viewer(ctx), list, r.preload(ctx)))
}

func proposalQuery(filter *query.ProposalFilter, order *generated.ProposalOrder, page query.PageRequest, counted bool) query.ProposalQuery {
	query := query.ProposalQuery{Order: query.OrderCirculatedOn, Descending: true, Page: page, Counted: counted}
	if order != nil {
		query.Order, query.Descending = order.Field, order.Direction == generated.OrderDirectionDesc
	}
	if filter != nil {
		query.Filter = *filter
	}
	return query
}

func changeAccessFrom(in generated.ChangeAccessInput) tracker.ChangeAccess {
	return tracker.ChangeAccess{
		Revision: in.Revision.ID, Access: in.Access, DerestrictedOn: changeOf(in.DerestrictedOn), IdempotencyKey: value(in.IdempotencyKey),
	}
}

func createProposalFrom(in generated.CreateProposalInput) tracker.CreateProposal {
	return tracker.CreateProposal{
		WorkProgramme: in.WorkProgramme, SubmittedBy: value(in.SubmittedBy), Texts: texts(in.Texts), OriginalLanguage: in.OriginalLanguage,
		CoAuthors: in.CoAuthors, Access: in.Access, CommunicatedOn: value(in.CommunicatedOn), IdempotencyKey: value(in.IdempotencyKey),
	}
}

func withdrawProposalFrom(in generated.WithdrawProposalInput) tracker.WithdrawProposal {
	return tracker.WithdrawProposal{Proposal: in.Proposal.ID, Note: value(in.Note), IdempotencyKey: value(in.IdempotencyKey)}
}

func concludeProposalFrom(in generated.ConcludeProposalInput) tracker.ConcludeProposal {
	return tracker.ConcludeProposal{
		Proposal: in.Proposal.ID, Conclusion: models.ProposalStatus(in.Conclusion), Note: value(in.Note), IdempotencyKey: value(in.IdempotencyKey),
	}
}

func relateProposalsFrom(in generated.RelateProposalsInput) tracker.RelateProposals {
	return tracker.RelateProposals{From: in.From.ID, Kind: in.Kind, To: in.To.ID, IdempotencyKey: value(in.IdempotencyKey)}
}

func retractRelationFrom(in generated.RetractRelationInput) tracker.RetractRelation {
	return tracker.RetractRelation{Relation: in.Relation.ID, IdempotencyKey: value(in.IdempotencyKey)}
}

func citeSourceFrom(in generated.CiteSourceInput) tracker.CiteSource {
	return tracker.CiteSource{
		Proposal: in.Proposal.ID, Titles: localized(in.Titles), Publisher: value(in.Publisher), Year: value(in.Year), URL: value(in.URL),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}

// printedList returns the co-authors on the list on the day asOf, or today if asOf is nil, in the order in which they
// are printed.
func (r *Resolver) printedList(proposal *models.Proposal, asOf *models.Date) []*models.CoAuthorship {
	list := proposal.List()
	if asOf != nil {
		list = proposal.ListOn(*asOf)
	}
	r.directory().SortByName(list, proposal.OriginalLanguage)
	return list
}
