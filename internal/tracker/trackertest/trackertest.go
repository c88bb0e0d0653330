// Package trackertest reads from the database the values that tests need as inputs of use cases.
package trackertest

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// T is the common interface of tests and properties.
type T interface {
	Helper()
	Context() context.Context
	Fatalf(format string, args ...any)
}

// Revision returns the revision of a proposal with the given number, as reader may see it.
func Revision(t T, tr *tracker.Tracker, reader access.Viewer, proposal models.ID, number int) *models.Revision {
	t.Helper()
	p, err := tr.Reader.Proposal(t.Context(), reader, proposal, query.With(query.Revisions))
	if err != nil {
		t.Fatalf("read revision %d: %v", number, err)
	}
	for _, revision := range p.Revisions {
		if revision.Number == number {
			return revision
		}
	}
	t.Fatalf("the proposal has no revision %d that %s may see", number, reader.Subject)
	return nil
}

// Submission returns the input for submitting a revision in the version that reader sees now.
func Submission(t T, tr *tracker.Tracker, reader access.Viewer, proposal models.ID, number int) tracker.SubmitRevision {
	t.Helper()
	revision := Revision(t, tr, reader, proposal, number)
	return tracker.SubmitRevision{Revision: revision.ID, ExpectedVersion: revision.Version}
}

// Circulation returns the input for circulating a revision in the version that reader sees now.
//
//nolint:revive // a fixture whose arguments are what the tests vary
func Circulation(
	t T, tr *tracker.Tracker, reader access.Viewer, proposal models.ID, number int, on models.Date, symbols ...string,
) tracker.CirculateRevision {
	t.Helper()
	revision := Revision(t, tr, reader, proposal, number)
	return tracker.CirculateRevision{Revision: revision.ID, ExpectedVersion: revision.Version, CirculatedOn: on, Symbols: symbols}
}
