package analysis

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// maxCodes is the maximum number of sponsors in a filter.
const maxCodes = 1_000

// Query defines a network, as requested by a client.
type Query struct {
	Filter
	Projection
	// AsOf is the day as of which the lists are read; today if zero.
	AsOf models.Date
}

// Filter selects the spells of a network. A nil field does not restrict; an empty list is an error.
type Filter struct {
	// Proposals selects proposals. Uncirculated proposals have no lists.
	Proposals *query.ProposalFilter
	// Sponsors are the codes of the delegations and groups that may be members.
	Sponsors []string
	// JoinedOn bounds the first days of spells.
	JoinedOn *models.DateRange
}

// Projection defines the ties of a network. [DefaultProjection] has the documented defaults.
type Projection struct {
	Weight       network.Weight
	Joining      network.Joining
	ExpandGroups bool
	IncludeEnded bool
	// MinShared is the minimum number of shared items of a tie, at least 1.
	MinShared int
	// MaxPValue is the maximum p-value of a tie; nil for no limit.
	MaxPValue *float64
}

// DefaultProjection returns the projection with the defaults of the schema.
func DefaultProjection() Projection {
	return Projection{Weight: network.Shared, Joining: network.Listed, MinShared: 1}
}

// checked returns the query in a normalized form, with today's date by default. Equal queries have
// equal keys.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED, each at its field below `filter` or `projection`;
// UNAUTHENTICATED.
func (a *Service) checked(ctx context.Context, viewer access.Viewer, now state, q Query) (Query, error) {
	errs := []error{q.check(), a.checkSponsors(q.Sponsors)}
	if q.JoinedOn != nil {
		errs = append(errs, q.JoinedOn.Check("filter.joinedOn"))
	}
	if q.Proposals != nil {
		errs = append(errs, a.reader.CheckProposalFilter(ctx, viewer, "filter.proposals", *q.Proposals))
	}
	if q.AsOf.IsZero() {
		q.AsOf = now.today
	}
	q.Sponsors = set(q.Sponsors)
	return q, errors.Join(errs...)
}

func (p Projection) check() error {
	var errs []error
	if p.MinShared < 1 {
		errs = append(errs, models.NewProblem(models.OutOfRange, models.P("value", p.MinShared), models.P("min", 1)).At("projection.minShared"))
	}
	if limit := p.MaxPValue; limit != nil && (*limit < 0 || *limit > 1 || math.IsNaN(*limit)) {
		errs = append(errs, models.NewProblem(models.OutOfRange, models.P("value", *limit), models.P("min", 0), models.P("max", 1)).At("projection.maxPValue"))
	}
	return errors.Join(errs...)
}

func (a *Service) checkSponsors(codes []string) error {
	const field = "filter.sponsors"
	switch {
	case codes != nil && len(codes) == 0:
		return models.NewProblem(models.Empty).At(field)
	case len(codes) > maxCodes:
		return models.NewProblem(models.TooMany, models.P("items", models.TermCodes), models.P("count", len(codes)), models.P("limit", maxCodes)).At(field)
	}
	var errs []error
	for i, code := range codes {
		_, err := a.reader.Directory().PartyByCode(code)
		errs = append(errs, models.At(fmt.Sprintf("%s[%d]", field, i), err))
	}
	return errors.Join(errs...)
}

// key identifies the results of a checked query. It does not include the weight, since measures are
// cached by weight.
func (q Query) key() string {
	q.Weight = ""
	text, err := json.Marshal(q) //nolint:musttag // the text is only compared
	if err != nil {
		panic(fmt.Sprintf("encode a query: %v", err)) // cannot happen: it contains only texts, numbers and days
	}
	return string(text)
}

// selection converts a checked query to a selection of package network.
func (q question) selection() network.Selection {
	s := network.Selection{
		AsOf: q.Query.AsOf, IncludeEnded: q.Query.IncludeEnded, Joining: q.Query.Joining, MinShared: q.Query.MinShared,
	}
	if joined := q.Query.JoinedOn; joined != nil {
		s.From, s.To = joined.From, joined.To
	}
	if proposals := q.Query.Proposals; proposals != nil && proposals.CirculatedOn != nil {
		s.CirculatedFrom, s.CirculatedTo = proposals.CirculatedOn.From, proposals.CirculatedOn.To
	}
	if limit := q.Query.MaxPValue; limit != nil {
		s.MaxPValue = max(*limit, math.SmallestNonzeroFloat64) // 0 would mean no limit there
	}
	for _, code := range q.Query.Sponsors {
		if party, err := q.directory.PartyByCode(code); err == nil { // checked has validated the codes
			s.Sponsors = append(s.Sponsors, party.Identity().ID)
		}
	}
	if q.Query.ExpandGroups {
		for _, group := range q.directory.Groups() {
			s.Groups = append(s.Groups, *group)
		}
	}
	return s
}

// proposals returns the filter by which lists are read. It does not restrict the days of
// circulation, which the selection does, so that all periods share the lists.
func (q Query) proposals() query.ProposalFilter {
	if q.Proposals == nil {
		return query.ProposalFilter{}
	}
	proposals := *q.Proposals
	proposals.CirculatedOn = nil
	return proposals
}

// set returns codes sorted and without duplicates.
func set(codes []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(codes)))
}
