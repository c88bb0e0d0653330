package databasetest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

func exec1(t *testing.T, db *database.DB, sql string, args ...any) {
	t.Helper()
	if _, err := db.Pool.Exec(t.Context(), sql, args...); err != nil {
		t.Fatal(err)
	}
}

func programmes(t *testing.T, db *database.DB) (rows int) {
	t.Helper()
	if err := db.Pool.QueryRow(t.Context(), "SELECT count(*) FROM work_programmes").Scan(&rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

const addProgramme = "INSERT INTO work_programmes (id, code, name_en, name_fr, name_es) VALUES (gen_random_uuid(), $1, 'a', 'b', 'c')"

func TestDatabasesAreIndependent(t *testing.T) {
	t.Parallel()
	for i := range 20 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			db := databasetest.New(t)
			if got := programmes(t, db); got != 0 {
				t.Fatalf("%d rows of another test", got)
			}
			exec1(t, db, addProgramme, "ECOMMERCE")
			if got := programmes(t, db); got != 1 {
				t.Errorf("%d rows", got)
			}
		})
	}
}

func TestTemplatePreparedOnce(t *testing.T) { //nolint:tparallel // the clones are waited for
	t.Parallel()
	var prepared atomic.Int32
	with := databasetest.Template{Name: "prepared_once", Prepare: func(ctx context.Context, db *database.DB) error {
		prepared.Add(1)
		_, err := db.Pool.Exec(ctx, addProgramme, "ECOMMERCE")
		return err
	}}
	t.Run("clones", func(t *testing.T) {
		for i := range 4 {
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel()
				db := with.New(t)
				exec1(t, db, addProgramme, "FISHERIES")
				if got := programmes(t, db); got != 2 {
					t.Errorf("%d rows, want one of the template and one of the test", got)
				}
			})
		}
	})
	if got := prepared.Load(); got > 1 {
		t.Errorf("prepared %d times", got)
	}
	if got := programmes(t, databasetest.New(t)); got != 0 {
		t.Errorf("the plain template has %d rows of the prepared one", got)
	}
}

func TestDatabaseDroppedAfterTest(t *testing.T) { //nolint:tparallel // the end of its subtest is waited for
	t.Parallel()
	var url string
	t.Run("a test", func(t *testing.T) {
		url = databasetest.Template{}.URL(t)
		// Even an open connection does not prevent the removal.
		if _, err := pgx.Connect(t.Context(), url); err != nil {
			t.Fatal(err)
		}
	})
	db, err := database.Open(t.Context(), url, database.OpenOptions{})
	if err == nil {
		db.Close()
		t.Fatal("the database still exists")
	}
	if !strings.Contains(err.Error(), "does not exist") {
		t.Error(err)
	}
}

// TestEnding runs in a child process, which [TestClusterRemoved] ends in several ways.
func TestEnding(t *testing.T) {
	t.Parallel()
	way := os.Getenv("DATABASETEST_ENDING")
	if way == "" {
		t.Skip("started by another test")
	}
	db := databasetest.New(t)
	var folder string
	if err := db.Pool.QueryRow(t.Context(), "SHOW data_directory").Scan(&folder); err != nil {
		t.Fatal(err)
	}
	fmt.Println("folder", filepath.Dir(folder))
	switch way {
	case "passes":
	case "panics":
		panic("as a test may")
	case "exits":
		os.Exit(3) //nolint:revive // an abrupt exit is the case under test
	case "is killed":
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	}
}

func TestClusterRemoved(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"passes", "panics", "exits", "is killed"} {
		t.Run("when the process "+way, func(t *testing.T) {
			t.Parallel()
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestEnding$")
			cmd.Env = append(os.Environ(), "DATABASETEST_ENDING="+way)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			var folder string
			if _, err := fmt.Fscanf(out, "folder %s\n", &folder); err != nil {
				t.Fatalf("no folder was printed: %v", err)
			}
			// The pipe closes with the process, since neither Postgres nor the watchdog has a copy
			// of it.
			_, _ = io.Copy(io.Discard, out)
			_ = cmd.Wait()
			gone := time.Now().Add(10 * time.Second)
			for {
				if _, err := os.Stat(folder); errors.Is(err, os.ErrNotExist) {
					return
				}
				if time.Now().After(gone) {
					t.Fatalf("%s still exists", folder)
				}
				time.Sleep(10 * time.Millisecond) // there is no notification of a folder's removal
			}
		})
	}
}

func BenchmarkClone(b *testing.B) {
	for b.Loop() {
		databasetest.Template{}.URL(b)
	}
}
