//go:build !linux

package pdf

import "runtime/debug"

// softLimit is the size in bytes at which Go collects garbage. Outside Linux there is no hard
// limit, because no available limit distinguishes the memory that Go uses from the address space
// that it reserves. The memory of PDFium itself is limited on all systems.
const softLimit = 600 << 20

func limitMemory() error {
	debug.SetMemoryLimit(softLimit)
	return nil
}
