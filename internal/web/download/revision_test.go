package download_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

const revisionText = `                                                                 JOB/GC/96/Rev.1
                                                                    14 July 2016

General Council                                                Original: English

                     Work Programme on Electronic Commerce

                                     Trust

                            Communication from Japan

                                    Revision

The following communication is being circulated at the request of the delegation of Japan.

                                _______________

1  WHY

1.1.  Trust <really matters>.

Question 1: What is missing?
`

func TestRevisionDownload(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	_, err := h.TargetVenue(t.Context(), viewer("JPN"), tracker.TargetVenue{Proposal: h.proposal, Venue: "GC"}, query.Preload{})
	h.do("target", err)
	address := "/revisions/" + h.id(h.revision(1))
	t.Run("text", func(t *testing.T) {
		t.Parallel()
		answer, body := h.get(access.Viewer{}, address+".txt")
		if diff := cmp.Diff(revisionText, body); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		want := map[string]string{
			"Content-Type": "text/plain; charset=utf-8", "Content-Disposition": "attachment; filename=JOB-GC-96-Rev-1-en.txt",
			"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox", "Cache-Control": "public, no-cache",
		}
		got := map[string]string{}
		for name := range want {
			got[name] = answer.Header.Get(name)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("header (-want +got):\n%s", diff)
		}
		if again, _ := h.get(access.Viewer{}, address+".txt", "If-None-Match", answer.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("revalidation: got status %d, want 304", again.StatusCode)
		}
	})
	t.Run("page", func(t *testing.T) {
		t.Parallel()
		answer, body := h.get(access.Viewer{}, address+".html")
		for _, want := range []string{
			`<html lang="en"`, `<p class="symbol">JOB/GC/96/Rev.1</p>`, `<h2 class="heading" id="1"><span class="label">1</span> WHY</h2>`,
			`<p class="paragraph" id="1.1"><span class="label">1.1.</span> Trust &lt;really matters&gt;.</p>`,
		} {
			if !strings.Contains(body, want) {
				t.Errorf("the page lacks %s:\n%s", want, body)
			}
		}
		policy := answer.Header.Get("Content-Security-Policy")
		if answer.Header.Get("Content-Disposition") != "" || !strings.Contains(policy, "style-src 'sha256-") || !strings.Contains(policy, "sandbox") {
			t.Errorf("unexpected header %v", answer.Header)
		}
	})
	t.Run("text document", func(t *testing.T) {
		t.Parallel()
		answer, body := h.get(access.Viewer{}, address+".docx")
		archive, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
		if err != nil || answer.Header.Get("Content-Disposition") != "attachment; filename=JOB-GC-96-Rev-1-en.docx" {
			t.Fatalf("unexpected error %v or header %v", err, answer.Header)
		}
		part, err := archive.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil || !bytes.Contains(content, []byte("Trust &lt;really matters&gt;.")) {
			t.Errorf("unexpected error %v or content %s", err, content)
		}
	})
	t.Run("PDF", func(t *testing.T) {
		t.Parallel()
		answer, body := h.get(access.Viewer{}, address+".pdf")
		if answer.Header.Get("Content-Type") != "application/pdf" || answer.Header.Get("Content-Disposition") != "attachment; filename=JOB-GC-96-Rev-1-en.pdf" ||
			!strings.HasPrefix(body, "%PDF-") || !strings.HasSuffix(body, "%%EOF\n") {
			t.Errorf("unexpected header %v or content of %d bytes", answer.Header, len(body))
		}
	})
	t.Run("Akoma Ntoso", func(t *testing.T) {
		t.Parallel()
		answer, body := h.get(access.Viewer{}, address+".xml")
		if answer.Header.Get("Content-Type") != "application/akn+xml" || !strings.Contains(body, `<paragraph eId="sec_1__para_1-1"><num>1.1.</num><content><p>Trust &lt;really matters&gt;.</p>`) {
			t.Errorf("unexpected header %v or content %s", answer.Header, body)
		}
	})
	t.Run("errors", func(t *testing.T) {
		t.Parallel()
		for target, status := range map[string]int{
			address + ".odt": 404, address: 404, "/revisions/x.txt": 400, "/revisions/" + h.idOf(models.TypeProposal, h.proposal) + ".txt": 400,
			address + ".txt?language=de": 400, "/revisions/" + h.idOf(models.TypeRevision, h.proposal) + ".txt": 404,
		} {
			if answer, body := h.get(access.Viewer{}, target); answer.StatusCode != status || strings.Contains(body, "Trust") {
				t.Errorf("%s: got status %d, want %d: %s", target, answer.StatusCode, status, body)
			}
		}
	})
}

// Only co-authors and invited sponsors can download a draft. It shows the list that would be
// printed now, and its note replaces the one in the database.
func TestDraftDownload(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	_, err := h.FileRevision(t.Context(), viewer("JPN"), tracker.FileRevision{
		Proposal: h.proposal, BasedOn: h.revision(1).ID, Kind: models.KindRevision, Reason: models.ReasonTextAndMore, AddCoAuthors: []string{"SGP"},
		Notes: []tracker.LocalizedInput{{Language: models.English, Text: "This revision adds Singapore."}},
		Texts: []tracker.TextInput{{Language: models.English, Title: "Secret", Body: "1  WHY\n\n1.1.  Secret.1\n\n___\n1 A note.\n"}},
	}, query.Preload{})
	h.do("revise", err)
	address := "/revisions/" + h.id(h.revision(2)) + ".txt"
	for _, who := range []access.Viewer{viewer("JPN"), viewer("SGP")} {
		answer, body := h.get(who, address)
		want := "Communication from Japan\n\n                                   Revision*\n"
		if answer.StatusCode != http.StatusOK || !strings.Contains(body, want) || !strings.HasSuffix(body, "_______________\n* This revision adds Singapore.\n1 A note.\n") {
			t.Errorf("%s: got status %d, want the draft with its footnotes: %s", who.Delegation, answer.StatusCode, body)
		}
		if answer.Header.Get("Cache-Control") != "private, no-store" || answer.Header.Get("Content-Disposition") != "attachment; filename=Secret-en.txt" {
			t.Errorf("%s: unexpected header %v", who.Delegation, answer.Header)
		}
	}
	for _, who := range []access.Viewer{{}, viewer("BRA")} {
		if answer, body := h.get(who, address); answer.StatusCode != http.StatusNotFound || strings.Contains(body, "Secret") {
			t.Errorf("%q: got status %d, want 404: %s", who.Delegation, answer.StatusCode, body)
		}
	}
}
