package tracker

import (
	"fmt"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// latestRevision returns the latest revision of a proposal. It must be basedOn, the one that the
// caller bases a new revision on.
//
// Errors: NOT_FOUND (the proposal has no such revision), CONFLICT.
func (w *writing) latestRevision(p *models.Proposal, basedOn models.ID) (*models.Revision, error) {
	var latest models.Revision
	if err := w.tx.DB.Where("proposal_id = ?", p.ID).Order("number DESC").Take(&latest).Error; err != nil {
		return nil, fmt.Errorf("read the latest revision: %w", err)
	}
	if latest.ID == basedOn {
		return &latest, nil
	}
	bases := []*models.Revision{}
	if err := w.tx.DB.Where("proposal_id = ? AND id = ?", p.ID, basedOn).Find(&bases).Error; err != nil {
		return nil, fmt.Errorf("read the revision that the new one is based on: %w", err)
	}
	if len(bases) == 0 {
		return nil, models.NotFoundError(models.TermRevision, "").At("input.basedOn")
	}
	return nil, models.NewProblem(models.StaleRevision, models.P("currentRevision", latest.Number)).At("input.basedOn")
}

// lockRevision loads a revision that the principal may see, and its proposal, which it locks like
// lockProposal. The proposal is loaded with all co-authorships and revisions, including hidden
// ones.
//
// Errors: NOT_FOUND.
func (w *writing) lockRevision(id models.ID) (*models.Proposal, *models.Revision, error) {
	spells, revisions := []*models.CoAuthorship{}, []*models.Revision{}
	p, err := w.lockProposalOf("input.revision", "revisions", id, func(s *query.Statements, owner *gorm.DB) {
		query.Queue(s, &spells, inOrder(w.tx.DB.Where("proposal_id = (?)", owner)))
		query.Queue(s, &revisions, w.tx.DB.Where("proposal_id = (?)", owner).Order("number"))
	})
	if err != nil {
		return nil, nil, err
	}
	p.CoAuthorships, p.Revisions = spells, revisions
	revision, has := p.Revision(id)
	if !has || !w.tx.Principal.SeesRevision(revision, w.tx.Principal.Insider(p, spells)) {
		return nil, nil, query.NotVisible().At("input.revision")
	}
	return p, revision, nil
}

// lockOwnRevision is like lockRevision, for mutations by the submitting delegation. The caller must
// have read the given version.
//
// Errors: NOT_FOUND, FORBIDDEN, CONFLICT.
func (w *writing) lockOwnRevision(id models.ID, version int) (*models.Proposal, *models.Revision, error) {
	p, revision, err := w.lockRevision(id)
	if err != nil {
		return nil, nil, err
	}
	if err := access.AuthorizeFiling(w.tx.Principal, p); err != nil {
		return nil, nil, err
	}
	return p, revision, asRead(revision, version)
}

// asRead returns an error if a revision was edited after the caller had read it. It accepts any
// version of a revision that is circulated or withdrawn, since the mutation then fails because of
// the status.
//
// Errors: CONFLICT.
func asRead(revision *models.Revision, version int) error {
	if revision.Version == version || !slices.Contains(models.UnderWay(), revision.Status) {
		return nil
	}
	return models.NewProblem(models.StaleVersion, models.P("currentVersion", revision.Version)).At("input.expectedVersion")
}
