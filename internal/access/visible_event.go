package access

import (
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"proposaltracker/models"
)

// SeesEvent reports whether the principal may see an event of a visible proposal. revision is the
// revision named by the event, or nil.
func (a Principal) SeesEvent(e *models.Event, revision *models.Revision, insider bool) bool {
	if revision != nil && !a.SeesRevision(revision, insider) {
		return false
	}
	switch e.Readers() {
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

// VisibleEvents restricts a query on events, left-joined with proposals and revisions. Events of a proposal
// are those that SeesProposal and SeesEvent allow. Events of a meeting are visible to their audience, and
// those of an agenda item as long as the item is visible: see [Principal.seesAgendaItem].
func VisibleEvents(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		return db.Where(anyOf(
			gorm.Expr("(events.proposal_id IS NOT NULL AND ? AND (revisions.id IS NULL OR ?))", a.seesProposal(), a.RevisionIsVisible("revisions")),
			gorm.Expr("(events.proposal_id IS NULL AND (events.agenda_item_id IS NULL OR ?))", a.seesAgendaItem("events", "agenda_item_id")),
		)).Where(a.inAudience())
	}
}

// ofDrafting is [models.EventKind.OfDrafting] as a condition on `events`.
const ofDrafting = `events.kind IN ('PROPOSAL_CREATED', 'REVISION_FILED', 'REVISION_EDITED')`

// inAudience returns the condition on `events` that the principal belongs to the audience of an event.
func (a Principal) inAudience() clause.Expr {
	in := []clause.Expr{gorm.Expr("(events.audience = 'READERS' AND NOT " + ofDrafting + ")")}
	if a.ReadsAsMember() {
		in = append(in, gorm.Expr("events.audience = 'MEMBERS'"))
	}
	if a.IsSecretariat() {
		in = append(in, gorm.Expr("events.audience IN ('PARTIES', 'SECRETARIAT') OR "+ofDrafting))
	}
	if insider, possible := a.IsInsider(); possible {
		in = append(in, gorm.Expr("events.sponsor_id = ANY(?)", a.Parties()),
			gorm.Expr("((events.audience = 'PARTIES' OR "+ofDrafting+") AND ?)", insider))
	}
	return anyOf(in...)
}
