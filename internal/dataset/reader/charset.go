package reader

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// charset is the character encoding of a file.
type charset struct {
	name string
	// encoding is nil for UTF-8, which is not converted.
	encoding encoding.Encoding
}

// charsetOf returns the encoding with the given name, or detects it if name is empty. It never
// guesses between encodings in which the bytes would be different letters.
//
// Errors: a [*FileError] if the name is unknown or the encoding is not clear.
func (s *survey) charsetOf(file, name string) (charset, error) {
	if name != "" {
		return charsetNamed(file, name)
	}
	if found, has := s.byteOrderMark(); has {
		return found, nil
	}
	switch {
	case s.isUTF8 && s.nuls[0]+s.nuls[1] == 0:
		return charset{name: "UTF-8"}, nil
	case s.looksLikeUTF16(1):
		return charset{"UTF-16 (little endian)", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, nil
	case s.looksLikeUTF16(0):
		return charset{"UTF-16 (big endian)", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, nil
	case s.nuls[0]+s.nuls[1] > 0:
		return charset{}, unclear(file, "the file contains NUL bytes and no byte order mark")
	}
	if doubt := s.doubt(); doubt != "" {
		return charset{}, unclear(file, doubt)
	}
	if s.c1 > 0 {
		return charset{"Windows-1252", charmap.Windows1252}, nil
	}
	return charset{"Latin-1 (ISO 8859-1)", charmap.ISO8859_1}, nil
}

func charsetNamed(file, name string) (charset, error) {
	found, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, faultf(file, "the encoding %.60q is unknown; use a name such as utf-8, utf-16le, iso-8859-1, iso-8859-2, windows-1251 or euc-kr", name)
	}
	canonical, err := htmlindex.Name(found)
	if err != nil || canonical == "utf-8" {
		return charset{name: "UTF-8"}, nil //nolint:nilerr // every encoding of the index has a name
	}
	return charset{canonical, found}, nil
}

func unclear(file, why string) error {
	return faultf(file,
		"the character encoding is not clear: %s; save the file as UTF-8, or name its encoding with --encoding, as in --encoding windows-1251", why)
}

func (s *survey) byteOrderMark() (charset, bool) {
	for mark, found := range map[string]charset{
		"\xEF\xBB\xBF": {name: "UTF-8"},
		"\xFF\xFE":     {"UTF-16 (little endian)", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		"\xFE\xFF":     {"UTF-16 (big endian)", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	} {
		if bytes.HasPrefix(s.start, []byte(mark)) {
			return found, true
		}
	}
	return charset{}, false
}

// looksLikeUTF16 reports whether most bytes at even (0) or odd (1) offsets are NUL and none of the
// others is, as in UTF-16 text with mostly Latin letters.
func (s *survey) looksLikeUTF16(parity int) bool {
	return s.nuls[1-parity] == 0 && s.nuls[parity]*4 > s.size
}

// decoded returns the text in UTF-8, without a byte order mark.
func (c charset) decoded(from io.Reader) *bufio.Reader {
	if c.encoding != nil {
		from = c.encoding.NewDecoder().Reader(from)
	}
	text := bufio.NewReaderSize(from, 1<<16)
	if start, err := text.Peek(3); err == nil && bytes.Equal(start, []byte("\uFEFF")) {
		_, _ = text.Discard(len(start)) // cannot fail: Peek has buffered these bytes
	}
	return text
}

// western counts the bytes that distinguish Western European text, in Latin-1 or Windows-1252, from
// text in other encodings of one or two bytes per letter.
type western struct {
	size int
	// nuls counts NUL bytes at even and odd offsets.
	nuls [2]int
	// c1 counts the bytes that are printable in Windows-1252 only.
	c1 int
	// undefined, inWord, rare and longRuns count what hardly occurs in Western European text: bytes
	// without a character in Windows-1252, symbols between two letters, letters of Icelandic and
	// Czech that are other letters in related encodings, and three letters with accents or symbols in a row.
	undefined, inWord, rare, longRuns int
	// mixed counts letters that are encoded as in UTF-8.
	mixed int
	// before are the last two bytes, and run the number of letters with accents and symbols directly before the current one.
	before [2]byte
	run    int
}

const (
	undefinedIn1252 = "\x81\x8D\x8F\x90\x9D"
	lettersInC1     = "\x8A\x8C\x8E\x9A\x9C\x9E\x9F"
	// rareLetters are Ð Ý Þ ð ý þ, which are letters of Polish, Romanian or Turkish in related encodings.
	rareLetters = "\xD0\xDD\xDE\xF0\xFD\xFE"
)

func (w *western) take(text []byte) {
	for _, b := range text {
		switch {
		case b >= 0x80:
			w.high(b)
		case b == 0:
			w.nuls[w.size%2]++
			w.run = 0
		default:
			if isASCIILetter(b) && isSymbol(w.before[1]) && isWesternLetter(w.before[0]) {
				w.inWord++
			}
			w.run = 0
		}
		w.before[0], w.before[1] = w.before[1], b
		w.size++
	}
}

func (w *western) high(b byte) {
	switch {
	case strings.IndexByte(undefinedIn1252, b) >= 0:
		w.undefined++
	case b < 0xA0:
		w.c1++
	}
	if strings.IndexByte(rareLetters, b) >= 0 {
		w.rare++
	}
	if last := w.before[1]; b < 0xC0 && (last == 0xC2 || last == 0xC3) {
		w.mixed++
	}
	if isWesternLetter(b) && isSymbol(w.before[1]) && isWesternLetter(w.before[0]) {
		w.inWord++
	}
	if !isWesternLetter(b) && !isSymbol(b) {
		w.run = 0
	} else if w.run++; w.run == 3 {
		w.longRuns++
	}
}

// doubt returns why the text may not be Western European; empty if it is.
func (w *western) doubt() string {
	switch {
	case w.mixed > 0:
		return "some letters are encoded in UTF-8, but other bytes are not valid UTF-8"
	case w.undefined > 0:
		return "it is not valid UTF-8, and has bytes that no Western European encoding uses"
	case w.longRuns > 0:
		return "it is not valid UTF-8, and has words of letters that are not Latin"
	case w.inWord > 0:
		return "it is not valid UTF-8, and would have symbols inside words in Latin-1"
	case w.rare > 0:
		return "it is not valid UTF-8, and has letters that differ between Western and Eastern European encodings"
	default:
		return ""
	}
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// isWesternLetter reports whether b is a letter in Windows-1252.
func isWesternLetter(b byte) bool {
	return isASCIILetter(b) || b >= 0xC0 && b != 0xD7 && b != 0xF7 || strings.IndexByte(lettersInC1, b) >= 0
}

// isSymbol reports whether b is a symbol in Latin-1 that does not occur inside words, unlike an
// apostrophe, a soft hyphen or a middle dot.
func isSymbol(b byte) bool {
	return b >= 0xA1 && b <= 0xBF && strings.IndexByte("\xAB\xAD\xB4\xB7\xBB", b) < 0
}
