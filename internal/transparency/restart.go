package transparency

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Restart starts a new log in a database that is being restored to an earlier state. The former log
// may have published later checkpoints, which the new one must not contradict; its last checkpoint
// in the database is named in the new log. Without a former log, Restart does nothing.
//
// Errors: the key is that of a log in the database.
func Restart(ctx context.Context, tx pgx.Tx, key *Key) error {
	var logged, used bool
	err := tx.QueryRow(ctx, "SELECT to_regclass('transparency_logs') IS NOT NULL").Scan(&logged)
	if err == nil && logged {
		err = tx.QueryRow(ctx, "SELECT EXISTS (SELECT FROM transparency_logs WHERE origin = $1)", key.Name()).Scan(&used)
	}
	switch {
	case err != nil:
		return fmt.Errorf("read the transparency logs: %w", err)
	case used:
		return fmt.Errorf("%s contains the key of a log in the backup: a restored database starts a new log, so name a new file with --log-key", key.path)
	case !logged:
		return nil
	}
	const log = `INSERT INTO transparency_logs (number, origin, former, started_at)
		SELECT l.number + 1, $1, (SELECT c.note FROM log_checkpoints c WHERE c.log = l.number ORDER BY c.size DESC LIMIT 1), clock_timestamp()
		FROM transparency_logs l ORDER BY l.number DESC LIMIT 1`
	if _, err := tx.Exec(ctx, log, key.Name()); err != nil {
		return fmt.Errorf("start the transparency log: %w", err)
	}
	const keys = "INSERT INTO log_keys (log, number, verifier, after) SELECT number, 1, $2, 0 FROM transparency_logs WHERE origin = $1"
	if _, err := tx.Exec(ctx, keys, key.Name(), key.Verifier); err != nil {
		return fmt.Errorf("record the key of the transparency log: %w", err)
	}
	return nil
}
