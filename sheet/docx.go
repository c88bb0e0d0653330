package sheet

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/gomutex/godocx"
	"github.com/gomutex/godocx/docx"
	"github.com/gomutex/godocx/wml/ctypes"
	"github.com/gomutex/godocx/wml/stypes"
)

// DOCXType is the media type of what [Table.WriteDOCX] writes.
const DOCXType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// A4 across, in twentieths of a point.
const (
	longSide  uint64 = 16838
	shortSide uint64 = 11906
)

// WriteDOCX writes the table as an Office Open XML document (ISO/IEC 29500, transitional), A4 across,
// with its title, its maker and the instant for which it holds among its properties. Links are left
// out, for a circulated document is read on paper.
//
// Errors: those of w.
func (t *Table) WriteDOCX(w io.Writer) error {
	document, err := godocx.NewDocument()
	if err != nil {
		return fmt.Errorf("begin the document: %w", err)
	}
	document.FileMap.Store("docProps/core.xml", t.core())
	document.Document.Body.SectPr = across(document.Document.Body.SectPr)
	if _, err := document.AddHeading(t.Title, 1); err != nil {
		return fmt.Errorf("head the document: %w", err)
	}
	for _, note := range append(t.Notes, t.Caption) {
		document.AddParagraph(note)
	}
	if len(t.Rows) == 0 {
		document.AddParagraph(t.Empty)
	} else {
		t.fill(document.AddTable())
	}
	if err := document.Write(w); err != nil {
		return fmt.Errorf("write the document: %w", err)
	}
	return nil
}

// across lays the pages of a section on their long side.
func across(section *ctypes.SectionProp) *ctypes.SectionProp {
	if section == nil {
		section = ctypes.NewSectionProper()
	}
	width, height := longSide, shortSide
	section.PageSize = &ctypes.PageSize{Width: &width, Height: &height, Orient: stypes.PageOrientLandscape}
	return section
}

func (t *Table) fill(table *docx.Table) {
	table.Style("TableGrid")
	head := table.AddRow()
	for _, column := range t.Columns {
		head.AddCell().AddEmptyPara().AddText(column.Header).Bold(true)
	}
	for _, row := range t.Rows {
		written := table.AddRow()
		for i, column := range t.Columns {
			fillCell(written.AddCell(), column, cell(row, i))
		}
	}
}

func fillCell(into *docx.Cell, column Column, c Cell) {
	if len(c.Paragraphs) == 0 {
		into.AddEmptyPara() // a cell has one at least
	}
	for _, paragraph := range c.Paragraphs {
		written := into.AddEmptyPara()
		if side, has := map[Alignment]stypes.Justification{Center: stypes.JustificationCenter, End: stypes.JustificationRight}[column.Align]; has {
			written.Justification(side)
		}
		for i, line := range lines(paragraph) {
			run := written.AddText(line)
			if column.Heads {
				run.Bold(true)
			}
			if i+1 < len(lines(paragraph)) {
				run.AddBreak(nil)
			}
		}
	}
}

// core is the part of the document that says what it is.
func (t *Table) core() []byte {
	var x strings.Builder
	x.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, property := range [][2]string{{"dc:title", t.Title}, {"dc:creator", t.Creator}, {"cp:lastModifiedBy", t.Creator}, {"dc:language", t.Language}} {
		x.WriteString("<" + property[0] + ">")
		_ = xml.EscapeText(&x, []byte(property[1])) // a builder takes everything
		x.WriteString("</" + property[0] + ">")
	}
	if !t.Made.IsZero() {
		at := t.Made.UTC().Format(time.RFC3339)
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			x.WriteString("<" + name + ` xsi:type="dcterms:W3CDTF">` + at + "</" + name + ">")
		}
	}
	x.WriteString("</cp:coreProperties>")
	return []byte(x.String())
}
