package render

import (
	"archive/zip"
	"bytes"
	_ "embed" // the styles of text documents
	"encoding/xml"
	"fmt"
	"io"
	"time"

	"github.com/gomutex/godocx/common/constants"
	"github.com/gomutex/godocx/docx"
	"github.com/gomutex/godocx/wml/ctypes"
	"github.com/gomutex/godocx/wml/stypes"
)

// The library drops the border widths of styles, so the styles are embedded as a file.
//
//go:embed styles.xml
var documentStyles []byte

// part is a file in the package (ECMA-376, part 2).
type part struct {
	name    string
	content any
}

// writePackage writes the parts in a fixed order, with the table's timestamp. The library's own
// writer is not used, because it orders namespaces at random and gives no access to its tables.
func (d *textDocument) writePackage(w io.Writer) error {
	archive := zip.NewWriter(w)
	for _, p := range d.parts() {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: d.table.Made.UTC()})
		if err != nil {
			return fmt.Errorf("begin %s: %w", p.name, err)
		}
		content, err := encoded(p.content)
		if err != nil {
			return fmt.Errorf("encode %s: %w", p.name, err)
		}
		if _, err := file.Write(content); err != nil {
			return fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("close the package: %w", err)
	}
	return nil
}

func (d *textDocument) parts() []part {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	styles := &docx.Relationship{ID: "styles", Type: constants.StylesType, Target: "styles.xml"}
	return []part{
		{"[Content_Types].xml", docx.ContentTypes{
			Default: []docx.Default{{Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml"}},
			Override: []docx.Override{
				{PartName: "/word/document.xml", ContentType: word + "document.main+xml"},
				{PartName: "/word/styles.xml", ContentType: word + "styles+xml"},
				{PartName: "/docProps/core.xml", ContentType: "application/vnd.openxmlformats-package.core-properties+xml"},
			},
		}},
		{"_rels/.rels", relationships(
			&docx.Relationship{ID: "document", Type: constants.OFFICE_DOC_TYPE, Target: "word/document.xml"},
			&docx.Relationship{ID: "properties", Type: constants.CORE_PROP_TYPE, Target: "docProps/core.xml"},
		)},
		{"word/document.xml", d},
		{"word/_rels/document.xml.rels", relationships(append([]*docx.Relationship{styles}, d.links...)...)},
		{"word/styles.xml", documentStyles},
		{"docProps/core.xml", coreOf(d.table)},
	}
}

func relationships(all ...*docx.Relationship) docx.Relationships {
	return docx.Relationships{Xmlns: constants.XMLNS, Relationships: all}
}

// encoded returns the XML of a part. A byte slice already contains XML.
func encoded(content any) ([]byte, error) {
	if raw, ok := content.([]byte); ok {
		return raw, nil
	}
	body, err := xml.Marshal(content)
	if err != nil {
		return nil, err //nolint:wrapcheck // writePackage names the part
	}
	// The library wraps the content of a link in a Children element, which the format does not
	// allow. Text cannot contain this tag, since < is escaped.
	for _, tag := range []string{"<Children>", "</Children>"} {
		body = bytes.ReplaceAll(body, []byte(tag), nil)
	}
	return append([]byte(xml.Header), body...), nil
}

// MarshalXML writes the main document part, word/document.xml.
func (d *textDocument) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	// The elements of the body have their own MarshalXML, so the tag of Content is not used.
	type body struct {
		Content []any              `xml:"content"`
		Section ctypes.SectionProp `xml:"w:sectPr"`
	}
	content := make([]any, 0, len(d.before)+2)
	for _, paragraph := range d.before {
		content = append(content, paragraph)
	}
	if d.grid != nil {
		content = append(content, d.grid, &ctypes.Paragraph{}) // Word requires a paragraph after a table
	}
	return e.Encode(struct { //nolint:wrapcheck // writePackage names the part
		XMLName xml.Name `xml:"w:document"`
		W       string   `xml:"xmlns:w,attr"`
		Body    body     `xml:"w:body"`
	}{
		W: constants.WMLNamespace,
		Body: body{Content: content, Section: ctypes.SectionProp{
			PageSize: &ctypes.PageSize{Width: new(uint64(pageWidth)), Height: new(uint64(pageHeight)), Orient: stypes.PageOrientLandscape},
			PageMargin: &ctypes.PageMargin{
				Left: new(pageMargin), Right: new(pageMargin), Top: new(pageMargin), Bottom: new(pageMargin),
				Header: new(pageMargin / 2), Footer: new(pageMargin / 2), Gutter: new(0),
			},
		}},
	})
}

// coreProperties are the document properties (ECMA-376, part 2, 11), which the library can read but
// not write.
type coreProperties struct {
	XMLName  xml.Name    `xml:"cp:coreProperties"`
	CP       string      `xml:"xmlns:cp,attr"`
	DC       string      `xml:"xmlns:dc,attr"`
	DCTerms  string      `xml:"xmlns:dcterms,attr"`
	XSI      string      `xml:"xmlns:xsi,attr"`
	Title    string      `xml:"dc:title,omitempty"`
	Creator  string      `xml:"dc:creator,omitempty"`
	Language string      `xml:"dc:language,omitempty"`
	Created  *coreMoment `xml:"dcterms:created"`
	Modified *coreMoment `xml:"dcterms:modified"`
}

type coreMoment struct {
	Type string `xml:"xsi:type,attr"`
	At   string `xml:",chardata"`
}

func coreOf(t *Table) coreProperties {
	core := coreProperties{
		CP: "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		DC: constants.NameSpaceDublinCore, DCTerms: constants.NameSpaceDublinCoreTerms, XSI: constants.NameSpaceXMLSchemaInstance,
		Title: t.Title, Creator: t.Creator, Language: t.Language,
	}
	if !t.Made.IsZero() {
		made := &coreMoment{Type: "dcterms:W3CDTF", At: t.Made.UTC().Format(time.RFC3339)}
		core.Created, core.Modified = made, made
	}
	return core
}
