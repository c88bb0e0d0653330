// Package docx extracts lines from Word documents (Office Open XML). It uses archive/zip and
// encoding/xml directly, because the libraries that were tried lose automatic numbers and
// footnotes, fail on files from LibreOffice, or need gigabytes for a zip bomb. The size of all
// input is limited.
package docx

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"proposaltracker/internal/document/page"
)

// IsZip reports whether the data is a ZIP archive, as a DOCX file is.
func IsZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// Read reads a DOCX file. Automatic numbers become labels. Tracked insertions are read, tracked
// deletions and comments are not; hidden text is read and marked. The lines of page headers come
// first, then those of the body, of footnotes and endnotes in the order of their references, and of
// page footers. Errors are of type [page.Error], with the reasons EMPTY, UNSUPPORTED_FORMAT,
// DAMAGED, ENCRYPTED, TOO_LARGE and TOO_MUCH_TEXT, or the cause of ctx.
func Read(ctx context.Context, data []byte) (page.Document, error) {
	archive, err := open(data) //nolint:contextcheck // open reads only small parts
	if err != nil {
		return page.Document{}, err
	}
	w := &walker{ctx: ctx, archive: archive, document: page.Document{Format: page.DOCX}}
	if err := w.readParts(); err != nil {
		return page.Document{}, err
	}
	document := &w.document
	if len(document.Lines) == 0 {
		return page.Document{}, page.Errorf(page.ErrEmpty, "the DOCX file has no text: submit a document with text")
	}
	document.Compose()
	if len(document.Text) > page.MaxText {
		return page.Document{}, tooMuchText()
	}
	w.report()
	return *document, nil
}

func tooMuchText() error {
	return page.Errorf(page.ErrTooMuchText, "the DOCX file has more than %d bytes of text: submit the proposal without its enclosures", page.MaxText)
}

// readParts reads the parts of the file, and puts their lines in order.
func (w *walker) readParts() error {
	for _, read := range []func() error{w.readStyles, w.readNumbering, w.readSettings, w.readProperties, w.countComments, w.readBody} {
		if err := read(); err != nil {
			return err
		}
	}
	body := w.document.Lines
	headers, err := w.readFurniture("headerReference", page.PageHeader)
	if err != nil {
		return err
	}
	footers, err := w.readFurniture("footerReference", page.PageFooter)
	if err != nil {
		return err
	}
	notes, err := w.readNotes()
	if err != nil {
		return err
	}
	w.shift(len(headers))
	w.document.Lines = append(append(append(headers, body...), notes...), footers...)
	return nil
}

// report adds the problems that were found to the document.
func (w *walker) report() {
	if w.insertions+w.deletions > 0 {
		w.problemf(page.TrackedChanges, w.spans(w.tracked), "the file has tracked changes: %d insertions were read, and %d deletions were not; accept or reject them",
			w.insertions, w.deletions)
	}
	if w.comments > 0 {
		w.problemf(page.Comments, nil, "the file has %d comments, which were not read: delete them", w.comments)
	}
	if hidden := w.hiddenSpans(); len(hidden) > 0 {
		w.problemf(page.HiddenText, hidden, "the file has text that is not visible on the page: hidden, white or tiny")
	}
	if w.foreign > 0 {
		w.problemf(page.Damaged, nil, "the file includes %d documents of another format, which were not read: insert their text", w.foreign)
	}
	var persons []string
	for _, named := range []struct{ what, who string }{
		{"author", w.document.Properties.Author}, {"last modified by", w.document.Properties.LastModifiedBy}, {"company", w.document.Properties.Company},
	} {
		if named.who != "" {
			persons = append(persons, fmt.Sprintf("%s %q", named.what, named.who))
		}
	}
	if len(persons) > 0 {
		w.problemf(page.PersonalMetadata, nil, "the file's properties name a person or office: %s", strings.Join(persons, ", "))
	}
}

func (w *walker) problemf(reason page.ProblemReason, evidence []page.Span, format string, args ...any) {
	w.document.Problems = append(w.document.Problems, page.Problem{Reason: reason, Evidence: evidence, Message: fmt.Sprintf(format, args...)})
}

// hiddenSpans returns the extents of hidden runs.
func (w *walker) hiddenSpans() []page.Span {
	var spans []page.Span
	for _, line := range w.document.Lines {
		at := line.End - len(line.Text)
		for _, run := range line.Runs {
			if run.Hidden {
				spans = append(spans, page.Span{Start: at, End: at + len(run.Text)})
			}
			at += len(run.Text)
		}
	}
	return spans
}

// spans returns the extents of lines.
func (w *walker) spans(lines []int) []page.Span {
	var spans []page.Span
	for _, i := range lines {
		line := w.document.Lines[i]
		spans = append(spans, page.Span{Start: line.Start, End: line.End})
	}
	return spans
}
