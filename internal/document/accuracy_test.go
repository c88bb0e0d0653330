package document_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"proposaltracker/internal/document"
	"proposaltracker/internal/document/extract"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/document/pdf"
)

const developmentSet = "../../../shared/data/documents/dev"

// TestMain serves as the child process that reads PDF files.
func TestMain(m *testing.M) {
	if code, ok := pdf.Child(os.Args); ok {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// TestDevelopmentSet reads the labeled documents next to the project, from their files.
func TestDevelopmentSet(t *testing.T) {
	t.Parallel()
	found, _ := filepath.Glob(filepath.Join(developmentSet, "*.json"))
	if len(found) == 0 {
		t.Skipf("the labeled documents are not at %s", developmentSet)
	}
	accuracyOf(t, found)
}

// TestLayouts reads documents in the layouts of several bodies. They and their labels were written for this test, by
// hand and before they were read.
func TestLayouts(t *testing.T) {
	t.Parallel()
	found, err := filepath.Glob(filepath.Join("testdata", "layouts", "*.json"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no layouts: %v", err)
	}
	accuracyOf(t, found)
}

// accuracyOf scores the documents of labels.
func accuracyOf(t *testing.T, paths []string) {
	t.Helper()
	known := referenceNames(t)
	all := newScores(known)
	for _, path := range paths {
		d := extracted(t, strings.TrimSuffix(path, ".json"))
		all.score(strings.TrimSuffix(filepath.Base(path), ".json"), readLabels(t, path), document.Read(d, document.Options{Names: known}))
	}
	all.hold(t)
}

// extracted reads the file next to its labels.
func extracted(t *testing.T, base string) page.Document {
	t.Helper()
	cache := filepath.Join(os.TempDir(), fmt.Sprintf("proposaltracker-test-%d", os.Geteuid()), "pdfium")
	files := extract.New(extract.Config{PDFCache: cache})
	for _, extension := range []string{".txt", ".docx", ".pdf"} {
		data, err := os.ReadFile(base + extension)
		if err != nil {
			continue
		}
		d, err := files.Open(t.Context(), data)
		if err != nil {
			t.Fatalf("%s%s: %v", base, extension, err)
		}
		return d
	}
	t.Fatalf("no document next to %s.json", base)
	return page.Document{}
}
