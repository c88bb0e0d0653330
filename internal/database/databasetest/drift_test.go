package databasetest_test

import (
	"database/sql/driver"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"proposaltracker/internal/database/databasetest"
)

// day is a type with its own Value and Scan methods, stored as a date or NULL.
type day struct{ at time.Time }

func (d day) Value() (driver.Value, error) { return d.at, nil }
func (d *day) Scan(any) error              { return nil }

// texts is a type that is stored as text in a column of any type.
type texts map[string]string

func (texts) Value() (driver.Value, error) { return "{}", nil }
func (*texts) Scan(any) error              { return nil }

// docket matches its table, and has a field of each kind.
type docket struct {
	ID       uuid.UUID `gorm:"primaryKey"`
	Number   int
	Weight   float64
	Open     bool
	Title    string
	Note     *string
	Body     []byte
	HeldOn   day
	HeldAt   time.Time
	Names    texts
	Aliases  []string `gorm:"type:jsonb;serializer:json"`
	Tags     []string `gorm:"type:text[]"`
	ParentID *uuid.UUID
	Parent   *docket   `gorm:"foreignKey:ParentID"`
	Children []docket  `gorm:"foreignKey:ParentID"`
	Held     chan bool `gorm:"-"`
}

const docketColumns = `id uuid PRIMARY KEY, number smallint NOT NULL, weight double precision NOT NULL, open boolean NOT NULL,
	title varchar(40) NOT NULL, note text, body bytea, held_on date, held_at timestamptz NOT NULL, names jsonb NOT NULL, aliases jsonb NOT NULL,
	tags text[], parent_id uuid REFERENCES dockets (id), words tsvector GENERATED ALWAYS AS (to_tsvector('simple', title)) STORED`

// tracked returns the tables of the migrations, which these tests ignore.
func tracked(t *testing.T, names ...string) []any {
	t.Helper()
	var all []any
	for _, name := range names {
		all = append(all, databasetest.NoModel(name))
	}
	return all
}

func TestNoDrift(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	exec1(t, db, "CREATE TABLE dockets ("+docketColumns+")")
	others := otherTables(t)
	if got := databasetest.Drift(t, db, append(tracked(t, others...), &docket{})...); len(got) != 0 {
		t.Errorf("unexpected differences:\n%s", strings.Join(got, "\n"))
	}
}

func otherTables(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, line := range databasetest.Drift(t, databasetest.New(t)) {
		name, found := strings.CutSuffix(strings.TrimPrefix(line, "table "), ": no model")
		if !found {
			t.Errorf("without models, got the line %q", line)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		t.Fatal("tables without a model are not reported")
	}
	return names
}

func TestDrift(t *testing.T) {
	t.Parallel()
	others := otherTables(t)
	for name, c := range map[string]struct{ change, says string }{
		"missing column":                 {"ALTER TABLE dockets DROP title CASCADE", "dockets.title (docket.Title): no such column"},
		"a column came":                  {"ALTER TABLE dockets ADD extra text", "dockets.extra (text): no field"},
		"missing table":                  {"ALTER TABLE dockets RENAME TO cases", "docket: no table dockets\ntable cases: no model"},
		"a number became text":           {"ALTER TABLE dockets ALTER number TYPE text", "dockets.number (docket.Number): the column is text, the field is int (int to GORM)"},
		"a number became a fraction":     {"ALTER TABLE dockets ALTER number TYPE double precision", "dockets.number (docket.Number): the column is double precision, the field is int (int to GORM)"},
		"an instant became a day":        {"ALTER TABLE dockets ALTER held_at TYPE date", "dockets.held_at (docket.HeldAt): the column is date, the field is time.Time (time to GORM)"},
		"a day became a number":          {"ALTER TABLE dockets ALTER held_on TYPE int USING 0", "dockets.held_on (docket.HeldOn): the column is integer, the field is databasetest_test.day (time to GORM)"},
		"an array became a text":         {"ALTER TABLE dockets ALTER tags TYPE text", "dockets.tags (docket.Tags): the column is text, the field is []string (text[] to GORM)"},
		"NULL without a pointer":         {"ALTER TABLE dockets ALTER number DROP NOT NULL", "dockets.number (docket.Number): the column may be NULL, but int cannot distinguish that from its zero value"},
		"nil without a NULL":             {"UPDATE dockets SET note = ''; ALTER TABLE dockets ALTER note SET NOT NULL", "dockets.note (docket.Note): the column is NOT NULL, but the field may be nil"},
		"other integer width":            {"ALTER TABLE dockets ALTER number TYPE bigint", ""},
		"a generated column is no drift": {"ALTER TABLE dockets ADD length int GENERATED ALWAYS AS (char_length(title)) STORED", ""},
		"a type with a Scan may be NULL": {"ALTER TABLE dockets ALTER names DROP NOT NULL", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := databasetest.New(t)
			exec1(t, db, "CREATE TABLE dockets ("+docketColumns+")")
			for statement := range strings.SplitSeq(c.change, "; ") {
				exec1(t, db, statement)
			}
			got := strings.Join(databasetest.Drift(t, db, append(tracked(t, others...), &docket{})...), "\n")
			if difference := cmp.Diff(c.says, got); difference != "" {
				t.Error(difference)
			}
		})
	}
}

// caption is a second model of the same table.
type caption struct {
	ID    uuid.UUID `gorm:"primaryKey"`
	Title string    `gorm:"not null"`
}

func (caption) TableName() string { return "dockets" }

func TestSeveralModelsOfOneTable(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	exec1(t, db, "CREATE TABLE dockets ("+docketColumns+")")
	all := append(tracked(t, otherTables(t)...), &docket{}, &caption{})
	if got := databasetest.Drift(t, db, all...); len(got) != 0 {
		t.Errorf("a column of one model is reported as missing in the other:\n%s", strings.Join(got, "\n"))
	}
	exec1(t, db, "ALTER TABLE dockets ALTER title DROP NOT NULL")
	want := []string{
		"dockets.title (caption.Title): the column may be NULL, but the field is marked not null",
		"dockets.title (docket.Title): the column may be NULL, but string cannot distinguish that from its zero value",
	}
	if difference := cmp.Diff(want, databasetest.Drift(t, db, all...)); difference != "" {
		t.Error(difference)
	}
}
