package cli

import (
	"context"
	"log/slog"
	"sync"

	"go.opentelemetry.io/otel/trace"

	"proposaltracker/internal/database"
)

// openDatabase is the open database, with the private Postgres below it where there is one.
type openDatabase struct {
	cluster *database.Cluster
	db      *database.DB

	// chores go on beside the requests until hurry is called.
	chores sync.WaitGroup
	hurry  context.CancelFunc
}

// tend does chores beside the requests until the database is closed.
//
// They outlive ctx, which ends before the last requests have.
func (s *openDatabase) tend(ctx context.Context, chores ...func(context.Context)) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	s.hurry = cancel
	for _, chore := range chores {
		s.chores.Go(func() { chore(ctx) })
	}
}

// openStore opens the database of the address; without one, that of a private Postgres which it
// starts. Its statements are traced where traces is not nil.
func openStore(ctx context.Context, s *surroundings, config database.Config, log *slog.Logger, traces trace.TracerProvider) (*openDatabase, error) {
	opened := &openDatabase{}
	url := config.URL
	if url == "" {
		cluster, err := database.Start(ctx, database.StartOptions{
			Data: config.Data, PostgresBin: config.PostgresBin, Fetch: config.Fetch,
			Cache: database.DefaultCache(s.uid, s.getenv), Progress: s.progress(),
		})
		if err != nil {
			return nil, err
		}
		opened.cluster, url = cluster, cluster.URL(database.Name)
		if err := cluster.EnsureDatabase(ctx, database.Name); err != nil {
			return opened, err
		}
	}
	db, err := database.Open(ctx, url, database.OpenOptions{
		Pools: config.Pools, Sessions: config.Sessions, Logger: log, Now: s.now, Traces: traces,
	})
	if err != nil {
		return opened, err
	}
	opened.db = db
	return opened, nil
}

// ended is closed when the private Postgres has ended; never where it is not ours.
func (s *openDatabase) ended() <-chan struct{} {
	if s.cluster == nil {
		return nil
	}
	return s.cluster.Done()
}

// close ends what was opened; nil is nothing.
func (s *openDatabase) close(ctx context.Context) error {
	if s == nil {
		return nil
	}
	if s.hurry != nil {
		s.hurry()
		s.chores.Wait()
	}
	if s.db != nil {
		s.db.Close()
	}
	if s.cluster != nil {
		return s.cluster.Stop(ctx)
	}
	return nil
}
