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

// Migrate applies all migrations that this program has. If several programs call it at the same
// time, one migrates and the others wait.
//
// A database that a newer program has migrated is rejected, because this program might write wrong
// data to it.
func Migrate(ctx context.Context, db *DB) error {
	return MigrateTo(ctx, db, newest)
}

// newest stands for the latest version.
const newest = math.MaxInt64

// MigrateTo migrates the database up to a version and no further, for a migration that needs code
// to run before the next one. Otherwise it is like [Migrate].
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
		return fmt.Errorf("the database is at version %d, but this program only knows %d: use the newer program that migrated it, or another database", at, known)
	}
	return nil
}

// MigrateDown reverts migrations until version is the newest one applied; 0 reverts all of them,
// and deletes all data. It is for tests and for manual rollbacks.
func MigrateDown(ctx context.Context, db *DB, version int64) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	defer provider.Close() //nolint:errcheck // nothing is pending
	if _, err := provider.DownTo(ctx, version); err != nil {
		return fmt.Errorf("revert the database to version %d: %w", version, clean(err))
	}
	return nil
}

// newProvider uses its own connections without time limits: building an index may take long.
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
