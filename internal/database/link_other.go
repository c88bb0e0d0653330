//go:build !linux

package database

import "syscall"

// limitUnacknowledged does nothing: only Linux limits how long sent bytes may remain unacknowledged. Keepalives find a silent
// host while the connection waits for a response.
func limitUnacknowledged(string, string, syscall.RawConn) error { return nil }
