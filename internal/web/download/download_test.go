package download_test

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/internal/web/download"
	"proposaltracker/models"
)

// fixture is a download handler under test.
type fixture struct {
	*tracker.Tracker

	t        *testing.T
	handler  *download.Handler
	proposal models.ID
}

func seed(ctx context.Context, db *database.DB) error {
	set, err := reference.Embedded()
	if err != nil {
		return err
	}
	return tracker.Seed(ctx, db.GORM, set)
}

func clock() time.Time { return time.Date(2016, time.July, 14, 12, 0, 0, 0, time.UTC) }

func viewer(code models.Code) access.Viewer {
	viewer := access.Viewer{Subject: "test", Delegation: code, Scopes: access.NewScopes(
		access.ScopeProposalsRead, access.ScopeProposalsWrite, access.ScopeFollowUpsWrite, access.ScopeAnswersWrite, access.ScopeVenuesWrite)}
	if code == "" {
		viewer.Scopes = access.NewScopes(access.ScopeSecretariat)
	}
	return viewer
}

// id returns the ID of an object as clients see it.
func (h *fixture) id(of models.Node) string { return h.Reader.Codec().ID(of.NodeID()) }

func (h *fixture) idOf(kind models.NodeType, id models.ID) string {
	return h.Reader.Codec().ID(models.NodeID{Type: kind, ID: id})
}

func (h *fixture) do(what string, err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatalf("%s: %v", what, err)
	}
}

// newFixture returns a fixture whose database contains a circulated proposal of Japan with a
// question, a workshop and two revisions.
func newFixture(t *testing.T) *fixture {
	t.Helper()
	db := databasetest.Template{Name: "seeded", Prepare: seed}.New(t)
	reader, err := query.New(t.Context(), db, clock)
	if err != nil {
		t.Fatal(err)
	}
	verbs := tracker.New(reader, db, clock)
	h := &fixture{Tracker: verbs, t: t, handler: download.New(verbs.Reader, analysis.New(verbs.Reader, analysis.DefaultConfig()), clock, transport.WriteError)}
	p, err := verbs.CreateProposal(t.Context(), viewer("JPN"), tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust, \"online\"", Body: "1  WHY\n\n1.1.  Trust <matters>.\n\nQuestion 1 – What is missing?\n"}},
	}, query.Preload{})
	h.do("create", err)
	h.proposal = p.ID
	minutes := 150
	_, err = verbs.SuggestFollowUp(t.Context(), viewer("JPN"), tracker.SuggestFollowUp{
		Proposal: p.ID, Kind: models.FollowUpWorkshop, Texts: []tracker.LocalizedInput{{Language: models.English, Text: "=Meet"}, {Language: models.French, Text: "Se réunir"}},
		Venue: "GC", ParagraphNumber: "1.1", Responsible: []string{"SECRETARIAT"}, DueOn: models.NewDate(2016, 9, 1),
		Workshop: &tracker.WorkshopInput{DurationMinutes: &minutes, StartsOn: models.NewDate(2016, 8, 1), Place: "Geneva", Organizations: []string{"UNCTAD", "ITC"}},
	}, query.Preload{})
	h.do("suggest", err)
	h.circulate(0, "JOB/GC/96")
	_, err = verbs.FileRevision(t.Context(), viewer("JPN"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: h.revision(0).ID, Kind: models.KindRevision, Reason: models.ReasonText,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trust", Body: "1  WHY\n\n1.1.  Trust <really matters>.\n\nQuestion 1 – What is missing?\n"}},
	}, query.Preload{})
	h.do("revise", err)
	h.circulate(1, "JOB/GC/96/Rev.1")
	return h
}

// revision returns a revision as Japan sees it.
func (h *fixture) revision(number int) *models.Revision {
	h.t.Helper()
	return trackertest.Revision(h.t, h.Tracker, viewer("JPN"), h.proposal, number)
}

func (h *fixture) circulate(number int, symbol string) {
	h.t.Helper()
	_, err := h.SubmitRevision(h.t.Context(), viewer("JPN"), trackertest.Submission(h.t, h.Tracker, viewer("JPN"), h.proposal, number), query.Preload{})
	h.do("submit", err)
	_, err = h.CirculateRevision(h.t.Context(), viewer(""),
		trackertest.Circulation(h.t, h.Tracker, viewer("JPN"), h.proposal, number, h.Reader.Today(), symbol), query.Preload{})
	h.do("circulate", err)
}

// get sends a request as the given viewer; headers lists names and values alternately.
func (h *fixture) get(who access.Viewer, target string, headers ...string) (*http.Response, string) {
	h.t.Helper()
	request := httptest.NewRequestWithContext(access.NewContext(h.t.Context(), who), http.MethodGet, target, http.NoBody)
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	h.handler.ServeHTTP(recorder, request)
	answer := recorder.Result()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return answer, string(body)
}

func (h *fixture) rows(who access.Viewer, target string, headers ...string) [][]string {
	h.t.Helper()
	answer, body := h.get(who, target, headers...)
	if answer.StatusCode != http.StatusOK {
		h.t.Fatalf("%s: got status %d, want 200: %s", target, answer.StatusCode, body)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil {
		h.t.Fatal(err)
	}
	return rows
}

func TestFollowUpDownload(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	want := [][]string{
		{"Proposal", "Follow-up", "Kind", "To act", "Venue", "Due", "Status", "Last step"},
		{"JOB/GC/96/Rev.1\nTrust", "'=Meet (paragraph 1.1)\n2 h 30, 2016-08-01, Geneva\nInvited: UNCTAD, ITC", "Workshop", "WTO Secretariat", "General Council", "2016-09-01", "Suggested", "2016-07-14"},
	}
	if diff := cmp.Diff(want, h.rows(access.Viewer{}, "/follow-ups.csv?venue=GC&status=suggested&kind=WORKSHOP&responsible=SECRETARIAT&dueFrom=2016-09-01&dueTo=2016-09-01")); diff != "" {
		t.Errorf("CSV (-want +got):\n%s", diff)
	}
	for _, none := range []string{"status=DONE", "venue=CTG", "kind=COMPILATION", "dueTo=2016-08-31", "dueFrom=2016-09-02", "responsible=JPN"} {
		if rows := h.rows(access.Viewer{}, "/follow-ups.csv?"+none); len(rows) != 1 {
			t.Errorf("%s: got rows %v, want only the header", none, rows)
		}
	}
	french := h.rows(access.Viewer{}, "/follow-ups.csv", "Accept-Language", "fr-CH, en;q=0.5")
	if french[0][1] != "Suite" || !strings.HasPrefix(french[1][1], "Se réunir (paragraphe 1.1)") || french[1][3] != "Secrétariat de l'OMC" {
		t.Errorf("unexpected French table: %v", french)
	}
	if spanish := h.rows(access.Viewer{}, "/follow-ups.csv?language=es"); spanish[0][1] != "Seguimiento" || !strings.HasPrefix(spanish[1][1], "'=Meet") {
		t.Errorf("unexpected Spanish table: %v", spanish)
	}
	answer, page := h.get(access.Viewer{}, "/follow-ups.html?venue=GC")
	if !strings.Contains(page, "<p>General Council</p>") || !strings.Contains(page, "<caption>1 follow-ups</caption>") || !strings.Contains(answer.Header.Get("Content-Security-Policy"), "style-src 'sha256-") {
		t.Errorf("unexpected page with header %v\n%s", answer.Header, page)
	}
	answer, document := h.get(access.Viewer{}, "/follow-ups.docx")
	if got := answer.Header.Get("Content-Disposition"); got != "attachment; filename=follow-ups-2016-07-14.docx" {
		t.Error(got)
	}
	if _, err := zip.NewReader(strings.NewReader(document), int64(len(document))); err != nil {
		t.Error(err)
	}
}

// A compilation has a row for each delegation, and is served only to viewers who may read it.
func TestCompilationDownload(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	p, err := h.Reader.Proposal(t.Context(), viewer("JPN"), h.proposal, query.With(query.Questions))
	h.do("read", err)
	for _, code := range []models.Code{"USA", "BRA"} {
		_, err := h.AnswerQuestion(t.Context(), viewer(code), tracker.AnswerQuestion{
			Question: p.Questions[0].ID, Audience: models.AnswerMembers, Texts: []tracker.LocalizedInput{{Language: models.English, Text: "Of " + string(code)}},
		}, query.Preload{})
		h.do("answer", err)
	}
	made, err := h.CompileAnswers(t.Context(), viewer(""), tracker.CompileAnswers{Proposal: h.proposal, Audience: models.AnswerMembers, Note: "For the Council."}, query.Preload{})
	h.do("compile", err)
	want := [][]string{{"Delegation", "1. What is missing?"}, {"Brazil", "Of BRA"}, {"United States", "Of USA"}}
	if diff := cmp.Diff(want, h.rows(viewer("KOR"), "/compilations/"+h.id(made)+".csv")); diff != "" {
		t.Errorf("CSV (-want +got):\n%s", diff)
	}
	if _, page := h.get(viewer("KOR"), "/compilations/"+h.id(made)+".html"); !strings.Contains(page, "For the Council.") || !strings.Contains(page, made.ContentHash) {
		t.Errorf("the page lacks the note or the hash: %s", page)
	}
	for target, status := range map[string]int{
		h.id(made) + ".csv": 404, h.id(made) + ".pdf": 404, "x.csv": 400, h.idOf(models.TypeProposal, h.proposal) + ".csv": 400,
	} {
		if answer, body := h.get(access.Viewer{}, "/compilations/"+target); answer.StatusCode != status || strings.Contains(body, "Of USA") {
			t.Errorf("%s: unexpected status %d or content %s", target, answer.StatusCode, body)
		}
	}
	if answer, _ := h.get(viewer("KOR"), "/compilations/"+h.id(made)+".pdf"); answer.StatusCode != http.StatusNotFound {
		t.Errorf("unknown format: got status %d, want 404", answer.StatusCode)
	}
}

func TestComparisonDownload(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	p, err := h.Reader.Proposal(t.Context(), viewer("JPN"), h.proposal, query.With(query.Revisions))
	h.do("read", err)
	from, to := h.id(p.Revisions[0]), h.id(p.Revisions[1])
	answer, text := h.get(access.Viewer{}, "/compare.txt?from="+from+"&to="+to)
	if answer.Header.Get("Content-Type") != "text/plain; charset=utf-8" || !strings.Contains(text, "1.1 Trust <{+really+} matters>.") {
		t.Errorf("unexpected header %v or text %s", answer.Header, text)
	}
	_, page := h.get(access.Viewer{}, "/compare.html?language=fr&from="+from+"&to="+to)
	for _, want := range []string{`<html lang="fr"`, `<article lang="en">`, "<p>1.1 Trust &lt;<ins>really</ins> matters&gt;.</p>", "JOB/GC/96 → JOB/GC/96/Rev.1", "Comparaison de révisions"} {
		if !strings.Contains(page, want) {
			t.Errorf("page lacks %s:\n%s", want, page)
		}
	}
	answer, tracked := h.get(access.Viewer{}, "/compare.docx?from="+from+"&to="+to)
	if _, err := zip.NewReader(strings.NewReader(tracked), int64(len(tracked))); err != nil || answer.Header.Get("Content-Disposition") != "attachment; filename=comparison-en.docx" {
		t.Errorf("tracked changes: got error %v and header %v", err, answer.Header)
	}
	_, err = h.FileRevision(t.Context(), viewer("JPN"), tracker.FileRevision{
		Proposal: h.proposal, BasedOn: h.revision(1).ID, Kind: models.KindRevision, Reason: models.ReasonText,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Secret", Body: "1  WHY\n\n1.1.  Secret.\n"}},
	}, query.Preload{})
	h.do("revise", err)
	p, err = h.Reader.Proposal(t.Context(), viewer("JPN"), h.proposal, query.With(query.Revisions))
	h.do("read", err)
	draft := h.id(p.Revisions[2])
	for target, status := range map[string]int{
		"from=" + from + "&to=" + draft: 404, "from=" + draft + "&to=" + to: 404, "from=" + from: 400, "to=" + to: 400, "from=x&to=y": 400,
		"from=" + from + "&to=" + h.idOf(models.TypeProposal, h.proposal): 400,
	} {
		if answer, body := h.get(access.Viewer{}, "/compare.txt?"+target); answer.StatusCode != status || strings.Contains(body, "Secret") {
			t.Errorf("%s: unexpected status %d or content %s", target, answer.StatusCode, body)
		}
	}
}

func TestFeeds(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	hidden, err := h.CreateProposal(t.Context(), viewer("JPN"), tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, Texts: []tracker.TextInput{{Language: models.English, Title: "Hushed", Body: "x"}},
	}, query.Preload{})
	h.do("draft", err)
	type entry struct {
		ID         string `xml:"id"`
		Title      string `xml:"title"`
		Categories []struct {
			Term string `xml:"term,attr"`
		} `xml:"category"`
	}
	for target, says := range map[string]string{"programmes/ECOMMERCE": "Work Programme", "delegations/JPN": "Japan"} {
		answer, body := h.get(access.Viewer{}, "/feeds/"+target+".atom")
		var feed struct {
			Title   string  `xml:"title"`
			Updated string  `xml:"updated"`
			Entries []entry `xml:"entry"`
		}
		if err := xml.Unmarshal([]byte(body), &feed); err != nil || answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: got status %d and error %v, want a feed: %s", target, answer.StatusCode, err, body)
		}
		if !strings.Contains(feed.Title, says) || len(feed.Entries) < 4 || strings.Contains(body, "Hushed") || strings.Contains(body, h.id(hidden)) {
			t.Errorf("%s: unexpected content of the feed: %s", target, body)
		}
		first := feed.Entries[0]
		if first.Categories[0].Term != "REVISION_CIRCULATED" || first.Title != "JOB/GC/96/Rev.1 – Circulated" || feed.Updated != "2016-07-14T12:00:00Z" {
			t.Errorf("%s: unexpected newest entry %+v", target, first)
		}
	}
	if _, body := h.get(access.Viewer{}, "/feeds/venues/CTG.atom"); strings.Contains(body, "<entry>") || !strings.Contains(body, "<updated>2016-07-14T00:00:00Z</updated>") {
		t.Errorf("feed of a venue without events: got %s, want no entries", body)
	}
	for _, target := range []string{"programmes/X.atom", "venues/X.atom", "delegations/X.atom", "meetings/X.atom", "programmes/ECOMMERCE.rss"} {
		if answer, body := h.get(access.Viewer{}, "/feeds/"+target); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got status %d, want 404: %s", target, answer.StatusCode, body)
		}
	}
}

// Public files may be cached and are revalidated by hash; files requested with a token must not be
// cached.
func TestDownloadCaching(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	public, body := h.get(access.Viewer{}, "/follow-ups.csv")
	own, _ := h.get(viewer("JPN"), "/follow-ups.csv")
	if tag := own.Header.Get("ETag"); tag != "" || own.Header.Get("Cache-Control") != "private, no-store" {
		t.Errorf("with a token: unexpected header %v", own.Header)
	}
	if public.Header.Get("Cache-Control") != "public, no-cache" || !strings.Contains(public.Header.Get("Vary"), "Authorization") {
		t.Errorf("without a token: unexpected header %v", public.Header)
	}
	again, nothing := h.get(access.Viewer{}, "/follow-ups.csv", "If-None-Match", public.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified || nothing != "" || !strings.Contains(body, "Meet") {
		t.Errorf("revalidation: got status %d and body %q, want 304 and none", again.StatusCode, nothing)
	}
	for target, field := range map[string]string{
		"status=x": "status", "kind=x": "kind", "dueFrom=x": "dueFrom", "dueTo=x": "dueTo", "dueFrom=2016-09-02&dueTo=2016-09-01": "dueFrom", "meeting=x": "meeting", "venue=x": "venue[0]", "responsible=x": "responsible[0]", "language=de": "language", "state=DONE": "state",
	} {
		if answer, body := h.get(access.Viewer{}, "/follow-ups.csv?"+target); answer.StatusCode != http.StatusBadRequest || !strings.Contains(body, `"field":"`+field+`"`) {
			t.Errorf("%s: got status %d, want 400 at the field: %s", target, answer.StatusCode, body)
		}
	}
}
