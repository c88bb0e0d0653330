package pdf

import (
	"context"
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// withReservedMemory makes PDFium's memory a single mapping of the maximum size, whose pages the
// system allocates when they are first used. By default, the memory would be copied, and at times
// doubled, whenever it grows.
func withReservedMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, _ uint64) experimental.LinearMemory {
		memory, err := syscall.Mmap(-1, 0, wasmPages*wasmPageSize, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
		if err != nil {
			return reserved(nil) // it cannot grow, so PDFium does not start
		}
		return reserved(memory)
	}))
}

// wasmPageSize is the unit of WebAssembly memory in bytes.
const wasmPageSize = 64 << 10

// reserved is a mapping of the maximum size. PDFium uses the beginning of it.
type reserved []byte

// Reallocate returns the first size bytes; nil if there are fewer.
func (m reserved) Reallocate(size uint64) []byte {
	if size > uint64(len(m)) {
		return nil
	}
	return m[:size]
}

// Free releases the memory.
func (m reserved) Free() { _ = syscall.Munmap(m[:cap(m)]) }
