package upload_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

const (
	createProposal = `mutation($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id coAuthorships { nodes { sponsor { code } status } }
		pendingRevision { id version text { title body document { id sha256 } sections { number heading paragraphs { address text } } } } } } }`
	fileRevision = `mutation($input: FileRevisionInput!) { fileRevision(input: $input) { revision { number reason text { document { id } } } } }`
	proposed     = `query($id: ID!) { document(id: $id) { expiresAt reading { proposed {
		createProposal { workProgramme texts { language title content { document } } originalLanguage coAuthors access communicatedOn }
		fileRevision { proposal basedOn kind reason notes { language text } texts { language title content { document } } communicatedOn addCoAuthors removeCoAuthors }
	} changes { from { number } sponsorsAdded { code } sponsorsRemoved { code } textChanged text { changedCount } } } } }`
)

// inputWith returns an input of createProposal that takes its text from a document.
func inputWith(document string) map[string]any {
	return map[string]any{"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": []any{
		map[string]any{"language": "EN", "title": "Small parcels", "content": map[string]any{"document": document}},
	}}
}

// Filing the proposed input unchanged files the document.
func TestFilingDocument(t *testing.T) {
	t.Parallel()
	f := newFixture(t, usualQuota)
	japan := delegation("JPN")
	id := f.upload(t, japan, "parcels.txt", []byte(communication))
	input := at(f.must(t, japan, proposed, map[string]any{"id": id}), "document", "reading", "proposed", "createProposal")
	want := map[string]any{
		"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "coAuthors": []any{"SGP"}, "access": "PUBLIC", "communicatedOn": "2016-07-14",
		"texts": []any{map[string]any{"language": "EN", "title": "SMALL PARCELS", "content": map[string]any{"document": id}}},
	}
	if diff := cmp.Diff(want, input); diff != "" {
		t.Fatalf("proposed input (-want +got):\n%s", diff)
	}
	created := at(f.must(t, japan, createProposal, map[string]any{"input": input}), "createProposal", "proposal")
	text := at(created, "pendingRevision", "text").(map[string]any)
	if text["body"] != communication || at(text, "document", "id") != id || text["title"] != "SMALL PARCELS" {
		t.Errorf("filed text: %v", text)
	}
	sections := at(text, "sections").([]any)
	paragraph := at(sections[len(sections)-1], "paragraphs", 1)
	if diff := cmp.Diff(map[string]any{"address": "1.2", "text": "Members could report how long."}, paragraph); diff != "" {
		t.Errorf("paragraph (-want +got):\n%s", diff)
	}
	after := at(f.must(t, japan, proposed, map[string]any{"id": id}), "document")
	if at(after, "expiresAt") != nil || at(after, "reading", "proposed") != nil {
		t.Errorf("after filing: %v", after)
	}
	for name, c := range map[string]struct {
		viewer access.Viewer
		want   string
	}{
		"filed twice":                      {japan, "input.texts[0].content.document NOT_ELIGIBLE"},
		"a document of another delegation": {delegation("SGP"), "input.texts[0].content.document OBJECT_NOT_FOUND"},
	} {
		if _, reasons := f.send(t, c.viewer, createProposal, map[string]any{"input": inputWith(id)}); !cmp.Equal(reasons, []string{c.want}) {
			t.Errorf("%s: %v, want %s", name, reasons, c.want)
		}
	}
}

// verified returns the differences that verification finds between the database and the event log.
func (f *fixture) verified(t *testing.T) []string {
	t.Helper()
	found, err := audit.Verify(t.Context(), f.db.GORM)
	if err != nil {
		t.Fatal(err)
	}
	return found.Broken
}

// circulate submits and circulates the latest revision of one of Japan's proposals.
func (f *fixture) circulate(t *testing.T, proposal, symbol string) {
	t.Helper()
	id, err := f.tracker.Reader.Codec().ParseIDOfType(models.TypeProposal, proposal)
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.tracker.Reader.Proposal(t.Context(), delegation("JPN"), id, query.With(query.Revisions))
	if err != nil {
		t.Fatal(err)
	}
	latest, _ := p.Latest()
	if _, err := f.tracker.SubmitRevision(t.Context(), delegation("JPN"), tracker.SubmitRevision{Revision: latest.ID, ExpectedVersion: 1}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.tracker.CirculateRevision(t.Context(), secretariat(), tracker.CirculateRevision{
		Revision: latest.ID, ExpectedVersion: 1, Symbols: []string{symbol}, CirculatedOn: f.tracker.Reader.Today(),
	}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
}

// A file is as visible as its revision. If it contains comments, only its delegation and the
// Secretariat can fetch it, until a clean copy replaces it.
func TestRestrictedDocument(t *testing.T) {
	t.Parallel()
	f := newFixture(t, usualQuota)
	japan, public := delegation("JPN"), access.Viewer{}
	text := strings.TrimSpace(communication)
	commented, clean := docx(t, text, true), docx(t, text, false)
	id := f.upload(t, japan, "parcels.docx", commented)
	proposal := at(f.must(t, japan, createProposal, map[string]any{"input": inputWith(id)}), "createProposal", "proposal", "id").(string)
	for name, c := range map[string]struct {
		viewer access.Viewer
		before int
	}{"its delegation": {japan, 200}, "the Secretariat": {secretariat(), 404}, "the public": {public, 404}, "a Member": {delegation("USA"), 404}} {
		if got := f.ask(t, c.viewer, http.MethodGet, "/documents/"+id, nil).Code; got != c.before {
			t.Errorf("%s fetches the file of the draft with status %d, want %d", name, got, c.before)
		}
	}
	f.circulate(t, proposal, "JOB/GC/961")
	fetch := func(viewer access.Viewer) any {
		got := f.must(t, viewer, `query($id: ID!) { proposal(by: {id: $id}) { currentRevision { text { document { id restricted } } } } }`, map[string]any{"id": proposal})
		return at(got, "proposal", "currentRevision", "text", "document")
	}
	restricted := any(map[string]any{"id": id, "restricted": true})
	for name, c := range map[string]struct {
		viewer access.Viewer
		want   any
	}{"its delegation": {japan, restricted}, "the Secretariat": {secretariat(), restricted}, "the public": {public, nil}, "a Member": {delegation("USA"), nil}} {
		if diff := cmp.Diff(c.want, fetch(c.viewer)); diff != "" {
			t.Errorf("%s, after circulation (-want +got):\n%s", name, diff)
		}
		wantStatus := 200
		if c.want == nil {
			wantStatus = 404
		}
		if got := f.ask(t, c.viewer, http.MethodGet, "/documents/"+id, nil).Code; got != wantStatus {
			t.Errorf("%s fetches the file with status %d, want %d", name, got, wantStatus)
		}
	}
	for name, c := range map[string]struct {
		viewer   access.Viewer
		replaces string
		data     []byte
		want     refusal
	}{
		"a copy with comments":  {japan, id, commented, refusal{400, "INVALID_INPUT", "FILE_NOT_CLEAN", ""}},
		"another text":          {japan, id, docx(t, text+"\n1.3.  Or not.", false), refusal{400, "INVALID_INPUT", "COPY_DIFFERS", "replaces"}},
		"of another delegation": {delegation("SGP"), id, clean, refusal{404, "NOT_FOUND", "OBJECT_NOT_FOUND", "replaces"}},
		"not an ID":             {japan, "x", clean, refusal{400, "INVALID_INPUT", "MALFORMED", "replaces"}},
	} {
		got := refusalOf(t, f.ask(t, c.viewer, http.MethodPost, "/documents?replaces="+c.replaces, c.data))
		if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(refusal{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	response := f.ask(t, japan, http.MethodPost, "/documents?name=clean.docx&replaces="+id, clean, "Idempotency-Key", "c")
	var copied struct{ ID string }
	if err := json.Unmarshal(response.Body.Bytes(), &copied); err != nil || response.Code != http.StatusCreated {
		t.Fatalf("status %d, %v: %s", response.Code, err, response.Body)
	}
	for name, viewer := range map[string]access.Viewer{"its delegation": japan, "the Secretariat": secretariat(), "the public": public} {
		if diff := cmp.Diff(any(map[string]any{"id": copied.ID, "restricted": false}), fetch(viewer)); diff != "" {
			t.Errorf("%s, after the replacement (-want +got):\n%s", name, diff)
		}
	}
	if got := f.ask(t, public, http.MethodGet, "/documents/"+copied.ID, nil); got.Body.String() != string(clean) {
		t.Errorf("the public receives status %d and %d bytes, want the clean copy", got.Code, got.Body.Len())
	}
	if got := f.ask(t, public, http.MethodGet, "/documents/"+id, nil).Code; got != http.StatusNotFound {
		t.Errorf("the public fetches the former file with status %d", got)
	}
	twice := refusalOf(t, f.ask(t, japan, http.MethodPost, "/documents?replaces="+id, clean))
	if want := (refusal{400, "INVALID_INPUT", "NOT_ELIGIBLE", "replaces"}); twice != want {
		t.Errorf("a second copy: %v, want %v", twice, want)
	}
	if broken := f.verified(t); len(broken) > 0 {
		t.Errorf("the log does not match: %q", broken)
	}
	tamper := "SET session_replication_role = replica; UPDATE document_contents SET bytes = 'x' WHERE bytes = decode('%x', 'hex')"
	tamper = strings.Replace(tamper, "%x", hexOf(clean), 1)
	if err := f.db.GORM.Exec(tamper).Error; err != nil {
		t.Fatal(err)
	}
	if broken := f.verified(t); len(broken) != 1 || !strings.Contains(broken[0], "are not those that were filed") {
		t.Errorf("after altering bytes: got %q, want one line about the document", broken)
	}
}

// A document with the symbol of a revision is compared with the last revision, and proposed as the
// next one.
func TestFilingDocumentAsRevision(t *testing.T) {
	t.Parallel()
	f := newFixture(t, usualQuota)
	japan := delegation("JPN")
	first := f.upload(t, japan, "first.txt", []byte(communication))
	proposal := at(f.must(t, japan, createProposal, map[string]any{"input": inputWith(first)}), "createProposal", "proposal", "id").(string)
	f.circulate(t, proposal, "JOB/GC/962")
	revised := strings.Replace(communication, "General Council   ", "JOB/GC/962/Rev.1\nGeneral Council   ", 1)
	revised = strings.Replace(revised, "Japan and Singapore", "Japan and Pakistan", 1) + "1.3.  And where.\n"
	id := f.upload(t, japan, "revised.txt", []byte(revised))
	reading := at(f.must(t, japan, proposed, map[string]any{"id": id}), "document", "reading")
	changes := map[string]any{
		"from": map[string]any{"number": float64(0)}, "sponsorsAdded": []any{map[string]any{"code": "PAK"}}, "sponsorsRemoved": []any{},
		"textChanged": true, "text": map[string]any{"changedCount": at(reading, "changes", "text", "changedCount")},
	}
	if diff := cmp.Diff(changes, at(reading, "changes")); diff != "" || at(reading, "changes", "text", "changedCount").(float64) < 1 {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	input, _ := at(reading, "proposed", "fileRevision").(map[string]any)
	if input["proposal"] != proposal || input["kind"] != "REVISION" || input["reason"] != "TEXT_AND_CO_AUTHORS" || !cmp.Equal(input["addCoAuthors"], []any{"PAK"}) {
		t.Fatalf("proposed revision: %v", input)
	}
	filed := at(f.must(t, japan, fileRevision, map[string]any{"input": input}), "fileRevision", "revision")
	want := map[string]any{"number": float64(1), "reason": "TEXT_AND_CO_AUTHORS", "text": map[string]any{"document": map[string]any{"id": id}}}
	if diff := cmp.Diff(want, filed); diff != "" {
		t.Errorf("filed revision (-want +got):\n%s", diff)
	}
	if broken := f.verified(t); len(broken) > 0 {
		t.Errorf("the log does not match: %q", broken)
	}
}
