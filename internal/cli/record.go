package cli

import (
	"context"
	"log/slog"

	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/recovery"
	"proposaltracker/internal/transparency"
)

// Recording returns the task that records the rows that events changed, until its context ends.
func Recording(db *database.DB, log *slog.Logger) func(context.Context) {
	return func(ctx context.Context) {
		recovery.Repeat(audit.RecordInterval, log, "record", func(ctx context.Context) error {
			_, err := audit.Record(ctx, db.Writable())
			return err
		})(ctx)
		audit.RecordLast(context.WithoutCancel(ctx), db.Writable(), log)
	}
}

// OpenLog opens the transparency log; it returns nil if no key is configured.
func (c *ServeConfig) OpenLog(ctx context.Context, db *database.DB, log *slog.Logger) (*transparency.Log, error) {
	if c.Transparency.KeyFile == "" {
		log.WarnContext(ctx, "no checkpoints are published without --log-key")
		return nil, nil //nolint:nilnil // optional
	}
	return transparency.Open(ctx, db.Writable(), c.Transparency)
}

// Publishing returns the task that publishes checkpoints. It checks more often than it publishes,
// since another server may have published the last one. It records the latest events first, so that
// the checkpoint covers them.
func (c *ServeConfig) Publishing(checkpoints *transparency.Log, db *database.DB, log *slog.Logger) func(context.Context) {
	return recovery.Repeat(c.Transparency.Interval/4, log, "publish checkpoint", func(ctx context.Context) error {
		if _, err := audit.Record(ctx, db.Writable()); err != nil {
			return err
		}
		_, err := checkpoints.Publish(ctx)
		return err
	})
}
