// Package migrations embeds the numbered SQL files that make the tables. They are run by goose,
// in order, and each can be undone.
package migrations

import "embed"

// Files are the migrations, `00001_what_changes.sql` and on, without a gap.
//
//go:embed *.sql
var Files embed.FS
