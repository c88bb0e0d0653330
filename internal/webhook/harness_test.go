package webhook_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// All packages share the Postgres server, which runs longer than each of them, so the leak check
// ignores the goroutine that waits for it.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("proposaltracker/internal/database.(*Cluster).reap"))
}

// fixture has its own database that contains the reference data, a tracker and webhooks.
type fixture struct {
	*tracker.Tracker
	db       *database.DB
	webhooks *webhook.Registry
	outbox   *webhook.Outbox
}

func newFixture(t *testing.T, now func() time.Time) *fixture {
	t.Helper()
	db := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	reader, err := query.New(t.Context(), db, now)
	if err != nil {
		t.Fatal(err)
	}
	return &fixture{
		Tracker: tracker.New(reader, db, now), db: db, webhooks: webhook.NewRegistry(reader, db, now, nil), outbox: webhook.NewOutbox(db, now),
	}
}

// delegation returns a viewer that speaks for a delegation and has the scopes that the tests need.
func delegation(code models.Code) access.Viewer {
	return access.Viewer{
		Subject: "mission of " + string(code), Delegation: code,
		Scopes: access.NewScopes(access.ScopeProposalsRead, access.ScopeProposalsWrite, access.ScopeCoAuthorsWrite, access.ScopeWebhooksWrite),
	}
}

var (
	japan       = delegation("JPN")
	secretariat = access.Viewer{Subject: "registry", Scopes: access.NewScopes(access.ScopeSecretariat)}
)

// draft returns an input for a proposal that invites the given co-authors.
func draft(invited ...string) tracker.CreateProposal {
	return tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, CoAuthors: invited,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: "1.1.  Trust is needed.\n"}},
	}
}

// create creates a proposal by Japan.
func (f *fixture) create(t *testing.T, invited ...string) *models.Proposal {
	t.Helper()
	p, err := f.CreateProposal(t.Context(), japan, draft(invited...), query.With(query.CoAuthorships))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// circulate submits and circulates the first revision of a proposal by Japan.
func (f *fixture) circulate(t *testing.T, p *models.Proposal, symbol string) {
	t.Helper()
	if _, err := f.SubmitRevision(t.Context(), japan, trackertest.Submission(t, f.Tracker, japan, p.ID, 0), query.Preload{}); err != nil {
		t.Fatal(err)
	}
	_, err := f.CirculateRevision(t.Context(), secretariat, trackertest.Circulation(t, f.Tracker, japan, p.ID, 0, f.Reader.Today(), symbol), query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
}

// problem is the code and the field of an expected error.
type problem struct {
	code  models.ErrorCode
	field string
}

// expect compares the errors joined in err with the wanted ones.
func expect(t *testing.T, what string, err error, want ...problem) {
	t.Helper()
	got := []problem{}
	for _, leaf := range models.Leaves(err) {
		one, _ := errors.AsType[*models.Error](leaf)
		if one == nil {
			t.Fatalf("%s: not a coded error: %v", what, leaf)
		}
		got = append(got, problem{one.Code, one.Field})
	}
	slices.SortFunc(got, func(a, b problem) int { return strings.Compare(a.field, b.field) })
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(problem{})); diff != "" {
		t.Errorf("%s (-want +got):\n%s\nerror: %v", what, diff, err)
	}
}

const rivals = 12

// together calls act in several goroutines and counts the codes of the returned errors; success
// counts under the empty code.
func together(act func() error) map[models.ErrorCode]int {
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		ends  = map[models.ErrorCode]int{}
	)
	for range rivals {
		group.Go(func() {
			code := models.ErrorCode("")
			if err := act(); err != nil {
				code = models.CodeOf(err)
			}
			mu.Lock()
			defer mu.Unlock()
			ends[code]++
		})
	}
	group.Wait()
	return ends
}
