package query

import (
	"sync/atomic"

	"proposaltracker/models"
)

// Generation identifies a state of the public data. Answers to the public that were computed in the same
// generation are equal; those of an earlier generation may be outdated.
type Generation struct {
	// Changes is the number of changes that this process has been notified of.
	Changes uint64
	// Today is included because documents become public, and memberships end, when a day begins.
	Today models.Date
}

// publicState contains the state that determines the generation. All copies of a reader share it.
type publicState struct {
	changes atomic.Uint64
	// notified is false while this process may miss changes by other processes.
	notified atomic.Bool
}

// Generation returns the current generation. Call it before the snapshot of an answer begins. It returns
// false while this process may miss changes by other processes; nothing may be cached then.
func (r *Reader) Generation() (Generation, bool) {
	notified := r.public.notified.Load() // read first, since a new generation begins before notified becomes true
	return Generation{r.public.changes.Load(), r.Today()}, notified
}

// PublicChanged begins a new generation, because a change of public data may have been committed.
func (r *Reader) PublicChanged() { r.public.changes.Add(1) }

// SetNotified records whether this process is notified of the commits of others.
func (r *Reader) SetNotified(notified bool) {
	if notified && !r.public.notified.Load() {
		r.PublicChanged() // something may have been committed in the meantime
	}
	r.public.notified.Store(notified)
}
