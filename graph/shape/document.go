package shape

import "proposaltracker/models"

// DocumentReference refers to a document by its symbol.
type DocumentReference struct {
	Symbol models.Symbol
	// Revision is set if the client selects it. Nil if no visible revision has the symbol.
	Revision *models.Revision
	// Err is the error from loading the revision. Nil if it was loaded, or not selected.
	Err error
	// URL is nil if the server is not configured to link to documents.
	URL *string
}
