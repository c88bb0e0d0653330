package database

import (
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
)

func TestSettings(t *testing.T) {
	// Not parallel: the environment is the process's.
	t.Setenv("DATABASE_URL", "postgres://u@h/n")
	t.Setenv("POSTGRES_BIN", "pinned")
	for _, c := range []struct {
		args []string
		want Config
	}{
		{nil, Config{URL: "postgres://u@h/n", PostgresBin: Pinned, Fetch: true}},
		{[]string{"--no-fetch-postgres", "--data", "d"}, Config{URL: "postgres://u@h/n", PostgresBin: Pinned, Data: "d"}},
		{[]string{"--postgres-bin=/bin", "--database-url="}, Config{PostgresBin: "/bin", Fetch: true}},
	} {
		var got Config
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
