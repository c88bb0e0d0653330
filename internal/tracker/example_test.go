package tracker_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// exampleTB provides the testing methods that [databasetest] needs, for use in examples. A failure
// panics.
type exampleTB struct {
	testing.TB
	cleanups []func()
}

func (tb *exampleTB) Helper()                           {}
func (tb *exampleTB) Context() context.Context          { return context.Background() }
func (tb *exampleTB) Cleanup(do func())                 { tb.cleanups = append(tb.cleanups, do) }
func (tb *exampleTB) Errorf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }
func (tb *exampleTB) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }

// withTracker runs an example with a tracker on a new database that contains the reference data.
func withTracker(example func(ctx context.Context, t *tracker.Tracker)) {
	tb := &exampleTB{}
	defer func() {
		for _, cleanup := range slices.Backward(tb.cleanups) {
			cleanup()
		}
	}()
	db := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		return tracker.Seed(ctx, db.GORM, must(reference.Embedded()))
	}}.New(tb)
	clock := func() time.Time { return noon }
	example(tb.Context(), tracker.New(must(query.New(tb.Context(), db, clock)), db, clock))
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// draft creates a proposal by Japan that invites Singapore.
func draft(ctx context.Context, t *tracker.Tracker) *models.Proposal {
	return must(t.CreateProposal(ctx, delegation("JPN"), tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, CoAuthors: []string{"SGP"},
		Texts: []tracker.TextInput{{Language: models.English, Title: "Paperless trade", Body: body}},
	}, everything))
}

// circulated creates the draft and circulates it.
func circulated(ctx context.Context, t *tracker.Tracker) *models.Proposal {
	p := draft(ctx, t)
	first := p.Revisions[0]
	must(t.SubmitRevision(ctx, delegation("JPN"), tracker.SubmitRevision{Revision: first.ID, ExpectedVersion: first.Version}, query.Preload{}))
	must(t.CirculateRevision(ctx, secretariat, tracker.CirculateRevision{
		Revision: first.ID, ExpectedVersion: first.Version, Symbols: []string{"JOB/GC/901"}, CirculatedOn: models.DateOf(noon), Access: models.Public,
	}, query.Preload{}))
	return p
}

func ExampleTracker_CreateProposal() {
	withTracker(func(ctx context.Context, t *tracker.Tracker) {
		p := draft(ctx, t)
		fmt.Println(p.Status, p.Title(models.English))
		for _, c := range p.CoAuthorships {
			fmt.Println(c.Status)
		}
		_, err := t.CreateProposal(ctx, access.Viewer{}, tracker.CreateProposal{}, query.Preload{})
		fmt.Println(models.CodeOf(err))
	})
	// Output:
	// DRAFT Paperless trade
	// ACCEPTED
	// INVITED
	// UNAUTHENTICATED
}

func ExampleTracker_FileRevision() {
	withTracker(func(ctx context.Context, t *tracker.Tracker) {
		p := circulated(ctx, t)
		revision := tracker.FileRevision{
			Proposal: p.ID, BasedOn: p.Revisions[0].ID, Kind: models.KindRevision, Reason: models.ReasonText,
			Texts: []tracker.TextInput{{Language: models.English, Title: "Paperless trade", Body: "1  WHY\n\n1.1.  Paper costs money.\n"}},
		}
		filed := must(t.FileRevision(ctx, delegation("JPN"), revision, everything))
		fmt.Println(filed.Number, filed.Kind, filed.Status)
		_, err := t.FileRevision(ctx, delegation("JPN"), revision, everything)
		fmt.Println(models.CodeOf(err))
	})
	// Output:
	// 1 REVISION DRAFT
	// CONFLICT
}

// Norway requests to join a circulated proposal, and Japan accepts. Norway is printed on the next
// revision.
func ExampleTracker_RequestCoAuthorship() {
	withTracker(func(ctx context.Context, t *tracker.Tracker) {
		p := circulated(ctx, t)
		asked := must(t.RequestCoAuthorship(ctx, delegation("NOR"), tracker.RequestCoAuthorship{Proposal: p.ID}, query.Preload{}))
		fmt.Println(asked.Status)
		accepted := must(t.RespondToCoAuthorship(ctx, delegation("JPN"),
			tracker.RespondToCoAuthorship{CoAuthorship: asked.ID, Response: models.Accept}, query.Preload{}))
		fmt.Println(accepted.Status, accepted.JoinedOn.IsZero())
	})
	// Output:
	// REQUESTED
	// ACCEPTED true
}

func ExampleTracker_SuggestFollowUp() {
	withTracker(func(ctx context.Context, t *tracker.Tracker) {
		p := circulated(ctx, t)
		suggested := must(t.SuggestFollowUp(ctx, delegation("JPN"), tracker.SuggestFollowUp{
			Proposal: p.ID, Kind: models.FollowUpWorkshop, Texts: []tracker.LocalizedInput{{Language: models.English, Text: "A workshop of one day."}},
		}, everything))
		fmt.Println(suggested.Kind, suggested.Status)
	})
	// Output: WORKSHOP SUGGESTED
}

func ExampleTracker_TargetVenue() {
	withTracker(func(ctx context.Context, t *tracker.Tracker) {
		p := circulated(ctx, t)
		must(t.TargetVenue(ctx, delegation("JPN"), tracker.TargetVenue{Proposal: p.ID, Venue: "GC"}, everything))
		_, err := t.TargetVenue(ctx, delegation("NOR"), tracker.TargetVenue{Proposal: p.ID, Venue: "CTG"}, everything)
		fmt.Println(models.CodeOf(err))
	})
	// Output: FORBIDDEN
}
