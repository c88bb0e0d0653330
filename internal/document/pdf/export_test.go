package pdf

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"

	"github.com/klippa-app/go-pdfium"

	"proposaltracker/internal/document/page"
)

// mutateArgument is the first argument of a child that reads mutated files.
const mutateArgument = "read-mutated-pdfs-child"

// MutateArguments returns the arguments of a child that reads at most count mutations of files,
// starting with the given seed, and prints the seed of each mutation that it has read. The last
// file must be valid: the child ends when PDFium can no longer read it.
func MutateArguments(cache string, seed, count int, files ...string) []string {
	return append([]string{mutateArgument, cache, strconv.Itoa(seed), strconv.Itoa(count)}, files...)
}

// MutateChild runs the child of [MutateArguments] if args request it, and returns its exit code: 1
// if reading a file failed with an error that is not a [page.Error].
func MutateChild(args []string) (code int, is bool) {
	if len(args) < 6 || args[1] != mutateArgument {
		return 0, false
	}
	seed, _ := strconv.Atoi(args[3])
	count, _ := strconv.Atoi(args[4])
	if err := readMutations(args[2], seed, count, args[5:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1, true
	}
	return 0, true
}

func readMutations(cache string, seed, count int, files []string) error {
	if err := limitMemory(); err != nil {
		return err
	}
	library, err := startPDFium(cache)
	if err != nil {
		return err
	}
	for i := seed; i < seed+count; i++ {
		data, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			return err
		}
		_, err = extract(library, mutate(data, rand.New(rand.NewPCG(uint64(i), 0))))
		if _, refused := errors.AsType[*page.Error](err); err != nil && !refused {
			return fmt.Errorf("mutation %d: %w", i, err)
		}
		fmt.Println(i)
		if err != nil && !works(library, files[len(files)-1]) {
			return nil // the instance is unusable after a trap; the parent starts another child
		}
	}
	return nil
}

// works reports whether PDFium can still read a valid file.
func works(library pdfium.Pdfium, good string) bool {
	data, err := os.ReadFile(good)
	if err != nil {
		return false
	}
	_, err = extract(library, data)
	return err == nil
}

// mutate returns the file with a few random changes.
func mutate(data []byte, random *rand.Rand) []byte {
	for range 1 + random.IntN(8) {
		if len(data) < 32 {
			break
		}
		at := random.IntN(len(data) - 16)
		switch random.IntN(6) {
		case 0:
			data[at] ^= 1 << random.IntN(8)
		case 1:
			data[at] = byte(random.IntN(256))
		case 2:
			data = slices.Delete(data, at, at+1+random.IntN(15))
		case 3:
			from := random.IntN(len(data) - 16)
			data = slices.Insert(data, at, slices.Clone(data[from:from+1+random.IntN(15)])...)
		case 4:
			data = slices.Replace(data, at, at+1, []byte("99999999")...)
		default:
			data = data[:len(data)-random.IntN(len(data)/8+1)]
		}
	}
	return data
}
