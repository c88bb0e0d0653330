package fill_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"proposaltracker/bench/api/fill"
	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	data "proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// reference returns a database with the reference data.
func reference(t *testing.T) *database.DB {
	t.Helper()
	return databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := data.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
}

func filled(t *testing.T, proposals int) (*database.DB, *tracker.Tracker, fill.Filled) {
	t.Helper()
	db := reference(t)
	verbs, written := fillAll(t, db, proposals)
	return db, verbs, written
}

func fillAll(t *testing.T, db *database.DB, proposals int) (*tracker.Tracker, fill.Filled) {
	t.Helper()
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	verbs := tracker.New(reader, db, time.Now)
	written, err := fill.Fill(t.Context(), db, verbs.Reader.Directory(), proposals, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return verbs, written
}

// Copied rows are equal to filed ones: the hash chains are valid, and the changes of revisions are
// correct.
func TestFillEqualsFiling(t *testing.T) {
	t.Parallel()
	db, verbs, written := filled(t, 200)
	if written.Proposals != 200 || written.CoAuthorships != 200*fill.SpellsEach {
		t.Errorf("got %+v, want 200 proposals and %d co-authorships", written, 200*fill.SpellsEach)
	}
	verified, err := audit.Verify(t.Context(), db.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	if verified.Entries == 0 || verified.Rows < 200*fill.SpellsEach {
		t.Errorf("got %d compared rows in %d log entries, want some of both", verified.Rows, verified.Entries)
	}
	verified.Entries, verified.Rows = 0, 0
	if diff := cmp.Diff(audit.Verified{Proposals: 200, Meetings: meetings(t, db), Events: written.Events}, verified); diff != "" {
		t.Errorf("verification of the event log (-want +got):\n%s", diff)
	}
	secretariat := access.Viewer{Subject: "registry", Scopes: access.NewScopes(access.ScopeSecretariat)}
	rows, err := verbs.Reader.Proposals(t.Context(), secretariat, query.ProposalQuery{Order: query.OrderUpdatedAt, Page: query.PageRequest{First: 100}}, query.With(query.Changes, query.Answers))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range rows.Items {
		checkDerivedValues(t, p)
	}
	last, err := verbs.Reader.LastEvent(t.Context())
	if err != nil || last != int64(written.Events) {
		t.Errorf("got last event number %d and error %v, want %d", last, err, written.Events)
	}
}

// Search vectors and summaries equal those that Postgres would have computed, and no foreign key is violated.
func TestFillEqualsTriggers(t *testing.T) {
	t.Parallel()
	db, _, _ := filled(t, 200)
	for name, sql := range map[string]string{
		"vectors of texts": `SELECT count(*) FROM revision_texts
			WHERE searchable IS DISTINCT FROM setweight(words_of(language, title), 'A') || setweight(words_of(language, body), 'D')`,
		"vectors of paragraphs": `SELECT count(*) FROM paragraphs p JOIN revision_texts t ON t.id = p.text_id LEFT JOIN paragraph_words w USING (text_id, position)
			WHERE (w.searchable, w.language) IS DISTINCT FROM (words_of(t.language, p.text), t.language)`,
		"access": `SELECT count(*) FROM proposals p JOIN (SELECT proposal_id, bool_or(access = 'PUBLIC') AS public, count(DISTINCT access) > 1 AS mixed
			FROM revisions WHERE status = 'CIRCULATED' GROUP BY proposal_id) r ON r.proposal_id = p.id WHERE (p.access = 'PUBLIC', p.mixed_access) <> (r.public, r.mixed)`,
		"facets": `SELECT count(*) FROM proposal_facets listed FULL JOIN (SELECT f.* FROM proposals p, facets_of_proposal(p.id) f) derived
			USING (facet_id, circulated_on, proposal_id) WHERE listed.proposal_id IS NULL OR derived.proposal_id IS NULL`,
		"columns generated no longer": `SELECT count(*) FROM pg_attribute WHERE attrelid = 'revision_texts'::regclass AND attname = 'searchable' AND attgenerated <> 's'`,
	} {
		if different := number(t, db, sql); different != 0 {
			t.Errorf("%s: got %d different rows, want none", name, different)
		}
	}
	keys, _ := db.Pool.Query(t.Context(), violations) // CollectRows returns the error
	queries, err := pgx.CollectRows(keys, pgx.RowTo[string])
	if err != nil || len(queries) < 30 {
		t.Fatalf("got %d foreign keys and error %v, want more", len(queries), err)
	}
	for _, sql := range queries {
		if dangling := number(t, db, sql); dangling != 0 {
			t.Errorf("got %d rows that violate a foreign key, want none: %s", dangling, sql)
		}
	}
}

// violations selects, for each foreign key, a query that counts the rows that violate it.
const violations = `SELECT format('SELECT count(*) FROM %s c WHERE (%s) IS NOT NULL AND NOT EXISTS (SELECT FROM %s p WHERE (%s) = (%s))', conrelid::regclass,
		(SELECT string_agg('c.' || attname, ', ' ORDER BY place) FROM unnest(conkey) WITH ORDINALITY AS k (n, place) JOIN pg_attribute ON attrelid = conrelid AND attnum = n),
		confrelid::regclass,
		(SELECT string_agg('p.' || attname, ', ' ORDER BY place) FROM unnest(confkey) WITH ORDINALITY AS k (n, place) JOIN pg_attribute ON attrelid = confrelid AND attnum = n),
		(SELECT string_agg('c.' || attname, ', ' ORDER BY place) FROM unnest(conkey) WITH ORDINALITY AS k (n, place) JOIN pg_attribute ON attrelid = conrelid AND attnum = n))
	FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`

// Filling does not change the schema.
func TestFillRestoresIndexes(t *testing.T) {
	t.Parallel()
	const definitions = "SELECT string_agg(pg_get_indexdef(indexrelid), E'\n' ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid::regclass::text NOT LIKE 'pg_%'"
	var before, after string
	db := reference(t)
	if err := db.Pool.QueryRow(t.Context(), definitions).Scan(&before); err != nil {
		t.Fatal(err)
	}
	fillAll(t, db, 5)
	if err := db.Pool.QueryRow(t.Context(), definitions).Scan(&after); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("indexes (-before +after):\n%s", diff)
	}
}

// checkDerivedValues checks the values that the tracker computes when a proposal is filed.
func checkDerivedValues(t *testing.T, p *models.Proposal) {
	t.Helper()
	for _, revision := range p.Revisions {
		if hash := models.HashTexts(revision.Texts); hash != revision.ContentHash {
			t.Errorf("%s, revision %d: got content hash %s, want %s, the hash of its texts", p.Symbol, revision.Number, revision.ContentHash, hash)
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
	verified.Entries, verified.Rows = 0, 0
	if diff := cmp.Diff(audit.Verified{Proposals: 31, Meetings: meetings(t, db), Events: written.Events + 1}, verified); diff != "" {
		t.Errorf("verification of the event log (-want +got):\n%s", diff)
	}
}

// meetings returns the number of meetings in the filled database.
func meetings(t *testing.T, db *database.DB) int {
	t.Helper()
	return number(t, db, "SELECT count(*) FROM meetings")
}

func number(t *testing.T, db *database.DB, sql string) (count int) {
	t.Helper()
	if err := db.Pool.QueryRow(t.Context(), sql).Scan(&count); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return count
}
