// Package plain splits plain text files into lines with approximate positions.
package plain

import (
	"proposaltracker/internal/document/page"
)

// Read reads a text file in UTF-8, UTF-16 or Windows-1252 (which includes Latin-1). The canonical text is the decoded
// file without its byte order mark. Form feeds divide pages, and a gap of four columns or a tab divides a row into
// lines.
//
// Errors are of type [page.Error], with the reasons EMPTY, UNSUPPORTED_FORMAT (binary), TOO_LARGE, TOO_MANY_PAGES and
// TOO_MUCH_TEXT.
func Read(data []byte) (page.Document, error) {
	if len(data) > page.MaxBytes {
		return page.Document{}, page.Errorf(page.ErrTooLarge, "the file has %d bytes, but at most %d are allowed", len(data), page.MaxBytes)
	}
	text, err := decode(data)
	if err != nil {
		return page.Document{}, err
	}
	if len(text) > page.MaxText {
		return page.Document{}, page.Errorf(page.ErrTooMuchText,
			"the file has %d bytes of text, but at most %d are allowed: submit the proposal without its enclosures", len(text), page.MaxText)
	}
	if err := checkText(text); err != nil {
		return page.Document{}, err
	}
	document := page.Document{Format: page.Plain, Text: text}
	pages := split(&document)
	switch {
	case len(document.Lines) == 0:
		return page.Document{}, page.Errorf(page.ErrEmpty, "the file has no text: submit a document with text")
	case pages > page.MaxPages:
		return page.Document{}, page.Errorf(page.ErrTooManyPages, "the file has %d pages, but at most %d are allowed", pages, page.MaxPages)
	}
	return document, nil
}
