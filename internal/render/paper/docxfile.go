package paper

import (
	"archive/zip"
	_ "embed" // the styles
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"proposaltracker/models"
)

//go:embed ooxml/styles.xml
var docxStyles string

const (
	wordML        = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relationships = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	// section are the properties of the page: A4 with margins of one inch, and no page header on the first page.
	section = `<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:headerReference w:type="first" r:id="first"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>` +
		`<w:titlePg/></w:sectPr>`
)

// docxFile is the variable content of a DOCX file. body, footnotes and numbering are XML.
type docxFile struct {
	language models.Language
	title    string
	// head is the text of the page header from the second page on.
	head                       string
	body, footnotes, numbering string
}

// earliest is the time of the files in an archive, the earliest that the format can state.
func earliest() time.Time { return time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC) }

// writeDOCX writes the parts of a file in a fixed order.
func writeDOCX(w io.Writer, file docxFile) error {
	archive := zip.NewWriter(w)
	for _, part := range file.parts() {
		out, err := archive.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: earliest()})
		if err == nil {
			_, err = io.WriteString(out, xml.Header+part.content)
		}
		if err != nil {
			return fmt.Errorf("write %s of the text document: %w", part.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write the text document: %w", err)
	}
	return nil
}

// docxPart is a file of the package (ECMA-376, part 2).
type docxPart struct{ name, content string }

func (f *docxFile) parts() []docxPart {
	header := `<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + docxRun(f.head) + `</w:p>` +
		`<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + docxRun("- ") + pageField + docxRun(" -") + `</w:p>`
	return []docxPart{
		{"[Content_Types].xml", contentTypes()},
		{"_rels/.rels", packageRelationships},
		{"word/document.xml", element("document", "<w:body>"+f.body+section+"</w:body>")},
		{"word/_rels/document.xml.rels", documentRelationships()},
		{"word/styles.xml", strings.Replace(strings.TrimPrefix(docxStyles, xmlDeclaration), "LANGUAGE", tagOf(f.language), 1)},
		{"word/numbering.xml", element("numbering", f.numbering)},
		{"word/footnotes.xml", element("footnotes", f.footnotes)},
		{"word/settings.xml", element("settings", `<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>`)},
		{"word/header1.xml", element("hdr", header)},
		{"word/header2.xml", element("hdr", `<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>`)},
		{"docProps/core.xml", f.properties()},
	}
}

const (
	xmlDeclaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	// pageField shows the number of the page.
	pageField = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	packageRelationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="properties" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" ` +
		`Target="docProps/core.xml"/></Relationships>`
)

// element returns an element of WordprocessingML with its namespaces.
func element(name, content string) string {
	return "<w:" + name + " " + wordML + " " + relationships + ">" + content + "</w:" + name + ">"
}

// related are the parts to which the document part refers: ID, type and file name.
func related() [][3]string {
	return [][3]string{
		{"styles", "styles", "styles.xml"},
		{"numbering", "numbering", "numbering.xml"},
		{"footnotes", "footnotes", "footnotes.xml"},
		{"settings", "settings", "settings.xml"},
		{"header", "header", "header1.xml"},
		{"first", "header", "header2.xml"},
	}
}

func documentRelationships() string {
	const prefix = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	var part strings.Builder
	part.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, each := range related() {
		fmt.Fprintf(&part, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, each[0], prefix, each[1], each[2])
	}
	return part.String() + "</Relationships>"
}

func contentTypes() string {
	const prefix = "application/vnd.openxmlformats-"
	var part strings.Builder
	part.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="` + prefix + `package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + prefix + `officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="` + prefix + `package.core-properties+xml"/>`)
	for _, each := range related() {
		fmt.Fprintf(&part, `<Override PartName="/word/%s" ContentType="%sofficedocument.wordprocessingml.%s+xml"/>`, each[2], prefix, each[1])
	}
	return part.String() + "</Types>"
}

// properties returns the title and the language, without the names of persons.
func (f *docxFile) properties() string {
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		"<dc:title>" + escaped(f.title) + "</dc:title><dc:language>" + tagOf(f.language) + "</dc:language></cp:coreProperties>"
}

// escaped returns a text for XML. Characters that XML 1.0 does not allow are replaced by U+FFFD.
func escaped(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a strings.Builder returns no errors
	return out.String()
}
