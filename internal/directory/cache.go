package directory

import (
	"context"
	"sync"
	"sync/atomic"

	"gorm.io/gorm"
)

// Cache caches the reference data.
type Cache struct {
	db    *gorm.DB
	last  atomic.Pointer[Directory]
	renew sync.Mutex
}

// NewCache loads the reference data of a database.
func NewCache(ctx context.Context, db *gorm.DB) (*Cache, error) {
	h := &Cache{db: db}
	return h, h.Refresh(ctx)
}

// Current returns the reference data that was loaded last.
func (h *Cache) Current() *Directory { return h.last.Load() }

// Refresh reloads the reference data. Concurrent calls run one after another.
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
	h.last.Store(read)
	return nil
}

// Newer returns reference data newer than former. Use it for an ID that exists in the database but
// not in former: another process has added it, and this process has not been notified yet.
// Concurrent callers with the same former data share one load.
func (h *Cache) Newer(ctx context.Context, former *Directory) (*Directory, error) {
	h.renew.Lock()
	defer h.renew.Unlock()
	if h.last.Load() == former {
		if err := h.replace(ctx); err != nil {
			return nil, err
		}
	}
	return h.last.Load(), nil
}
