package audit

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"gorm.io/gorm"
)

// RecordInterval is the time within which log entries follow their events.
const RecordInterval = 2 * time.Second

// recordTimeout bounds the recording of the last events when a server stops.
const recordTimeout = 5 * time.Second

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

// RecordLast is [Record] when a server stops. If it fails, the next start records the events.
func RecordLast(ctx context.Context, db *gorm.DB, log *slog.Logger) {
	ctx, cancel := context.WithTimeout(ctx, recordTimeout)
	defer cancel()
	if _, err := Record(ctx, db); err != nil {
		log.WarnContext(ctx, "last events not recorded in the log", "error", err)
	}
}
