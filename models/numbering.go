package models

// NumberingFaultKind states how the numbering of a translation differs from that of the original.
type NumberingFaultKind string

// The kinds of numbering faults.
const (
	NumberMissing   NumberingFaultKind = "MISSING"
	NumberAdded     NumberingFaultKind = "ADDED"
	NumberMisplaced NumberingFaultKind = "MISPLACED"
)

// NumberingFault is a section, paragraph or question number at which a translation cannot be cited
// in the same way as the original.
type NumberingFault struct {
	Kind NumberingFaultKind
	// Number is the number as printed, such as `4.1`.
	Number string
}
