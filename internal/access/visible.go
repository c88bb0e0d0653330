package access

import (
	"slices"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"proposaltracker/models"
)

// Principal is a viewer together with the identities it can speak for on the day of the request, as
// recorded in the database.
type Principal struct {
	Viewer
	// DelegationID is the token's delegation. Zero for the public.
	DelegationID models.ID
	// Standing is the delegation's relationship to the body. Empty for the public and the
	// Secretariat.
	Standing models.Standing
	// GroupIDs lists the groups that the delegation belongs to today.
	GroupIDs []models.ID
	// ActsAs is the sponsor in whose name the principal's mutations are recorded: its delegation, or else the
	// Secretariat.
	ActsAs models.ID
	Today  models.Date
}

// Parties lists the sponsors that the principal can speak for: its delegation and that delegation's
// groups.
func (a Principal) Parties() models.IDs {
	if !a.Reads() || a.DelegationID == (models.ID{}) {
		return nil
	}
	return append(models.IDs{a.DelegationID}, a.GroupIDs...)
}

// Is reports whether the principal can speak for the sponsor.
func (a Principal) Is(sponsor models.ID) bool { return slices.Contains(a.Parties(), sponsor) }

// Reads reports whether the principal may see more than the public. Any scope suffices, including write
// scopes.
func (a Principal) Reads() bool { return a.Authenticated() && len(a.ScopeList()) > 0 }

// ReadsAsMember reports whether the principal may see what is reserved for Members: restricted
// documents and answers for Members.
func (a Principal) ReadsAsMember() bool {
	return a.Reads() && (a.Standing == models.Member || a.IsSecretariat())
}

// SeesCirculatedOnly reports whether the principal sees only circulated proposals that are public.
func (a Principal) SeesCirculatedOnly() bool {
	return !a.ReadsAsMember() && len(a.Parties()) == 0
}

// ReadsWebhooks reports whether the principal may see the webhooks of its delegation, or of the
// Secretariat.
func (a Principal) ReadsWebhooks() bool {
	ofDelegation := a.DelegationID != (models.ID{}) && a.Standing != models.Secretariat
	return a.IsSecretariat() || ofDelegation && (a.Has(ScopeProposalsRead) || a.Has(ScopeWebhooksWrite))
}

// The rest of this file contains the visibility rule in two forms: a predicate on values and a condition on
// rows. A property test verifies that they agree.

// Insider reports whether the principal is a party to a proposal: as the submitting delegation, or
// as an invited or accepted sponsor. Insiders see drafts.
func (a Principal) Insider(p *models.Proposal, spells []*models.CoAuthorship) bool {
	if a.Is(p.SubmittedByID) {
		return true
	}
	return slices.ContainsFunc(spells, func(c *models.CoAuthorship) bool {
		return c.ProposalID == p.ID && a.Is(c.SponsorID) &&
			(c.Status == models.CoAuthorInvited || c.Status == models.CoAuthorAccepted)
	})
}

// SeesProposal reports whether the principal may see a proposal: it may if it may see one of its
// revisions. The Secretariat sees a submitted proposal even after it was withdrawn. revisions are
// all revisions of the proposal.
func (a Principal) SeesProposal(p *models.Proposal, revisions []*models.Revision, insider bool) bool {
	if insider || (a.IsSecretariat() && p.SubmittedAt != nil) {
		return true
	}
	return slices.ContainsFunc(revisions, func(r *models.Revision) bool {
		return r.ProposalID == p.ID && r.Status == models.RevisionCirculated && a.SeesRevision(r, false)
	})
}

// VisibleProposals restricts a query on proposals to those that SeesProposal allows.
func VisibleProposals(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB { return db.Where(a.seesProposal()) }
}

// seesProposal returns SeesProposal as a condition on `proposals`.
func (a Principal) seesProposal() clause.Expr {
	seen := []clause.Expr{gorm.Expr(
		"(proposals.circulated_on IS NOT NULL AND (proposals.access = 'PUBLIC' OR proposals.derestricted_on <= ?))", a.Today)}
	if a.ReadsAsMember() {
		seen = append(seen, gorm.Expr("proposals.circulated_on IS NOT NULL"))
	}
	if a.IsSecretariat() {
		seen = append(seen, gorm.Expr("proposals.submitted_at IS NOT NULL"))
	}
	if insider, possible := a.IsInsider(); possible {
		seen = append(seen, insider)
	}
	return anyOf(seen...)
}

// anyOf returns the condition that at least one of the conditions holds.
func anyOf(conditions ...clause.Expr) clause.Expr {
	values := make([]any, len(conditions))
	for i, condition := range conditions {
		values[i] = condition
	}
	return gorm.Expr("(?"+strings.Repeat(" OR ?", len(conditions)-1)+")", values...)
}

// VisibilityKey identifies a set of visible circulated proposals. Principals with the same key see the same
// circulated proposals.
type VisibilityKey string

// PublicKey is the visibility key of the public.
const PublicKey VisibilityKey = "public"

// VisibilityKey returns the principal's key. By the rule of VisibleProposals, principals who read as Members
// see all circulated proposals; all others see the public ones and those to which one of their parties
// belongs.
func (a Principal) VisibilityKey() VisibilityKey {
	parties := a.Parties()
	switch {
	case a.ReadsAsMember():
		return "members"
	case len(parties) == 0:
		return PublicKey
	}
	texts := make([]string, len(parties))
	for i, party := range parties {
		texts[i] = party.String()
	}
	return VisibilityKey(strings.Join(texts, " "))
}

// SeesRevision reports whether the principal may see a revision. A circulated revision is visible to
// everyone if it is public or derestricted, otherwise to Members and insiders. Before circulation it
// is visible to insiders, and to the Secretariat once it is submitted. The access of other revisions
// does not matter.
func (a Principal) SeesRevision(r *models.Revision, insider bool) bool {
	switch {
	case insider:
		return true
	case r.Status == models.RevisionCirculated:
		return a.ReadsAsMember() || r.IsPublicOn(a.Today)
	default:
		return a.IsSecretariat() && r.SubmittedAt != nil
	}
}

// VisibleRevisions restricts a query on revisions, joined with proposals, to those that
// SeesProposal and SeesRevision allow.
func VisibleRevisions(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		return VisibleProposals(a)(db).Where(a.RevisionIsVisible("revisions"))
	}
}

// RevisionIsVisible returns SeesRevision as a condition on a table of revisions with the given alias,
// in a query that has their proposals as `proposals`.
func (a Principal) RevisionIsVisible(alias string) clause.Expr {
	table := clause.Table{Name: alias}
	seen := []clause.Expr{a.RevisionIsPublic(alias)}
	if a.ReadsAsMember() {
		seen = []clause.Expr{gorm.Expr("?.status = 'CIRCULATED'", table)}
	}
	if a.IsSecretariat() {
		seen = append(seen, gorm.Expr("?.submitted_at IS NOT NULL", table))
	}
	if insider, possible := a.IsInsider(); possible {
		seen = append(seen, insider)
	}
	return anyOf(seen...)
}

// RevisionIsPublic returns [models.Revision.IsPublicOn] for today as a condition on a table of
// revisions with the given alias.
func (a Principal) RevisionIsPublic(alias string) clause.Expr {
	table := clause.Table{Name: alias}
	return gorm.Expr("(?.status = 'CIRCULATED' AND (?.access = 'PUBLIC' OR ?.derestricted_on <= ?))", table, table, table, a.Today)
}

// IsInsider returns Insider as a condition on `proposals`; false if the principal cannot be an insider.
func (a Principal) IsInsider() (condition clause.Expr, possible bool) {
	parties := a.Parties()
	return gorm.Expr(`(proposals.submitted_by_id = ANY(?) OR EXISTS (SELECT FROM co_authorships spell
		WHERE spell.proposal_id = proposals.id AND spell.status IN ('INVITED', 'ACCEPTED') AND spell.sponsor_id = ANY(?)))`, parties, parties), len(parties) > 0
}

// SeesCoAuthorship reports whether the principal may see a spell of a visible proposal. A spell is visible
// with any of printed, the revisions that print the sponsor's name. Spells that are requested, declined or
// not yet printed are visible to insiders, the sponsor itself and the Secretariat.
func (a Principal) SeesCoAuthorship(c *models.CoAuthorship, printed []*models.Revision, insider bool) bool {
	return insider || a.Is(c.SponsorID) || a.IsSecretariat() || a.seesAny(printed)
}

// SeesQuestion reports whether the principal may see a question of a visible proposal. A question in the text
// is visible with any of posing, the revisions that pose it (see [models.Question.Posing]). Other questions
// are visible with the proposal.
func (a Principal) SeesQuestion(q *models.Question, posing []*models.Revision, insider bool) bool {
	return !q.FromText() || insider || a.seesAny(posing)
}

func (a Principal) seesAny(revisions []*models.Revision) bool {
	return slices.ContainsFunc(revisions, func(r *models.Revision) bool { return a.SeesRevision(r, false) })
}

// VisibleQuestions restricts a query on questions, joined with their proposals, to those that
// SeesProposal and SeesQuestion allow.
func VisibleQuestions(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		return VisibleProposals(a)(db).Where(`(questions.posed_by_id IS NOT NULL OR EXISTS (SELECT FROM revisions posing
			WHERE posing.proposal_id = questions.proposal_id AND ? AND (posing.id = questions.posed_in_id OR (
				posing.status = 'CIRCULATED' AND posing.kind IN ('REVISION', 'CORRIGENDUM')
				AND posing.number > (SELECT r.number FROM revisions r WHERE r.id = questions.posed_in_id)
				AND posing.number < coalesce((SELECT r.number FROM revisions r WHERE r.id = questions.dropped_in_id), 2147483647)))))`, a.RevisionIsVisible("posing"))
	}
}

// SeesAnswer reports whether the principal may read an answer to a question of a visible proposal.
// A withdrawn answer is visible only to the delegation that gave it.
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

// VisibleAnswers restricts a query on answers, joined with their questions and proposals, to those
// that SeesProposal, SeesQuestion and SeesAnswer allow.
func VisibleAnswers(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		audience := []models.AnswerAudience{models.AnswerPublic}
		if a.ReadsAsMember() {
			audience = append(audience, models.AnswerMembers)
		}
		if a.IsSecretariat() {
			audience = append(audience, models.AnswerSecretariat)
		}
		seen := []clause.Expr{gorm.Expr("(answers.withdrawn_on IS NULL AND answers.audience IN ?)", audience)}
		if a.Reads() {
			seen = append(seen, gorm.Expr("answers.delegation_id = ?", a.DelegationID))
		}
		return VisibleQuestions(a)(db).Where(anyOf(seen...))
	}
}

// SeesCompilation reports whether the principal may read a compilation of a visible proposal.
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
