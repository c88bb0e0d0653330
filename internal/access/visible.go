package access

import (
	"slices"
	"strings"

	"gorm.io/gorm"

	"proposaltracker/models"
)

// Principal is a viewer as the database knows it: with the identities for which it speaks, on the day
// of the request.
type Principal struct {
	Viewer
	// DelegationID is the delegation of the token; the zero ID for the public.
	DelegationID models.ID
	// Standing is what the delegation is to the body; empty for the public and for the Secretariat.
	Standing models.Standing
	// GroupIDs are the groups of which the delegation is a member today.
	GroupIDs []models.ID
	Today    models.Date
}

// Parties are the sponsors for which the principal can speak: its delegation and the groups of it.
func (a Principal) Parties() models.IDs {
	if !a.Reads() || a.DelegationID == (models.ID{}) {
		return nil
	}
	return append(models.IDs{a.DelegationID}, a.GroupIDs...)
}

// Is tells whether the principal can speak for a sponsor.
func (a Principal) Is(sponsor models.ID) bool { return slices.Contains(a.Parties(), sponsor) }

// Reads tells whether the principal's token lets it see more than the public does. To write is to
// read: any scope but none will do.
func (a Principal) Reads() bool { return a.Authenticated() && len(a.ScopeList()) > 0 }

// ReadsAsMember tells whether the principal may see what is for Members: documents that are restricted,
// and answers for Members.
func (a Principal) ReadsAsMember() bool {
	return a.Reads() && (a.Standing == models.Member || a.IsSecretariat())
}

// What follows is the one rule of who sees what, once as a predicate on values and once as a
// condition on rows. A property test holds the two equal.

// Insider tells whether the principal has part in a proposal: as the submitting delegation, or as a
// sponsor that is invited or has agreed. Insiders see drafts.
func (a Principal) Insider(p *models.Proposal, spells []*models.CoAuthorship) bool {
	if a.Is(p.SubmittedByID) {
		return true
	}
	return slices.ContainsFunc(spells, func(c *models.CoAuthorship) bool {
		return c.ProposalID == p.ID && a.Is(c.SponsorID) &&
			(c.Status == models.CoAuthorInvited || c.Status == models.CoAuthorAccepted)
	})
}

// SeesProposal tells whether the principal may know of a proposal. Once circulated: everybody where
// it is public or derestricted, else Members and insiders. Before: insiders, and the Secretariat
// once it was submitted.
func (a Principal) SeesProposal(p *models.Proposal, insider bool) bool {
	switch {
	case p.IsPublicOn(a.Today), insider:
		return true
	case !a.ReadsAsMember():
		return false
	default:
		return !p.CirculatedOn.IsZero() || (a.IsSecretariat() && p.SubmittedAt != nil)
	}
}

// VisibleProposals limits a query on proposals to those that the principal may know of: SeesProposal
// as rows.
func VisibleProposals(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		condition := `(proposals.circulated_on IS NOT NULL AND (proposals.access = 'PUBLIC' OR proposals.derestricted_on <= ?))`
		values := []any{a.Today}
		if a.ReadsAsMember() {
			condition += ` OR proposals.circulated_on IS NOT NULL`
		}
		if a.IsSecretariat() {
			condition += ` OR proposals.submitted_at IS NOT NULL`
		}
		if parties := a.Parties(); len(parties) > 0 {
			condition += ` OR proposals.submitted_by_id = ANY(?) OR ` + insiderCondition
			values = append(values, parties, parties)
		}
		return db.Where("("+condition+")", values...)
	}
}

// VisibilityKey is what an principal may see of circulated proposals: askers of one sight see the same ones.
type VisibilityKey string

// VisibilityKey of the principal: by the rule of VisibleProposals all who read as Members see whatever is circulated, who has
// no part in anything sees what is public, and each other one sees besides what its parties have part in.
func (a Principal) VisibilityKey() VisibilityKey {
	parties := a.Parties()
	switch {
	case a.ReadsAsMember():
		return "members"
	case len(parties) == 0:
		return "public"
	}
	texts := make([]string, len(parties))
	for i, party := range parties {
		texts[i] = party.String()
	}
	return VisibilityKey(strings.Join(texts, " "))
}

const insiderCondition = `EXISTS (SELECT FROM co_authorships spell WHERE spell.proposal_id = proposals.id
	AND spell.status IN ('INVITED', 'ACCEPTED') AND spell.sponsor_id = ANY(?))`

// SeesRevision tells whether the principal may know of a revision of a proposal that it sees. A
// circulated one: yes. Before: insiders, and the Secretariat once it was submitted.
func (a Principal) SeesRevision(r *models.Revision, insider bool) bool {
	return r.Status == models.RevisionCirculated || insider || (a.IsSecretariat() && r.SubmittedAt != nil)
}

// VisibleRevisions limits a query on revisions, joined with proposals, to those that the principal
// may know of: SeesProposal and SeesRevision as rows.
func VisibleRevisions(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		condition, values := `revisions.status = 'CIRCULATED'`, []any{}
		if a.IsSecretariat() {
			condition += ` OR revisions.submitted_at IS NOT NULL`
		}
		if parties := a.Parties(); len(parties) > 0 {
			condition += ` OR proposals.submitted_by_id = ANY(?) OR ` + insiderCondition
			values = append(values, parties, parties)
		}
		return VisibleProposals(a)(db).Where("("+condition+")", values...)
	}
}

// SeesCoAuthorship tells whether the principal may know of a spell of a proposal that it sees. What
// came onto a list is as public as the list; what is asked, declined or not in print yet is for
// insiders, the sponsor itself and the Secretariat.
func (a Principal) SeesCoAuthorship(c *models.CoAuthorship, insider bool) bool {
	return !c.JoinedOn.IsZero() || insider || a.Is(c.SponsorID) || a.IsSecretariat()
}

// SeesAnswer tells whether the principal may read an answer to a question of a proposal that it sees.
// What was taken back is for the delegation that gave it.
func (a Principal) SeesAnswer(answer *models.Answer) bool {
	own := a.Reads() && a.DelegationID == answer.DelegationID
	if !answer.WithdrawnOn.IsZero() {
		return own
	}
	switch answer.Audience {
	case models.AnswerPublic:
		return true
	case models.AnswerMembers:
		return a.ReadsAsMember() || own
	default:
		return a.IsSecretariat() || own
	}
}

// VisibleAnswers limits a query on answers, joined with their questions and proposals, to those that
// the principal may read: SeesProposal and SeesAnswer as rows.
func VisibleAnswers(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		audience := []models.AnswerAudience{models.AnswerPublic}
		if a.ReadsAsMember() {
			audience = append(audience, models.AnswerMembers)
		}
		if a.IsSecretariat() {
			audience = append(audience, models.AnswerSecretariat)
		}
		condition, values := `(answers.withdrawn_on IS NULL AND answers.audience IN ?)`, []any{audience}
		if a.Reads() {
			condition += ` OR answers.delegation_id = ?`
			values = append(values, a.DelegationID)
		}
		return VisibleProposals(a)(db).Where("("+condition+")", values...)
	}
}

// SeesCompilation tells whether the principal may read a compilation of a proposal that it sees.
func (a Principal) SeesCompilation(c *models.Compilation) bool {
	switch c.Audience {
	case models.AnswerPublic:
		return true
	case models.AnswerMembers:
		return a.ReadsAsMember()
	default:
		return a.IsSecretariat()
	}
}

// SeesEvent tells whether the principal may know of an event of a proposal that it sees; revision is
// the one that the event names, nil where it names none.
func (a Principal) SeesEvent(e *models.Event, revision *models.Revision, insider bool) bool {
	if revision != nil && !a.SeesRevision(revision, insider) {
		return false
	}
	switch e.Audience {
	case models.ForReaders:
		return true
	case models.ForMembers:
		return a.ReadsAsMember() || (e.SponsorID != nil && a.Is(*e.SponsorID))
	case models.ForParties:
		return insider || a.IsSecretariat() || (e.SponsorID != nil && a.Is(*e.SponsorID))
	default:
		return a.IsSecretariat() || (e.SponsorID != nil && a.Is(*e.SponsorID))
	}
}

// VisibleEvents limits a query on events, joined with proposals and left-joined with revisions, to
// those that the principal may know of: SeesProposal and SeesEvent as rows.
func VisibleEvents(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		revision, audience := `revisions.id IS NULL OR revisions.status = 'CIRCULATED'`, `events.audience = 'READERS'`
		revisionValues, audienceValues := []any{}, []any{}
		if a.ReadsAsMember() {
			audience += ` OR events.audience = 'MEMBERS'`
		}
		if a.IsSecretariat() {
			revision += ` OR revisions.submitted_at IS NOT NULL`
			audience += ` OR events.audience IN ('PARTIES', 'SECRETARIAT')`
		}
		if parties := a.Parties(); len(parties) > 0 {
			insider := `proposals.submitted_by_id = ANY(?) OR ` + insiderCondition
			revision += ` OR ` + insider
			revisionValues = append(revisionValues, parties, parties)
			audience += ` OR events.sponsor_id = ANY(?) OR (events.audience = 'PARTIES' AND (` + insider + `))`
			audienceValues = append(audienceValues, parties, parties, parties)
		}
		return VisibleProposals(a)(db).Where("("+revision+")", revisionValues...).Where("("+audience+")", audienceValues...)
	}
}
