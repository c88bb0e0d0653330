package reader

import "fmt"

// FileError is an error at a position in a file.
type FileError struct {
	// Place is the file, the line and the column's name, such as "votes.csv:12:date". For a line
	// that cannot be parsed, a byte offset replaces the column's name. For an error in the file as
	// a whole, Place is only the file.
	Place   string
	Problem string
}

// Error returns the place and the problem.
func (f *FileError) Error() string { return f.Place + ": " + f.Problem }

func faultf(place, format string, args ...any) *FileError {
	return &FileError{place, fmt.Sprintf(format, args...)}
}

// TooLargeError reports a file whose uncompressed size exceeds the limit.
type TooLargeError struct {
	Name     string
	MaxBytes int64
}

// Error returns the file and the limit in megabytes.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s: the file is larger than %g MB; split it, for example by year, or raise the limit", e.Name, float64(e.MaxBytes)/1e6)
}

// placeOf formats the position of a fault, such as `votes.csv:12:date`; column can be empty.
func placeOf(name string, line int, column string) string {
	place := fmt.Sprintf("%s:%d", name, line)
	if column == "" {
		return place
	}
	return place + ":" + column
}

// maxListed is the maximum number of faults that are reported in full.
const maxListed = 100

// Faults lists the errors in a file.
type Faults struct {
	// Listed contains the first hundred faults in the order in which they were found.
	Listed []*FileError
	// Total counts all faults. Rows counts the rows that were skipped because of a fault.
	Total, Rows int
}

// Count returns the total number of faults in words: "1 fault" or "12 faults".
func (f *Faults) Count() string {
	if f.Total == 1 {
		return "1 fault"
	}
	return fmt.Sprintf("%d faults", f.Total)
}

func (f *Faults) add(fault *FileError) {
	f.Total++
	if len(f.Listed) < maxListed {
		f.Listed = append(f.Listed, fault)
	}
}
