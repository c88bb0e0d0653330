package query

import (
	"errors"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// ProposalFilter says which proposals are wanted: fields are ANDed, values in a list ORed. What is
// empty or zero filters nothing.
type ProposalFilter struct {
	Statuses      []models.ProposalStatus
	WorkProgramme string
	// Sponsors are codes of which any is on the list now, SponsorsAll such that each is.
	Sponsors       []string
	SponsorsAll    []string
	SubmittedBy    string
	Venues         []string
	CirculatedFrom models.Date
	CirculatedTo   models.Date
	Search         string
	UpdatedSince   time.Time
	// DocumentNumber is the archive's own, of any revision that the viewer sees.
	DocumentNumber string
	// Kinds and Languages are those of the revisions that the viewer sees.
	Kinds     []models.RevisionKind
	Languages []models.Language
	FollowUps []models.FollowUpStatus
}

// filtered is the query of a filter over the proposals that the principal sees.
func (r *View) filtered(filter ProposalFilter) (*gorm.DB, error) {
	query := r.db.Model(&models.Proposal{}).Scopes(access.VisibleProposals(r.principal))
	if len(filter.Statuses) > 0 {
		query = query.Where("proposals.status IN ?", filter.Statuses)
	}
	if !filter.CirculatedFrom.IsZero() {
		query = query.Where("proposals.circulated_on >= ?", filter.CirculatedFrom)
	}
	if !filter.CirculatedTo.IsZero() {
		query = query.Where("proposals.circulated_on <= ?", filter.CirculatedTo)
	}
	if !filter.UpdatedSince.IsZero() {
		query = query.Where("proposals.updated_at >= ?", filter.UpdatedSince)
	}
	query, err := r.filteredByCodes(r.filteredByParts(query, filter), filter)
	if err != nil {
		return nil, err
	}
	return r.searched(query, filter.Search)
}

// filteredByParts holds what hangs on a proposal against the filter, as far as the principal sees it.
func (r *View) filteredByParts(query *gorm.DB, filter ProposalFilter) *gorm.DB {
	if len(filter.Kinds) > 0 {
		query = query.Where("proposals.id IN (?)", r.seenRevisions().Select("revisions.proposal_id").Where("revisions.kind IN ?", filter.Kinds))
	}
	if len(filter.Languages) > 0 {
		held := r.seenRevisions().Select("revisions.proposal_id").Joins("JOIN revision_texts ON revision_texts.revision_id = revisions.id")
		query = query.Where("proposals.id IN (?)", held.Where("revision_texts.language IN ?", filter.Languages))
	}
	if filter.DocumentNumber != "" {
		query = query.Where("proposals.id IN (?)",
			r.seenRevisions().Select("revisions.proposal_id").Where("revisions.document_number <> '' AND revisions.document_number = ?", filter.DocumentNumber))
	}
	if len(filter.FollowUps) > 0 {
		query = query.Where("EXISTS (SELECT FROM follow_ups f WHERE f.proposal_id = proposals.id AND f.status IN ?)", filter.FollowUps)
	}
	return query
}

// seenRevisions are the revisions that the principal sees, with their proposals.
func (r *View) seenRevisions() *gorm.DB {
	return r.fresh().Table("revisions").Joins("JOIN proposals ON proposals.id = revisions.proposal_id").Scopes(access.VisibleRevisions(r.principal))
}

// fresh is a query of its own in the same snapshot.
func (r *View) fresh() *gorm.DB { return r.db.Session(&gorm.Session{NewDB: true}) }

// onTheList begins the condition that a sponsor is on the list that stands.
const onTheList = `EXISTS (SELECT FROM co_authorships c WHERE c.proposal_id = proposals.id AND c.status = 'ACCEPTED'
	AND (c.joined_on IS NOT NULL OR proposals.circulated_on IS NULL) AND `

func (r *View) filteredByCodes(query *gorm.DB, filter ProposalFilter) (*gorm.DB, error) {
	var faults []error
	if filter.WorkProgramme != "" {
		programme, err := r.directory.ProgrammeByCode(filter.WorkProgramme)
		faults = append(faults, models.At("filter.workProgramme", err))
		if err == nil {
			query = query.Where("proposals.work_programme_id = ?", programme.ID)
		}
	}
	if filter.SubmittedBy != "" {
		delegation, err := r.directory.DelegationByCode(filter.SubmittedBy)
		faults = append(faults, models.At("filter.submittedBy", err))
		if err == nil {
			query = query.Where("proposals.submitted_by_id = ?", delegation.ID)
		}
	}
	if len(filter.Sponsors) > 0 {
		parties, err := r.directory.Parties("filter.sponsors", filter.Sponsors)
		faults = append(faults, err)
		query = query.Where(onTheList+"c.sponsor_id = ANY(?))", identities(parties))
	}
	if len(filter.SponsorsAll) > 0 {
		parties, err := r.directory.Parties("filter.sponsorsAll", filter.SponsorsAll)
		faults = append(faults, err)
		for _, party := range parties {
			query = query.Where(onTheList+"c.sponsor_id = ?)", party.Identity().ID)
		}
	}
	if len(filter.Venues) > 0 {
		venues, err := r.directory.VenueIDs("filter.venues", filter.Venues)
		faults = append(faults, err)
		query = query.Where("EXISTS (SELECT FROM venue_targets v WHERE v.proposal_id = proposals.id AND v.venue_id = ANY(?))", venues)
	}
	return query, errors.Join(faults...)
}
