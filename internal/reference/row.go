package reference

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"proposaltracker/models"
)

// row is a line of a file, with its values by column. Only the first fault of each cell is reported.
type row struct {
	loader *loader
	file   string
	line   int
	values map[string]string
	faulty map[string]bool
}

// rows returns the rows of a file whose first line names the columns, in any order. It reports
// lines that cannot be parsed and skips them.
func (l *loader) rows(file string, columns ...string) iter.Seq[row] {
	return func(yield func(row) bool) {
		open, err := l.folder.Open(file)
		if err != nil {
			l.unread[file] = true
			l.faultf(file, "the file cannot be opened: %v; it must exist, with the columns %s", err, strings.Join(columns, ","))
			return
		}
		defer open.Close() //nolint:errcheck // nothing was written
		reader := csv.NewReader(withoutMark(open))
		if !l.header(reader, file, columns) {
			l.unread[file] = true
			return
		}
		for {
			values, err := reader.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				if !l.unreadable(file, err, len(values), len(columns)) {
					return
				}
				continue
			}
			line, _ := reader.FieldPos(0)
			if !yield(l.row(file, line, columns, values)) {
				return
			}
		}
	}
}

// header reads the first line and reorders columns to match it. If the line is invalid, header
// reports it and returns false.
func (l *loader) header(reader *csv.Reader, file string, columns []string) bool {
	want := strings.Join(columns, ",")
	header, err := reader.Read()
	if err != nil {
		l.faultf(file+":1", "the first line cannot be read: %v; it must name the columns %s", err, want)
		return false
	}
	if !slices.Equal(slices.Sorted(slices.Values(header)), slices.Sorted(slices.Values(columns))) {
		l.faultf(file+":1", "the columns are %.200q; they must be %s, separated by commas", strings.Join(header, ","), want)
		return false
	}
	copy(columns, header)
	return true
}

// unreadable records the reason why a line could not be read, and reports whether the following
// lines can be.
func (l *loader) unreadable(file string, err error, has, wants int) bool {
	parse, isParse := errors.AsType[*csv.ParseError](err)
	switch {
	case !isParse:
		l.unread[file] = true
		l.faultf(file, "the file cannot be read to its end: %v", err)
	case errors.Is(err, csv.ErrFieldCount):
		l.faultf(fmt.Sprintf("%s:%d", file, parse.StartLine),
			"the line has %d values, want %d; enclose a value that contains a comma in double quotes", has, wants)
	default:
		l.faultf(fmt.Sprintf("%s:%d", file, parse.StartLine),
			"the line cannot be read: %v; enclose a value that contains a double quote in double quotes, and double each inner one: \"\"\"so\"\"\"", parse.Err)
	}
	return isParse
}

func (l *loader) row(file string, line int, columns, values []string) row {
	one := row{loader: l, file: file, line: line, values: map[string]string{}, faulty: map[string]bool{}}
	for i, column := range columns {
		text := strings.TrimSpace(values[i])
		one.values[column] = text
		if !utf8.ValidString(text) {
			one.faultf(column, "%.200q is not valid UTF-8; save the file as UTF-8", text)
		} else if at := strings.IndexFunc(text, unicode.IsControl); at >= 0 {
			one.faultf(column, "%.200q contains the control character %+q; a value is one line of plain text", text, text[at])
		}
	}
	return one
}

// withoutMark skips the byte order mark that spreadsheets write at the start of a UTF-8 file, if any.
func withoutMark(file io.Reader) io.Reader {
	mark, buffered := []byte("\uFEFF"), bufio.NewReader(file)
	if start, err := buffered.Peek(len(mark)); err == nil && bytes.Equal(start, mark) {
		_, _ = buffered.Discard(len(mark)) // cannot fail: Peek has buffered these bytes
	}
	return buffered
}

// FileError is an error at a position in a file.
type FileError struct {
	// Place is "venues.csv:12:code" for a cell, "venues.csv:12" for a line, "venues.csv" for a file.
	Place   string
	Problem string
	// Allowed lists the values that are allowed in the cell; nil if they cannot be listed.
	Allowed []string
}

// Error returns the place and the problem.
func (f *FileError) Error() string { return f.Place + ": " + f.Problem }

// faultf records a fault at a position.
func (l *loader) faultf(place, format string, args ...any) {
	l.faults = append(l.faults, &FileError{Place: place, Problem: fmt.Sprintf(format, args...)})
}

func (r row) place() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

func (r row) isFaulty() bool { return len(r.faulty) > 0 }

// faultf records a fault of a cell.
func (r row) faultf(column, format string, args ...any) {
	r.choice(column, nil, fmt.Sprintf(format, args...))
}

// choice records a fault of a cell, with the values that are allowed in it. It ignores all but the
// first fault of a cell.
func (r row) choice(column string, allowed []string, problem string) {
	if r.faulty[column] {
		return
	}
	r.faulty[column] = true
	r.loader.faults = append(r.loader.faults, &FileError{r.place() + ":" + column, problem, allowed})
}

// unknown records a fault for a code that file does not list. meant lists similar codes.
func (r row) unknown(column, kind, code, file string, meant []models.Code) {
	right, allowed := "give one of "+file, texts(meant)
	if len(allowed) > 0 {
		right = "did you mean " + strings.Join(allowed, ", ") + "?"
	}
	r.choice(column, allowed, fmt.Sprintf("there is no %s %.200q; %s", kind, code, right))
}

func texts[T ~string](values []T) []string {
	plain := make([]string, len(values))
	for i, value := range values {
		plain[i] = string(value)
	}
	return plain
}

func (r row) text(column string) string { return r.values[column] }

// code parses the column as a code. If it is malformed, it records an error and returns "".
func (r row) code(column string) models.Code {
	code, err := models.ParseCode(r.text(column))
	if err != nil {
		r.faultf(column, "%v", err)
	}
	return code
}

func (r row) date(column string) models.Date {
	text := r.text(column)
	if text == "" {
		return models.Date{}
	}
	day, err := models.ParseDate(text)
	if err != nil {
		r.faultf(column, "%v", err)
	}
	return day
}

func (r row) yes(column string) bool {
	return oneOf(r, column, "true", "false") == "true"
}

// oneOf returns the value of a column, and records a fault if it is not one of the allowed values.
func oneOf[T ~string](r row, column string, allowed ...T) T {
	value := T(r.text(column))
	if slices.Contains(allowed, value) {
		return value
	}
	names := texts(allowed)
	r.choice(column, names, fmt.Sprintf("%.200q is not a valid %s; use one of %s", value, column, strings.Join(names, ", ")))
	return value
}

// list returns the values in a column, which semicolons separate.
func (r row) list(column string) []string {
	values := []string{}
	for value := range strings.SplitSeq(r.text(column), ";") {
		if value = strings.TrimSpace(value); value != "" {
			values = append(values, value)
		}
	}
	return values
}

func (r row) names() models.Names {
	for _, column := range []string{"name_en", "name_fr", "name_es"} {
		if r.text(column) == "" {
			r.faultf(column, "the name is missing; give a name in each language, or repeat the same one")
		}
	}
	return models.Names{EN: r.text("name_en"), FR: r.text("name_fr"), ES: r.text("name_es")}
}
