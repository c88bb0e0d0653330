package tracker

import (
	"context"
	"time"

	"proposaltracker/models"
)

// KeyRetention is the minimum time for which idempotency keys are retained.
const KeyRetention = 30 * 24 * time.Hour

// PurgeKeys deletes idempotency keys older than [KeyRetention] and returns their number.
func (t *Tracker) PurgeKeys(ctx context.Context) (int64, error) {
	old := t.pool.Writable().WithContext(ctx).Where("at < ?", t.now().Add(-KeyRetention)).Delete(&models.IdempotentCall{})
	return old.RowsAffected, old.Error
}
