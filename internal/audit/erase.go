package audit

import (
	"context"
	"fmt"

	"gorm.io/gorm"
)

// Erased is the result of erasing a subject.
type Erased struct {
	// Events is the number of events from which the subject and the token IDs were erased.
	Events int64
	// Permanent is the number of events of earlier versions that still contain the subject, because their hashes contain it.
	Permanent int64
}

// EraseSubject erases a subject, with the IDs of its tokens, from all events. The hashes of the events stay valid, since they contain
// a salted commitment only. Events of earlier versions are not changed.
func EraseSubject(ctx context.Context, db *gorm.DB, subject string) (Erased, error) {
	// Until an event has a log entry, its row must remain as its transaction wrote it.
	if _, err := Record(ctx, db); err != nil {
		return Erased{}, err
	}
	const erase = `UPDATE events SET subject = '', token_id = '', identity_salt = NULL
		WHERE subject = ? AND identity_commitment IS NOT NULL AND seq <= ` + logged
	done := db.WithContext(ctx).Exec(erase, subject)
	if done.Error != nil {
		return Erased{}, fmt.Errorf("erase the subject from the events: %w", done.Error)
	}
	erased := Erased{Events: done.RowsAffected}
	if err := db.WithContext(ctx).Raw("SELECT count(*) FROM events WHERE subject = ?", subject).Scan(&erased.Permanent).Error; err != nil {
		return erased, fmt.Errorf("count the events that still contain the subject: %w", err)
	}
	return erased, nil
}
