package document

import (
	"slices"

	"proposaltracker/models"
)

// Change is a heading or paragraph that differs between two texts.
type Change struct {
	// Kind is empty for a heading or paragraph that is the same in both texts, which only a
	// [Redline] contains.
	Kind models.ParagraphChangeKind
	// Heading is true for the heading of a section.
	Heading bool
	// Number is the address of the paragraph in the later text, or in the former text if the
	// paragraph was removed. FormerNumber is its address in the former text. Each is empty if the
	// paragraph has no number there.
	Number       string
	FormerNumber string
	// Before is the former text, empty if the paragraph was added. After is the later text, empty
	// if it was removed.
	Before string
	After  string
	// Edits lists the runs of words of a changed paragraph; nil for other kinds.
	Edits []Edit
}

// Compare lists the differences in substance (see [TextChanged]) between two texts, in the order of the
// later text. Removed paragraphs are listed at their former position. The list is empty if and only if
// TextChanged is false.
//
// Paragraphs are aligned by their text, then by similarity and number together, then by number
// alone. A paragraph with the same text at another position or under another number is MOVED: if a
// new 1.2 is inserted, the old 1.2 is MOVED to 1.3 and nothing is CHANGED. The work is bounded. The
// search for unchanged runs stops after 100 differences; the remaining equal paragraphs are paired
// individually. Similarity is computed for at most 10,000 pairs of the remaining paragraphs; if
// there are more, each paragraph is compared only with the sixteen nearest ones. Beyond these
// bounds the result is still complete and correct, but can contain a removal and an addition
// instead of a change.
func Compare(before, after Text) []Change {
	ids := identities{}
	a := newAlignment(substance(before, ids), substance(after, ids))
	if slices.Equal(stream(a.before), stream(a.after)) {
		return nil
	}
	a.align()
	return a.changes()
}

// changes returns the differences of a finished alignment.
func (a *alignment) changes() []Change {
	return slices.DeleteFunc(a.redline(), func(c Change) bool { return c.Kind == "" })
}

// redline returns the differences and the unchanged paragraphs.
func (a *alignment) redline() []Change {
	inOrder := a.longestInOrder()
	var changes []Change
	former := 0
	for i, u := range a.after {
		partner := a.toBefore[i]
		if partner >= 0 && inOrder[i] {
			for ; former < partner; former++ {
				changes = a.appendRemoved(changes, former)
			}
		}
		switch {
		case partner == unpaired:
			changes = append(changes, Change{Kind: models.ParagraphAdded, Heading: u.heading, Number: u.number, After: u.text})
		case partner >= 0:
			changes = append(changes, paired(a.before[partner], u, inOrder[i]))
		default: // rewrapped: the same words in other paragraphs
			changes = append(changes, Change{Heading: u.heading, Number: u.number, FormerNumber: u.number, Before: u.text, After: u.text})
		}
	}
	for ; former < len(a.before); former++ {
		changes = a.appendRemoved(changes, former)
	}
	return changes
}

func (a *alignment) appendRemoved(changes []Change, i int) []Change {
	if a.toAfter[i] != unpaired {
		return changes
	}
	u := a.before[i]
	removed := Change{Kind: models.ParagraphRemoved, Heading: u.heading, Number: u.number, FormerNumber: u.number, Before: u.text}
	return append(changes, removed)
}

// paired returns the difference between two paired units. inOrder is true if the unit did not move.
func paired(before, after unit, inOrder bool) Change {
	change := Change{
		Heading: after.heading, Number: after.number, FormerNumber: before.number, Before: before.text, After: after.text,
	}
	switch {
	case before.content != after.content:
		change.Kind = models.ParagraphChanged
		change.Edits = edits(before, after)
	case before.whole != after.whole || !inOrder:
		change.Kind = models.ParagraphMoved
	}
	return change
}
