package reader

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// table is a file of rows whose columns have names.
type table interface {
	// header returns the names of the columns.
	header() []string
	// next returns the next row. fault describes a row that cannot be read; the rows after it can.
	// Errors: io.EOF after the last row; a [*FileError] or [*TooLargeError] if no further row can be read.
	next() (one row, fault *FileError, err error)
}

// row is a row of a table. Its values are valid until the next row is read.
type row struct {
	// line is the line of the file on which the row begins, or the row of a sheet.
	line   int
	values []string
}

// csvTable reads CSV (RFC 4180) with any delimiter.
type csvTable struct {
	name   string
	reader *csv.Reader
	names  []string
}

// newCSV reads the header of a CSV file.
func newCSV(name string, from *bufio.Reader, delimiter rune) (*csvTable, error) {
	t := &csvTable{name: name, reader: csv.NewReader(from)}
	t.reader.Comma, t.reader.ReuseRecord, t.reader.FieldsPerRecord = delimiter, true, -1
	values, err := t.reader.Read()
	switch tooLarge, is := errors.AsType[*TooLargeError](err); {
	case is:
		return nil, tooLarge
	case errors.Is(err, io.EOF):
		return nil, faultf(name, "the file is empty; its first line must name the columns, such as proposal_id,date,sponsor,role")
	case err != nil:
		return nil, faultf(placeOf(name, 1, ""), "the first line cannot be read: %v; it must name the columns, such as proposal_id,date,sponsor,role", err)
	}
	t.names = columnNames(values)
	return t, nil
}

// columnNames returns the names of columns without duplicates and empty names.
func columnNames(header []string) []string {
	names, used := make([]string, len(header)), map[string]int{}
	for i, name := range header {
		name = strings.Join(strings.Fields(name), " ")
		if name == "" {
			name = "column " + strconv.Itoa(i+1)
		}
		if used[name]++; used[name] > 1 {
			name = fmt.Sprintf("%s %d", name, used[name])
		}
		names[i] = strings.Clone(name)
	}
	return names
}

func (t *csvTable) header() []string { return t.names }

func (t *csvTable) next() (row, *FileError, error) {
	values, err := t.reader.Read()
	if err != nil {
		fault, err := t.unreadable(err)
		return row{}, fault, err
	}
	line, _ := t.reader.FieldPos(0)
	if len(values) != len(t.names) {
		return row{}, faultf(placeOf(t.name, line, ""), "the row has %d values, want %d; enclose a value that contains %q in double quotes",
			len(values), len(t.names), t.reader.Comma), nil
	}
	for at, value := range values {
		if t.swallows(value) {
			line, column := t.reader.FieldPos(at)
			return row{}, nil, t.unclosedQuote(line, strconv.Itoa(column))
		}
	}
	return row{line, values}, nil, nil
}

// swallows reports whether a value seems to contain whole rows, because the quote before it is not
// closed: one of its lines has as many delimiters as a row, or all together do and the last line begins a row.
func (t *csvTable) swallows(value string) bool {
	if !strings.ContainsAny(value, "\r\n") || len(t.names) < 3 {
		return false
	}
	delimiter := string(t.reader.Comma)
	first, rest, _ := strings.Cut(value, "\n")
	for line := range strings.Lines(rest) {
		if strings.Count(first, delimiter)+strings.Count(line, delimiter) >= len(t.names)-1 {
			return true
		}
	}
	return false
}

// unreadable describes a row that could not be parsed, as a fault if the following lines can be.
func (t *csvTable) unreadable(err error) (*FileError, error) {
	if tooLarge, is := errors.AsType[*TooLargeError](err); is {
		return nil, tooLarge
	}
	parse, is := errors.AsType[*csv.ParseError](err)
	switch {
	case errors.Is(err, io.EOF):
		return nil, io.EOF
	case !is:
		return nil, faultf(t.name, "the file cannot be read to its end: %v", err)
	case parse.StartLine != parse.Line:
		return nil, t.unclosedQuote(parse.StartLine, "") // parse.Column is the position at the end of the file
	default:
		return faultf(placeOf(t.name, parse.Line, strconv.Itoa(parse.Column)),
			"the row cannot be read: %v; enclose a value that contains a double quote in double quotes, and double each inner one: \"\"\"so\"\"\"", parse.Err), nil
	}
}

// unclosedQuote returns the error for an unclosed quote. The whole file is rejected, because the intended
// end of the quote is unknown and rows would be lost.
func (t *csvTable) unclosedQuote(line int, column string) error {
	return faultf(placeOf(t.name, line, column),
		"a double quote in this row is not closed; end a quoted value with a double quote, and double each inner one: \"\"\"so\"\"\"")
}

// sampled is a table whose first rows were read in advance.
type sampled struct {
	table

	rows   []row
	faults []*FileError
	err    error
	at     int
}

// sample reads the first rows of a table.
func sample(from table) *sampled {
	s := &sampled{table: from}
	for len(s.rows) < sampledRows && s.err == nil {
		one, fault, err := from.next()
		if s.err = err; err == nil {
			one.values = cloneAll(one.values)
			s.rows, s.faults = append(s.rows, one), append(s.faults, fault)
		}
	}
	return s
}

func cloneAll(values []string) []string {
	cloned := make([]string, len(values))
	for i, value := range values {
		cloned[i] = strings.Clone(value)
	}
	return cloned
}

func (s *sampled) next() (row, *FileError, error) {
	switch {
	case s.at < len(s.rows):
		s.at++
		return s.rows[s.at-1], s.faults[s.at-1], nil
	case s.err != nil:
		return row{}, nil, s.err
	default:
		return s.table.next()
	}
}
