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

// The columns, in the order in which rows are reported.
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

// Options configure the reading of a file.
type Options struct {
	// Name is the file name used in error messages.
	Name string
	// Today is the latest day that a row can have.
	Today models.Date
	// Language is the language of the alphabetical order of names.
	Language models.Language
	// Undated is the day of proposals without any dated row. Zero to skip them.
	Undated models.Date
	// MaxBytes limits the uncompressed size. 0 means [DefaultMaxBytes].
	MaxBytes int64
	// Resolve returns the sponsor with this name. If the result is not Known, only its Name is
	// used, if it is better than the written form.
	Resolve func(written string) Sponsor
	// Fold returns the same text for all spellings of an unknown name, for example in capitals or
	// without accents. If nil, each spelling is a separate name.
	Fold func(written string) string
}

// Read reads a file: RFC 4180 in UTF-8, with or without a byte order mark, plain or gzip, with the
// columns `proposal_id,date,sponsor,role` in any order, named in the first line. Invalid rows are
// skipped and reported in the file's Faults.
//
// Errors: a [*FileError] if the file as a whole cannot be read because it has other columns or an unclosed
// quote, and a [*TooLargeError]. The File is nil then.
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

// uncompressed decompresses gzip, which it detects by the first two bytes.
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

// counter hashes the bytes that are read, and fails if the file is too large.
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

// rows reads the file to its end.
func (r *reading) rows(from io.Reader) error {
	buffered := bufio.NewReaderSize(from, 1<<16)
	if start, err := buffered.Peek(3); err == nil && bytes.Equal(start, []byte("\uFEFF")) {
		_, _ = buffered.Discard(len(start)) // they are in the buffer
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
			return r.runsOn(line, strconv.Itoa(column))
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

// unreadable reports the reason why a line could not be read. It returns an error if the following
// lines cannot be read either.
func (r *reading) unreadable(err error) error {
	if tooLarge, is := errors.AsType[*TooLargeError](err); is {
		return tooLarge
	}
	parse, is := errors.AsType[*csv.ParseError](err)
	switch {
	case !is:
		return faultf(r.options.Name, "the file cannot be read to its end: %v", err)
	case parse.StartLine != parse.Line:
		return r.runsOn(parse.StartLine, "") // the column would be that of the end of the file
	default:
		r.file.Rows++
		r.leave(faultf(placeOf(r.options.Name, parse.Line, strconv.Itoa(parse.Column)),
			"the row cannot be read: %v; a value with a double quote stands in double quotes, its own doubled: \"\"\"so\"\"\"", parse.Err))
		return nil
	}
}

// runsOn rejects the file for an unclosed quote, since the intended end of the quote is unknown and
// rows would be lost.
func (r *reading) runsOn(line int, column string) error {
	return faultf(placeOf(r.options.Name, line, column),
		"a quote in the row that begins here is not closed on its line; a value in quotes ends with one, and its own are doubled: \"\"\"so\"\"\"")
}
