package database_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

// open opens a clone of the tests' database with the given options.
func open(t *testing.T, o database.OpenOptions) *database.DB {
	t.Helper()
	db, err := database.Open(t.Context(), databasetest.Template{}.URL(t), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	return db
}

func exec(t *testing.T, db *database.DB, sql string) {
	t.Helper()
	if _, err := db.Pool.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

// hearing is a model used only by these tests.
type hearing struct {
	ID     int
	HeldAt time.Time
	Title  string
}

func withHearings(t *testing.T, o database.OpenOptions) *database.DB {
	t.Helper()
	db := open(t, o)
	exec(t, db, "CREATE TABLE hearings (id int PRIMARY KEY, held_at timestamptz NOT NULL, title text CONSTRAINT hearings_title_once UNIQUE)")
	return db
}

func TestInstantsInUTC(t *testing.T) {
	t.Parallel()
	db := withHearings(t, database.OpenOptions{})
	at := time.Date(2016, 7, 14, 10, 30, 0, 123456000, time.FixedZone("Geneva", 2*3600))
	if err := db.GORM.WithContext(t.Context()).Create(&hearing{ID: 1, HeldAt: at}).Error; err != nil {
		t.Fatal(err)
	}
	var byGORM hearing
	if err := db.GORM.WithContext(t.Context()).First(&byGORM, 1).Error; err != nil {
		t.Fatal(err)
	}
	var byPgx time.Time
	if err := db.Pool.QueryRow(t.Context(), "SELECT held_at FROM hearings").Scan(&byPgx); err != nil {
		t.Fatal(err)
	}
	want := "2016-07-14T08:30:00.123456Z"
	for by, got := range map[string]time.Time{"GORM": byGORM.HeldAt, "pgx": byPgx} {
		if got.Format(time.RFC3339Nano) != want || got.Location() != time.UTC {
			t.Errorf("%s: %s in %s, want %s", by, got.Format(time.RFC3339Nano), got.Location(), want)
		}
	}
	var shown string
	if err := db.Pool.QueryRow(t.Context(), "SELECT held_at::text FROM hearings").Scan(&shown); err != nil || !strings.HasSuffix(shown, "+00") {
		t.Errorf("unexpected setting %q, error %v", shown, err)
	}
}

func TestGORMClock(t *testing.T) {
	t.Parallel()
	at := time.Date(2016, 7, 14, 10, 30, 0, 123456789, time.FixedZone("Geneva", 2*3600))
	db := open(t, database.OpenOptions{Now: func() time.Time { return at }})
	if got := db.GORM.NowFunc().Format(time.RFC3339Nano); got != "2016-07-14T08:30:00.123456Z" {
		t.Errorf("GORM's time is %s", got)
	}
	if got := open(t, database.OpenOptions{}).GORM.NowFunc(); got.Location() != time.UTC || got.IsZero() || got.Nanosecond()%1000 != 0 {
		t.Errorf("without a clock, GORM's time is %s", got)
	}
}

func TestConstraintName(t *testing.T) {
	t.Parallel()
	db := withHearings(t, database.OpenOptions{})
	err := db.GORM.WithContext(t.Context()).Create([]hearing{{ID: 1, Title: "same"}, {ID: 2, Title: "same"}}).Error
	var broken *pgconn.PgError
	if !errors.As(err, &broken) || broken.ConstraintName != "hearings_title_once" {
		t.Errorf("got error %v, want the constraint hearings_title_once", err)
	}
}

func TestSharedPool(t *testing.T) {
	t.Parallel()
	db := withHearings(t, database.OpenOptions{Pools: database.Pools{Writes: 1}})
	tx := db.GORM.WithContext(t.Context()).Begin()
	if tx.Error != nil {
		t.Fatal(tx.Error)
	}
	if got := db.Pool.Stat().AcquiredConns(); got != 1 {
		t.Errorf("a GORM transaction uses %d connections of the pool", got)
	}
	short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := db.Pool.Ping(short); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got a second connection: %v", err)
	}
	if err := tx.Rollback().Error; err != nil {
		t.Fatal(err)
	}
	if err := db.Pool.Ping(t.Context()); err != nil {
		t.Errorf("the connection was not returned: %v", err)
	}
}

func TestNoImplicitTransaction(t *testing.T) {
	t.Parallel()
	db := withHearings(t, database.OpenOptions{})
	late := errors.New("after the statement")
	err := db.GORM.Callback().Create().After("gorm:create").Register("fail", func(tx *gorm.DB) { _ = tx.AddError(late) })
	if err != nil {
		t.Fatal(err)
	}
	if err := db.GORM.WithContext(t.Context()).Create(&hearing{ID: 1}).Error; !errors.Is(err, late) {
		t.Fatal(err)
	}
	var rows int
	if err := db.Pool.QueryRow(t.Context(), "SELECT count(*) FROM hearings").Scan(&rows); err != nil || rows != 1 {
		t.Errorf("got %d rows, error %v: GORM began an implicit transaction", rows, err)
	}
}

func TestLogWithoutParameters(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	db := withHearings(t, database.OpenOptions{Logger: slog.New(slog.NewTextHandler(&log, nil))})
	for range 2 {
		_ = db.GORM.WithContext(t.Context()).Create(&hearing{ID: 1, Title: "confidential"}).Error
	}
	if !strings.Contains(log.String(), "duplicate key") || !strings.Contains(log.String(), "INSERT INTO") {
		t.Errorf("the failure is not in the log: %q", log.String())
	}
	if strings.Contains(log.String(), "confidential") {
		t.Errorf("the log contains a parameter: %q", log.String())
	}
	log.Reset()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := db.GORM.WithContext(gone).Create(&hearing{ID: 2}).Error; !errors.Is(err, context.Canceled) || log.Len() > 0 {
		t.Errorf("the canceled statement (%v) was logged: %q", err, log.String())
	}
}

func TestOpenErrors(t *testing.T) {
	t.Parallel()
	const secret = "s3cr3t"
	var listen net.ListenConfig
	silent, err := listen.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = silent.Close() })
	here, err := pgx.ParseConfig(databasetest.Template{}.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ url, says string }{
		"no server":          {"postgres://u:" + secret + "@127.0.0.1:1/x?sslmode=disable", "refused"},
		"two, and no server": {"postgres://u:" + secret + "@127.0.0.1:1,127.0.0.1:2/x?sslmode=disable", "refused"},
		"no answer":          {"postgres://u:" + secret + "@" + silent.Addr().String() + "/x?sslmode=disable", "no response in time"},
		"no such database":   {"host=" + here.Host + " user=proposaltracker password=" + secret + " dbname=nothing", "nothing"},
		"no such role":       {"host=" + here.Host + " user=stranger password=" + secret + " dbname=postgres", "stranger"},
		"no address":         {"postgres://u:" + secret + "@[/x", "address"},
		"a wrong port":       {"postgres://u:" + secret + "@localhost:port/x", "database URL"},
		"a strange escape":   {"postgres://u:" + secret + "%zz@localhost/x", "database URL"},
		"a word":             {"password=" + secret + " banana", "database URL"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db, err := database.Open(t.Context(), c.url, database.OpenOptions{})
			if err == nil {
				db.Close()
				t.Fatal("opened, want an error")
			}
			said := err.Error()
			if strings.Contains(said, "\n") || strings.Contains(said, secret) || !strings.Contains(said, c.says) {
				t.Errorf("want one line that contains %q and no password: %q", c.says, said)
			}
		})
	}
}
