package tracker

import (
	"context"

	"proposaltracker/models"
)

// PurgeKeys deletes idempotency keys older than [models.KeyRetention], and returns how many it
// deleted.
func (t *Tracker) PurgeKeys(ctx context.Context) (int64, error) {
	old := t.pool.Writable().WithContext(ctx).Where("at < ?", t.now().Add(-models.KeyRetention)).Delete(&models.IdempotentCall{})
	return old.RowsAffected, old.Error
}
