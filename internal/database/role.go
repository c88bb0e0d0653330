package database

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/jackc/pgx/v5"
)

//go:embed role.sql
var grantToRuntime string

// GrantToRuntime grants a role what the server needs on the migrated tables, and revokes everything
// else: rows may be read and added everywhere, and changed or deleted except in tables that are
// append-only. The role owns nothing, so that it can neither alter nor truncate a table, nor disable
// a trigger. Only the owner of the tables can call it, after each migration.
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
