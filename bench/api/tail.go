package main

import "sync"

// maxTail is the number of bytes that a tail holds.
const maxTail = 4 << 10

// tail holds the end of what was written to it. It is safe for concurrent use.
type tail struct {
	mu   sync.Mutex
	last []byte
}

// Write adds bytes and drops the oldest.
func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last = append(t.last, p[max(0, len(p)-maxTail):]...)
	if excess := len(t.last) - maxTail; excess > 0 {
		t.last = append(t.last[:0], t.last[excess:]...)
	}
	return len(p), nil
}

// String returns the bytes.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.last)
}
