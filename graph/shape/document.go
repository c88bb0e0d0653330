package shape

import "proposaltracker/models"

// DocumentReference refers to a document by its symbol.
type DocumentReference struct {
	Symbol models.Symbol
	// Revision is set if the client selects it. Nil if no visible revision has the symbol.
	Revision *models.Revision
	// Err is why the revision could not be loaded. Nil if it was, or was not selected.
	Err error
	// URL is nil if the server is not configured to link to documents.
	URL *string
}
