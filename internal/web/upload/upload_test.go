package upload_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document/extract"
)

const communication = `                                                       14 July 2016
General Council                                        Original: English

                  WORK PROGRAMME ON ELECTRONIC COMMERCE

                         SMALL PARCELS
               Communication from Japan and Singapore

The following communication, dated 14 July 2016, is being circulated at the request of the delegation of Japan.
                         _______________

1  INTRODUCTION
1.1.  Small parcels are held longest.
1.2.  Members could report how long.
`

// An upload returns the ID of a document, which only its delegation can see, with its bytes
// unchanged.
func TestUpload(t *testing.T) {
	t.Parallel()
	f := newFixture(t, usualQuota)
	id := f.upload(t, delegation("JPN"), `C:\papers\parcels.txt`, []byte(communication))
	got := f.must(t, delegation("JPN"), `query($id: ID!) { document(id: $id) { id name mediaType size sha256 url restricted expiresAt
		reading { text language { value } title { value confidence } } } node(id: $id) { id } }`, map[string]any{"id": id})
	sum := sha256.Sum256([]byte(communication))
	expires, err := time.Parse(time.RFC3339, at(got, "document", "expiresAt").(string))
	if left := time.Until(expires); err != nil || left < 6*24*time.Hour || left > 7*24*time.Hour {
		t.Errorf("expires in %s, want in 7 days", left)
	}
	delete(at(got, "document").(map[string]any), "expiresAt")
	want := map[string]any{"document": map[string]any{
		"id": id, "name": "parcels.txt", "mediaType": "text/plain", "size": float64(len(communication)), "sha256": hex.EncodeToString(sum[:]),
		"url": "http://tracker/documents/" + id, "restricted": false,
		"reading": map[string]any{
			"text": communication, "language": map[string]any{"value": "EN"}, "title": map[string]any{"value": "SMALL PARCELS", "confidence": "CERTAIN"},
		},
	}, "node": map[string]any{"id": id}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
	for name, viewer := range map[string]access.Viewer{
		"the public": {}, "another delegation": delegation("SGP"), "the Secretariat": secretariat(), "without the scope": delegation("JPN", access.ScopeProposalsRead),
	} {
		hidden := f.must(t, viewer, `query($id: ID!) { document(id: $id) { id } node(id: $id) { id } }`, map[string]any{"id": id})
		if diff := cmp.Diff(map[string]any{"document": nil, "node": nil}, hidden); diff != "" {
			t.Errorf("%s sees the document:\n%s", name, diff)
		}
		if response := f.ask(t, viewer, http.MethodGet, "/documents/"+id, nil); response.Code != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", name, response.Code)
		}
	}
	file := f.ask(t, delegation("JPN"), http.MethodGet, "/documents/"+id, nil)
	if file.Body.String() != communication || file.Header().Get("Content-Disposition") != `attachment; filename=parcels.txt` ||
		!strings.Contains(file.Header().Get("Content-Security-Policy"), "sandbox") || file.Header().Get("Cache-Control") != "private, no-store" {
		t.Errorf("status %d, header %v, %d bytes", file.Code, file.Header(), file.Body.Len())
	}
}

// A rejected file is reported with a code and not stored.
func TestUploadRejections(t *testing.T) {
	t.Parallel()
	f := newFixture(t, usualQuota)
	japan := delegation("JPN")
	for _, c := range []struct {
		name    string
		viewer  access.Viewer
		target  string
		data    string
		headers []string
		want    refusal
	}{
		{"without a token", access.Viewer{}, "", communication, nil, refusal{401, "UNAUTHENTICATED", "TOKEN_REQUIRED", ""}},
		{"without the scope", delegation("JPN", access.ScopeProposalsRead), "", communication, nil, refusal{403, "FORBIDDEN", "MISSING_SCOPE", ""}},
		{"the Secretariat", secretariat(), "", communication, nil, refusal{403, "FORBIDDEN", "MISSING_SCOPE", ""}},
		{"nothing", japan, "", "", nil, refusal{400, "INVALID_INPUT", "EMPTY", ""}},
		{"more than 20 MiB", japan, "", strings.Repeat("x", 20<<20+1), nil, refusal{413, "LIMIT_EXCEEDED", "TOO_MANY", ""}},
		{"more than 1 MiB of text", japan, "", strings.Repeat("word ", 220_000), nil, refusal{413, "LIMIT_EXCEEDED", "TEXT_TOO_LONG", ""}},
		{"NUL", japan, "", "Dear colleagues\x00", nil, refusal{415, "INVALID_INPUT", "FORMAT_NOT_SUPPORTED", ""}},
		{"RTF", japan, "", `{\rtf1\ansi Dear colleagues}`, nil, refusal{415, "INVALID_INPUT", "FORMAT_NOT_SUPPORTED", ""}},
		{"a picture", japan, "", "\x89PNG\r\n", nil, refusal{415, "INVALID_INPUT", "FORMAT_NOT_SUPPORTED", ""}},
		{"a broken DOCX", japan, "", "PK\x03\x04 and nothing", nil, refusal{422, "INVALID_INPUT", "FILE_DAMAGED", ""}},
		{"a control character", japan, "", "Dear\x07 colleagues", nil, refusal{415, "INVALID_INPUT", "FORMAT_NOT_SUPPORTED", ""}},
		{"text that changes direction", japan, "", "Dear \u202ecolleagues", nil, refusal{422, "INVALID_INPUT", "INVALID_CHARACTER", ""}},
		{"compressed", japan, "", communication, []string{"Content-Encoding", "gzip"}, refusal{400, "INVALID_INPUT", "REQUEST_MALFORMED", ""}},
		{"a name of two lines", japan, "?name=a%0Ab", communication, nil, refusal{400, "INVALID_INPUT", "NOT_ONE_LINE", "name"}},
		{"another parameter", japan, "?title=a", communication, nil, refusal{400, "INVALID_INPUT", "UNKNOWN_FIELD", "title"}},
		{"a key that is too long", japan, "", communication, []string{"Idempotency-Key", strings.Repeat("k", 201)}, refusal{413, "LIMIT_EXCEEDED", "TOO_LONG", "Idempotency-Key"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := refusalOf(t, f.ask(t, c.viewer, http.MethodPost, "/documents"+c.target, []byte(c.data), c.headers...))
			if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(refusal{})); diff != "" {
				t.Errorf("refusal (-want +got):\n%s", diff)
			}
		})
	}
	t.Cleanup(func() {
		if rows := f.count(t, "documents") + f.count(t, "document_contents"); rows != 0 {
			t.Errorf("%d rows were stored, want none", rows)
		}
	})
}

// Each hostile file is either read or rejected with a code, within the time limit.
func TestUploadHostileFiles(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../../shared/data/documents/hostile/*")
	if len(files) == 0 {
		t.Skip("the hostile files were not found")
	}
	f := newFixture(t, usualQuota)
	if err := extract.New(extract.Config{PDFCache: pdfCache()}).Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		response := f.ask(t, delegation("JPN"), http.MethodPost, "/documents", data)
		if response.Code == http.StatusCreated {
			continue
		}
		if got := refusalOf(t, response); got.code == "INTERNAL" || got.reason == "" {
			t.Errorf("%s: %v", filepath.Base(file), got)
		}
	}
}

// Repeating an upload under the same key, after a lost response, returns the same document and
// stores nothing.
func TestUploadRetry(t *testing.T) {
	t.Parallel()
	f := newFixture(t, usualQuota)
	first := f.upload(t, delegation("JPN"), "a.txt", []byte(communication), "Idempotency-Key", "k1")
	again := f.upload(t, delegation("JPN"), "a.txt", []byte(communication), "Idempotency-Key", "k1")
	if first != again || f.count(t, "documents") != 1 {
		t.Errorf("IDs %s and %s, %d documents; want the same one", first, again, f.count(t, "documents"))
	}
	other := refusalOf(t, f.ask(t, delegation("JPN"), http.MethodPost, "/documents?name=a.txt", []byte("other"), "Idempotency-Key", "k1"))
	if want := (refusal{409, "IDEMPOTENCY_MISMATCH", "KEY_REUSED", "Idempotency-Key"}); other != want {
		t.Errorf("another file under the key: %v, want %v", other, want)
	}
}

// The total size of a delegation's unfiled documents is limited.
func TestUploadQuota(t *testing.T) {
	t.Parallel()
	const two = 128 << 10 // each small document counts as 64 KiB
	f := newFixture(t, two)
	f.upload(t, delegation("JPN"), "a.txt", []byte("First."))
	f.upload(t, delegation("JPN"), "b.txt", []byte("Second."))
	got := refusalOf(t, f.ask(t, delegation("JPN"), http.MethodPost, "/documents", []byte("Third.")))
	if want := (refusal{413, "LIMIT_EXCEEDED", "STORAGE_QUOTA_USED", ""}); got != want {
		t.Errorf("the third document: %v, want %v", got, want)
	}
	f.upload(t, delegation("SGP"), "a.txt", []byte("First of another delegation."))
}

// An unfiled document expires and is deleted.
func TestDocumentExpiry(t *testing.T) {
	t.Parallel()
	f := newFixture(t, usualQuota)
	old := f.upload(t, delegation("JPN"), "old.txt", []byte(communication))
	if err := f.db.GORM.Exec("UPDATE documents SET expires_at = now() - interval '1 second'").Error; err != nil {
		t.Fatal(err)
	}
	recent := f.upload(t, delegation("JPN"), "recent.txt", []byte(communication))
	got := f.must(t, delegation("JPN"), `query($id: ID!) { document(id: $id) { id } }`, map[string]any{"id": old})
	_, reasons := f.send(t, delegation("JPN"), createProposal, map[string]any{"input": inputWith(old)})
	if at(got, "document") != nil || !cmp.Equal(reasons, []string{"input.texts[0].content.document OBJECT_NOT_FOUND"}) {
		t.Errorf("the expired document is %v, and filing it fails for %v", got, reasons)
	}
	if deleted, err := f.tracker.PurgeDocuments(t.Context()); err != nil || deleted != 1 || f.count(t, "document_contents") != 1 {
		t.Errorf("%d documents were deleted, error %v; want 1", deleted, err)
	}
	f.must(t, delegation("JPN"), createProposal, map[string]any{"input": inputWith(recent)})
	if err := f.db.GORM.Exec("DELETE FROM documents").Error; err == nil || !strings.Contains(err.Error(), "is filed and cannot be changed") {
		t.Errorf("deleting a filed document: got error %v, want one that it cannot be changed", err)
	}
	if err := f.db.GORM.Exec("UPDATE document_contents SET bytes = 'x'").Error; err == nil {
		t.Error("the bytes of a document were changed, want an error")
	}
}
