package docx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"proposaltracker/internal/document/docx"
	"proposaltracker/internal/document/page"
)

const (
	wordNS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relsNS = "http://schemas.openxmlformats.org/package/2006/relationships"
	docNS  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// file describes a DOCX file for tests. Its fields contain the parts in the folder word, without
// their root elements; other contains further parts by full name.
type file struct {
	body                        string
	styles, numbering, settings string
	footnotes, endnotes         string
	comments, header, footer    string
	further                     map[string]string
}

// parts returns all parts by name.
func (f file) parts() map[string]string {
	parts := map[string]string{
		"[Content_Types].xml": "<Types/>",
		"_rels/.rels": fmt.Sprintf(`<Relationships xmlns=%q><Relationship Id="r1" Type="%s/officeDocument" Target="word/document.xml"/></Relationships>`,
			relsNS, docNS),
		"word/document.xml": root("document", "<w:body>"+f.body+"</w:body>"),
	}
	var links strings.Builder
	for kind, content := range map[string][2]string{
		"styles": {"styles", f.styles}, "numbering": {"numbering", f.numbering}, "settings": {"settings", f.settings},
		"footnotes": {"footnotes", f.footnotes}, "endnotes": {"endnotes", f.endnotes}, "comments": {"comments", f.comments},
		"header": {"hdr", f.header}, "footer": {"ftr", f.footer},
	} {
		if content[1] != "" {
			parts["word/"+kind+".xml"] = root(content[0], content[1])
			fmt.Fprintf(&links, `<Relationship Id=%q Type="%s/%s" Target="%s.xml"/>`, kind, docNS, kind, kind)
		}
	}
	parts["word/_rels/document.xml.rels"] = fmt.Sprintf("<Relationships xmlns=%q>%s</Relationships>", relsNS, links.String())
	maps.Copy(parts, f.further)
	return parts
}

func root(name, content string) string {
	return fmt.Sprintf(`<?xml version="1.0"?><w:%s xmlns:w=%q xmlns:r=%q xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" `+
		`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" `+
		`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">%s</w:%s>`, name, wordNS, docNS, content, name)
}

func pack(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := archive.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := part.Write([]byte(parts[name])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func read(t *testing.T, f file) page.Document {
	t.Helper()
	document, err := docx.Read(context.Background(), pack(t, f.parts()))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// printed formats lines with their labels.
func printed(d page.Document) []string {
	var all []string
	for _, line := range d.Lines {
		all = append(all, line.Printed())
	}
	return all
}

// p returns a paragraph that consists of runs, and r a run of text. The first argument of each
// contains the properties.
func p(properties string, runs ...string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + strings.Join(runs, "") + "</w:p>"
}

func r(properties, text string) string {
	return "<w:r><w:rPr>" + properties + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
}

// num returns the properties of a paragraph at the given level of a list.
func num(list, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list)
}

// lvl returns the definition of a list level.
func lvl(level int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val=%q/><w:lvlText w:val="%s"/>%s</w:lvl>`, level, format, text, more)
}
