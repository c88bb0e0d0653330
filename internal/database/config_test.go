package database_test

import (
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/database"
)

func TestSettings(t *testing.T) {
	// This test is not parallel, because it changes the environment of the process.
	t.Setenv("DATABASE_URL", "postgres://u@h/n")
	t.Setenv("POSTGRES_BIN", "pinned")
	sessions := database.Sessions{StatementTimeout: 60 * time.Second, LockTimeout: 20 * time.Second, IdleTimeout: 12 * time.Second}
	for _, c := range []struct {
		args []string
		want database.Config
	}{
		{nil, database.Config{URL: "postgres://u@h/n", PostgresBin: database.Pinned, Fetch: true, Sessions: sessions}},
		{[]string{"--no-fetch-postgres", "--data", "d"}, database.Config{URL: "postgres://u@h/n", PostgresBin: database.Pinned, Data: "d", Sessions: sessions}},
		{
			[]string{"--read-connections=3", "--write-connections", "2", "--statement-timeout=5s", "--lock-timeout=1s", "--idle-transaction-timeout=-1s"},
			database.Config{
				URL: "postgres://u@h/n", PostgresBin: database.Pinned, Fetch: true, Pools: database.Pools{Reads: 3, Writes: 2},
				Sessions: database.Sessions{StatementTimeout: 5 * time.Second, LockTimeout: time.Second, IdleTimeout: -time.Second},
			},
		},
		{[]string{"--postgres-bin=/bin", "--database-url="}, database.Config{PostgresBin: "/bin", Fetch: true, Sessions: sessions}},
	} {
		var got database.Config
		parser, err := kong.New(&got)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parser.Parse(c.args); err != nil {
			t.Fatal(err)
		}
		if difference := cmp.Diff(c.want, got); difference != "" {
			t.Errorf("arguments %v: %s", c.args, difference)
		}
	}
}
