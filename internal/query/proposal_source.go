package query

import (
	"fmt"
	"strings"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// proposalSource is a subset of the visible proposals. A list reads each subset in its order and
// merges the results, since Postgres cannot sort a union by an index.
type proposalSource struct {
	query *gorm.DB
	// derived is true for proposals of which the principal does not see all circulated revisions.
	// Their sponsor lists are derived from the visible revisions; those of all other proposals are
	// read from proposal_facets.
	derived bool
}

// sources returns the subsets of the visible proposals: circulated ones, circulated ones whose
// revisions differ in access, and those before circulation.
func (v *View) sources() ([]proposalSource, error) {
	visible := access.VisibleProposals(v.principal)
	circulated := v.fresh().Model(&models.Proposal{}).Where("proposals.circulated_on IS NOT NULL").Scopes(visible)
	if v.principal.ReadsAsMember() {
		return []proposalSource{{query: circulated}, v.uncirculated()}, nil
	}
	table, err := tableOf[models.Proposal](v.tables)
	if err != nil {
		return nil, err
	}
	derived := v.fresh().Table("(?) AS proposals", deriveMixed(v.fresh(), v.principal, table.without(nil).list)).Scopes(visible)
	sources := []proposalSource{{query: circulated.Where("NOT ?", mixedFor(v.principal))}, {query: derived, derived: true}}
	if !v.principal.SeesCirculatedOnly() {
		sources = append(sources, v.uncirculated())
	}
	return sources, nil
}

// uncirculatedIDs selects the IDs of proposals before circulation that may concern the given
// sponsors, which are bound three times. Each part of the union is read from an index.
const uncirculatedIDs = `
	SELECT own.id FROM proposals own WHERE own.submitted_by_id = ANY(?) AND coalesce(own.circulated_on, 'infinity'::date) = 'infinity'
	UNION ALL SELECT f.proposal_id FROM proposal_facets f WHERE f.facet_id = ANY(?) AND f.circulated_on = 'infinity'
	UNION ALL SELECT c.proposal_id FROM co_authorships c WHERE c.sponsor_id = ANY(?) AND c.status = 'INVITED'`

// uncirculated returns the visible proposals before circulation. For delegations, proposals that
// concern only others are not even read.
func (v *View) uncirculated() proposalSource {
	query := v.fresh().Model(&models.Proposal{}).Where("proposals.circulated_on IS NULL").Scopes(access.VisibleProposals(v.principal))
	if !v.principal.IsSecretariat() {
		parties := append(models.IDs{}, v.principal.Parties()...)
		query = query.Where("proposals.id = ANY(ARRAY("+uncirculatedIDs+"))", parties, parties, parties)
	}
	return proposalSource{query: query}
}

// where returns the query for the proposals of the source that meet all conditions.
func (s proposalSource) where(c *conditions) *gorm.DB {
	query := s.query
	for i, one := range c.list {
		if one.facets == nil || s.derived {
			query = query.Where(one.sql, one.values...)
		} else {
			query = withFacet(query, fmt.Sprintf("facet%d", i), one.facets)
		}
	}
	return query
}

// facetOfProposal joins rows of proposal_facets, under the alias facet, to their proposal. Together
// with a facet's ID it identifies one row, and the rows of one facet are in list order.
const facetOfProposal = "facet.circulated_on = coalesce(proposals.circulated_on, 'infinity'::date) AND facet.proposal_id = proposals.id"

// withFacet restricts a query to proposals that have any of the facets.
func withFacet(query *gorm.DB, alias string, facets models.IDs) *gorm.DB {
	if len(facets) == 1 {
		on := strings.ReplaceAll("facet.facet_id = ? AND "+facetOfProposal, "facet.", alias+".")
		return query.Joins("JOIN proposal_facets "+alias+" ON "+on, facets[0])
	}
	return query.Where("EXISTS (SELECT FROM proposal_facets facet WHERE facet.facet_id = ANY(?) AND "+facetOfProposal+")", facets)
}
