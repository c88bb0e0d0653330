package directory

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
)

// renewWithin is the longest time that a lookup waits for reference data to be reloaded.
const renewWithin = 5 * time.Second

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

// Current returns the reference data of the last load.
func (h *Cache) Current() *Directory { return h.last.Load() }

// Refresh reloads the reference data. Concurrent calls run one after the other.
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
	read.after = func() *Directory { return h.after(read) } //nolint:contextcheck // runs long after ctx is done
	h.last.Store(read)
	return nil
}

// after returns reference data newer than former, for an ID that former does not have: the database
// has it, but this process has not been notified yet. It returns former if the database cannot be
// read.
func (h *Cache) after(former *Directory) *Directory {
	h.renew.Lock()
	defer h.renew.Unlock()
	if h.last.Load() == former {
		// Lookups of names have no context, since every function that renders a name would need
		// one.
		ctx, cancel := context.WithTimeout(context.Background(), renewWithin)
		defer cancel()
		if err := h.replace(ctx); err != nil {
			return former
		}
	}
	return h.last.Load()
}
