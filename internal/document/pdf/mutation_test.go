package pdf_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"proposaltracker/internal/document/pdf"
)

// Mutated files are either read or rejected with a reason. PDF_MUTATIONS=10000 reads mutations for about a minute.
func TestReadMutatedFiles(t *testing.T) {
	t.Parallel()
	count := 100
	if set, err := strconv.Atoi(os.Getenv("PDF_MUTATIONS")); err == nil {
		count = set
	}
	if err := reader.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	files := mutated(t)
	for next, tooSlow := 0, 0; next < count; {
		read, output, err := readMutations(t, next, count-next, files)
		if next += read; next == count {
			break
		}
		if err == nil && read > 0 {
			continue
		}
		if err == nil || !strings.Contains(err.Error(), "killed") {
			t.Fatalf("mutation %d: the child failed with %v: %s", next, err, output)
		}
		if tooSlow++; tooSlow > 1+count/200 {
			t.Fatalf("%d of %d mutations took longer than 20 s, want at most one in 200", tooSlow, next)
		}
		next++ // skip the slow one; in production, the time limit ends it
	}
}

// mutated returns the files to mutate: small ones for tests and, if they are available, the labeled
// documents.
func mutated(t *testing.T) []string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(shared, "dev", "*.pdf"))
	for i, data := range [][]byte{ // the last one is valid
		build("", nil, testPage{}),
		build("/Info 10 0 R", []string{"<< /Title (T) /CreationDate (D:2016) >>"}, testPage{content: text("F1", 11, 70, 770, "World Trade") + text("F2", 9, 70, 700, "1.1. Text")}),
		build("", []string{"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>"}, testPage{picture + text("F1", 11, 70, 770, "x"), "/Annots [10 0 R] /Rotate 90"}, testPage{content: picture}),
	} {
		name := filepath.Join(t.TempDir(), fmt.Sprintf("own%d.pdf", i))
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	return files
}

// readMutations runs a child, which it kills if a file takes longer than 20 s, and returns the
// number of mutations that the child has read.
func readMutations(t *testing.T, seed, count int, files []string) (read int, output string, err error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], pdf.MutateArguments(cache(), seed, count, files...)...)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	progress, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	for lines := bufio.NewScanner(progress); lines.Scan(); {
		timer.Reset(20 * time.Second)
		read++
	}
	return read, complaint.String(), cmd.Wait()
}
