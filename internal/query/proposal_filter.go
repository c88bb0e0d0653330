package query

import (
	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// ProposalFilter selects proposals. All fields must match; a list matches if any of its values
// does. A nil field does not restrict the result; an empty list is an error.
type ProposalFilter struct {
	Statuses       []models.ProposalStatus
	WorkProgrammes []string
	// Sponsors selects proposals whose current list has any of these codes; AllSponsors selects
	// those whose list has all of them.
	Sponsors    []string
	AllSponsors []string
	SubmittedBy []string
	Venues      []string
	// Outcomes selects proposals by their latest outcome in any venue.
	Outcomes []models.OutcomeKind
	// RevisionKinds, Access, Languages and DocumentNumber apply to visible revisions.
	RevisionKinds    []models.RevisionKind
	Access           []models.Access
	Languages        []models.Language
	FollowUpStatuses []models.FollowUpStatus
	// CirculatedOn is the range of the day of first circulation.
	CirculatedOn   *models.DateRange
	UpdatedAt      *models.DateTimeRange
	DocumentNumber *string
	// Search has the syntax of [Reader.Search]; a blank text does not restrict the result.
	Search *string
}

// The conditions of proposal filters.
const (
	hasStatus       = "proposals.status IN ?"
	inProgramme     = "proposals.work_programme_id = ANY(?)"
	submittedBy     = "proposals.submitted_by_id = ANY(?)"
	circulatedFrom  = "proposals.circulated_on >= ?"
	circulatedUntil = "proposals.circulated_on <= ?"
	updatedFrom     = "proposals.updated_at >= ?"
	updatedBefore   = "proposals.updated_at < ?"
	amongProposals  = "proposals.id IN (?)"
	// listsAny takes the condition [View.onList] and the IDs of the sponsors.
	listsAny     = "EXISTS (SELECT FROM co_authorships c WHERE c.proposal_id = proposals.id AND ? AND c.sponsor_id = ANY(?))"
	targetsVenue = "EXISTS (SELECT FROM venue_targets v WHERE v.proposal_id = proposals.id AND v.venue_id = ANY(?))"
	hasFollowUp  = "EXISTS (SELECT FROM follow_ups f WHERE f.proposal_id = proposals.id AND f.status IN ?)"
	hasOutcome   = `EXISTS (SELECT FROM venue_targets v JOIN venue_outcomes o ON o.venue_target_id = v.id
		WHERE v.proposal_id = proposals.id AND o.kind IN ?
		AND NOT EXISTS (SELECT FROM venue_outcomes later WHERE later.venue_target_id = v.id AND later.id > o.id))`
)

// The conditions of proposal filters that apply to visible revisions.
const (
	hasKind           = "revisions.kind IN ?"
	hasAccess         = "revisions.access IN ?"
	hasDocumentNumber = "revisions.document_number <> '' AND revisions.document_number = ?"
	hasLanguage       = "EXISTS (SELECT FROM revision_texts t WHERE t.revision_id = revisions.id AND t.language IN ?)"
)

// filtered returns the query for the visible proposals that a filter selects. field is the path of
// the filter in the input.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED, joined, each at its path.
func (v *View) filtered(field string, filter ProposalFilter) (*gorm.DB, error) {
	c := v.proposalConditions(field, filter)
	return c.apply(v.derivedProposals().Scopes(access.VisibleProposals(v.principal))), c.err()
}

// proposalConditions returns the conditions of a proposal filter.
func (v *View) proposalConditions(field string, filter ProposalFilter) *conditions {
	c := newConditions(v.directory, field)
	if len(filter.Statuses) == 1 {
		c.addIndexed(inOrder, hasStatus, filter.Statuses)
	} else {
		among(c, "statuses", filter.Statuses, hasStatus)
	}
	among(c, "outcomes", filter.Outcomes, hasOutcome)
	among(c, "followUpStatuses", filter.FollowUpStatuses, hasFollowUp)
	c.coded("workProgrammes", filter.WorkProgrammes, v.directory.ProgrammeIDs, inProgramme)
	c.coded("submittedBy", filter.SubmittedBy, v.directory.DelegationIDs, submittedBy)
	if filled(c, "venues", filter.Venues) {
		venues, err := v.directory.VenueIDs(c.at("venues"), filter.Venues)
		c.fail(err)
		c.addFacets(venues, targetsVenue, venues)
	}
	v.sponsorConditions(c, filter)
	c.within("circulatedOn", filter.CirculatedOn, circulatedFrom, circulatedUntil)
	c.between("updatedAt", filter.UpdatedAt, updatedFrom, updatedBefore)
	v.revisionConditions(c, filter)
	v.searchCondition(c, filter.Search)
	return c
}

// sponsorConditions adds the conditions that the current list has any of filter.Sponsors and all of
// filter.AllSponsors.
func (v *View) sponsorConditions(c *conditions, filter ProposalFilter) {
	onTheList := func(sponsors models.IDs) {
		c.addFacets(sponsors, listsAny, v.onList(), sponsors)
	}
	if filled(c, "sponsors", filter.Sponsors) {
		sponsors, err := c.parties(c.at("sponsors"), filter.Sponsors)
		c.fail(err)
		onTheList(sponsors)
	}
	if filled(c, "allSponsors", filter.AllSponsors) {
		sponsors, err := c.parties(c.at("allSponsors"), filter.AllSponsors)
		c.fail(err)
		for _, sponsor := range sponsors {
			onTheList(models.IDs{sponsor})
		}
	}
}

// revisionConditions adds the conditions on visible revisions. A proposal matches even if different
// revisions satisfy different conditions.
func (v *View) revisionConditions(c *conditions, filter ProposalFilter) {
	revisions := newConditions(v.directory, c.field)
	among(revisions, "revisionKinds", filter.RevisionKinds, hasKind)
	among(revisions, "access", filter.Access, hasAccess)
	among(revisions, "languages", filter.Languages, hasLanguage)
	if number := revisions.text("documentNumber", filter.DocumentNumber); number != "" {
		revisions.addIndexed(fewRows, hasDocumentNumber, number)
	}
	for _, one := range revisions.list {
		c.addIndexed(one.index, amongProposals, v.visibleRevisions().Select("revisions.proposal_id").Where(one.sql, one.values...))
	}
	c.fail(revisions.err())
}

// visibleRevisions returns the query for visible revisions, joined with their proposals.
func (v *View) visibleRevisions() *gorm.DB {
	return v.fresh().Table("revisions").Joins("JOIN proposals ON proposals.id = revisions.proposal_id").Scopes(access.VisibleRevisions(v.principal))
}
