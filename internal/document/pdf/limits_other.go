//go:build !linux

package pdf

import "runtime/debug"

// softLimit makes Go collect garbage early. Other systems than Linux have no limit on a process's private memory
// that Go's reservations would not exceed; PDFium itself is limited everywhere.
const softLimit = 600 << 20

func limitMemory() error {
	debug.SetMemoryLimit(softLimit)
	return nil
}
