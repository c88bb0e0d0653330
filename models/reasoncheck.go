package models

// ReasonCheck is the result of comparing the stated reason of a revision with the actual changes.
type ReasonCheck struct {
	// Problems lists the mismatches; empty if the reason holds.
	Problems []*Error
}

// Holds reports whether the stated reason matches the actual changes.
func (c *ReasonCheck) Holds() bool { return len(c.Problems) == 0 }

// LanguagesBrought is true if a revision has a language that the previous one lacks.
type LanguagesBrought bool

// CheckReason compares the stated reason of a revision with its actual changes. brought is true if the revision added
// a language.
func CheckReason(reason RevisionReason, changes *Comparison, brought LanguagesBrought) *ReasonCheck {
	check := &ReasonCheck{Problems: []*Error{}}
	for _, mismatch := range []*Error{textMismatch(reason, changes, brought), listMismatch(reason, changes)} {
		if mismatch != nil {
			check.Problems = append(check.Problems, mismatch)
		}
	}
	return check
}

func textMismatch(reason RevisionReason, c *Comparison, brought LanguagesBrought) *Error {
	changes := reason == ReasonText || reason == ReasonTextAndMore || reason == ReasonCorrection
	switch {
	case changes && !c.TextChanged:
		return NewProblem(TextNotChanged)
	case !changes && c.TextChanged:
		return NewProblem(TextChanged)
	case reason == ReasonTranslation && !bool(brought):
		return NewProblem(LanguageNotAdded)
	default:
		return nil
	}
}

func listMismatch(reason RevisionReason, c *Comparison) *Error {
	changes := reason == ReasonCoAuthorsOnly || reason == ReasonTextAndMore
	changed := len(c.Added)+len(c.Removed) > 0
	switch {
	case changes && !changed:
		return NewProblem(ListNotChanged)
	case !changes && changed:
		return NewProblem(ListChanged)
	default:
		return nil
	}
}
