// Package database finds the Postgres server binaries, runs a private cluster with them, opens a
// database with connection pools that GORM and pgx share, and migrates it.
//
// A private cluster listens only on a Unix socket and belongs to one process: [Start] creates the
// cluster in a folder or reuses the existing one, and [Cluster.Stop] stops it.
package database

import (
	"fmt"
	"os"
	"path/filepath"
)

// Name is the name of the database in a private cluster, and of the role that owns it.
const Name = "proposaltracker"

// Pinned is the value of [Config.PostgresBin] that selects the build pinned in this package. It is
// downloaded once, even if Postgres is installed on the machine.
const Pinned = "pinned"

// Config contains the settings of the database.
type Config struct {
	URL         string `name:"database-url" env:"DATABASE_URL" help:"URL of an existing Postgres database, such as postgres://user:password@host/name. If set, no private Postgres is started."`
	DirectURL   string `name:"database-direct-url" env:"DATABASE_DIRECT_URL" help:"URL of the same database without a connection pooler. Required if DATABASE_URL is that of a pooler, such as pgbouncer. Notifications, locks, migrations and all commands except serve use this URL."`
	Data        string `name:"data" help:"Folder of the private Postgres and other data. Defaults to /var/lib/proposaltracker for root, and to a folder below the home folder for other users."`
	PostgresBin string `name:"postgres-bin" env:"POSTGRES_BIN" help:"Folder of the Postgres server binaries, or \"pinned\" for the build that this program downloads. By default, the usual folders are searched."`
	Fetch       bool   `name:"fetch-postgres" negatable:"" default:"true" help:"Download a pinned and checksummed Postgres, once, if none is found."`

	Pools    Pools    `embed:""`
	Sessions Sessions `embed:""`
}

// DefaultData returns the default data folder: a system folder for root, and a folder below the
// home folder for other users, as the XDG specification says. uid is the effective user ID; getenv
// works like [os.Getenv].
func DefaultData(uid int, getenv func(string) string) string {
	return defaultFolder(uid, getenv, "/var/lib", "XDG_DATA_HOME", ".local/share")
}

// DefaultCache returns the default folder for downloaded Postgres builds, which all data folders of
// a user share. It is separate from the data because it can be deleted at any time.
func DefaultCache(uid int, getenv func(string) string) string {
	return defaultFolder(uid, getenv, "/var/cache", "XDG_CACHE_HOME", ".cache")
}

func defaultFolder(uid int, getenv func(string) string, roots, variable, belowHome string) string {
	if uid == 0 {
		return filepath.Join(roots, Name)
	}
	// The specification says to ignore relative paths.
	if named := getenv(variable); filepath.IsAbs(named) {
		return filepath.Join(named, Name)
	}
	if home := getenv("HOME"); home != "" {
		return filepath.Join(home, belowHome, Name)
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("%s-%d", Name, uid))
}
