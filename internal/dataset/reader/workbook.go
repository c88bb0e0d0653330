package reader

import (
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// maxSheetInMemory is the size in bytes from which a sheet is unpacked to a temporary file.
const maxSheetInMemory = 16 << 20

// sheetTable reads a sheet of an Excel workbook (.xlsx).
type sheetTable struct {
	name  string
	book  *excelize.File
	rows  *excelize.Rows
	line  int
	names []string
}

// newSheet opens a sheet, or the first one if sheet is empty. maxBytes limits the unpacked size of the
// workbook. The caller closes it.
//
// Errors: a [*FileError] if the workbook cannot be read or has no such sheet.
func newSheet(name string, from io.Reader, sheet string, maxBytes int64) (*sheetTable, error) {
	book, err := excelize.OpenReader(from, excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxBytes, UnzipXMLSizeLimit: min(maxSheetInMemory, maxBytes),
	})
	if err != nil {
		return nil, faultf(name, "the workbook cannot be read: %v; its unpacked size can be at most %d MB", err, maxBytes/1_000_000)
	}
	t := &sheetTable{name: name, book: book}
	sheets := book.GetSheetList()
	if sheet == "" && len(sheets) > 0 {
		sheet = sheets[0]
	}
	if !slices.Contains(sheets, sheet) {
		t.close()
		return nil, faultf(name, "there is no sheet %.60q; the sheets are %s", sheet, quoted(sheets))
	}
	if t.rows, err = book.Rows(sheet); err != nil {
		t.close()
		return nil, faultf(name, "the sheet %.60q cannot be read: %v", sheet, err)
	}
	header, err := t.read()
	if err != nil {
		t.close()
		return nil, faultf(name, "the sheet %.60q is empty; its first row must name the columns, such as proposal_id, date, sponsor and role", sheet)
	}
	t.names = columnNames(header.values)
	return t, nil
}

// uses1904 reports whether the dates of the workbook count from 1904.
func (t *sheetTable) uses1904() bool {
	properties, err := t.book.GetWorkbookProps()
	return err == nil && properties.Date1904 != nil && *properties.Date1904
}

func (t *sheetTable) header() []string { return t.names }

// next returns the next row that is not empty. Cells without a value at its end are empty.
func (t *sheetTable) next() (row, *FileError, error) {
	one, err := t.read()
	if err != nil {
		return row{}, nil, err
	}
	if len(one.values) > len(t.names) {
		return row{}, faultf(placeOf(t.name, one.line, ""), "the row has %d values, want %d", len(one.values), len(t.names)), nil
	}
	for len(one.values) < len(t.names) {
		one.values = append(one.values, "")
	}
	return one, nil, nil
}

// read returns the next row that is not empty.
func (t *sheetTable) read() (row, error) {
	for t.rows.Next() {
		t.line++
		values, err := t.rows.Columns()
		if err != nil {
			return row{}, faultf(placeOf(t.name, t.line, ""), "the row cannot be read: %v", err)
		}
		if slices.ContainsFunc(values, func(value string) bool { return value != "" }) {
			return row{t.line, values}, nil
		}
	}
	if err := t.rows.Error(); err != nil {
		return row{}, faultf(placeOf(t.name, t.line, ""), "the sheet cannot be read to its end: %v", err)
	}
	return row{}, io.EOF
}

// close removes temporary files.
func (t *sheetTable) close() {
	if t.rows != nil {
		_ = t.rows.Close() // nothing was written
	}
	_ = t.book.Close() // nothing was written
}
