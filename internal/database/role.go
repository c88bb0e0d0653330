package database

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/jackc/pgx/v5"
)

//go:embed role.sql
var grantToRuntime string

// GrantToRuntime grants a role the privileges that the server needs on the migrated tables, and
// revokes all others. The role may read and insert rows in all tables, and update and delete them
// except in append-only tables. It owns nothing, so it can neither alter nor truncate tables, nor
// disable triggers. Only the owner of the tables can call GrantToRuntime, and must call it after
// each migration.
func GrantToRuntime(ctx context.Context, db *DB, role string) error {
	err := pgx.BeginFunc(ctx, db.Pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT set_config('proposaltracker.runtime_role', $1, true)", role); err != nil {
			return err //nolint:wrapcheck // wrapped below
		}
		_, err := tx.Exec(ctx, grantToRuntime)
		return err //nolint:wrapcheck // wrapped below
	})
	if err != nil {
		return fmt.Errorf("grant the role %s the privileges of the server: %w", role, clean(err))
	}
	return nil
}
