package reference

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"proposaltracker/models"
)

// row is a line of a file, by column.
type row struct {
	loader *loader
	file   string
	line   int
	values map[string]string
}

// rows reads a file whose first line must name the columns, in any order.
func (l *loader) rows(file string, columns ...string) iter.Seq[row] {
	return func(yield func(row) bool) {
		open, err := l.folder.Open(file)
		if err != nil {
			l.faultf(file, "the file cannot be opened: %v", err)
			return
		}
		defer open.Close() //nolint:errcheck // nothing was written
		reader := csv.NewReader(open)
		header, err := reader.Read()
		if err != nil {
			l.faultf(file+":1", "the first line must name the columns %s: %v", strings.Join(columns, ","), err)
			return
		}
		if !sameColumns(header, columns) {
			l.faultf(file+":1", "the columns are %s; they must be %s", strings.Join(header, ","), strings.Join(columns, ","))
			return
		}
		for {
			record, err := reader.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			line, _ := reader.FieldPos(0)
			if err != nil {
				l.faultf(fmt.Sprintf("%s:%d", file, line), "the line cannot be read: %v", err)
				return
			}
			one := row{loader: l, file: file, line: line, values: map[string]string{}}
			for i, column := range header {
				one.values[column] = record[i]
			}
			if !yield(one) {
				return
			}
		}
	}
}

func sameColumns(header, columns []string) bool {
	a, b := slices.Sorted(slices.Values(header)), slices.Sorted(slices.Values(columns))
	return slices.Equal(a, b)
}

func (r row) faultf(column, format string, args ...any) {
	r.loader.faultf(fmt.Sprintf("%s:%d:%s", r.file, r.line, column), format, args...)
}

func (r row) text(column string) string {
	text := strings.TrimSpace(r.values[column])
	if !utf8.ValidString(text) {
		r.faultf(column, "the text is not valid UTF-8")
	}
	return text
}

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
	text := r.text(column)
	if text != "true" && text != "false" {
		r.faultf(column, "%q is neither true nor false", text)
	}
	return text == "true"
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
	names := models.Names{EN: r.text("name_en"), FR: r.text("name_fr"), ES: r.text("name_es")}
	for column, name := range map[string]string{"name_en": names.EN, "name_fr": names.FR, "name_es": names.ES} {
		if name == "" {
			r.faultf(column, "the name is missing")
		}
	}
	return names
}
