package docx_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document/docx"
	"proposaltracker/internal/document/page"
)

func TestReadText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"runs are joined", p("", r("", "Members "), r("<w:b/>", "agree"), r("", ".")), []string{"Members agree."}},
		{"line breaks", p("", "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>"), []string{"One", "two"}},
		{"tabs and hyphens", p("", "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>"), []string{"a\tb-cd"}},
		{"soft hyphens as characters", p("", r("", "pro\u00adposal")), []string{"proposal"}},
		{"links", p("", `<w:hyperlink r:id="x">`+r("", "https://www.wto.org")+"</w:hyperlink>"), []string{"https://www.wto.org"}},
		{"result but not instruction of a field", p("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>no</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+r("", "4")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+r("", "/7")), []string{"4/7"}},
		{"text after a field without a result", p("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`) + p("", r("", "next")), []string{"next"}},
		{"simple field", p("", `<w:fldSimple w:instr="REF a">`+r("", "Annex 1")+"</w:fldSimple>"), []string{"Annex 1"}},
		{"content control", "<w:sdt><w:sdtContent>" + p("", "<w:sdt><w:sdtContent>"+r("", "Title")+"</w:sdtContent></w:sdt>") + "</w:sdtContent></w:sdt>", []string{"Title"}},
		{"capitals", p("", r("<w:caps/>", "Élargir")), []string{"ÉLARGIR"}},
		{"formula", p("", "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), []string{"x+1"}},
		{"symbol", p("", `<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> item</w:t></w:r>`), []string{"• item"}},
		{"only one alternative of a compatibility element", p("", "<w:r><mc:AlternateContent><mc:Choice><w:pict><wps:txbx><w:txbxContent>"+p("", r("", "box"))+"</w:txbxContent></wps:txbx></w:pict></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"+p("", r("", "box"))+"</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>", r("", "text")), []string{"text", "box"}},
		{"empty paragraphs are omitted", p("") + p("", r("", "  ")) + p("", r("", "text")), []string{"text"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, printed(read(t, file{body: c.body}))); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadNotes(t *testing.T) {
	t.Parallel()
	note := func(id int, text string) string {
		return fmt.Sprintf(`<w:footnote w:id="%d">%s</w:footnote>`, id, p("", "<w:r><w:footnoteRef/></w:r>", r("", " "+text)))
	}
	got := read(t, file{
		body: p("", r("", "Revision"), `<w:r><w:footnoteReference w:id="5"/></w:r>`) +
			p("", r("", "Members"), `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="6"/><w:t>*</w:t></w:r>`, r("", " agree."), `<w:r><w:footnoteReference w:id="4"/></w:r>`) +
			p("", r("", "End"), `<w:r><w:endnoteReference w:id="2"/></w:r>`),
		footnotes: `<w:footnote w:type="separator" w:id="0">` + p("", r("", "separator")) + "</w:footnote>" +
			note(4, "Second.") + note(5, "First.") + note(6, "Starred.") + note(7, "Not referred to."),
		endnotes: `<w:endnote w:id="2">` + p("", r("", "Last.")) + "</w:endnote>",
	})
	want := []string{"Revision1", "Members* agree.2", "Endi", "1 First.", "* Starred.", "2 Second.", "i Last."}
	if diff := cmp.Diff(want, printed(got)); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	var marks []string
	for _, line := range got.Lines {
		for _, run := range line.Runs {
			if run.Note != "" && run.Superscript {
				marks = append(marks, run.Note)
			}
		}
	}
	if diff := cmp.Diff([]string{"1", "*", "2", "i"}, marks); diff != "" {
		t.Errorf("references (-want +got):\n%s", diff)
	}
	if first, last := got.Lines[3].Region, got.Lines[6].Region; first != page.Footnote || last != page.Endnote {
		t.Errorf("got regions %s and %s, want %s and %s", first, last, page.Footnote, page.Endnote)
	}
}

func TestReadRegions(t *testing.T) {
	t.Parallel()
	table := "<w:tbl><w:tr><w:tc>" + p("", r("", "Year")) + "</w:tc><w:tc>" + p("", r("", "Share")) + "</w:tc></w:tr><w:tr><w:tc>" +
		p("", r("", "2024")) + "</w:tc><w:tc>" + p("", r("", "4 %")) + "</w:tc></w:tr></w:tbl>"
	got := read(t, file{
		body:   p("", r("", "Text")) + table + `<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>`,
		header: p("", r("", "WT/GC/W/1")), footer: p("", r("", "foot")),
	})
	type place struct {
		Text   string
		Region page.Region
		Cell   page.Cell
	}
	var places []place
	for _, line := range got.Lines {
		at := place{Text: line.Text, Region: line.Region}
		if line.Cell != nil {
			at.Cell = *line.Cell
		}
		places = append(places, at)
	}
	want := []place{
		{"WT/GC/W/1", page.PageHeader, page.Cell{}},
		{"Text", page.Body, page.Cell{}},
		{"Year", page.Body, page.Cell{Table: 1, Row: 1, Column: 1}},
		{"Share", page.Body, page.Cell{Table: 1, Row: 1, Column: 2}},
		{"2024", page.Body, page.Cell{Table: 1, Row: 2, Column: 1}},
		{"4 %", page.Body, page.Cell{Table: 1, Row: 2, Column: 2}},
		{"foot", page.PageFooter, page.Cell{}},
	}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	if text := "WT/GC/W/1\n\nText\nYear\tShare\n2024\t4 %\n\nfoot\n"; got.Text != text {
		t.Errorf("text %q, want %q", got.Text, text)
	}
}

func TestReadForms(t *testing.T) {
	t.Parallel()
	got := read(t, file{
		styles: `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>` +
			`<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:basedOn w:val="N"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Sub"/><w:basedOn w:val="H"/><w:pPr><w:outlineLvl w:val="0"/><w:ind w:left="567"/></w:pPr></w:style>` +
			`<w:style w:type="character" w:styleId="E"><w:rPr><w:i/></w:rPr></w:style>`,
		body: p("", r("", "plain")) + p(`<w:pStyle w:val="H"/>`, r("", "heading")) + p(`<w:pStyle w:val="S"/>`, r(`<w:b w:val="0"/>`, "sub")) + p("", r(`<w:rStyle w:val="E"/>`, "emphasis")),
	})
	type shape struct {
		Style        string
		Level        int
		Align        page.Alignment
		Size, Indent float64
		Bold, Italic bool
	}
	var shapes []shape
	for _, l := range got.Lines {
		shapes = append(shapes, shape{l.Style, l.HeadingLevel, l.Align, l.Size, l.Indent, l.Bold, l.Italic})
	}
	want := []shape{
		{"Normal", 0, "", 10, 0, false, false},
		{"heading 2", 2, page.AlignCenter, 14, 0, true, false},
		{"Sub", 1, page.AlignCenter, 14, 28.35, false, false},
		{"Normal", 0, "", 10, 0, false, true},
	}
	if diff := cmp.Diff(want, shapes); diff != "" {
		t.Errorf("forms (-want +got):\n%s", diff)
	}
}

func TestReadProblems(t *testing.T) {
	t.Parallel()
	got := read(t, file{
		body: p("", r("", "Kept "), "<w:ins>"+r("", "added")+"</w:ins><w:del><w:r><w:delText>removed</w:delText></w:r></w:del>") +
			p("", r("", "Seen "), r("<w:vanish/>", "vanished "), r(`<w:color w:val="FFFFFF"/>`, "white "), r(`<w:color w:val="FFFFFF"/><w:shd w:fill="000080"/>`, "on blue")),
		comments: `<w:comment w:id="0">` + p("", r("", "why?")) + "</w:comment>",
		further: map[string]string{
			"docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:t="t"><dc:title>A proposal</dc:title><dc:creator>A. Person</dc:creator><t:created>2016-07-14T09:30:00Z</t:created></cp:coreProperties>`,
		},
	})
	type problem struct {
		Reason   page.ProblemReason
		Evidence []string
	}
	var problems []problem
	for _, each := range got.Problems {
		found := problem{Reason: each.Reason}
		for _, span := range each.Evidence {
			found.Evidence = append(found.Evidence, got.Text[span.Start:span.End])
		}
		problems = append(problems, found)
	}
	want := []problem{
		{page.TrackedChanges, []string{"Kept added"}},
		{page.Comments, nil},
		{page.HiddenText, []string{"vanished white "}},
		{page.PersonalMetadata, nil},
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	wantProperties := page.Properties{Title: "A proposal", Author: "A. Person", Created: time.Date(2016, 7, 14, 9, 30, 0, 0, time.UTC)}
	if diff := cmp.Diff(wantProperties, got.Properties); diff != "" {
		t.Errorf("properties (-want +got):\n%s", diff)
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	text := file{body: p("", r("", "Text"))}
	without := func(part string) map[string]string {
		parts := text.parts()
		delete(parts, part)
		return parts
	}
	with := func(f file) map[string]string { return f.parts() }
	for _, c := range []struct {
		name   string
		parts  map[string]string
		reason page.ErrorReason
	}{
		{"no document part", without("word/document.xml"), page.ErrDamaged},
		{"missing part of notes", with(file{
			body:    p("", `<w:r><w:footnoteReference w:id="1"/></w:r>`),
			further: map[string]string{"word/_rels/document.xml.rels": fmt.Sprintf(`<Relationships xmlns=%q><Relationship Id="f" Type="%s/footnotes" Target="footnotes.xml"/></Relationships>`, relsNS, docNS)},
		}), page.ErrDamaged},
		{"not well-formed", with(file{body: "<w:p><w:r>"}), page.ErrDamaged},
		{"undefined entity", with(file{body: p("", r("", "&lol;"))}), page.ErrDamaged},
		{"no text", with(file{body: p("")}), page.ErrEmpty},
		{"too deeply nested", with(file{body: strings.Repeat("<w:sdt>", 200) + strings.Repeat("</w:sdt>", 200)}), page.ErrTooLarge},
		{"too deeply nested within a paragraph", with(file{body: p("", strings.Repeat("<w:sdt>", 100)+strings.Repeat("</w:sdt>", 100))}), page.ErrTooLarge},
		{"too many elements in a paragraph", with(file{body: p("", strings.Repeat("<w:r/>", 200_001))}), page.ErrTooLarge},
		{"zip bomb", with(file{body: strings.Repeat(" ", 49<<20)}), page.ErrTooLarge},
		{"zip bomb in another part", with(file{body: p("", r("", "Text")), styles: strings.Repeat(" ", 49<<20)}), page.ErrTooLarge},
		{"too much text", with(file{body: strings.Repeat(p("", r("", strings.Repeat("word ", 2000))), 110)}), page.ErrTooMuchText},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := docx.Read(context.Background(), pack(t, c.parts))
			refused, ok := errors.AsType[*page.Error](err)
			if !ok || refused.Reason != c.reason {
				t.Errorf("got error %v, want reason %s", err, c.reason)
			}
		})
	}
}

func TestReadCanceled(t *testing.T) {
	t.Parallel()
	gone := errors.New("the client is gone")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(gone)
	data := pack(t, file{body: strings.Repeat(p("", r("", "Text")), 2000)}.parts())
	if _, err := docx.Read(ctx, data); !errors.Is(err, gone) {
		t.Errorf("got error %v, want %v", err, gone)
	}
}

func TestReadSharedBomb(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../../../shared/data/documents/hostile/bomb.docx")
	if err != nil {
		t.Skipf("the hostile files were not found: %v", err)
	}
	start := time.Now()
	_, err = docx.Read(context.Background(), data)
	refused, ok := errors.AsType[*page.Error](err)
	if took := time.Since(start); !ok || refused.Reason != page.ErrTooLarge || took > 100*time.Millisecond {
		t.Errorf("got error %v after %s, want reason %s within 0.1 s", err, took, page.ErrTooLarge)
	}
}

// A zip bomb that declares a small size is not unpacked beyond that size.
func TestReadBombWithFalseSize(t *testing.T) { //nolint:paralleltest // measures allocations of the process
	var packed, out bytes.Buffer
	compressor, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	content := []byte(root("document", "<w:body>"+p("", r("", "Text"))+strings.Repeat(" ", 64<<20)+"</w:body>"))
	if _, err := compressor.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := compressor.Close(); err != nil {
		t.Fatal(err)
	}
	archive := zip.NewWriter(&out)
	for name, part := range map[string][]byte{"[Content_Types].xml": nil, "word/document.xml": packed.Bytes()} {
		file, err := archive.CreateRaw(&zip.FileHeader{
			Name: name, Method: map[bool]uint16{true: zip.Deflate}[part != nil], CompressedSize64: uint64(len(part)), UncompressedSize64: min(uint64(len(part)), 1000),
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = docx.Read(context.Background(), out.Bytes())
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 16<<20 {
		t.Errorf("allocated %d MiB for a part that declares 1,000 bytes, want at most 16 MiB", taken>>20)
	}
	refused, ok := errors.AsType[*page.Error](err)
	if !ok || refused.Reason != page.ErrDamaged || !strings.Contains(refused.Message, "word/document.xml") {
		t.Errorf("got error %v, want reason %s and the name of the part", err, page.ErrDamaged)
	}
}

func FuzzDOCX(f *testing.F) {
	seed := file{
		body: p(num(1, 0), r("<w:b/>", "Text"), `<w:r><w:footnoteReference w:id="1"/></w:r>`) + "<w:tbl><w:tr><w:tc>" + p("") + "</w:tc></w:tr></w:tbl>",
	}
	f.Add(seed.body, outline, `<w:footnote w:id="1">`+p("", r("", "Note"))+"</w:footnote>", `<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`)
	f.Fuzz(func(t *testing.T, body, numbering, footnotes, styles string) {
		got, err := docx.Read(context.Background(), pack(t, file{body: body, numbering: numbering, footnotes: footnotes, styles: styles}.parts()))
		if err != nil {
			if _, ok := errors.AsType[*page.Error](err); !ok {
				t.Fatalf("got error %v, want a *page.Error", err)
			}
			return
		}
		for _, line := range got.Lines {
			joined := ""
			for _, run := range line.Runs {
				joined += run.Text
			}
			if line.Text == "" || joined != line.Text || !strings.HasSuffix(got.Text[line.Start:line.End], line.Text) {
				t.Fatalf("line %+v does not match its runs, or its extent in %q", line, got.Text)
			}
		}
	})
}
