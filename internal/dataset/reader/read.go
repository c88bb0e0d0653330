package reader

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
	"strconv"
	"strings"

	"proposaltracker/models"
)

// The columns, in the order in which rows are told.
const (
	idColumn      = "proposal_id"
	dateColumn    = "date"
	sponsorColumn = "sponsor"
	roleColumn    = "role"
)

func columns() []string { return []string{idColumn, dateColumn, sponsorColumn, roleColumn} }

// DefaultMaxBytes is the most that a file holds, uncompressed, where nothing else is said: 100 MB,
// some two million rows.
const DefaultMaxBytes = 100_000_000

// Options say how a file is read.
type Options struct {
	// Name is what the file is called, in faults.
	Name string
	// Today is the last day that a row can have.
	Today models.Date
	// Language is the one in whose order names are alphabetical.
	Language models.Language
	// Undated is the day of proposals of which no row has one; zero to leave them out.
	Undated models.Date
	// MaxBytes is the most that the file may hold, uncompressed; 0 is [DefaultMaxBytes].
	MaxBytes int64
	// Resolve tells whom a name stands for. Of one that is not Known the Name alone matters, and that
	// only where it is better than what is written.
	Resolve func(written string) Sponsor
}

// Read reads a file: RFC 4180 in UTF-8, with or without a byte order mark, as it is or in gzip, the
// columns `proposal_id,date,sponsor,role` named by the first line in any order. A row that is wrong is
// left out and told in the file's Faults, all of them in one reading.
//
// Errors: INVALID_INPUT, LIMIT_EXCEEDED where the file as a whole cannot be read: it has other columns,
// a quote that does not end on its line, or is too large. Then there is no File.
func Read(from io.Reader, o Options) (*File, error) {
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	plain, err := uncompressed(from, o.Name)
	if err != nil {
		return nil, err
	}
	counted := &counter{from: plain, sum: sha256.New(), max: o.MaxBytes, name: o.Name}
	r := &reading{options: o, file: &File{}, sponsors: map[string]int{}, codes: map[models.Code]int{}, ids: map[string]int{}}
	if err := r.rows(counted); err != nil {
		return nil, err
	}
	r.gather()
	r.file.Hash = hex.EncodeToString(counted.sum.Sum(nil))
	return r.file, nil
}

// uncompressed reads through gzip, which its first two bytes tell.
func uncompressed(from io.Reader, name string) (io.Reader, error) {
	buffered := bufio.NewReaderSize(from, 1<<16)
	if start, err := buffered.Peek(2); err != nil || start[0] != 0x1f || start[1] != 0x8b {
		return buffered, nil //nolint:nilerr // what is too short for gzip is read as it is
	}
	plain, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, models.Invalid(name, "the file begins as gzip and cannot be read so: %v", err)
	}
	return plain, nil
}

// counter hashes what is read, and ends a file that is too large.
type counter struct {
	from io.Reader
	sum  hash.Hash
	read int64
	max  int64
	name string
}

// Read is that of the file below.
func (c *counter) Read(into []byte) (int, error) {
	n, err := c.from.Read(into)
	c.read += int64(n)
	if c.read > c.max {
		return 0, models.NewError(models.LimitExceeded,
			"the file holds more than %g MB; divide it, as by year, or allow more", float64(c.max)/1e6).At(c.name)
	}
	_, _ = c.sum.Write(into[:n]) // a hash takes everything
	return n, err                //nolint:wrapcheck // a reader's error is its own, io.EOF above all
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

// header reads the first line, and tells at which place each column stands.
func (r *reading) header(reader *csv.Reader) ([]int, error) {
	want := strings.Join(columns(), ",")
	values, err := reader.Read()
	if code, is := errors.AsType[*models.Error](err); is {
		return nil, code
	}
	if errors.Is(err, io.EOF) {
		return nil, models.Invalid(r.options.Name, "the file is empty; its first line must name the columns %s", want)
	}
	place := placeOf(r.options.Name, 1, "")
	if err != nil {
		return nil, models.Invalid(place, "the first line cannot be read: %v; it must name the columns %s", err, want)
	}
	order := []int{}
	for _, column := range columns() {
		order = append(order, slices.Index(values, column))
	}
	if len(values) != len(order) || slices.Contains(order, -1) {
		return nil, models.Invalid(place, "the columns are %q; they must be %s, divided by commas", strings.Join(values, ","), want)
	}
	return order, nil
}

// unreadable tells why a line was not read; the error, where those after it cannot be either.
func (r *reading) unreadable(err error) error {
	if coded, is := errors.AsType[*models.Error](err); is {
		return coded
	}
	parse, is := errors.AsType[*csv.ParseError](err)
	switch {
	case !is:
		return models.Invalid(r.options.Name, "the file cannot be read to its end: %v", err)
	case parse.StartLine != parse.Line:
		return r.runsOn(parse.StartLine, "") // the column is that of the end
	default:
		r.file.Rows++
		r.leave(models.Invalid(placeOf(r.options.Name, parse.Line, strconv.Itoa(parse.Column)),
			"the row cannot be read: %v; a value with a double quote stands in double quotes, its own doubled: \"\"\"so\"\"\"", parse.Err))
		return nil
	}
}

// runsOn refuses the file for a quote that is not closed: where it was meant to end nobody can tell,
// and rows would be lost in it.
func (r *reading) runsOn(line int, column string) error {
	return models.Invalid(placeOf(r.options.Name, line, column),
		"a quote in the row that begins here is not closed on its line; a value in quotes ends with one, and its own are doubled: \"\"\"so\"\"\"")
}

// placeOf is where a fault is told to be: `votes.csv:12:date`.
func placeOf(name string, line int, column string) string {
	place := fmt.Sprintf("%s:%d", name, line)
	if column == "" {
		return place
	}
	return place + ":" + column
}
