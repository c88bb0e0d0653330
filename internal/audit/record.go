package audit

import (
	"context"
	"fmt"

	"gorm.io/gorm"
)

// recordedAtOnce is the number of events that are recorded in one transaction.
const recordedAtOnce = 200

// Record adds the log entries of the events that have none yet, with the rows that their transactions wrote, and returns their
// number. Several servers may call it at the same time.
func Record(ctx context.Context, db *gorm.DB) (int64, error) {
	total := int64(0)
	for {
		var added int64
		if err := db.WithContext(ctx).Raw("SELECT record_events(?)", recordedAtOnce).Scan(&added).Error; err != nil {
			return total, fmt.Errorf("record the rows that events changed: %w", err)
		}
		total += added
		if added < recordedAtOnce {
			return total, nil
		}
	}
}
