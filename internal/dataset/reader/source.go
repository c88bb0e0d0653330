package reader

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"unicode/utf8"
)

// source is a file that is read several times: first to determine its format, then row by row, so
// that it never has to fit in memory.
type source struct {
	from io.ReadSeeker
	name string
	max  int64
}

// open returns the uncompressed content from the start of the file.
//
// Errors: a [*FileError] if the file begins like gzip and cannot be decompressed.
func (s *source) open() (*bufio.Reader, error) {
	if _, err := s.from.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("%s: return to the start of the file: %w", s.name, err)
	}
	buffered := bufio.NewReaderSize(s.from, 1<<16)
	if start, err := buffered.Peek(2); err != nil || start[0] != 0x1f || start[1] != 0x8b {
		return buffered, nil //nolint:nilerr // input that is too short for gzip is read unchanged
	}
	plain, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, faultf(s.name, "the file begins like gzip, but cannot be decompressed: %v", err)
	}
	return bufio.NewReaderSize(plain, 1<<16), nil
}

// survey is what one pass over the bytes of a file shows.
type survey struct {
	hash string
	// start contains the first bytes, at most startSize.
	start []byte
	// isUTF8 reports whether all bytes are valid UTF-8.
	isUTF8 bool
	western
}

const startSize = 1 << 16

// survey reads the whole file.
//
// Errors: a [*TooLargeError] if the uncompressed file exceeds the limit, and a [*FileError] if it
// cannot be read to its end.
func (s *source) survey() (*survey, error) {
	plain, err := s.open()
	if err != nil {
		return nil, err
	}
	counted := &counter{from: plain, sum: sha256.New(), max: s.max, name: s.name}
	found, rest, chunk := &survey{isUTF8: true}, []byte{}, make([]byte, 1<<15)
	for {
		n, err := counted.Read(chunk)
		if room := startSize - len(found.start); room > 0 {
			found.start = append(found.start, chunk[:min(n, room)]...)
		}
		rest = found.take(append(rest, chunk[:n]...))
		switch tooLarge := (*TooLargeError)(nil); {
		case err == io.EOF: //nolint:errorlint // counter returns io.EOF unwrapped
			found.isUTF8 = found.isUTF8 && len(rest) == 0
			found.hash = hex.EncodeToString(counted.sum.Sum(nil))
			return found, nil
		case asTooLarge(err, &tooLarge):
			return nil, tooLarge
		case err != nil:
			return nil, faultf(s.name, "the file cannot be read to its end: %v", err)
		}
	}
}

func asTooLarge(err error, into **TooLargeError) bool {
	tooLarge, is := err.(*TooLargeError) //nolint:errorlint // counter returns it unwrapped
	*into = tooLarge
	return is
}

// take examines further bytes, and returns the start of an incomplete character at their end.
func (s *survey) take(text []byte) (rest []byte) {
	s.western.take(text)
	if !s.isUTF8 {
		return nil
	}
	whole := len(text)
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if utf8.RuneStart(text[len(text)-back]) {
			if !utf8.FullRune(text[len(text)-back:]) {
				whole = len(text) - back
			}
			break
		}
	}
	s.isUTF8 = utf8.Valid(text[:whole])
	return bytes.Clone(text[whole:])
}

// counter is a reader that hashes what it reads, and fails once more than max bytes were read.
type counter struct {
	from io.Reader
	sum  hash.Hash
	read int64
	max  int64
	name string
}

// Read implements [io.Reader].
func (c *counter) Read(into []byte) (int, error) {
	n, err := c.from.Read(into)
	c.read += int64(n)
	if c.read > c.max {
		return 0, &TooLargeError{c.name, c.max}
	}
	_, _ = c.sum.Write(into[:n]) // writing to a hash cannot fail
	return n, err                //nolint:wrapcheck // io.Reader must return io.EOF unwrapped
}
