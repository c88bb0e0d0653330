package query

import (
	"sync/atomic"

	"proposaltracker/models"
)

// Generation identifies a state of what the public can see. Answers to the public that were computed in the
// same generation are equal; those of an earlier generation may be out of date.
type Generation struct {
	// Changes is the number of changes that this process has heard of.
	Changes uint64
	// Today is part of it, since documents become public and memberships end on a day.
	Today models.Date
}

// publicState numbers the generations. All copies of a reader share it.
type publicState struct {
	changes atomic.Uint64
	// notified is false while changes by other processes can go unnoticed.
	notified atomic.Bool
}

// Generation returns the current generation. Call it before the snapshot of an answer begins. It returns false
// while changes by other processes can go unnoticed: then nothing may be cached.
func (r *Reader) Generation() (Generation, bool) {
	notified := r.public.notified.Load() // first, since a new generation begins before it becomes true
	return Generation{r.public.changes.Load(), r.Today()}, notified
}

// PublicChanged begins a new generation, because something that the public can see may have been committed.
func (r *Reader) PublicChanged() { r.public.changes.Add(1) }

// SetNotified records whether this process is notified of the commits of others.
func (r *Reader) SetNotified(notified bool) {
	if notified && !r.public.notified.Load() {
		r.PublicChanged() // something may have been committed in the meantime
	}
	r.public.notified.Store(notified)
}
