package fill_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/bench/api/fill"
	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

func filled(t *testing.T, proposals int) (*database.DB, *tracker.Tracker, fill.Filled) {
	t.Helper()
	db := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	verbs := tracker.New(reader, db, time.Now)
	written, err := fill.Fill(t.Context(), db, verbs.Reader.Directory(), proposals, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return db, verbs, written
}

// Copied rows equal filed ones: the hash chains verify, the changes of revisions are correct, and
// the tracker can continue.
func TestFillEqualsFiling(t *testing.T) {
	t.Parallel()
	db, verbs, written := filled(t, 200)
	if written.Proposals != 200 || written.CoAuthorships != 200*fill.SpellsEach {
		t.Errorf("written: %+v; 200 proposals and %d co-authorships are wanted", written, 200*fill.SpellsEach)
	}
	verified, err := audit.Verify(t.Context(), db.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(audit.Verified{Proposals: 200, Meetings: meetings(t, db), Events: written.Events}, verified); diff != "" {
		t.Errorf("the record (-want +got):\n%s", diff)
	}
	secretariat := access.Viewer{Subject: "registry", Scopes: access.NewScopes(access.ScopeSecretariat)}
	rows, err := verbs.Reader.Proposals(t.Context(), secretariat, query.ProposalQuery{Order: query.OrderUpdatedAt, Page: query.PageRequest{First: 100}}, query.With(query.Changes, query.Answers))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range rows.Items {
		holdsTogether(t, p)
	}
	last, err := verbs.Reader.LastEvent(t.Context())
	if err != nil || last != int64(written.Events) {
		t.Errorf("the last event has number %d (%v), want %d", last, err, written.Events)
	}
}

// holdsTogether checks what the tracker computes when a proposal is filed.
func holdsTogether(t *testing.T, p *models.Proposal) {
	t.Helper()
	for _, revision := range p.Revisions {
		if hash := models.HashTexts(revision.Texts); hash != revision.ContentHash {
			t.Errorf("%s, revision %d: the hash of its texts is %s, and it says %s", p.Symbol, revision.Number, hash, revision.ContentHash)
		}
		if revision.ReasonCheck != nil && !revision.ReasonCheck.Holds() {
			t.Errorf("%s, revision %d (%s): %v", p.Symbol, revision.Number, revision.Reason, revision.ReasonCheck.Problems)
		}
		for _, text := range revision.Texts {
			if diff := cmp.Diff(document.ParagraphRows(text), values(text.Paragraphs)); diff != "" {
				t.Errorf("%s, paragraphs in %s (-recognized +stored):\n%s", p.Symbol, text.Language, diff)
			}
		}
	}
}

func values(paragraphs []*models.Paragraph) []models.Paragraph {
	all := []models.Paragraph{}
	for _, paragraph := range paragraphs {
		all = append(all, *paragraph)
	}
	return all
}

// Proposals can be filed in a filled database.
func TestFilledDatabaseAcceptsFilings(t *testing.T) {
	t.Parallel()
	db, verbs, written := filled(t, 30)
	japan := access.Viewer{Subject: "mission", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsRead, access.ScopeProposalsWrite)}
	_, err := verbs.CreateProposal(t.Context(), japan, tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Paperless trade", Body: "1.1.  Paper costs time."}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	verified, err := audit.Verify(t.Context(), db.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(audit.Verified{Proposals: 31, Meetings: meetings(t, db), Events: written.Events + 1}, verified); diff != "" {
		t.Errorf("the record (-want +got):\n%s", diff)
	}
}

// meetings counts the meetings that the filled database has.
func meetings(t *testing.T, db *database.DB) (count int) {
	t.Helper()
	if err := db.Pool.QueryRow(t.Context(), "SELECT count(*) FROM meetings").Scan(&count); err != nil {
		t.Fatal(err)
	}
	return count
}
