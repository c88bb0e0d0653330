//go:build !linux

package database

import "syscall"

// limitUnacknowledged does nothing: only Linux can limit how long sent bytes may remain unacknowledged.
// Elsewhere, keepalives detect an unresponsive host while the connection waits for a response.
func limitUnacknowledged(string, string, syscall.RawConn) error { return nil }
