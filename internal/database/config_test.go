package database_test

import (
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/database"
)

func TestSettings(t *testing.T) {
	// Not parallel: the environment is the process's.
	t.Setenv("DATABASE_URL", "postgres://u@h/n")
	t.Setenv("POSTGRES_BIN", "pinned")
	for _, c := range []struct {
		args []string
		want database.Config
	}{
		{nil, database.Config{URL: "postgres://u@h/n", PostgresBin: database.Pinned, Fetch: true}},
		{[]string{"--no-fetch-postgres", "--data", "d"}, database.Config{URL: "postgres://u@h/n", PostgresBin: database.Pinned, Data: "d"}},
		{[]string{"--postgres-bin=/bin", "--database-url="}, database.Config{PostgresBin: "/bin", Fetch: true}},
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
			t.Errorf("%v: %s", c.args, difference)
		}
	}
}
