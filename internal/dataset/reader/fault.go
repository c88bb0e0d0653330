package reader

import "fmt"

// FileError is an error at a place in a file.
type FileError struct {
	// Place is the file, the line and the column's name, such as "votes.csv:12:date". A line that
	// cannot be read has the byte offset in place of the column, and the file as a whole neither.
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

// placeOf returns the place of a fault, such as `votes.csv:12:date`.
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
	// Total counts all faults; Rows counts the rows skipped because of a fault.
	Total, Rows int
}

func (f *Faults) add(fault *FileError) {
	f.Total++
	if len(f.Listed) < maxListed {
		f.Listed = append(f.Listed, fault)
	}
}
