package plain_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document/page"
	"proposaltracker/internal/document/plain"
)

func TestReadEncodings(t *testing.T) {
	t.Parallel()
	const want = "Révision – «1»\n"
	for _, c := range []struct{ name, data string }{
		{"UTF-8", want},
		{"UTF-8 with a byte order mark", "\xef\xbb\xbf" + want},
		{"UTF-16 little endian", "\xff\xfeR\x00\xe9\x00v\x00i\x00s\x00i\x00o\x00n\x00 \x00\x13\x20 \x00\xab\x001\x00\xbb\x00\n\x00"},
		{"UTF-16 big endian", "\xfe\xff\x00R\x00\xe9\x00v\x00i\x00s\x00i\x00o\x00n\x00 \x20\x13\x00 \x00\xab\x001\x00\xbb\x00\n"},
		{"UTF-16 without a mark", "R\x00\xe9\x00v\x00i\x00s\x00i\x00o\x00n\x00 \x00\x13\x20 \x00\xab\x001\x00\xbb\x00\n\x00"},
		{"Windows-1252", "R\xe9vision \x96 \xab1\xbb\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := plain.Read([]byte(c.data))
			if err != nil || got.Text != want {
				t.Errorf("got error %v and text %q, want %q", err, got.Text, want)
			}
		})
	}
}

// shown formats each line as the tests compare it: page, row, first column, gap and text.
func shown(d page.Document) []string {
	var all []string
	for _, l := range d.Lines {
		all = append(all, fmt.Sprintf("%d:%g:%g:%g %s", l.Page, l.Box.Y0/page.RowHeight, l.Box.X0/page.ColumnWidth, l.Gap, l.Text))
	}
	return all
}

func TestReadLayout(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"two columns", "General Council          Original: French\n  Special Session\n", []string{
			"0:0:0:0 General Council", "0:0:25:0 Original: French", "0:1:2:0 Special Session",
		}},
		{"tab between columns", "Year\tShare", []string{"0:0:0:0 Year", "0:0:8:0 Share"}},
		{"tab after a label", "1.1.\tMembers met.\n(a)     They agreed.\n  •         A bullet", []string{
			"0:0:0:0 1.1.\tMembers met.", "0:1:0:0 (a)     They agreed.", "0:2:2:0 •         A bullet",
		}},
		{"blank rows", "\n\nOne\r\n\r\n  \r\nTwo\rThree", []string{"0:2:0:0 One", "0:5:0:2 Two", "0:6:0:0 Three"}},
		{"pages", "One\n\fTwo\n\n\f\nThree", []string{"1:0:0:0 One", "2:0:0:0 Two", "3:1:0:0 Three"}},
		{"soft hyphen at the end", "pro\u00ad\nposal", []string{"0:0:0:0 pro\u00ad", "0:1:0:0 posal"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := plain.Read([]byte(c.text))
			if diff := cmp.Diff(c.want, shown(got)); err != nil || diff != "" {
				t.Errorf("error %v; lines (-want +got):\n%s", err, diff)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		data   []byte
		reason page.ErrorReason
	}{
		{"empty", nil, page.ErrEmpty},
		{"white space", []byte(" \n\f\t\n"), page.ErrEmpty},
		{"NUL", []byte("Dear colleagues\x00"), page.ErrUnsupported},
		{"binary", []byte("\x7fELF\x02\x01\x01\x03\xff\xfe\x81"), page.ErrUnsupported},
		{"undefined in Windows-1252", []byte("R\xe9vision \x81"), page.ErrUnsupported},
		{"UTF-8 truncated inside a character", []byte("Révision, numéro, à côté, français, déjà v\xc3"), page.ErrDamaged},
		{"invalid UTF-8 after a byte order mark", []byte("\xef\xbb\xbfR\xe9vision"), page.ErrDamaged},
		{"too much text", bytes.Repeat([]byte("word "), page.MaxText/5+1), page.ErrTooMuchText},
		{"too large", make([]byte, page.MaxBytes+1), page.ErrTooLarge},
		{"too many pages", bytes.Repeat([]byte("word\f"), page.MaxPages+1), page.ErrTooManyPages},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := plain.Read(c.data)
			refused, ok := errors.AsType[*page.Error](err)
			if !ok || refused.Reason != c.reason {
				t.Errorf("got error %v, want reason %s", err, c.reason)
			}
		})
	}
}

// checkLines checks that each visible character is in exactly one line, and that the extent of each
// line matches its text.
func checkLines(t *testing.T, d page.Document) {
	t.Helper()
	end := 0
	for _, line := range d.Lines {
		if line.Start < end || d.Text[line.Start:line.End] != line.Text {
			t.Fatalf("got extent %d to %d of %q, want its extent in the text, after %d", line.Start, line.End, line.Text, end)
		}
		if lost := strings.Trim(d.Text[end:line.Start], " \t\n\v\f\r\u00ad\u200b\u2060\ufeff"); strings.TrimSpace(lost) != "" {
			t.Fatalf("%q is missing from the lines", lost)
		}
		end = line.End
	}
}

func TestReadSharedTexts(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../../shared/data/documents/dev/*.txt")
	if len(files) == 0 {
		t.Skip("the labeled documents were not found")
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got, err := plain.Read(data)
			if err != nil {
				t.Fatal(err)
			}
			checkLines(t, got)
		})
	}
}

func FuzzPlain(f *testing.F) {
	f.Add([]byte("1.1.\tMembers met.   \n\n\fGeneral Council     Original: French\u00ad\n"))
	f.Add([]byte("R\xe9vision"))
	f.Add([]byte("\xff\xfeR\x00\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := plain.Read(data)
		if err != nil {
			if _, ok := errors.AsType[*page.Error](err); !ok {
				t.Fatalf("got error %v, want a *page.Error", err)
			}
			return
		}
		if !utf8.ValidString(got.Text) {
			t.Fatal("the text is not valid UTF-8")
		}
		checkLines(t, got)
	})
}
