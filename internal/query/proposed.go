package query

import (
	"slices"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// Proposed returns a recognized value unless it is unsure, in which case it returns the zero value.
func Proposed[T any](value document.Value[T]) T {
	if value.Confidence == document.Unsure {
		var none T
		return none
	}
	return value.Value
}

// ProposedLanguage returns the language of the text: the recognized one or, if that is unsure, the
// original language that the document states. English is the last resort.
func (r *DocumentReading) ProposedLanguage() models.Language {
	for _, language := range []models.Language{Proposed(r.Language), Proposed(r.OriginalLanguage), r.Language.Value} {
		if language.Valid() {
			return language
		}
	}
	return models.English
}

// ProposedCoAuthors returns the codes of the recognized sponsors, without the delegation that
// uploaded the document.
func (r *DocumentReading) ProposedCoAuthors() []models.Code {
	return slices.DeleteFunc(r.codes(r.listed()), func(code models.Code) bool { return code == r.directory.Code(r.Document.DelegationID) })
}

// ProposedAccess returns the access that the document states; PUBLIC if it states none.
func (r *DocumentReading) ProposedAccess() models.Access {
	if Proposed(r.Access) == document.Restricted {
		return models.Restricted
	}
	return models.Public
}

// ProposedKind returns the kind of revision that the document states; REVISION if it states none.
func (r *DocumentReading) ProposedKind() models.RevisionKind {
	if kind := Proposed(r.RevisionKind); kind != "" {
		return kind
	}
	return models.KindRevision
}

// ProposedReason returns the reason for the revision, inferred from what changed.
func (r *DocumentReading) ProposedReason() models.RevisionReason {
	listChanged := len(r.Changes.Added)+len(r.Changes.Removed) > 0
	switch {
	case r.ProposedKind() == models.KindCorrigendum:
		return models.ReasonCorrection
	case len(r.Changes.Languages()) == 0:
		return models.ReasonTranslation
	case listChanged && r.Changes.TextChanged:
		return models.ReasonTextAndMore
	case listChanged:
		return models.ReasonCoAuthorsOnly
	case r.Changes.TextChanged:
		return models.ReasonText
	default:
		return models.ReasonRecirculation
	}
}

// AddedCodes returns the codes of the sponsors that are on the document but not on the last
// revision.
func (r *DocumentReading) AddedCodes() []models.Code { return r.codes(r.Changes.Added) }

// RemovedCodes returns the codes of the sponsors that are on the last revision but not on the
// document.
func (r *DocumentReading) RemovedCodes() []models.Code { return r.codes(r.Changes.Removed) }
