// Package plain reads plain text files to lines with approximate positions.
package plain

import (
	"proposaltracker/internal/document/page"
)

// Read reads a text file in UTF-8, UTF-16 or Windows-1252 (of which Latin-1 is a part). The canonical text is the decoded
// file without its byte order mark. Form feeds divide pages, and a gap of four columns or a tab divides a row into lines.
//
// Errors are of type [page.Error], with the reasons EMPTY, UNSUPPORTED_FORMAT (binary), TOO_LARGE, TOO_MANY_PAGES and
// TOO_MUCH_TEXT.
func Read(data []byte) (page.Document, error) {
	if len(data) > page.MaxBytes {
		return page.Document{}, page.Errorf(page.ErrTooLarge, "the file has %d bytes, and at most %d are read", len(data), page.MaxBytes)
	}
	text, err := decode(data)
	if err != nil {
		return page.Document{}, err
	}
	if len(text) > page.MaxText {
		return page.Document{}, page.Errorf(page.ErrTooMuchText,
			"the file has %d bytes of text, and at most %d are read: hand in the proposal without its enclosures", len(text), page.MaxText)
	}
	if err := checkText(text); err != nil {
		return page.Document{}, err
	}
	document := page.Document{Format: page.Plain, Text: text}
	pages := split(&document)
	switch {
	case len(document.Lines) == 0:
		return page.Document{}, page.Errorf(page.ErrEmpty, "the file has no text: hand in a document with a text")
	case pages > page.MaxPages:
		return page.Document{}, page.Errorf(page.ErrTooManyPages, "the file has %d pages, and at most %d are read", pages, page.MaxPages)
	}
	return document, nil
}
