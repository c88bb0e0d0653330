// Package database finds the server binaries of Postgres, runs a private cluster of its own from
// them, opens a database for GORM and pgx over one pool, and migrates it.
//
// A private cluster listens on a Unix socket alone and belongs to one process: [Start] makes it,
// or takes up the one that was left in the folder, and [Cluster.Stop] ends it.
package database

import (
	"fmt"
	"os"
	"path/filepath"
)

// Name is the database, and the role that owns it, in a private cluster.
const Name = "proposaltracker"

// Pinned is the value of [Config.PostgresBin] that uses the build pinned here, fetched once,
// even where the machine has binaries of its own.
const Pinned = "pinned"

// Config is this room's share of the settings.
type Config struct {
	URL         string `name:"database-url" env:"DATABASE_URL" help:"Address of an existing Postgres, as postgres://user:password@host/name. No private Postgres is started then."`
	Data        string `name:"data" help:"Folder of the private Postgres and of what else is kept. Root's is /var/lib/proposaltracker, a user's is below the home folder."`
	PostgresBin string `name:"postgres-bin" env:"POSTGRES_BIN" help:"Folder of the Postgres server binaries, or \"pinned\" for the build that this program fetches. Found by itself when left out."`
	Fetch       bool   `name:"fetch-postgres" negatable:"" default:"true" help:"Fetch a pinned and checksummed Postgres, once, where none is found."`

	Pools    Pools    `embed:""`
	Sessions Sessions `embed:""`
}

// DefaultData is the data folder for a user: root's is the machine's, everybody else's is their
// own, by the XDG convention. uid is the effective user id, getenv is [os.Getenv].
func DefaultData(uid int, getenv func(string) string) string {
	return defaultFolder(uid, getenv, "/var/lib", "XDG_DATA_HOME", ".local/share")
}

// DefaultCache is the folder that fetched builds of Postgres are kept in, shared by all data
// folders of a user. It is apart from them since it can be thrown away at any time.
func DefaultCache(uid int, getenv func(string) string) string {
	return defaultFolder(uid, getenv, "/var/cache", "XDG_CACHE_HOME", ".cache")
}

func defaultFolder(uid int, getenv func(string) string, roots, variable, belowHome string) string {
	if uid == 0 {
		return filepath.Join(roots, Name)
	}
	// The convention tells to ignore a relative path.
	if named := getenv(variable); filepath.IsAbs(named) {
		return filepath.Join(named, Name)
	}
	if home := getenv("HOME"); home != "" {
		return filepath.Join(home, belowHome, Name)
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("%s-%d", Name, uid))
}
