package pdf_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"proposaltracker/internal/document/page"
)

// pdftotext runs the program of that name, or skips the test.
func pdftotext(tb testing.TB, name string) string {
	tb.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		tb.Skip("pdftotext is not installed (Debian: poppler-utils)")
	}
	out, err := exec.CommandContext(tb.Context(), program, "-enc", "UTF-8", name, "-").Output()
	if err != nil {
		tb.Fatal(err)
	}
	return string(out)
}

// similarity returns the share of common items of two lists, in any order: 1 if they are equal.
func similarity(a, b []string) float64 {
	counts := map[string]int{}
	for _, each := range a {
		counts[each]++
	}
	common := 0
	for _, each := range b {
		if counts[each] > 0 {
			counts[each]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}

func characters(text string) []string {
	var all []string
	for _, r := range text {
		if !unicode.IsSpace(r) {
			all = append(all, string(r))
		}
	}
	return all
}

// pairs returns the pairs of consecutive words, which depend on the order of the words.
func pairs(text string) []string {
	words := strings.Fields(text)
	var all []string
	for i := 1; i < len(words); i++ {
		all = append(all, words[i-1]+" "+words[i])
	}
	return all
}

// The characters and the order of words are nearly the same as in the output of pdftotext.
func TestReadAsPdftotext(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob(filepath.Join(shared, "dev", "*.pdf"))
	if len(files) == 0 {
		t.Skip("the labeled documents were not found")
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			want := pdftotext(t, name)
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got, err := read(t, data)
			if err != nil {
				t.Fatal(err)
			}
			same, order := similarity(characters(want), characters(got.Text)), similarity(pairs(want), pairs(got.Text))
			t.Logf("similarity of characters %.4f, of the order of words %.3f", same, order)
			if same < 0.995 || order < 0.9 {
				t.Errorf("got similarity of characters %.4f, want 0.995; of the order of words %.3f, want 0.9", same, order)
			}
		})
	}
}

// tenPages returns a PDF of ten pages of 50 lines.
func tenPages() []byte {
	sheets := make([]testPage, 10)
	for i := range sheets {
		for j := range 50 {
			line := fmt.Sprintf("%d.%d. Members recall what was said on small parcels and the hours that they take at %d borders.", i+1, j+1, j)
			sheets[i].content += text("F1", 10, 70, float64(780-14*j), line)
		}
	}
	return build("", nil, sheets...)
}

// BenchmarkRead measures reading ten pages in a child, including its start, and the same with pdftotext.
func BenchmarkRead(b *testing.B) {
	data := tenPages()
	if err := reader.Prepare(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.Run("ten pages", func(b *testing.B) {
		for b.Loop() {
			if got, err := reader.Read(b.Context(), data); err != nil || strings.Count(got.Text, "Members recall") != 500 {
				b.Fatalf("error %v", err)
			}
		}
	})
	b.Run("ten pages by pdftotext", func(b *testing.B) {
		name := filepath.Join(b.TempDir(), "ten.pdf")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if got := pdftotext(b, name); strings.Count(got, "Members recall") != 500 {
				b.Fatalf("%d bytes", len(got))
			}
		}
	})
}

// Each line has the number of its page.
func TestReadTenPages(t *testing.T) {
	t.Parallel()
	got, err := read(t, tenPages())
	if err != nil {
		t.Fatal(err)
	}
	perPage := map[int]int{}
	for _, line := range got.Lines {
		perPage[line.Page]++
	}
	if len(got.Lines) != 500 || len(perPage) != 10 || perPage[10] != 50 || strings.Count(got.Text, "\f") != 9 {
		t.Errorf("got %d lines, by page %v; want 500, 50 on each of 10 pages", len(got.Lines), perPage)
	}
	if first := got.Lines[450]; first.Page != 10 || !strings.HasPrefix(first.Text, "10.1. Members") || (first.Box == page.Box{}) {
		t.Errorf("got %+v, want the first line of page 10 with its position", first)
	}
}
