package query

import (
	"sync/atomic"

	"proposaltracker/models"
)

// Generation identifies a state of the public data. Responses to the public that were computed in
// the same generation are equal; those of an earlier generation may be stale.
type Generation struct {
	// Changes is the number of changes that this process has been notified of.
	Changes uint64
	// Today is part of the generation because documents become public, and memberships end, at the
	// start of a day.
	Today models.Date
}

// publicState determines the current generation. All copies of a reader share it.
type publicState struct {
	changes atomic.Uint64
	// notified is false while this process may miss changes by other processes.
	notified atomic.Bool
}

// Generation returns the current generation. Call it before the snapshot of a response begins. It
// returns false while this process may miss changes made by other processes; responses must not be
// cached then.
func (r *Reader) Generation() (Generation, bool) {
	notified := r.public.notified.Load() // read before the generation, since SetNotified begins a new one after setting it
	return Generation{r.public.changes.Load(), r.Today()}, notified
}

// PublicChanged begins a new generation. Call it when a change of public data may have been
// committed.
func (r *Reader) PublicChanged() { r.public.changes.Add(1) }

// SetNotified records whether this process is currently notified of commits by other processes.
func (r *Reader) SetNotified(notified bool) {
	if notified && !r.public.notified.Load() {
		r.PublicChanged() // something may have been committed in the meantime
	}
	r.public.notified.Store(notified)
}
