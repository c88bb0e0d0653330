package reader

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"proposaltracker/models"
)

// DefaultMaxBytes is the default limit of a file's uncompressed size: 100 MB, about two million
// rows.
const DefaultMaxBytes = 100_000_000

// Options are the options of [Read].
type Options struct {
	// Name is the file name used in error messages.
	Name string
	// Today is the latest day that a row can have.
	Today models.Date
	// Undated is the day assigned to items without any dated row. Zero to skip them.
	Undated models.Date
	// MaxBytes limits the uncompressed size. 0 means [DefaultMaxBytes].
	MaxBytes int64
	// Encoding and Delimiter are detected if they are empty. Delimiter can be one character or tab,
	// comma, semicolon or pipe.
	Encoding, Delimiter string
	// Sheet is the sheet of a workbook. Empty for the first one.
	Sheet string
	// DateFormat is the order of numbers in dates.
	DateFormat DateFormat
	// Columns states the meanings of columns by name, and Roles those of roles and codes.
	Columns map[string]Meaning
	Roles   map[string]Role
	// Separator separates sponsors in a cell. If it is empty, semicolons, bars and new lines do or,
	// without any, commas.
	Separator string
	// MergeRevisions makes a document and its revisions one item, by the symbols of both.
	MergeRevisions bool
	// Dates is a matrix of days, for an incidence matrix of the same shape; nil without one.
	Dates io.ReadSeeker
	// Actors contains names and attributes of sponsors by their form in the file.
	Actors map[string]Actor
	// Resolve returns the sponsor with the given name. If the result is not Known, only its Name is
	// used, and the written form if Name is empty.
	Resolve func(written string) Sponsor
}

// Read reads sponsorships from CSV, JSON with one object per line or an Excel workbook (.xlsx),
// plain or compressed with gzip. The first row of CSV and of a sheet names the columns. Invalid
// rows are skipped and reported in the file's Faults. Errors: a [*FileError] if the file as a whole
// cannot be read, for example because no column contains sponsors or a quote is not closed; a
// [*TooLargeError] if it exceeds Options.MaxBytes. The returned File is nil in both cases.
func Read(from io.ReadSeeker, o Options) (*File, error) {
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	opened, err := open(from, o.Name, &o)
	if err != nil {
		return nil, err
	}
	defer opened.close()
	r := &reading{
		options: o, file: &File{}, sponsors: map[string]int{}, folded: map[string]int{}, codes: map[models.Code]int{}, ids: map[string]int{},
		roles: roleReader{o.Roles, map[string]Role{}}, days: map[string]parsedDay{}, interned: map[string]string{},
	}
	r.file.Hash, r.file.Format = opened.hash, opened.Format
	if opened.uses1904 {
		return nil, faultf(o.Name, "the workbook counts days from 1904; save it with dates from 1900")
	}
	if err := r.rows(opened.table); err != nil {
		return nil, err
	}
	r.gather()
	return r.file, nil
}

// Format is how a file is read.
type Format struct {
	// Kind is CSV, JSON or XLSX.
	Kind string
	// Encoding is the character encoding, and Delimiter separates columns; empty for XLSX and JSON.
	Encoding, Delimiter string
	// Matrix reports whether the file is an incidence matrix: RowsAre and ColumnsAre are items and sponsors.
	Matrix bool
	// Lists reports whether cells contain several sponsors.
	Lists   bool
	Columns []Column
}

// opened is an open file.
type opened struct {
	Format

	hash     string
	table    table
	close    func()
	uses1904 bool
}

// open determines the format of a file and opens it as a table.
func open(from io.ReadSeeker, name string, o *Options) (*opened, error) {
	input := &source{from, name, o.MaxBytes}
	found, err := input.survey()
	if err != nil {
		return nil, err
	}
	plain, err := input.open()
	if err != nil {
		return nil, err
	}
	file := &opened{hash: found.hash, close: func() {}}
	if bytes.HasPrefix(found.start, []byte("PK\x03\x04")) {
		return file, file.openSheet(plain, name, o)
	}
	set, err := found.charsetOf(name, o.Encoding)
	if err != nil {
		return nil, err
	}
	file.Encoding = set.name
	return file, file.openText(set.decoded(plain), name, o)
}

func (f *opened) openSheet(from io.Reader, name string, o *Options) error {
	sheet, err := newSheet(name, from, o.Sheet, o.MaxBytes)
	if err != nil {
		return err
	}
	f.Kind, f.table, f.close, f.uses1904 = "XLSX", sheet, sheet.close, sheet.uses1904()
	if o.DateFormat == Unambiguous {
		o.DateFormat = ExcelSerial
	}
	return nil
}

func (f *opened) openText(text *bufio.Reader, name string, o *Options) (err error) {
	start, err := text.Peek(startSize / 4)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: read the start of the file: %w", name, err)
	}
	switch sample := strings.TrimSpace(string(start)); {
	case strings.HasPrefix(sample, "["):
		return faultf(name, "the file is a JSON array; write one object per line, for example with: jq -c '.[]'")
	case strings.HasPrefix(sample, "{"):
		f.Kind = "JSON"
		f.table, err = newJSONLines(name, text)
		return err
	}
	delimiter := delimiterOf(string(start))
	if o.Delimiter != "" {
		named, known := delimiterNamed(o.Delimiter)
		if !known {
			return faultf(name, "the delimiter %.20q is not one character; use one, or tab, comma, semicolon or pipe", o.Delimiter)
		}
		delimiter = named
	}
	f.Kind, f.Delimiter = "CSV", string(delimiter)
	f.table, err = newCSV(name, text, delimiter)
	return err
}

// rows reads and checks all rows of the file.
func (r *reading) rows(from table) error {
	from, err := r.prepare(from)
	if err != nil {
		return err
	}
	for {
		one, fault, err := from.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case fault != nil:
			r.file.Rows++
			r.skip(1, fault)
		default:
			r.row(one)
		}
	}
}

// prepare determines the meanings of the columns from their names and the first rows, and turns a
// matrix into rows.
func (r *reading) prepare(from table) (table, error) {
	first := sample(from)
	o, format := &r.options, &r.file.Format
	columns, err := columnsOf(o.Name, from.header(), o.Columns)
	if err != nil {
		return nil, err
	}
	format.Columns = columns
	if r.layout, err = layoutOf(o.Name, columns); err == nil {
		if !r.layout.list && r.layout.looksLikeLists(first.rows) {
			r.layout.list = true
		}
		format.Lists = r.layout.list
		return first, nil
	}
	if len(o.Columns) > 0 || !isMatrix(from.header(), first.rows) {
		return nil, err
	}
	format.Matrix, format.Columns = true, matrixColumns()
	r.layout, err = layoutOf(o.Name, matrixColumns())
	if err != nil {
		return nil, err
	}
	return r.matrix(first)
}

// matrix turns a matrix and, if there is one, its matrix of days into rows.
func (r *reading) matrix(from table) (table, error) {
	var days table
	if r.options.Dates != nil {
		o := Options{MaxBytes: r.options.MaxBytes, Encoding: r.options.Encoding}
		opened, err := open(r.options.Dates, r.options.Name+" (dates)", &o)
		if err != nil {
			return nil, err
		}
		if opened.Kind == "XLSX" && r.options.DateFormat == Unambiguous {
			r.options.DateFormat = ExcelSerial
		}
		days = opened.table
	}
	m, err := newMatrix(r.options.Name, from, days)
	if err != nil {
		return nil, err
	}
	m.binary = len(r.options.Roles) == 0
	return m, nil
}

// looksLikeLists reports whether cells of the column sponsor contain several sponsors: each item
// has one row, and some cells are separated by semicolons or contain several full names.
func (l *layout) looksLikeLists(rows []row) bool {
	if l.columns[l.sponsor].Stated {
		return false
	}
	items, several := []string{}, false
	for _, one := range rows {
		if len(one.values) == 0 {
			continue
		}
		items = append(items, one.values[l.item])
		cell := one.values[l.sponsor]
		switch {
		case strings.ContainsAny(cell, ";|\n"), strings.Contains(cell, "),"), strings.Contains(cell, ">,"):
			several = true
		case strings.Contains(cell, ","):
			if slices.ContainsFunc(strings.Split(cell, ","), func(part string) bool { return len(strings.Fields(part)) < 2 }) {
				return false
			}
			several = true
		}
	}
	slices.Sort(items)
	return several && len(slices.Compact(slices.Clone(items))) == len(items)
}
