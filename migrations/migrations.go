// Package migrations embeds the numbered SQL files that make the tables. They are run by goose,
// in order, and each can be undone.
package migrations

import "embed"

// Files contains the migrations, named `00001_subject.sql` and so on, without gaps.
//
//go:embed *.sql
var Files embed.FS
