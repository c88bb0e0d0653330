package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// CSVType is the media type of the output of [Table.WriteCSV].
const CSVType = "text/csv; charset=utf-8; header=present"

// byteOrderMark makes Excel read the file as UTF-8. Without it, Excel decodes accents with the
// machine's code page. Other CSV readers accept it.
const byteOrderMark = "\ufeff"

// WriteCSV writes the header and the rows as RFC 4180: commas, CRLF, and quotes where needed. It
// omits the title and the notes, so that programs find the header in the first row. Cells that a
// spreadsheet would evaluate as a formula are prefixed with an apostrophe.
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
	_ = writer.Write(record) // writer.Error returns the first error after Flush
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

// formulaStarts are the characters that start a formula in a spreadsheet, including full-width
// forms (OWASP, CSV Injection).
const formulaStarts = "=+-@\t\n＝＋－＠"

// harmless inserts an apostrophe before anything that a spreadsheet could evaluate as a formula: at
// the start of the text, and after each semicolon and line break, because French and Spanish
// versions of Excel split cells at semicolons, even inside quotes. A leading quote does not protect
// such a part. Carriage returns become line feeds, since encoding/csv drops them.
func harmless(text string) string {
	var safe strings.Builder
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	atStart := true
	for i, char := range text {
		// A line feed is dangerous only as the first character of the cell; inside the text it just
		// ends a line.
		if atStart && strings.ContainsRune(formulaStarts, char) && (i == 0 || char != '\n') {
			safe.WriteByte('\'')
		}
		safe.WriteRune(char)
		atStart = char == '\n' || char == ';' || (atStart && (char == ' ' || char == '"'))
	}
	return safe.String()
}
