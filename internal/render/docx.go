package render

import (
	"fmt"
	"io"
	"strconv"

	"github.com/gomutex/godocx/common/constants"
	"github.com/gomutex/godocx/docx"
	"github.com/gomutex/godocx/wml/ctypes"
	"github.com/gomutex/godocx/wml/stypes"
)

// DOCXType is the media type of the output of [Table.WriteDOCX].
const DOCXType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// Page dimensions in twentieths of a point: A4 landscape with margins of half an inch.
const (
	pageWidth  = 16838
	pageHeight = 11906
	pageMargin = 720
)

// WriteDOCX writes the table as an Office Open XML document (ECMA-376) in A4 landscape: the title
// as a heading, the notes, the caption, and the table, whose header is repeated on every page.
// Characters that XML 1.0 does not allow are replaced by U+FFFD. A table without columns is
// omitted.
//
// Errors: those of w.
func (t *Table) WriteDOCX(w io.Writer) error {
	text := textDocument{table: t}
	text.addAll()
	if err := text.writePackage(w); err != nil {
		return fmt.Errorf("write the text document: %w", err)
	}
	return nil
}

// textDocument is a table that is being converted to DOCX.
type textDocument struct {
	table  *Table
	before []*ctypes.Paragraph
	grid   *ctypes.Table
	// links lists the relationships of the document that are link targets.
	links []*docx.Relationship
}

func (d *textDocument) addAll() {
	t := d.table
	d.addParagraph("Heading1", t.Title)
	for _, note := range t.Notes {
		d.addParagraph("Normal", note)
	}
	d.addParagraph("Caption", t.Caption)
	if len(t.Columns) == 0 {
		return
	}
	widths := columnWidths(t.Columns)
	d.grid = newGrid(widths)
	header := d.addRow()
	header.Property.Header = ctypes.OnOffFromBool(true)
	for i, column := range t.Columns {
		addCell(header, widths[i], d.paragraphs(cellLook{bold: true, align: column.Align}, Text(column.Header)))
	}
	for _, row := range t.Rows {
		added := d.addRow()
		for i, column := range t.Columns {
			addCell(added, widths[i], d.paragraphs(cellLook{bold: column.Heads, align: column.Align}, cell(row, i)))
		}
	}
	if len(t.Rows) == 0 {
		only := addCell(d.addRow(), pageWidth-2*pageMargin, d.paragraphs(cellLook{}, Text(t.Empty)))
		only.Property.GridSpan = ctypes.NewDecimalNum(len(t.Columns))
	}
}

// addParagraph adds a paragraph before the table, unless text is empty.
func (d *textDocument) addParagraph(styleID, text string) {
	if text == "" {
		return
	}
	d.before = append(d.before, &ctypes.Paragraph{
		Property: &ctypes.ParagraphProp{Style: ctypes.NewCTString(styleID)},
		Children: []ctypes.ParagraphChild{{Run: run(text, &ctypes.RunProperty{Lang: lang(d.table.Language)})}},
	})
}

// addRow adds a row that Word does not split across pages if it fits on one.
func (d *textDocument) addRow() *ctypes.Row {
	row := ctypes.DefaultRow()
	row.Property.CantSplit = ctypes.OnOffFromBool(true)
	d.grid.RowContents = append(d.grid.RowContents, ctypes.RowContent{Row: row})
	return row
}

// cellLook is the formatting of a column's cells.
type cellLook struct {
	bold  bool
	align Alignment
}

// paragraphs returns the content of a cell. An empty cell gets an empty paragraph, since the format
// requires at least one.
func (d *textDocument) paragraphs(look cellLook, c Cell) []ctypes.TCBlockContent {
	texts := c.Paragraphs
	if len(texts) == 0 {
		texts = []string{""}
	}
	language := c.Language
	if language == "" {
		language = d.table.Language
	}
	contents := make([]ctypes.TCBlockContent, len(texts))
	for i, text := range texts {
		properties := &ctypes.RunProperty{Lang: lang(language)}
		if look.bold {
			properties.Bold = ctypes.OnOffFromBool(true)
		}
		contents[i].Paragraph = &ctypes.Paragraph{
			Property: &ctypes.ParagraphProp{Justification: ctypes.NewGenSingleStrVal(look.align.justification())},
			Children: []ctypes.ParagraphChild{d.linked(c.href(), run(text, properties))},
		}
	}
	return contents
}

// linked wraps the run in a hyperlink to href, if there is one.
func (d *textDocument) linked(href string, text *ctypes.Run) ctypes.ParagraphChild {
	if href == "" {
		return ctypes.ParagraphChild{Run: text}
	}
	text.Property.Style = ctypes.NewCTString("Hyperlink")
	id := "link" + strconv.Itoa(len(d.links)+1)
	d.links = append(d.links, &docx.Relationship{ID: id, Type: constants.SourceRelationshipHyperLink, Target: href, TargetMode: "External"})
	return ctypes.ParagraphChild{Link: &ctypes.Hyperlink{ID: id, Children: []ctypes.ParagraphChild{{Run: text}}}}
}

// run returns a run of text in which line breaks are break elements.
func run(text string, properties *ctypes.RunProperty) *ctypes.Run {
	made := &ctypes.Run{Property: properties}
	for i, line := range lines(text) {
		if i > 0 {
			made.Children = append(made.Children, ctypes.RunChild{Break: &ctypes.Break{}})
		}
		made.Children = append(made.Children, ctypes.RunChild{Text: ctypes.TextFromString(line)})
	}
	return made
}

func lang(tag string) *ctypes.Lang {
	if tag == "" {
		return nil
	}
	return &ctypes.Lang{Val: &tag}
}

func (a Alignment) justification() stypes.Justification {
	switch a {
	case Center:
		return stypes.JustificationCenter
	case End:
		return stypes.JustificationRight
	default:
		return stypes.JustificationLeft
	}
}

// columnWidths divides the width between the page margins among the columns, in proportion to their shares.
func columnWidths(columns []Column) []int {
	whole, shares := pageWidth-2*pageMargin, 0
	for _, column := range columns {
		shares += column.Width.share()
	}
	widths := make([]int, len(columns))
	for i, column := range columns {
		widths[i] = whole * column.Width.share() / shares
		whole, shares = whole-widths[i], shares-column.Width.share()
	}
	return widths
}

func newGrid(widths []int) *ctypes.Table {
	grid := &ctypes.Table{TableProp: ctypes.TableProp{
		Style:  ctypes.NewCTString("TableGrid"),
		Width:  ctypes.NewTableWidth(pageWidth-2*pageMargin, stypes.TableWidthDxa),
		Layout: ctypes.NewTableLayout(stypes.TableLayoutFixed),
	}}
	for _, width := range widths {
		grid.Grid.Col = append(grid.Grid.Col, ctypes.Column{Width: new(uint64(width))}) //nolint:gosec // a fraction of the page width
	}
	return grid
}

func addCell(row *ctypes.Row, width int, contents []ctypes.TCBlockContent) *ctypes.Cell {
	added := &ctypes.Cell{Property: &ctypes.CellProperty{Width: ctypes.NewTableWidth(width, stypes.TableWidthDxa)}, Contents: contents}
	row.Contents = append(row.Contents, ctypes.TRCellContent{Cell: added})
	return added
}
