package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// CSVType is the media type of what [Table.WriteCSV] writes.
const CSVType = "text/csv; charset=utf-8; header=present"

// byteOrderMark tells Excel that the file is UTF-8; without it, accents are read in the code page of
// the machine. Everybody else who reads CSV takes it for what it is.
const byteOrderMark = "\ufeff"

// WriteCSV writes the header and the rows as RFC 4180 has it: commas, CRLF, quotes where they are
// needed. The title and the notes are left out, so that programs find a header in the first row.
// Cells that a spreadsheet would take for a formula begin with an apostrophe.
//
// Errors: those of w.
func (t *Table) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return fmt.Errorf("write the CSV: %w", err)
	}
	writer := csv.NewWriter(w)
	writer.UseCRLF = true
	record := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		record[i] = harmless(column.Header)
	}
	_ = writer.Write(record) // told by Error, once all is written
	for _, row := range t.Rows {
		for i := range t.Columns {
			record[i] = harmless(strings.Join(cell(row, i).Paragraphs, "\n"))
		}
		_ = writer.Write(record)
	}
	writer.Flush()
	if err := writer.Error(); err != nil {
		return fmt.Errorf("write the CSV: %w", err)
	}
	return nil
}

// formulaStarts are the characters at which a spreadsheet takes a cell for a formula, the full-width
// ones among them (OWASP, CSV Injection).
const formulaStarts = "=+-@\t\n＝＋－＠"

// harmless puts an apostrophe before whatever a spreadsheet could take for a formula: at the start of
// the text, and after each semicolon and line break, for a French or Spanish Excel splits at
// semicolons, and then does not heed the quotes around a cell. Quotes at the start of such a piece may
// vanish, and do not protect it. Returns become line breaks: the writer of encoding/csv drops them.
func harmless(text string) string {
	var safe strings.Builder
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	atStart := true
	for i, char := range text {
		// A line break within the text only starts the next line: the one at the very start starts a cell.
		if atStart && strings.ContainsRune(formulaStarts, char) && (i == 0 || char != '\n') {
			safe.WriteByte('\'')
		}
		safe.WriteRune(char)
		atStart = char == '\n' || char == ';' || (atStart && (char == ' ' || char == '"'))
	}
	return safe.String()
}
