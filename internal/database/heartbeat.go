package database

import (
	"context"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	// heartbeat is the interval between two checks of the server by [DB.Watch], and the time limit
	// of a check.
	heartbeat = time.Second
	// silentFor is how long a statement must have waited for a response before its connection is
	// checked.
	silentFor = 2 * time.Second
)

// Watch periodically checks the database, its disk and the connections in use until ctx is done. It
// closes dead connections, so that their requests fail with UNAVAILABLE instead of waiting for
// their time limits, and the pools do not run out of connections. It does not interrupt slow
// statements.
func (d *DB) Watch(ctx context.Context, log *slog.Logger) {
	ticker := time.NewTicker(heartbeat)
	defer ticker.Stop()
	var lost time.Time // when the server stopped responding; zero while it responds
	for {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
		d.disk.watch(ctx, log)
		began := time.Now() //nolint:forbidigo // measures a duration with the monotonic clock
		dead, err := d.beat(ctx)
		switch {
		case err != nil && lost.IsZero() && ctx.Err() == nil:
			lost = began
			log.WarnContext(ctx, "database does not respond", "error", clean(err))
		case err == nil && !lost.IsZero():
			// Idle connections may belong to a server that no longer exists.
			d.Pool.Reset()
			d.Reads.Pgx().Reset()
			log.InfoContext(ctx, "database responds again", "after", began.Sub(lost).Round(time.Millisecond))
			lost = time.Time{}
		}
		if len(dead) > 0 {
			log.WarnContext(ctx, "closing connections that do not respond", "count", len(dead))
		}
		for _, each := range dead {
			each.kill()
		}
	}
}

// beat asks the server, on the connection for probes, which of the waiting connections are dead,
// that is, have no statement in progress. After an error, the next call opens a new connection.
func (d *DB) beat(ctx context.Context) (dead []*link, err error) {
	ctx, cancel := context.WithTimeout(ctx, heartbeat)
	defer cancel()
	waiting := map[uint32]*link{}
	processes := []uint32{}
	for _, each := range d.links.silent(silentFor) {
		if process := each.process.Load(); process != 0 && !d.links.pooled {
			waiting[process] = each
			processes = append(processes, process)
		}
	}
	rows, _ := d.probes.Query(ctx, "SELECT pid FROM pg_stat_activity WHERE pid = ANY($1) AND state = 'active'", processes) // CollectRows returns the error
	busy, err := pgx.CollectRows(rows, pgx.RowTo[uint32])
	if err != nil {
		return nil, err //nolint:wrapcheck // says what failed
	}
	for _, process := range busy {
		delete(waiting, process)
	}
	for _, each := range waiting {
		if each.waits() > silentFor { // the response did not arrive in the meantime
			dead = append(dead, each)
		}
	}
	return dead, nil
}
