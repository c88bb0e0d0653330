package plain

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"proposaltracker/internal/document/page"
)

// The byte order marks.
var (
	utf8Mark    = []byte("\xef\xbb\xbf") //nolint:gochecknoglobals // a constant
	utf16LEMark = []byte("\xff\xfe")     //nolint:gochecknoglobals // a constant
	utf16BEMark = []byte("\xfe\xff")     //nolint:gochecknoglobals // a constant
)

// decode converts a text file to UTF-8, without its byte order mark.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, utf8Mark):
		data = data[len(utf8Mark):]
		if !utf8.Valid(data) {
			return "", page.Errorf(page.ErrDamaged, "the file claims to be UTF-8, but is not: save it again as UTF-8")
		}
		return string(data), nil
	case bytes.HasPrefix(data, utf16LEMark), bytes.HasPrefix(data, utf16BEMark):
		return decodeAs(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), data)
	case utf8.Valid(data):
		return string(data), nil
	case looksUTF16(data, 1):
		return decodeAs(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), data)
	case looksUTF16(data, 0):
		return decodeAs(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), data)
	case mostlyUTF8(data):
		return "", page.Errorf(page.ErrDamaged, "the file is invalid UTF-8 at byte %d: save it again as UTF-8", firstInvalid(data)+1)
	default:
		return decodeAs(charmap.Windows1252, data)
	}
}

// mostlyUTF8 reports whether data contains many more multi-byte UTF-8 characters than invalid
// bytes. Text in Windows-1252 rarely contains such characters by chance.
func mostlyUTF8(data []byte) bool {
	several, invalid := 0, 0
	for len(data) > 0 {
		r, width := utf8.DecodeRune(data)
		switch {
		case width > 1:
			several++
		case r == utf8.RuneError:
			invalid++
		}
		data = data[width:]
	}
	return several > 4*invalid
}

// firstInvalid returns the index of the first byte that is not UTF-8.
func firstInvalid(data []byte) int {
	at := 0
	for at < len(data) {
		r, width := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && width == 1 {
			break
		}
		at += width
	}
	return at
}

// looksUTF16 reports whether data looks like Latin text in UTF-16: many of the high bytes, the
// first of which is at offset, are zero, and none of the low bytes are.
func looksUTF16(data []byte, offset int) bool {
	zeros, other := 0, 0
	for i := 0; i+1 < min(len(data), 4096); i += 2 {
		if data[i+offset] == 0 {
			zeros++
		}
		if data[i+1-offset] == 0 {
			other++
		}
	}
	return len(data)%2 == 0 && zeros > len(data[:min(len(data), 4096)])/4 && other == 0
}

func decodeAs(as encoding.Encoding, data []byte) (string, error) {
	decoded, err := as.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return "", page.Errorf(page.ErrUnsupported, "the file's character encoding is not recognized: save it as UTF-8")
	}
	return string(decoded), nil
}

// checkText returns an error if text contains control characters, as binary data does.
func checkText(text string) error {
	at := strings.IndexFunc(text, func(r rune) bool {
		return r < 0x20 && !strings.ContainsRune("\t\n\v\f\r", r) || r == 0x7f
	})
	if at < 0 {
		return nil
	}
	return page.Errorf(page.ErrUnsupported,
		"the file is not plain text: byte %d is the control character U+%04X; submit a text in UTF-8, or a DOCX or PDF file", at+1, text[at])
}
