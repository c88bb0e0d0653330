package access

import (
	"gorm.io/gorm"

	"proposaltracker/models"
)

// SeesAgendaRequest reports whether the principal may see a request for an agenda item: the delegation that
// made it and the Secretariat may, before and after it is decided. Everyone else sees only the agenda item.
func (a Principal) SeesAgendaRequest(r *models.AgendaRequest) bool {
	return a.IsSecretariat() || a.Is(r.RequestedByID)
}

// VisibleAgendaRequests limits a query on agenda_requests as [Principal.SeesAgendaRequest] does.
func VisibleAgendaRequests(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		if a.IsSecretariat() {
			return db
		}
		return db.Where("agenda_requests.requested_by_id = ANY(?)", append(models.IDs{}, a.Parties()...))
	}
}

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
// those of an agenda item as long as the item is visible: see [Principal.seenAgendaItemCondition].
func VisibleEvents(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		proposal, values := a.seenProposalCondition()
		revision, revisionValues := a.SeenRevisionCondition("revisions")
		item, itemValues := a.seenAgendaItemCondition("events.agenda_item_id")
		audience, audienceValues := a.audienceCondition()
		of := "(events.proposal_id IS NOT NULL AND (" + proposal + ") AND (revisions.id IS NULL OR " + revision + "))"
		meeting := "(events.proposal_id IS NULL AND (events.agenda_item_id IS NULL OR " + item + "))"
		values = append(append(values, revisionValues...), itemValues...)
		return db.Where("("+of+" OR "+meeting+")", values...).Where("("+audience+")", audienceValues...)
	}
}

// ofDrafting is [models.EventKind.OfDrafting] as a condition on `events`.
const ofDrafting = `events.kind IN ('PROPOSAL_CREATED', 'REVISION_FILED', 'REVISION_EDITED')`

// audienceCondition returns the condition on events that the principal belongs to their audience.
func (a Principal) audienceCondition() (condition string, values []any) {
	condition = `(events.audience = 'READERS' AND NOT ` + ofDrafting + `)`
	if a.ReadsAsMember() {
		condition += ` OR events.audience = 'MEMBERS'`
	}
	if a.IsSecretariat() {
		condition += ` OR events.audience IN ('PARTIES', 'SECRETARIAT') OR ` + ofDrafting
	}
	if parties := a.Parties(); len(parties) > 0 {
		insider, _ := a.InsiderOf()
		condition += ` OR events.sponsor_id = ANY(?) OR ((events.audience = 'PARTIES' OR ` + ofDrafting + `) AND (` + insider + `))`
		values = append(values, parties, parties, parties)
	}
	return condition, values
}

// seenAgendaItemCondition returns the condition that the agenda item in a column is visible. An item is hidden if it
// lists documents, and each is a tracked proposal of which the principal may not see the revision.
func (a Principal) seenAgendaItemCondition(column string) (condition string, values []any) {
	proposal, values := a.seenProposalCondition()
	revision, revisionValues := a.SeenRevisionCondition("listed")
	const documents = "SELECT FROM agenda_documents d WHERE d.agenda_item_id = "
	return "(NOT EXISTS (" + documents + column + ") OR EXISTS (" + documents + column + ` AND (d.proposal_id IS NULL OR EXISTS (
		SELECT FROM revision_symbols s JOIN revisions listed ON listed.id = s.revision_id JOIN proposals ON proposals.id = listed.proposal_id
		WHERE s.symbol = d.symbol AND (` + proposal + ") AND (" + revision + ")))))", append(values, revisionValues...)
}
