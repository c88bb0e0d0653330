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

// row is a line of a file, by column. A cell has one fault at most: the first that was found.
type row struct {
	loader *loader
	file   string
	line   int
	values map[string]string
	faulty map[string]bool
}

// rows reads a file whose first line names the columns, in any order. A line that cannot be read
// is reported and skipped, so that later lines are checked, too.
func (l *loader) rows(file string, columns ...string) iter.Seq[row] {
	return func(yield func(row) bool) {
		open, err := l.folder.Open(file)
		if err != nil {
			l.unread[file] = true
			l.faultf(file, "the file cannot be opened: %v; it must be there, with the columns %s", err, strings.Join(columns, ","))
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

// header reads the first line, and brings columns into its order.
func (l *loader) header(reader *csv.Reader, file string, columns []string) bool {
	want := strings.Join(columns, ",")
	header, err := reader.Read()
	if err != nil {
		l.faultf(file+":1", "the first line cannot be read: %v; it must name the columns %s", err, want)
		return false
	}
	if !slices.Equal(slices.Sorted(slices.Values(header)), slices.Sorted(slices.Values(columns))) {
		l.faultf(file+":1", "the columns are %q; they must be %s, divided by commas", strings.Join(header, ","), want)
		return false
	}
	copy(columns, header)
	return true
}

// unreadable tells why a line was not read, and whether those after it can be.
func (l *loader) unreadable(file string, err error, has, wants int) bool {
	parse, isParse := errors.AsType[*csv.ParseError](err)
	switch {
	case !isParse:
		l.unread[file] = true
		l.faultf(file, "the file cannot be read to its end: %v", err)
	case errors.Is(err, csv.ErrFieldCount):
		l.faultf(fmt.Sprintf("%s:%d", file, parse.StartLine),
			"the line has %d values; it must have %d, and a value with a comma stands in double quotes", has, wants)
	default:
		l.faultf(fmt.Sprintf("%s:%d", file, parse.StartLine),
			"the line cannot be read: %v; a value with a double quote stands in double quotes, its own doubled: \"\"\"so\"\"\"", parse.Err)
	}
	return isParse
}

func (l *loader) row(file string, line int, columns, values []string) row {
	one := row{loader: l, file: file, line: line, values: map[string]string{}, faulty: map[string]bool{}}
	for i, column := range columns {
		text := strings.TrimSpace(values[i])
		one.values[column] = text
		if !utf8.ValidString(text) {
			one.faultf(column, "%q is not valid UTF-8; save the file in that encoding", text)
		} else if at := strings.IndexFunc(text, unicode.IsControl); at >= 0 {
			one.faultf(column, "%q holds the control character %+q; a value is one line of plain text", text, text[at])
		}
	}
	return one
}

// withoutMark leaves out the byte order mark with which spreadsheets begin a file in UTF-8.
func withoutMark(file io.Reader) io.Reader {
	mark, buffered := []byte("\uFEFF"), bufio.NewReader(file)
	if start, err := buffered.Peek(len(mark)); err == nil && bytes.Equal(start, mark) {
		_, _ = buffered.Discard(len(mark)) // they are in the buffer
	}
	return buffered
}

// faultf keeps a fault with its place.
func (l *loader) faultf(place, format string, args ...any) {
	l.faults = append(l.faults, models.Invalid(place, format, args...))
}

func (r row) place() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

func (r row) isFaulty() bool { return len(r.faulty) > 0 }

// faultf keeps what is wrong with a cell.
func (r row) faultf(column, format string, args ...any) {
	r.choice(column, nil, fmt.Sprintf(format, args...))
}

// choice keeps what is wrong with a cell, with the values that would be right there.
func (r row) choice(column string, allowed []string, message string) {
	if r.faulty[column] {
		return
	}
	r.faulty[column] = true
	fault := models.Invalid(r.place()+":"+column, "%s", message)
	fault.Allowed = allowed
	r.loader.faults = append(r.loader.faults, fault)
}

// unknown tells that the code of something of a kind is in no line of a file, and which ones may have been meant.
func (r row) unknown(column, kind, code, file string, meant []models.Code) {
	right, allowed := "give one of "+file, texts(meant)
	if len(allowed) > 0 {
		right = "did you mean " + strings.Join(allowed, ", ") + "?"
	}
	r.choice(column, allowed, fmt.Sprintf("there is no %s %q; %s", kind, code, right))
}

func texts[T ~string](values []T) []string {
	plain := make([]string, len(values))
	for i, value := range values {
		plain[i] = string(value)
	}
	return plain
}

func (r row) text(column string) string { return r.values[column] }

// code reads a code; it is empty where it is none.
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

// oneOf reads a value of a closed list.
func oneOf[T ~string](r row, column string, allowed ...T) T {
	value := T(r.text(column))
	if slices.Contains(allowed, value) {
		return value
	}
	names := texts(allowed)
	r.choice(column, names, fmt.Sprintf("%q is no %s; it is one of %s", value, column, strings.Join(names, ", ")))
	return value
}

// list reads values divided by semicolons.
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
			r.faultf(column, "the name is missing; give one in each language, the same where it has but one")
		}
	}
	return models.Names{EN: r.text("name_en"), FR: r.text("name_fr"), ES: r.text("name_es")}
}
