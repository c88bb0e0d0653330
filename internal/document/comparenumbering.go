package document

import (
	"slices"

	"github.com/aymanbagabas/go-udiff/lcs"

	"proposaltracker/models"
)

// CompareNumbering tells how the numbers of a translation, in the order in which they stand, differ
// from those of the original: which are missing, in the original's order, and which are added or
// stand elsewhere, in the translation's. It is nil where every number of the one is at its place in
// the other, so that a paragraph of the one can be cited by its number in the other.
func CompareNumbering(original, translation []string) []models.NumberingFault {
	ids := identities{}
	var gone, come []string
	for _, diff := range lcs.DiffRunes(runesOf(original, ids), runesOf(translation, ids)) {
		gone = append(gone, original[diff.Start:diff.End]...)
		come = append(come, translation[diff.ReplStart:diff.ReplEnd]...)
	}
	var missing, others []models.NumberingFault
	for _, number := range come {
		kind := models.NumberAdded
		if at := slices.Index(gone, number); at >= 0 {
			kind = models.NumberMisplaced
			gone = slices.Delete(gone, at, at+1)
		}
		others = append(others, models.NumberingFault{Kind: kind, Number: number})
	}
	for _, number := range gone {
		missing = append(missing, models.NumberingFault{Kind: models.NumberMissing, Number: number})
	}
	return append(missing, others...)
}
