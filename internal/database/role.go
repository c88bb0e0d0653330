package database

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/jackc/pgx/v5"
)

//go:embed role.sql
var grantToRuntime string

// GrantToRuntime grants a role the privileges that the server needs on the migrated tables, and revokes all
// others: it may read and insert rows everywhere, and update and delete them except in append-only tables.
// The role owns nothing, so it can neither alter or truncate a table nor disable a trigger. Only the owner of
// the tables can call GrantToRuntime, after each migration.
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
