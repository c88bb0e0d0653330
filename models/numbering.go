package models

// NumberingFaultKind is how a number of a translation differs from the original's.
type NumberingFaultKind string

// The kinds of fault of numbering.
const (
	NumberMissing   NumberingFaultKind = "MISSING"
	NumberAdded     NumberingFaultKind = "ADDED"
	NumberMisplaced NumberingFaultKind = "MISPLACED"
)

// NumberingFault is a number of a section, paragraph or question by which a translation cannot be
// cited as the original can.
type NumberingFault struct {
	Kind NumberingFaultKind
	// Number is as printed, `4.1`.
	Number string
}
