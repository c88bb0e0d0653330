package upload_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"proposaltracker/graph"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/admission"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/document/pdf"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/web/download"
	"proposaltracker/internal/web/upload"
	"proposaltracker/models"
)

func TestMain(m *testing.M) {
	if code, ok := pdf.Child(os.Args); ok {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// fixture serves uploads, downloads and GraphQL from a database that contains the reference data.
type fixture struct {
	db      *database.DB
	tracker *tracker.Tracker
	server  *http.ServeMux
	execute *executor.Executor
}

// pdfCache returns a folder that all tests share, since compiling the PDF reader takes 20 s.
func pdfCache() string {
	return filepath.Join(os.TempDir(), "proposaltracker-test-"+strconv.Itoa(os.Geteuid()), "pdfium")
}

const usualQuota = 200 << 20

func newFixture(t *testing.T, quota int64) *fixture {
	t.Helper()
	db := databasetest.Template{Name: "reference", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		return tracker.Seed(ctx, db.GORM, set)
	}}.New(t)
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{db: db, tracker: tracker.New(reader, db, time.Now), server: http.NewServeMux()}
	config := upload.Config{Quota: quota, PDFCache: pdfCache()}
	f.server.Handle(upload.Pattern, upload.New(config, f.tracker, upload.Limits{
		Slots: admission.NewSlots(admission.Config{}, 2, time.Now), Memory: admission.NewPool(128 << 20), RequestMemory: 128 << 20,
		Client: func(ctx context.Context) any { return access.FromContext(ctx).Delegation },
	}, transport.WriteError))
	f.server.Handle("/", download.New(reader, nil, time.Now, transport.WriteError))
	f.execute = graph.NewExecutor(graph.Backend{
		Reader: reader, Tracker: f.tracker, Analyst: analysis.New(reader, analysis.DefaultConfig()),
	}, graph.Options{Log: slog.New(slog.NewTextHandler(t.Output(), nil))})
	return f
}

// delegation returns a viewer that speaks for a delegation.
func delegation(code models.Code, scopes ...access.Scope) access.Viewer {
	if len(scopes) == 0 {
		scopes = []access.Scope{access.ScopeProposalsRead, access.ScopeProposalsWrite, access.ScopeCoAuthorsWrite}
	}
	return access.Viewer{Subject: string(code), Delegation: code, ExpiresAt: time.Now().Add(time.Hour), Scopes: access.NewScopes(scopes...)}
}

func secretariat() access.Viewer {
	return access.Viewer{Subject: "registry", ExpiresAt: time.Now().Add(time.Hour), Scopes: access.NewScopes(access.ScopeSecretariat)}
}

// ask sends a request as the given viewer.
func (f *fixture) ask(t *testing.T, viewer access.Viewer, method, target string, body []byte, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequestWithContext(access.NewContext(t.Context(), viewer), method, target, bytes.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	f.server.ServeHTTP(recorder, request)
	return recorder
}

// upload sends a file and returns the ID of the document.
func (f *fixture) upload(t *testing.T, viewer access.Viewer, name string, data []byte, headers ...string) string {
	t.Helper()
	response := f.ask(t, viewer, http.MethodPost, "/documents?name="+url.QueryEscape(name), data, headers...)
	var answer struct{ ID string }
	if err := json.Unmarshal(response.Body.Bytes(), &answer); err != nil || response.Code != http.StatusCreated || answer.ID == "" {
		t.Fatalf("%s: status %d, error %v: %s", name, response.Code, err, response.Body)
	}
	return answer.ID
}

// refusal describes the response to a rejected request: its status, and the code, reason and field
// of its error.
type refusal struct {
	status              int
	code, reason, field string
}

func refusalOf(t *testing.T, response *httptest.ResponseRecorder) refusal {
	t.Helper()
	var body struct {
		Errors []struct {
			Extensions struct{ Code, Reason, Field string }
		}
	}
	if err := json.Unmarshal(response.Body.Bytes(), &body); err != nil || len(body.Errors) != 1 {
		t.Fatalf("status %d, %v, not one error: %s", response.Code, err, response.Body)
	}
	e := body.Errors[0].Extensions
	return refusal{response.Code, e.Code, e.Reason, e.Field}
}

// send runs an operation as the given viewer, and returns the data and the reasons of the errors.
func (f *fixture) send(t *testing.T, viewer access.Viewer, operation string, variables map[string]any) (data map[string]any, reasons []string) {
	t.Helper()
	encoded, err := json.Marshal(variables)
	if err != nil {
		t.Fatal(err)
	}
	params := &graphql.RawParams{Query: operation}
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.UseNumber()
	if err := decoder.Decode(&params.Variables); err != nil {
		t.Fatal(err)
	}
	ctx := graphql.StartOperationTrace(access.NewContext(graph.WithRequest(t.Context(), "test", "http://tracker", ""), viewer))
	running, faults := f.execute.CreateOperationContext(ctx, params)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	handle, ctx := f.execute.DispatchOperation(ctx, running)
	response := handle(ctx)
	for _, fault := range response.Errors {
		reasons = append(reasons, fmt.Sprint(fault.Extensions["field"], " ", fault.Extensions["reason"]))
		t.Log(fault)
	}
	if len(response.Data) > 0 {
		if err := json.Unmarshal(response.Data, &data); err != nil {
			t.Fatal(err)
		}
	}
	return data, reasons
}

// must is like send, but the operation must succeed.
func (f *fixture) must(t *testing.T, viewer access.Viewer, operation string, variables map[string]any) map[string]any {
	t.Helper()
	data, reasons := f.send(t, viewer, operation, variables)
	if len(reasons) > 0 {
		t.Fatalf("%v in %s", reasons, operation)
	}
	return data
}

// at returns the value at a path in a response.
func at(value any, path ...any) any {
	for _, step := range path {
		switch s := step.(type) {
		case string:
			value = value.(map[string]any)[s]
		case int:
			value = value.([]any)[s]
		}
	}
	return value
}

func (f *fixture) count(t *testing.T, table string) (rows int64) {
	t.Helper()
	if err := f.db.GORM.Table(table).Count(&rows).Error; err != nil {
		t.Fatal(err)
	}
	return rows
}

// docx creates a Word file with a paragraph for each line of text, and optionally a comment.
func docx(t *testing.T, text string, comment bool) []byte {
	t.Helper()
	const (
		namespace     = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
		relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>`
	)
	parts := map[string]string{"[Content_Types].xml": "<Types/>", "_rels/.rels": fmt.Sprintf(relationships, "officeDocument", "word/document.xml")}
	body := ""
	for line := range strings.SplitSeq(text, "\n") {
		body += `<w:p><w:r><w:t xml:space="preserve">` + line + `</w:t></w:r></w:p>`
	}
	parts["word/document.xml"] = `<w:document ` + namespace + `><w:body>` + body + `</w:body></w:document>`
	if comment {
		parts["word/_rels/document.xml.rels"] = fmt.Sprintf(relationships, "comments", "comments.xml")
		parts["word/comments.xml"] = `<w:comments ` + namespace + `><w:comment w:id="1" w:author="A. Person"><w:p><w:r><w:t>Too weak?</w:t></w:r></w:p></w:comment></w:comments>`
	}
	return packed(t, parts)
}

// packed creates a ZIP archive.
func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, content := range parts {
		part, err := archive.Create(name)
		if err == nil {
			_, err = part.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func hexOf(data []byte) string { return hex.EncodeToString(data) }

// labeled returns the paths of the labeled documents outside the repository, if they exist.
func labeled() []string {
	files := []string{}
	for _, format := range []string{"txt", "docx", "pdf"} {
		found, _ := filepath.Glob("../../../../shared/data/documents/dev/*." + format)
		files = append(files, found...)
	}
	return files
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
