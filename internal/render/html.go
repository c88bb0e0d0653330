package render

import (
	"crypto/sha256"
	_ "embed" // the style sheet and the templates
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
)

// HTMLType is the media type of the output of [Table.WriteHTML] and [Page.WriteHTML].
const HTMLType = "text/html; charset=utf-8"

//go:embed style.css
var style string

//go:embed page.gohtml
var pages string

// Policy returns the Content-Security-Policy for the pages. It allows only their inline style sheet.
func Policy() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

// Page is an HTML page of running text.
type Page struct {
	Title string
	Notes []string
	// Language is the BCP 47 tag of the text, such as "fr".
	Language string
	// Body is inserted without escaping. The caller must escape untrusted content.
	Body template.HTML
	// BodyLanguage is the BCP 47 tag of the body if it differs from the page's.
	BodyLanguage string
}

// WriteHTML writes a complete page without scripts or external resources.
//
// Errors: those of w.
func (p *Page) WriteHTML(w io.Writer) error { return render(w, "prose", p) }

// WriteHTML writes the table as a complete page without scripts or external resources. Its style
// sheet covers light and dark screens and print.
//
// Errors: those of w.
func (t *Table) WriteHTML(w io.Writer) error {
	shown := shownTable{Table: t}
	for _, column := range t.Columns {
		shown.Heads = append(shown.Heads, shownColumn{Header: column.Header, Class: column.Width.class() + " " + column.Align.class()})
	}
	for _, row := range t.Rows {
		shown.Body = append(shown.Body, shownRow(t.Columns, row))
	}
	return render(w, "table", shown)
}

// shownTable is the data for the table template.
type shownTable struct {
	*Table
	Heads []shownColumn
	Body  [][]shownCell
}

type shownColumn struct{ Header, Class string }

type shownCell struct {
	// Heads is true for a row header.
	Heads                 bool
	Class, Language, Href string
	// Paragraphs contains the lines of each paragraph.
	Paragraphs [][]string
}

func shownRow(columns []Column, row []Cell) []shownCell {
	shown := make([]shownCell, len(columns))
	for i, column := range columns {
		c := cell(row, i)
		shown[i] = shownCell{Heads: column.Heads, Class: column.Align.class(), Language: c.Language, Href: c.href()}
		for _, paragraph := range c.Paragraphs {
			shown[i].Paragraphs = append(shown[i].Paragraphs, lines(paragraph))
		}
	}
	return shown
}

func render(w io.Writer, name string, data any) error {
	functions := template.FuncMap{"style": func() template.CSS { return template.CSS(style) }} //nolint:gosec // our own style sheet
	parsed, err := template.New("").Funcs(functions).Parse(pages)
	if err != nil {
		return fmt.Errorf("parse the pages: %w", err)
	}
	if err := parsed.ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}
