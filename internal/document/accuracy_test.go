package document_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"proposaltracker/internal/document"
	"proposaltracker/internal/document/page"
)

const developmentSet = "../../../shared/data/documents/dev"

// TestDevelopmentSet reads the labeled documents next to the project.
func TestDevelopmentSet(t *testing.T) {
	t.Parallel()
	found, _ := filepath.Glob(filepath.Join(developmentSet, "*.json"))
	if len(found) == 0 {
		t.Skipf("the labeled documents are not at %s", developmentSet)
	}
	known := referenceNames(t)
	all := newScores(known)
	for _, path := range found {
		base := strings.TrimSuffix(path, ".json")
		d, ok := extracted(t, base)
		if !ok {
			continue
		}
		all.score(filepath.Base(base), readLabels(t, path), document.Read(d, document.Options{Names: known}))
	}
	all.hold(t)
}

// TestLayouts reads documents in the layouts of several bodies. They and their labels were written for this test, by
// hand and before they were read.
func TestLayouts(t *testing.T) {
	t.Parallel()
	found, err := filepath.Glob(filepath.Join("testdata", "layouts", "*.json"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no layouts: %v", err)
	}
	known := referenceNames(t)
	all := newScores(known)
	for _, path := range found {
		base := strings.TrimSuffix(path, ".json")
		d, _ := extracted(t, base)
		all.score(filepath.Base(base), readLabels(t, path), document.Read(d, document.Options{Names: known}))
	}
	all.hold(t)
}

// extracted reads a document in the format that there is a reader for.
func extracted(t *testing.T, base string) (page.Document, bool) {
	t.Helper()
	text, err := os.ReadFile(base + ".txt")
	return page.Document{Format: page.Plain, Text: string(text)}, err == nil
}
