//go:build !linux

package pdf

import "runtime/debug"

// softLimit makes Go collect garbage early. Outside Linux, there is no limit on private memory that Go's
// reservations would not exceed; the memory of PDFium itself is limited everywhere.
const softLimit = 600 << 20

func limitMemory() error {
	debug.SetMemoryLimit(softLimit)
	return nil
}
