package pdf

import (
	"os"
	"runtime/debug"
	"syscall"
)

const (
	// dataLimit bounds the private memory of a child. With the program's text, which is shared with the parent,
	// it keeps the child below 1 GiB resident. RLIMIT_AS is unsuitable, since Go reserves more than it uses.
	dataLimit = 800 << 20
	// softLimit makes Go collect garbage before the hard limit ends the process.
	softLimit = 600 << 20
)

// limitMemory bounds the memory of this process, and forbids core files.
func limitMemory() error {
	debug.SetMemoryLimit(softLimit)
	for resource, most := range map[int]uint64{syscall.RLIMIT_DATA: dataLimit, syscall.RLIMIT_CORE: 0} {
		if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
			return os.NewSyscallError("setrlimit", err)
		}
	}
	return nil
}
