package paper_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/internal/render/paper"
	"proposaltracker/models"
)

const sampleText = `RESTRICTED

JOB/GC/96/Rev.1
14 July 2016
(16-3900)

General Council                                                 Original: French

Work programme: Fisheries subsidies

Trust & <order>

Communication from Japan; Hong Kong, China

Revision*

The following communication, dated 1 July 2016, is being circulated at the request of the delegation of Japan.

_______________

1  WHY

1.1.  Trust matters.1

1.3.  Three things:

(a) one;

(i) its part;

(b) two.

• a point

Question 1: What is missing?

_______________

ANNEX 1

1.  A list.

_______________
* This revision adds Hong Kong, China.
1 To all.
2 Lost.
`

func TestText(t *testing.T) {
	t.Parallel()
	lines := strings.Split(string(written(t, sample().WriteText)), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimLeft(line, " ")
	}
	if diff := cmp.Diff(sampleText, strings.Join(lines, "\n")); diff != "" {
		t.Errorf("text without indentation (-want +got):\n%s", diff)
	}
}

func TestHTML(t *testing.T) {
	t.Parallel()
	page := string(written(t, sample().WriteHTML))
	for _, want := range []string{
		`<html lang="en" dir="ltr">`, "<title>Trust &amp; &lt;order&gt;</title>", `<p class="body">General Council <span class="right">Original: French</span></p>`,
		`<h1 class="title">Trust &amp; &lt;order&gt;</h1>`,
		`<p class="revision">Revision<sup><a id="reference-1" href="#note-1" role="doc-noteref">*</a></sup></p>`,
		`<h2 class="heading" id="1"><span class="label">1</span> WHY</h2>`,
		`<p class="paragraph" id="1.1"><span class="label">1.1.</span> Trust matters.<sup><a id="reference-2" href="#note-2" role="doc-noteref">1</a></sup></p>`,
		`<p class="item level2" id="1.3(a)(i)"><span class="label">(i)</span> its part;</p>`,
		`<h2 class="annex">ANNEX 1</h2>`, `<p class="paragraph" id="A1/1"><span class="label">1.</span> A list.</p>`,
		`<p id="note-2"><sup><a href="#reference-2" role="doc-backlink">1</a></sup> To all.</p>`,
		`<p id="note-3"><sup>2</sup> Lost.</p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
	if strings.Contains(page, "Omitted") || strings.Contains(page, "- 2 -") {
		t.Error("the page contains front matter or page furniture of the text")
	}
}

// TestEscaping writes text that looks like markup in all formats.
func TestEscaping(t *testing.T) {
	t.Parallel()
	const hostile = `</w:t><script>alert("1")</script>&amp;` + "\x01"
	d := &paper.Document{
		Language: models.English, Title: hostile, Heading: hostile, Symbols: []models.Symbol{hostile}, Bodies: []string{hostile}, Number: hostile, Sponsors: []string{hostile},
		SubmittedBy: hostile, Kind: models.KindRevision, Note: hostile, NoteMark: hostile,
		Text: document.Text{Sections: []document.Section{{Number: hostile, Heading: hostile, Paragraphs: []document.Paragraph{
			{Kind: document.KindParagraph, Number: hostile, Label: hostile, Text: hostile}, {Kind: document.KindFootnote, Mark: hostile, Text: hostile},
		}}}},
	}
	if page := written(t, d.WriteHTML); bytes.Contains(page, []byte("<script")) {
		t.Errorf("the page contains markup from the text: %s", page)
	}
	if body := parts(t, written(t, d.WriteDOCX))["word/document.xml"]; strings.Contains(body, "<script") {
		t.Errorf("the text document contains markup from the text: %s", body)
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	for language, want := range map[models.Language]string{models.English: "1 August 2016", models.French: "1er août 2016", models.Spanish: "1 de agosto de 2016"} {
		d := paper.Document{Language: language, CirculatedOn: models.NewDate(2016, 8, 1)}
		if got := strings.TrimSpace(strings.Split(string(written(t, d.WriteText)), "\n")[0]); got != want {
			t.Errorf("%s: got date %q, want %q", language, got, want)
		}
	}
}

func TestName(t *testing.T) {
	t.Parallel()
	for want, d := range map[string]paper.Document{
		"JOB-GC-96-Rev-1": {Symbols: []models.Symbol{"JOB/GC/96/Rev.1", "WT/MIN(17)/64"}, Title: "Trust"},
		"Next-steps":      {Title: "Next steps"},
		"revision":        {Title: "…"},
	} {
		if got := d.Name(); got != want {
			t.Errorf("got name %q, want %q", got, want)
		}
	}
}

// TestWriterErrors writes to a writer that accepts few bytes.
func TestWriterErrors(t *testing.T) {
	t.Parallel()
	d := sample()
	d.Title = strings.Repeat("long ", 20_000)
	for name, write := range map[string]func(io.Writer) error{"text": d.WriteText, "HTML": d.WriteHTML, "DOCX": d.WriteDOCX, "PDF": d.WritePDF, "Akoma Ntoso": d.WriteAKN} {
		for room := range 3 {
			if err := write(&shortWriter{room: room * 100}); !errors.Is(err, io.ErrShortWrite) {
				t.Errorf("%s to a writer that accepts %d bytes: got error %v, want ErrShortWrite", name, room*100, err)
			}
		}
	}
}

// shortWriter accepts a limited number of bytes.
type shortWriter struct{ room int }

func (w *shortWriter) Write(p []byte) (int, error) {
	if w.room -= len(p); w.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}
