package directory

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
)

// renewWithin bounds how long an answer waits for reference data that came after it began.
const renewWithin = 5 * time.Second

// Cache caches the reference data as it was read last.
type Cache struct {
	db    *gorm.DB
	last  atomic.Pointer[Directory]
	renew sync.Mutex
}

// NewCache reads the reference data of a database.
func NewCache(ctx context.Context, db *gorm.DB) (*Cache, error) {
	h := &Cache{db: db}
	return h, h.Refresh(ctx)
}

// Current returns the reference data as it was read last.
func (h *Cache) Current() *Directory { return h.last.Load() }

// Refresh reads the reference data again, once at a time.
func (h *Cache) Refresh(ctx context.Context) error {
	h.renew.Lock()
	defer h.renew.Unlock()
	return h.replace(ctx)
}

func (h *Cache) replace(ctx context.Context) error {
	read, err := load(ctx, h.db)
	if err != nil {
		return err
	}
	read.after = func() *Directory { return h.after(read) } //nolint:contextcheck // it is called long after ctx is done
	h.last.Store(read)
	return nil
}

// after returns reference data that is newer than former, where an ID was met that is not in it: the
// store holds it, and this program was not told of it yet. Where the database cannot be read, it is former.
func (h *Cache) after(former *Directory) *Directory {
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
