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

// TestMain runs this program as the child process that reads PDF files, if the arguments request it.
func TestMain(m *testing.M) {
	if code, ok := pdf.Child(os.Args); ok {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// TestDevelopmentSet compares readings of the labeled documents, which are not part of the
// repository, with their labels.
func TestDevelopmentSet(t *testing.T) {
	t.Parallel()
	found, _ := filepath.Glob(filepath.Join(developmentSet, "*.json"))
	if len(found) == 0 {
		t.Skipf("the labeled documents were not found in %s", developmentSet)
	}
	accuracyOf(t, found)
}

// TestLayouts reads documents in the layouts of several bodies. The documents and their labels were
// written by hand for this test, before the program read them.
func TestLayouts(t *testing.T) {
	t.Parallel()
	found, err := filepath.Glob(filepath.Join("testdata", "layouts", "*.json"))
	if err != nil || len(found) == 0 {
		t.Fatalf("find the documents in testdata: got %d and error %v", len(found), err)
	}
	accuracyOf(t, found)
}

// accuracyOf compares readings of documents with the labels in the given files, and fails if there
// are too many errors.
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

// extracted reads the document that belongs to a file of labels.
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
	t.Fatalf("there is no document that belongs to %s.json", base)
	return page.Document{}
}
