package document

import (
	"slices"

	"proposaltracker/models"
)

// Change is a heading or paragraph that differs between two texts.
type Change struct {
	// Kind is empty for one that is the same in both, which only a [Redline] lists.
	Kind models.ParagraphChangeKind
	// Heading tells a section's heading from a paragraph.
	Heading bool
	// Number is its address in the later text, or in the former where it was removed; FormerNumber
	// that in the former text. Either is empty if there is none.
	Number       string
	FormerNumber string
	// Before is empty where it was added, After where it was removed.
	Before string
	After  string
	// Edits are the words that differ, for a changed paragraph; nil for all else.
	Edits []Edit
}

// Compare lists what differs in substance (see [TextChanged]) between two texts, in the order of
// the later, with removed paragraphs where they stood. It is empty if and only if TextChanged is
// false.
//
// Paragraphs are aligned by what they say, then by likeness together with their number, then by
// number alone. One that says the same and stands elsewhere, or under another number, is MOVED;
// so where a new 1.2 is inserted, the old one is MOVED to 1.3 and nothing is CHANGED.
//
// The work is bounded: unchanged runs are found with at most a hundred differences, after that by
// identity alone; likeness is taken among all that are left where that is at most 10,000 pairs,
// else among the sixteen nearest of each. Beyond those bounds the answer is still complete and
// true, but may tell of a removal and an addition where a patient reader sees a change.
func Compare(before, after Text) []Change {
	ids := identities{}
	a := newAlignment(substance(before, ids), substance(after, ids))
	if slices.Equal(stream(a.before), stream(a.after)) {
		return nil
	}
	a.align()
	return a.changes()
}

// changes tells what the finished alignment means.
func (a *alignment) changes() []Change {
	return slices.DeleteFunc(a.redline(), func(c Change) bool { return c.Kind == "" })
}

// redline is changes with what is the same.
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
		default: // relaid: its words are the same, and cut into other paragraphs
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

// paired is what differs between two units that are one paragraph, if anything does; inOrder tells
// that it stands where it stood.
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
