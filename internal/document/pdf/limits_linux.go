package pdf

import (
	"os"
	"runtime/debug"
	"syscall"
)

const (
	// dataLimit is the maximum private memory of a child in bytes. Together with the program text,
	// which is shared with the parent, the child stays below 1 GiB of resident memory. RLIMIT_AS is
	// unsuitable, since Go reserves more address space than it uses.
	dataLimit = 800 << 20
	// softLimit is the size in bytes at which Go collects garbage, before the hard limit ends the process.
	softLimit = 600 << 20
)

// limitMemory limits the memory of this process, and disables core files.
func limitMemory() error {
	debug.SetMemoryLimit(softLimit)
	for resource, most := range map[int]uint64{syscall.RLIMIT_DATA: dataLimit, syscall.RLIMIT_CORE: 0} {
		if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
			return os.NewSyscallError("setrlimit", err)
		}
	}
	return nil
}
