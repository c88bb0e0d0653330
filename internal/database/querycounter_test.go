package database_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

// Statements are counted by context, whether sent through GORM, through pgx, in batches or
// concurrently. Statements of other contexts are not counted.
func TestCountQueries(t *testing.T) {
	t.Parallel()
	db := databasetest.Template{}.New(t)
	counting, counted := database.CountQueries(t.Context())
	others, counted2 := database.CountQueries(t.Context())

	if err := db.GORM.WithContext(counting).Exec("SELECT pg_sleep(0.02)").Error; err != nil {
		t.Fatal(err)
	}
	if err := db.GORM.WithContext(t.Context()).Exec("SELECT 1").Error; err != nil {
		t.Fatal(err)
	}
	if counted.Count() != 1 || counted.Duration().Milliseconds() < 20 {
		t.Errorf("one statement of 20 ms: got count %d and duration %s", counted.Count(), counted.Duration())
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if _, err := db.Pool.Exec(counting, "SELECT 1"); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	batch := &pgx.Batch{}
	batch.Queue("SELECT 1")
	batch.Queue("SELECT 2")
	if err := db.Pool.SendBatch(counting, batch).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Pool.Exec(others, "SELECT 1"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Pool.Exec(others, "SELECT broken"); err == nil {
		t.Fatal("the statement succeeded, want an error")
	}
	if counted.Count() != 1+4+2 || counted2.Count() != 2 {
		t.Errorf("counted %d and %d, want 7 and 2", counted.Count(), counted2.Count())
	}
}

func TestPoolMetrics(t *testing.T) {
	t.Parallel()
	db := databasetest.Template{}.New(t)
	held, err := db.Pool.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer held.Release()
	registry := prometheus.NewRegistry()
	registry.MustRegister(db.PoolMetrics())
	want := "# HELP proposaltracker_pool_connections_acquired Connections in use.\n# TYPE proposaltracker_pool_connections_acquired gauge\n" +
		"proposaltracker_pool_connections_acquired{pool=\"read\"} 0\nproposaltracker_pool_connections_acquired{pool=\"write\"} 1\n"
	if err := testutil.GatherAndCompare(registry, strings.NewReader(want), "proposaltracker_pool_connections_acquired"); err != nil {
		t.Error(err)
	}
	if problems, err := testutil.GatherAndLint(registry); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}
