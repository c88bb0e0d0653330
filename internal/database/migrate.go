package database

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"proposaltracker/migrations"
)

// Migrate applies all migrations in this program. If several processes call it at the same time,
// one migrates while the others wait.
//
// It rejects a database that was migrated by a newer program, to which this program might write
// wrong data.
func Migrate(ctx context.Context, db *DB) error {
	return MigrateTo(ctx, db, newest)
}

// newest selects the newest version.
const newest = math.MaxInt64

// MigrateTo is like [Migrate], but stops after the given version. It is for migrations between
// which code must run.
func MigrateTo(ctx context.Context, db *DB, version int64) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	defer provider.Close() //nolint:errcheck // nothing is pending
	if _, err := provider.UpTo(ctx, version); err != nil {
		return fmt.Errorf("migrate the database: %w", clean(err))
	}
	reached, err := versionOf(ctx, provider)
	if err != nil {
		return err
	}
	return reached.checkNotNewer()
}

// Version is the version of a database and that of this program.
type Version struct {
	// Database is the newest migration that was applied to the database; 0 if there is none.
	Database int64
	// Program is the newest migration that this program contains.
	Program int64
}

// readTimeout is the time limit for reading a version, because connections for migrations have no
// time limits.
const readTimeout = 10 * time.Second

// ReadVersion returns the version of a database without changing it.
func ReadVersion(ctx context.Context, db *DB) (Version, error) {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	var migrated bool
	if err := db.Pool.QueryRow(ctx, "SELECT to_regclass($1) IS NOT NULL", goose.DefaultTablename).Scan(&migrated); err != nil {
		return Version{}, fmt.Errorf("look up the version of the database: %w", clean(err))
	}
	provider, err := newProvider(db)
	if err != nil {
		return Version{}, err
	}
	defer provider.Close() //nolint:errcheck // nothing is pending
	if !migrated {
		// GetVersions would create the version table.
		sources := provider.ListSources()
		return Version{Program: sources[len(sources)-1].Version}, nil
	}
	return versionOf(ctx, provider)
}

func versionOf(ctx context.Context, provider *goose.Provider) (Version, error) {
	at, known, err := provider.GetVersions(ctx)
	if err != nil {
		return Version{}, fmt.Errorf("read the version of the database: %w", clean(err))
	}
	return Version{Database: at, Program: known}, nil
}

// CheckMigrated returns an error for a database that lacks migrations of this program, or that was
// migrated by a newer program.
func CheckMigrated(ctx context.Context, db *DB) error {
	version, err := ReadVersion(ctx, db)
	if err != nil {
		return err
	}
	if version.Database < version.Program {
		return fmt.Errorf("the database is at version %d, but this program needs %d: "+
			"run its command migrate as the owner of the database, or start it without --migrate=false", version.Database, version.Program)
	}
	return version.checkNotNewer()
}

func (v Version) checkNotNewer() error {
	if v.Database > v.Program {
		return fmt.Errorf("the database is at version %d, but this program only knows %d: "+
			"use the newer program that migrated it, or another database", v.Database, v.Program)
	}
	return nil
}

// MigrateDown reverts migrations until the given version is the newest one applied; 0 reverts all
// of them and deletes all data. It is for tests and manual rollbacks.
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

// newProvider returns a provider with connections of its own, which have no time limits, since
// building an index may take long. Closing the provider closes them.
func newProvider(db *DB) (*goose.Provider, error) {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 120))
	if err != nil {
		return nil, fmt.Errorf("prepare the lock for migrations: %w", err)
	}
	config := db.direct.Copy()
	Unbounded().open(config, toWrite, nil)
	provider, err := goose.NewProvider(goose.DialectPostgres, stdlib.OpenDB(*config), migrations.Files,
		goose.WithSessionLocker(locker), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, fmt.Errorf("read the migrations: %w", err)
	}
	return provider, nil
}
