package paper_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/internal/render/paper"
	"proposaltracker/models"
)

// sample returns a document whose numbers have a gap, with lists of two levels and footnotes of both kinds.
func sample() *paper.Document {
	text := func(number, label, text string) document.Paragraph {
		return document.Paragraph{Kind: document.KindParagraph, Number: number, Label: label, Text: text}
	}
	return &paper.Document{
		Language: models.English, OriginalLanguage: models.French, Symbols: []models.Symbol{"JOB/GC/96/Rev.1"}, Restricted: true,
		CirculatedOn: models.NewDate(2016, 7, 14), CommunicatedOn: models.NewDate(2016, 7, 1), Number: "16-3900",
		Bodies: []string{"General Council"}, Heading: "Fisheries subsidies", Title: "Trust & <order>", Sponsors: []string{"Japan", "Hong Kong, China"},
		SubmittedBy: "Japan", Kind: models.KindRevision, Note: "This revision adds Hong Kong, China.", NoteMark: "*",
		Text: document.Text{Language: models.English, Sections: []document.Section{
			{Paragraphs: []document.Paragraph{{Kind: document.KindFrontMatter, Text: "Omitted"}, {Kind: document.KindFurniture, Text: "- 2 -"}}},
			{Number: "1", Heading: "WHY", Paragraphs: []document.Paragraph{
				text("1.1", "1.1", "Trust matters.1"), text("1.3", "1.3", "Three things:"), text("1.3(a)", "a", "one;"), text("1.3(a)(i)", "i", "its part;"), text("1.3(b)", "b", "two."),
				{Kind: document.KindBullet, Level: 1, Text: "a point"},
				{Kind: document.KindQuestion, Number: "Q1", Ordinal: 1, Text: "What is missing?"},
			}},
			{Heading: "ANNEX 1", Annex: 1, Paragraphs: []document.Paragraph{text("A1/1", "1", "A list."), {Kind: document.KindFootnote, Mark: "1", Text: "To all."}, {Kind: document.KindFootnote, Mark: "2", Text: "Lost."}}},
		}},
	}
}

// parts returns the files in a DOCX archive by name, each of them well-formed XML.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, file := range archive.File {
		opened, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(opened)
		if err != nil {
			t.Fatal(err)
		}
		decoder := xml.NewDecoder(bytes.NewReader(content))
		for err == nil {
			_, err = decoder.Token()
		}
		if err != io.EOF { //nolint:errorlint // the decoder returns io.EOF itself
			t.Errorf("%s: %v", file.Name, err)
		}
		all[file.Name] = string(content)
	}
	return all
}

// wordParagraph is a paragraph as written, with the number of its list and the parts of its text.
type wordParagraph struct {
	Style     string
	Level     string
	List      string
	Text      string
	Footnotes string
}

// paragraphsOf returns the paragraphs of a part.
func paragraphsOf(t *testing.T, part string) []wordParagraph {
	t.Helper()
	var all []wordParagraph
	var open wordParagraph
	decoder := xml.NewDecoder(strings.NewReader(part))
	inText := false
	for {
		token, err := decoder.Token()
		if err != nil {
			return all
		}
		switch token := token.(type) {
		case xml.StartElement:
			value := ""
			for _, attribute := range token.Attr {
				if attribute.Name.Local == "val" || attribute.Name.Local == "id" {
					value = attribute.Value
				}
			}
			inText = token.Name.Local == "t"
			switch token.Name.Local {
			case "p":
				open = wordParagraph{}
			case "pStyle":
				open.Style = value
			case "ilvl":
				open.Level = value
			case "numId":
				open.List = value
			case "footnoteReference":
				open.Footnotes += value
			}
		case xml.EndElement:
			inText = false
			if token.Name.Local == "p" {
				all = append(all, open)
			}
		case xml.CharData:
			if inText {
				open.Text += string(token)
			}
		}
	}
}

// The labels of sections, paragraphs and lists are automatic numbers, and footnotes are footnotes.
func TestDOCXStructure(t *testing.T) {
	t.Parallel()
	file := parts(t, written(t, sample().WriteDOCX))
	want := []wordParagraph{
		{Style: "DocumentAccess", Text: "RESTRICTED"},
		{Style: "DocumentSymbol", Text: "JOB/GC/96/Rev.1"},
		{Style: "DocumentDate", Text: "14 July 2016"},
		{Style: "DocumentNumber", Text: "(16-3900)"},
		{Style: "DocumentBody", Text: "General CouncilOriginal: French"},
		{Style: "WorkProgramme", Text: "Work programme: Fisheries subsidies"},
		{Style: "Title", Text: "Trust & <order>"},
		{Style: "Authors", Text: "Communication from Japan; Hong Kong, China"},
		{Style: "RevisionMark", Text: "Revision*", Footnotes: "1"},
		{Style: "Circulation", Text: "The following communication, dated 1 July 2016, is being circulated at the request of the delegation of Japan."},
		{Style: "Rule", Text: "_______________"},
		{Style: "Heading1", Level: "0", List: "1", Text: "WHY"},
		{Level: "1", List: "1", Text: "Trust matters.", Footnotes: "2"},
		{Level: "1", List: "2", Text: "Three things:"},
		{Style: "ListItem", Level: "0", List: "3", Text: "one;"},
		{Style: "ListItem", Level: "0", List: "4", Text: "its part;"},
		{Style: "ListItem", Level: "0", List: "3", Text: "two."},
		{Style: "ListItem", Level: "0", List: "5", Text: "a point"},
		{Level: "0", List: "6", Text: "What is missing?"},
		{Style: "Rule", Text: "_______________"},
		{Style: "Annex", Text: "ANNEX 1"},
		{Level: "0", List: "7", Text: "A list."},
		{Style: "Rule", Text: "_______________"},
		{Style: "FootnoteText", Text: "2 Lost."},
	}
	if diff := cmp.Diff(want, paragraphsOf(t, file["word/document.xml"])); diff != "" {
		t.Errorf("paragraphs (-want +got):\n%s", diff)
	}
	notes := []wordParagraph{{}, {}, {Style: "FootnoteText", Text: "* This revision adds Hong Kong, China."}, {Style: "FootnoteText", Text: " To all."}}
	if diff := cmp.Diff(notes, paragraphsOf(t, file["word/footnotes.xml"])); diff != "" {
		t.Errorf("footnotes (-want +got):\n%s", diff)
	}
	for _, restart := range []string{
		`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>`,
		`<w:lvlText w:val="%1.%2."/>`, `<w:lvlText w:val="Question %1:"/>`,
	} {
		if !strings.Contains(file["word/numbering.xml"], restart) {
			t.Errorf("the numbering lacks %s:\n%s", restart, file["word/numbering.xml"])
		}
	}
}

// Every part to which another one refers exists, and equal documents are written as identical bytes.
func TestDOCXPackage(t *testing.T) {
	t.Parallel()
	data := written(t, sample().WriteDOCX)
	file := parts(t, data)
	for _, name := range []string{"styles", "numbering", "footnotes", "settings", "header1", "header2"} {
		if file["word/"+name+".xml"] == "" || !strings.Contains(file["word/_rels/document.xml.rels"], `Target="`+name+`.xml"`) ||
			!strings.Contains(file["[Content_Types].xml"], `PartName="/word/`+name+`.xml"`) {
			t.Errorf("the part %s is missing, unrelated or without a content type", name)
		}
	}
	for _, paragraph := range paragraphsOf(t, file["word/document.xml"]) {
		if paragraph.Style != "" && !strings.Contains(file["word/styles.xml"], `w:styleId="`+paragraph.Style+`"`) {
			t.Errorf("the style %s is not defined", paragraph.Style)
		}
	}
	if !bytes.Equal(data, written(t, sample().WriteDOCX)) {
		t.Error("equal documents were written as different bytes")
	}
	if strings.Contains(file["docProps/core.xml"], "creator") {
		t.Errorf("the properties name an author: %s", file["docProps/core.xml"])
	}
}
