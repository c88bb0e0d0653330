package tracker

import (
	"context"
	"time"

	"proposaltracker/models"
)

// KeyRetention is how long an idempotency key is stored at least.
const KeyRetention = 30 * 24 * time.Hour

// PurgeKeys deletes the idempotency keys that are older than [KeyRetention], and returns how many.
func (t *Tracker) PurgeKeys(ctx context.Context) (int64, error) {
	old := t.pool.Writable().WithContext(ctx).Where("at < ?", t.now().Add(-KeyRetention)).Delete(&models.IdempotentCall{})
	return old.RowsAffected, old.Error
}
