package tracker

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
)

// renewWithin bounds how long an answer waits for reference data that came after it began.
const renewWithin = 5 * time.Second

// directories keeps the reference data as it was read last.
type directories struct {
	db    *gorm.DB
	last  atomic.Pointer[Directory]
	renew sync.Mutex
}

// read takes the reference data from the database, once at a time.
func (h *directories) read(ctx context.Context) error {
	h.renew.Lock()
	defer h.renew.Unlock()
	return h.replace(ctx)
}

func (h *directories) replace(ctx context.Context) error {
	read, err := loadDirectory(ctx, h.db)
	if err != nil {
		return err
	}
	read.after = func() *Directory { return h.after(read) } //nolint:contextcheck // it is called long after ctx is done
	h.last.Store(read)
	return nil
}

// after returns reference data that is newer than former, where an ID was met that is not in it: the
// store holds it, and this program was not told of it yet. Where the database cannot be read, it is former.
func (h *directories) after(former *Directory) *Directory {
	h.renew.Lock()
	defer h.renew.Unlock()
	if h.last.Load() == former {
		// Who asks for a name has no context: it would be one more argument of everything that tells one.
		ctx, cancel := context.WithTimeout(context.Background(), renewWithin)
		defer cancel()
		if err := h.replace(ctx); err != nil {
			return former
		}
	}
	return h.last.Load()
}

// Directory returns the reference data as it was read last.
func (r *Reader) Directory() *Directory { return r.directories.last.Load() }

// RefreshDirectory reads the reference data anew, for everybody who shares this reader: when it has
// changed in the database. What was counted by names is counted anew.
func (r *Reader) RefreshDirectory(ctx context.Context) error {
	defer r.counts.kept.Purge()
	return r.directories.read(ctx)
}
