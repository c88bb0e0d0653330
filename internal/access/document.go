package access

import (
	"gorm.io/gorm"
)

// VisibleDocuments restricts a query on documents to those that the principal may fetch. revisions is a query of the
// revisions that it may see.
//
//   - A delegation sees its own documents: with the scope `proposals:write` until they are filed or expire, and with any
//     scope afterwards.
//   - A filed document is visible with any revision that has a text from it.
//   - If it has content such as tracked changes, only its delegation and the Secretariat see it.
func VisibleDocuments(a Principal, revisions *gorm.DB) func(*gorm.DB) *gorm.DB {
	condition := `documents.filed_at IS NOT NULL AND EXISTS (SELECT FROM revision_texts WHERE revision_texts.document_id = documents.root_id
		AND revision_texts.revision_id IN (?))`
	values := []any{revisions.Select("revisions.id")}
	if !a.IsSecretariat() {
		condition += ` AND NOT documents.restricted`
	}
	switch {
	case !a.Reads() || a.Delegation == "":
	case a.Has(ScopeProposalsWrite):
		condition += ` OR documents.delegation_id = ? AND (documents.filed_at IS NOT NULL OR documents.expires_at > now())`
		values = append(values, a.DelegationID)
	default:
		condition += ` OR documents.delegation_id = ? AND documents.filed_at IS NOT NULL`
		values = append(values, a.DelegationID)
	}
	return func(db *gorm.DB) *gorm.DB { return db.Where("("+condition+")", values...) }
}
