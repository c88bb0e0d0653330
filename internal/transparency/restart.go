package transparency

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"gorm.io/gorm"
)

// CheckNewKey rejects a file for the key of a new log if the file exists.
func CheckNewKey(path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s exists: a restored database starts a new transparency log with a new key, so name a new file with --log-key", path)
	}
	return nil
}

// Restart starts a new log in a database that was restored to an earlier state. The former log may have published later checkpoints, which
// it must not contradict; its last checkpoint in the database is named in the new log. Without a former log, it does nothing.
func Restart(ctx context.Context, db *gorm.DB, key *Key) error {
	err := db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := lock(tx); err != nil {
			return err
		}
		former, err := readCurrent(tx)
		if err != nil || former.Number == 0 {
			return err
		}
		return start(tx, former.Number+1, key, former.Note)
	})
	return err
}
