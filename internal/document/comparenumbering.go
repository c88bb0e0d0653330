package document

import (
	"slices"

	"github.com/aymanbagabas/go-udiff/lcs"

	"proposaltracker/models"
)

// CompareNumbering compares the numbers of a translation, in printed order, with those of the
// original. It returns first the missing numbers, in the order of the original, and then the added
// and misplaced ones, in the order of the translation. The result is nil if both have the same
// numbers in the same order, so that a paragraph has the same number in either language.
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
