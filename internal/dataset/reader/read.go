package reader

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"slices"
	"strconv"
	"strings"

	"proposaltracker/models"
)

// The columns, in the order in which error messages list them.
const (
	idColumn      = "proposal_id"
	dateColumn    = "date"
	sponsorColumn = "sponsor"
	roleColumn    = "role"
)

func columns() []string { return []string{idColumn, dateColumn, sponsorColumn, roleColumn} }

// DefaultMaxBytes is the default limit of a file's uncompressed size: 100 MB, about two million
// rows.
const DefaultMaxBytes = 100_000_000

// Options are the options of [Read].
type Options struct {
	// Name is the file name used in error messages.
	Name string
	// Today is the latest day that a row can have.
	Today models.Date
	// Language determines the alphabetical order of names.
	Language models.Language
	// Undated is the day assigned to proposals without any dated row. Zero to skip them.
	Undated models.Date
	// MaxBytes limits the uncompressed size. 0 means [DefaultMaxBytes].
	MaxBytes int64
	// Resolve returns the sponsor with the given name. If the result is not Known, only its Name is
	// used, and the written form if Name is empty.
	Resolve func(written string) Sponsor
	// Fold maps all spellings of an unknown name, for example in capitals or without accents, to
	// the same text. If nil, each spelling is a separate name.
	Fold func(written string) string
}

// Read reads a CSV file (RFC 4180) in UTF-8, with or without a byte order mark, plain or compressed
// with gzip. The first line names the columns `proposal_id,date,sponsor,role`, in any order.
// Invalid rows are skipped and reported in the file's Faults. Errors: a [*FileError] if the file as
// a whole cannot be read, for example because it has other columns or an unclosed quote; a
// [*TooLargeError] if it exceeds Options.MaxBytes. The returned File is nil in both cases.
func Read(from io.Reader, o Options) (*File, error) {
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.Fold == nil {
		o.Fold = func(written string) string { return written }
	}
	plain, err := uncompressed(from, o.Name)
	if err != nil {
		return nil, err
	}
	counted := &counter{from: plain, sum: sha256.New(), max: o.MaxBytes, name: o.Name}
	r := &reading{options: o, file: &File{}, sponsors: map[string]int{}, folded: map[string]int{}, codes: map[models.Code]int{}, ids: map[string]int{}}
	if err := r.rows(counted); err != nil {
		return nil, err
	}
	r.gather()
	r.file.Hash = hex.EncodeToString(counted.sum.Sum(nil))
	return r.file, nil
}

// uncompressed decompresses from if its first two bytes indicate gzip, and otherwise returns it unchanged.
func uncompressed(from io.Reader, name string) (io.Reader, error) {
	buffered := bufio.NewReaderSize(from, 1<<16)
	if start, err := buffered.Peek(2); err != nil || start[0] != 0x1f || start[1] != 0x8b {
		return buffered, nil //nolint:nilerr // input that is too short for gzip is read unchanged
	}
	plain, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, faultf(name, "the file begins like gzip, but cannot be decompressed: %v", err)
	}
	return plain, nil
}

// counter is a reader that hashes what it reads, and fails once more than max bytes were read.
type counter struct {
	from io.Reader
	sum  hash.Hash
	read int64
	max  int64
	name string
}

// Read implements [io.Reader].
func (c *counter) Read(into []byte) (int, error) {
	n, err := c.from.Read(into)
	c.read += int64(n)
	if c.read > c.max {
		return 0, &TooLargeError{c.name, c.max}
	}
	_, _ = c.sum.Write(into[:n]) // writing to a hash cannot fail
	return n, err                //nolint:wrapcheck // io.Reader must return io.EOF unwrapped
}

// rows reads and checks all rows of the file.
func (r *reading) rows(from io.Reader) error {
	buffered := bufio.NewReaderSize(from, 1<<16)
	if start, err := buffered.Peek(3); err == nil && bytes.Equal(start, []byte("\uFEFF")) {
		_, _ = buffered.Discard(len(start)) // cannot fail: Peek has buffered these bytes
	}
	reader := csv.NewReader(buffered)
	reader.ReuseRecord, reader.FieldsPerRecord = true, -1
	order, err := r.header(reader)
	if err != nil {
		return err
	}
	for {
		values, err := reader.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			if err := r.unreadable(err); err != nil {
				return err
			}
			continue
		}
		line, _ := reader.FieldPos(0)
		if at := slices.IndexFunc(values, func(value string) bool { return strings.ContainsAny(value, "\r\n") }); at >= 0 {
			line, column := reader.FieldPos(at)
			return r.unclosedQuote(line, strconv.Itoa(column))
		}
		r.row(line, order, values)
	}
}

// header reads the first line and returns the index of each column.
func (r *reading) header(reader *csv.Reader) ([]int, error) {
	want := strings.Join(columns(), ",")
	values, err := reader.Read()
	if tooLarge, is := errors.AsType[*TooLargeError](err); is {
		return nil, tooLarge
	}
	if errors.Is(err, io.EOF) {
		return nil, faultf(r.options.Name, "the file is empty; its first line must name the columns %s", want)
	}
	place := placeOf(r.options.Name, 1, "")
	if err != nil {
		return nil, faultf(place, "the first line cannot be read: %v; it must name the columns %s", err, want)
	}
	order := []int{}
	for _, column := range columns() {
		order = append(order, slices.Index(values, column))
	}
	if len(values) != len(order) || slices.Contains(order, -1) {
		return nil, faultf(place, "the columns are %.200q; they must be %s, separated by commas", strings.Join(values, ","), want)
	}
	return order, nil
}

// unreadable reports a line that could not be parsed. It returns an error if the following lines
// cannot be read either.
func (r *reading) unreadable(err error) error {
	if tooLarge, is := errors.AsType[*TooLargeError](err); is {
		return tooLarge
	}
	parse, is := errors.AsType[*csv.ParseError](err)
	switch {
	case !is:
		return faultf(r.options.Name, "the file cannot be read to its end: %v", err)
	case parse.StartLine != parse.Line:
		return r.unclosedQuote(parse.StartLine, "") // parse.Column is the position at the end of the file
	default:
		r.file.Rows++
		r.skip(faultf(placeOf(r.options.Name, parse.Line, strconv.Itoa(parse.Column)),
			"the row cannot be read: %v; enclose a value that contains a double quote in double quotes, and double each inner one: \"\"\"so\"\"\"", parse.Err))
		return nil
	}
}

// unclosedQuote returns the error for an unclosed quote. The whole file is rejected, because the intended
// end of the quote is unknown and rows would be lost.
func (r *reading) unclosedQuote(line int, column string) error {
	return faultf(placeOf(r.options.Name, line, column),
		"a double quote in this row is not closed on the same line; end a quoted value with a double quote, and double each inner one: \"\"\"so\"\"\"")
}
