package docx

import (
	"context"
	"encoding/xml"
	"errors"
	"io"

	"proposaltracker/internal/document/page"
)

// walker traverses the parts of a file and collects lines.
type walker struct {
	ctx       context.Context //nolint:containedctx // used for one call of Read only
	archive   *archive
	document  page.Document
	styles    styles
	numbering numbering
	notes     notes
	// elements counts the XML elements of all parts.
	elements int
	// text counts the bytes of all lines.
	text int

	region page.Region
	// note is the mark of the current note. marked is true if the text of the note may begin with
	// the mark, as it does for a custom mark.
	note   string
	marked bool
	// cells contains the open table cells, innermost last.
	cells []cell
	// tables and paragraphs count the tables and paragraphs of the file.
	tables, paragraphs int
	// blanks counts the empty paragraphs since the last line. after is the space below the last
	// paragraph, in points.
	blanks int
	after  float64
	// fields has an element for each open field, innermost last; the element is true if the result
	// of the field has begun.
	fields []bool
	// sections contains the properties of each section.
	sections []*node

	// Counts for the reported problems.
	insertions, deletions, comments, foreign int
	// tracked contains the indexes of the lines with tracked changes.
	tracked []int
}

// cell is an open table with its current cell.
type cell struct {
	table, row, column int
	fill               string
}

// readBody reads the document part.
func (w *walker) readBody() error { return w.readPart(w.archive.main) }

// readPart reads a part that has paragraphs and tables.
func (w *walker) readPart(name string) error {
	data, err := w.archive.read(name)
	if errors.Is(err, errMissing) {
		return page.Errorf(page.ErrDamaged, "the DOCX file is damaged: its part %s is missing; save it again from Word", name)
	}
	if err != nil {
		return err
	}
	return w.stream(newSource(w.ctx, name, data, &w.elements))
}

// stream reads a part token by token. Only one paragraph at a time is held in memory as a tree.
func (w *walker) stream(s *source) error {
	for {
		token, err := s.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if err := w.begin(s, token); err != nil {
				return err
			}
		case xml.EndElement:
			w.close(nameOf(token.Name))
		}
	}
}

// begin handles the start of a paragraph, of an element that contains paragraphs, or of the
// properties of such an element. It skips other elements.
func (w *walker) begin(s *source, start xml.StartElement) error {
	switch name := nameOf(start.Name); name {
	case "p", "sectPr", "tcPr":
		n, err := s.tree(start)
		if err != nil {
			return err
		}
		return w.block(n)
	case "del", "moveFrom":
		w.deletions++
		return s.skip()
	case "altChunk":
		w.foreign++
		return s.skip()
	case "mc:Fallback":
		return s.skip()
	case "footnote", "endnote":
		return w.beginNote(s, start)
	case "document", "body", "hdr", "ftr", "footnotes", "endnotes", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo",
		"mc:AlternateContent", "mc:Choice":
		return nil
	case "tbl", "tr", "tc":
		w.open(name)
		return nil
	default:
		return s.skip()
	}
}

// block handles a paragraph, or the properties of a section or a cell.
func (w *walker) block(n *node) error {
	switch n.name {
	case "p":
		if section := n.child("pPr").child("sectPr"); section != nil {
			w.sections = append(w.sections, section)
		}
		return w.paragraph(n)
	case "sectPr":
		w.sections = append(w.sections, n)
	case "tcPr":
		if last := len(w.cells) - 1; last >= 0 {
			w.cells[last].fill = fillOf(n)
		}
	}
	return nil
}

// blocks handles the nodes of a text box.
func (w *walker) blocks(nodes []*node) error {
	for _, n := range nodes {
		switch n.name {
		case "p", "tcPr":
			if err := w.block(n); err != nil {
				return err
			}
		case "del", "moveFrom", "mc:Fallback":
		case "sdt", "sdtContent", "customXml", "ins", "moveTo", "tbl", "tr", "tc", "mc:AlternateContent", "mc:Choice":
			w.open(n.name)
			if err := w.blocks(n.children); err != nil {
				return err
			}
			w.close(n.name)
		}
	}
	return nil
}

// open handles the start of a table, a row or a cell.
func (w *walker) open(name string) {
	last := len(w.cells) - 1
	switch {
	case name == "tbl":
		w.tables++
		w.cells = append(w.cells, cell{table: w.tables})
	case name == "tr" && last >= 0:
		w.cells[last].row++
		w.cells[last].column = 0
	case name == "tc" && last >= 0:
		w.cells[last].column++
		w.cells[last].fill = ""
	}
}

// close handles the end of a table.
func (w *walker) close(name string) {
	if name == "tbl" && len(w.cells) > 0 {
		w.cells = w.cells[:len(w.cells)-1]
	}
}

// cell returns the table cell of the current paragraph; nil outside tables.
func (w *walker) cell() *page.Cell {
	if len(w.cells) == 0 {
		return nil
	}
	c := w.cells[len(w.cells)-1]
	return &page.Cell{Table: c.table, Row: max(c.row, 1), Column: max(c.column, 1)}
}

// background returns the background color of a paragraph, or else of its table cell.
func (w *walker) background(l layout) string {
	if l.fill == "" && len(w.cells) > 0 {
		return w.cells[len(w.cells)-1].fill
	}
	return l.fill
}

// aside reads content in another region, such as a text box, and returns its lines.
func (w *walker) aside(region page.Region, read func() error) ([]page.Line, error) {
	outer := *w
	w.document.Lines, w.region, w.cells, w.fields, w.blanks, w.after, w.tracked = nil, region, nil, nil, 0, 0, nil
	err := read()
	lines := w.document.Lines
	w.document.Lines, w.region, w.cells, w.fields = outer.document.Lines, outer.region, outer.cells, outer.fields
	w.blanks, w.after, w.tracked = outer.blanks, outer.after, outer.tracked
	return lines, err
}

// shift renumbers the lines of the body after lines were inserted before it.
func (w *walker) shift(by int) {
	for i := range w.tracked {
		w.tracked[i] += by
	}
}
