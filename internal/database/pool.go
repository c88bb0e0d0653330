package database

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// Pools sets the number of connections in each pool. Zero selects pool_max_conns in the database
// URL or, without it, the default.
type Pools struct {
	// Reads defaults to four per processor, at least 8 and at most 32.
	Reads int `name:"read-connections" env:"READ_CONNECTIONS" placeholder:"N" help:"Maximum number of database connections for reads. Defaults to 4 per processor, at least 8 and at most 32."`
	// Writes defaults to two per processor, at least 4 and at most 16.
	Writes int `name:"write-connections" env:"WRITE_CONNECTIONS" placeholder:"N" help:"Maximum number of database connections for writes. Defaults to 2 per processor, at least 4 and at most 16."`
}

// Check returns a one-line error that names the invalid setting.
func (p Pools) Check() error {
	switch {
	case p.Reads < 0:
		return fmt.Errorf("--read-connections %d is negative; use at least 1, or omit it", p.Reads)
	case p.Writes < 0:
		return fmt.Errorf("--write-connections %d is negative; use at least 1, or omit it", p.Writes)
	default:
		return nil
	}
}

func (p Pools) forReads(url string) int32 { return connections(p.Reads, url, 4, 8, 32) }

func (p Pools) forWrites(url string) int32 { return connections(p.Writes, url, 2, 4, 16) }

// connections returns the maximum size of a pool; 0 means that the URL determines it.
func connections(set int, url string, perProcessor, least, most int) int32 {
	switch {
	case set > 0:
		return int32(min(set, 10_000))
	case strings.Contains(url, "pool_max_conns"):
		return 0
	default:
		return int32(min(most, max(least, perProcessor*runtime.NumCPU()))) //nolint:gosec // at most 32
	}
}

// ReadPool is a pool of sessions in which each transaction is read-only. It is a separate type, so
// that the compiler rejects writes through it.
type ReadPool struct{ within pool }

// ReadOnly returns the pool as a GORM handle.
func (p *ReadPool) ReadOnly() *gorm.DB { return p.within.gorm }

// Pgx returns the pool as a pgx pool.
func (p *ReadPool) Pgx() *pgxpool.Pool { return p.within.pgx }

// pool is a pool that GORM and pgx share.
type pool struct {
	gorm   *gorm.DB
	pgx    *pgxpool.Pool
	shared *sql.DB
}

// openPool opens a pool and its first connection. most is the maximum size of the pool; 0 leaves it
// to the URL.
func openPool(ctx context.Context, config *pgxpool.Config, use purpose, most int32, o OpenOptions) (pool, error) {
	if most > 0 {
		config.MaxConns = most
	}
	o.open(config.ConnConfig, use, o.Traces)
	config.AfterConnect = registerUTC
	config.BeforeClose = closeSoon
	var opened *pgxpool.Pool
	config.ShouldPing = func(ctx context.Context, idle pgxpool.ShouldPingParams) bool { return isDead(ctx, opened, idle) }
	opened, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return pool{}, fmt.Errorf("connect to the database: %w", clean(err))
	}
	if err := opened.Ping(ctx); err != nil {
		opened.Close()
		return pool{}, fmt.Errorf("connect to the database: %w", clean(err))
	}
	shared := stdlib.OpenDBFromPool(opened)
	forGORM, err := gorm.Open(postgres.New(postgres.Config{Conn: shared}), gormConfig(o))
	if err != nil {
		opened.Close()
		return pool{}, fmt.Errorf("open the database for GORM: %w", clean(err))
	}
	return pool{forGORM, opened, shared}, nil
}

const (
	// uncheckedFor is how long a connection may be idle and still be used without a check.
	uncheckedFor = time.Second
	// checkWithin is the time limit for checking an idle connection.
	checkWithin = 500 * time.Millisecond
)

// isDead reports whether an idle connection does not respond. If so, it closes the other idle
// connections too, because checking each of them would take just as long.
func isDead(ctx context.Context, of *pgxpool.Pool, idle pgxpool.ShouldPingParams) bool {
	if idle.IdleDuration < uncheckedFor {
		return false
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), checkWithin)
	defer cancel()
	if idle.Conn.Ping(ctx) == nil {
		return false
	}
	of.Reset()
	return true // the pool finds the connection closed and takes another one
}

// closeSoon closes a connection with a time limit, because the pool lacks the connection until it
// is closed.
func closeSoon(conn *pgx.Conn) {
	_ = conn.PgConn().Conn().SetDeadline(time.Now().Add(closeWithin)) //nolint:forbidigo // a deadline of the network
}

func (p pool) close() {
	_ = p.shared.Close() // has no connections itself
	p.pgx.Close()
}
