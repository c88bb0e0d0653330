package tracker_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// noon is the initial time of the tests' clock, which advances by a minute each time it is read.
var noon = time.Date(2017, time.March, 1, 12, 0, 0, 0, time.UTC)

// fixture is a tracker with its own database, and helper methods.
type fixture struct {
	*tracker.Tracker
	db *database.DB
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	return newFixtureWith(t)
}

// newFixtureWith is like newFixture, but first runs statements that change the reference data.
func newFixtureWith(t *testing.T, statements ...string) *fixture {
	t.Helper()
	db := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	for _, statement := range statements {
		if err := db.GORM.Exec(statement).Error; err != nil {
			t.Fatal(err)
		}
	}
	var minutes atomic.Int64
	clock := func() time.Time { return noon.Add(time.Duration(minutes.Add(1)) * time.Minute) }
	reader, err := query.New(t.Context(), db, clock)
	if err != nil {
		t.Fatal(err)
	}
	tr := tracker.New(reader, db, clock)
	return &fixture{tr, db}
}

// delegation returns a viewer that speaks for the given delegation and has all scopes that
// delegations can have.
func delegation(code models.Code) access.Viewer {
	return access.Viewer{
		Subject: "mission of " + string(code), Delegation: code, TokenID: "token-" + string(code),
		Scopes: access.NewScopes(access.ScopeProposalsRead, access.ScopeProposalsWrite, access.ScopeCoAuthorsWrite,
			access.ScopeFollowUpsWrite, access.ScopeVenuesWrite, access.ScopeAnswersWrite),
	}
}

var secretariat = access.Viewer{Subject: "registry", TokenID: "token-registry", Scopes: access.NewScopes(access.ScopeSecretariat)}

const body = `1  WHY

1.1.  Trade by electronic means needs trust.

Question 1 – What hinders it in your country?

2  WHAT NEXT

2.1.  We propose a workshop.
`

func (f *fixture) create(t *testing.T, by models.Code, invited ...string) *models.Proposal {
	t.Helper()
	p, err := f.CreateProposal(t.Context(), delegation(by), tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, CoAuthors: invited,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust in electronic trade", Body: body}},
	}, everything)
	if err != nil {
		t.Fatalf("%s creates a proposal: %v", by, err)
	}
	return p
}

var everything = query.With(query.CoAuthorships, query.Changes, query.Answers, query.FollowUps, query.VenueTargets, query.Meetings, query.Agendas, query.Printed, query.Sources, query.Events).WithRelated(query.With(query.Titles))

// revision returns a revision as the submitting delegation sees it.
func (f *fixture) revision(t trackertest.T, p *models.Proposal, number int) *models.Revision {
	t.Helper()
	return trackertest.Revision(t, f.Tracker, delegation(f.Reader.Directory().Code(p.SubmittedByID)), p.ID, number)
}

func (f *fixture) submit(t *testing.T, p *models.Proposal, number int) {
	t.Helper()
	by := f.Reader.Directory().Code(p.SubmittedByID)
	_, err := f.SubmitRevision(t.Context(), delegation(by), trackertest.Submission(t, f.Tracker, delegation(by), p.ID, number), query.Preload{})
	if err != nil {
		t.Fatalf("%s submits revision %d: %v", by, number, err)
	}
}

func (f *fixture) circulate(t *testing.T, p *models.Proposal, number int, on models.Date, symbols ...string) *models.Revision {
	t.Helper()
	f.submit(t, p, number)
	revision, err := f.CirculateRevision(t.Context(), secretariat, trackertest.Circulation(t, f.Tracker, secretariat, p.ID, number, on, symbols...), everything)
	if err != nil {
		t.Fatalf("the Secretariat circulates revision %d: %v", number, err)
	}
	return revision
}

// respond answers an invitation or a request on behalf of the given delegation.
func (f *fixture) respond(t *testing.T, by models.Code, spell models.ID, response models.CoAuthorshipResponse) *models.CoAuthorship {
	t.Helper()
	answered, err := f.RespondToCoAuthorship(t.Context(), delegation(by), tracker.RespondToCoAuthorship{CoAuthorship: spell, Response: response}, query.Preload{})
	if err != nil {
		t.Fatalf("%s answers %s: %v", by, response, err)
	}
	return answered
}

// spellOf returns the open spell of a sponsor, as the submitting delegation sees it.
func (f *fixture) spellOf(t *testing.T, p *models.Proposal, code models.Code) *models.CoAuthorship {
	t.Helper()
	party, err := f.Reader.Directory().PartyByCode(string(code))
	if err != nil {
		t.Fatal(err)
	}
	by := delegation(f.Reader.Directory().Code(p.SubmittedByID))
	seen, err := f.Reader.Proposal(t.Context(), by, p.ID, everything)
	if err != nil {
		t.Fatal(err)
	}
	for _, spell := range seen.CoAuthorships {
		if spell.SponsorID == party.Identity().ID && spell.Status.Open() {
			return spell
		}
	}
	t.Fatalf("%s has no open co-authorship", code)
	return nil
}

// codes returns the codes of the sponsors of co-authorships, in order.
func (f *fixture) codes(spells []*models.CoAuthorship) []models.Code {
	codes := []models.Code{}
	for _, spell := range spells {
		codes = append(codes, f.Reader.Directory().Code(spell.SponsorID))
	}
	return codes
}

func day(text string) models.Date {
	d, err := models.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}
