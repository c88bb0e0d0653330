package access

import (
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"proposaltracker/models"
)

// SeesAgendaRequest reports whether the principal may see a request for an agenda item: the delegation that
// made it and the Secretariat may, before and after it is decided. Everyone else sees only the agenda item.
func (a Principal) SeesAgendaRequest(r *models.AgendaRequest) bool {
	return a.IsSecretariat() || a.Is(r.RequestedByID)
}

// VisibleAgendaRequests restricts a query on agenda_requests to those that [Principal.SeesAgendaRequest] allows.
func VisibleAgendaRequests(a Principal) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		if a.IsSecretariat() {
			return db
		}
		return db.Where("agenda_requests.requested_by_id = ANY(?)", append(models.IDs{}, a.Parties()...))
	}
}

// seesAgendaItem returns the condition that the agenda item in a column of a table is visible. An item is hidden if it
// lists documents, and each is a tracked proposal of which the principal may not see the revision.
func (a Principal) seesAgendaItem(table, column string) clause.Expr {
	item := clause.Column{Table: table, Name: column}
	return gorm.Expr(`(NOT EXISTS (SELECT FROM agenda_documents d WHERE d.agenda_item_id = ?)
		OR EXISTS (SELECT FROM agenda_documents d WHERE d.agenda_item_id = ? AND (d.proposal_id IS NULL OR EXISTS (
			SELECT FROM revision_symbols s JOIN revisions listed ON listed.id = s.revision_id JOIN proposals ON proposals.id = listed.proposal_id
			WHERE s.symbol = d.symbol AND ? AND ?))))`, item, item, a.seesProposal(), a.RevisionIsVisible("listed"))
}
