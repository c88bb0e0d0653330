package audit_test

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/demo"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// demonstration has the demo proposals, a proposal that was filed now under an idempotency key, and a log entry for each event.
var demonstration = databasetest.Template{Name: "recorded", Prepare: func(ctx context.Context, db *database.DB) error {
	set, err := reference.Embedded()
	if err != nil {
		return fmt.Errorf("read the reference data: %w", err)
	}
	if err := tracker.Seed(ctx, db.GORM, set); err != nil {
		return err
	}
	reader, err := query.New(ctx, db, time.Now)
	if err != nil {
		return err
	}
	t := tracker.New(reader, db, time.Now)
	if err := demo.Load(ctx, t); err != nil {
		return err
	}
	japan := access.Viewer{Subject: "mission", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsWrite)}
	_, err = t.CreateProposal(ctx, japan, tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, IdempotencyKey: "paper",
		Texts: []tracker.TextInput{{Language: models.English, Title: "Paperless trade", Body: "1.1.  Paper costs time."}},
	}, query.Preload{})
	if err != nil {
		return fmt.Errorf("create a proposal: %w", err)
	}
	_, err = audit.Record(ctx, db.Writable())
	return err
}}

// Alterations by a superuser are detected and reported with table, row and difference.
func TestAlterations(t *testing.T) {
	t.Parallel()
	for _, alteration := range alterations {
		t.Run(alteration.name, func(t *testing.T) {
			t.Parallel()
			db := demonstration.New(t)
			alter(t, db, alteration.sql)
			if diff := gocmp.Diff(alteration.want, broken(t, db)); diff != "" {
				t.Errorf("detected (-want +got):\n%s", diff)
			}
		})
	}
}

// alter runs statements in one transaction without triggers. Each must change something.
func alter(t *testing.T, db *database.DB, statements string) {
	t.Helper()
	err := db.GORM.Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("SET LOCAL session_replication_role = replica").Error; err != nil {
			return err
		}
		for statement := range strings.SplitSeq(statements, "; ") {
			if statement == "" {
				continue
			}
			changed := tx.Exec(statement)
			if changed.Error == nil && changed.RowsAffected == 0 && !definition.MatchString(statement) {
				return fmt.Errorf("%s changed no row", statement)
			}
			if changed.Error != nil {
				return changed.Error
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var (
	// definition matches statements that report no number of rows.
	definition = regexp.MustCompile("^(TRUNCATE|ALTER|DROP|CREATE) ")

	ids    = regexp.MustCompile(`[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	places = regexp.MustCompile(`\d{4}-\d\d-\d\dT[\d:]+Z`)
)

// broken returns the findings of the verification, sorted, without IDs and instants.
func broken(t *testing.T, db *database.DB) []string {
	t.Helper()
	found, err := audit.Verify(t.Context(), db.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	if found.Events < 50 && len(found.Broken) == 0 || found.Rows < 200 {
		t.Errorf("%d events and %d rows were verified", found.Events, found.Rows)
	}
	var lines []string
	for _, line := range found.Broken {
		lines = append(lines, places.ReplaceAllString(ids.ReplaceAllString(line, "#"), "@"))
	}
	slices.SortFunc(lines, cmp.Compare)
	return slices.Compact(lines)
}
