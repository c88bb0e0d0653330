package database

import (
	"context"
	"fmt"
	"math"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"proposaltracker/migrations"
)

// Migrate brings the database to the newest of the migrations that this program has. Several
// programs may do so at once: one works, the others wait.
//
// A database that a newer program has migrated is refused: what this one would write there may be
// wrong.
func Migrate(ctx context.Context, db *DB) error {
	return MigrateTo(ctx, db, newest)
}

// newest stands for the last version that there is.
const newest = math.MaxInt64

// MigrateTo brings the database up to a version, and no further, as for a step whose code has to
// run before the next. It is otherwise as [Migrate].
func MigrateTo(ctx context.Context, db *DB, version int64) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	defer provider.Close() //nolint:errcheck // nothing is pending
	if _, err := provider.UpTo(ctx, version); err != nil {
		return fmt.Errorf("migrate the database: %w", clean(err))
	}
	at, known, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the version of the database: %w", clean(err))
	}
	if at > known {
		return fmt.Errorf("the database is at version %d, and this program knows %d: use the newer program that migrated it, or another database", at, known)
	}
	return nil
}

// MigrateDown takes the database back until version is its newest migration; 0 undoes them all,
// and with them what was stored. It is for tests, and for a way back by hand.
func MigrateDown(ctx context.Context, db *DB, version int64) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	defer provider.Close() //nolint:errcheck // nothing is pending
	if _, err := provider.DownTo(ctx, version); err != nil {
		return fmt.Errorf("take the database back to version %d: %w", version, clean(err))
	}
	return nil
}

// newProvider works on connections of its own, without time limits: building an index takes as long as it takes.
// Closing the provider closes them.
func newProvider(db *DB) (*goose.Provider, error) {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 120))
	if err != nil {
		return nil, fmt.Errorf("prepare the lock for migrations: %w", err)
	}
	config := db.Pool.Config().ConnConfig
	Unbounded().open(config, toWrite, nil)
	provider, err := goose.NewProvider(goose.DialectPostgres, stdlib.OpenDB(*config), migrations.Files,
		goose.WithSessionLocker(locker), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, fmt.Errorf("read the migrations: %w", err)
	}
	return provider, nil
}
