package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// sponsorships writes a file with the given number of proposals, each of a senator and two
// co-sponsors, and returns its path.
func sponsorships(t *testing.T, name string, proposals int) string {
	t.Helper()
	var text strings.Builder
	text.WriteString("proposal_id,date,sponsor,role\n")
	for n := range proposals {
		fmt.Fprintf(&text, "7-SN-%d,2019-01-01,senator:1,sponsor\n7-SN-%d,2019-01-01,Brazil,cosponsor\n7-SN-%d,2019-02-01,senator:3,cosponsor\n", n+1, n+1, n+1)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A running server shows imported data without a restart: the work programme, the sponsors and the
// proposals. The event log still verifies.
func TestImportNextToServer(t *testing.T) {
	t.Parallel()
	p := startWithoutDemo(t)
	if before := p.asked(t, `{ workProgramme(code: "STUDY") { code } }`); before != `{"data":{"workProgramme":null}}` {
		t.Fatalf("before the import: got %s, want no work programme", before)
	}
	out, errs, code := runs(t, nil, "import", "--format", "sponsorship-csv", "--data", p.data, "--programme", "STUDY", "--name", "A study", sponsorships(t, "study.csv", 3))
	if code != 0 || !strings.Contains(out, "9 of 9 rows imported into STUDY") {
		t.Fatalf("got exit code %d, want 0 and 9 imported rows: %s%s", code, out, errs)
	}
	const ask = `{ workProgramme(code: "STUDY") { code name } delegation(code: "SENATOR_1") { name standing } proposals(filter: {workProgrammes: ["STUDY"]}) { totalCount } }`
	want := `{"data":{"workProgramme":{"code":"STUDY","name":"A study"},"delegation":{"name":"senator:1","standing":null},"proposals":{"totalCount":3}}}`
	p.until(t, ask, func(body string) bool { return body == want }) // the server is notified asynchronously
	body := p.asked(t, `{ proposals(filter: {documentNumber: "7-SN-2"}) { nodes { title { text } submittedBy { code } workProgramme { code } coAuthors(asOf: "2019-01-31") { nodes { sponsor { code } } } } } }`)
	want = `{"data":{"proposals":{"nodes":[{"title":{"text":"7-SN-2"},"submittedBy":{"code":"SENATOR_1"},"workProgramme":{"code":"STUDY"},` +
		`"coAuthors":{"nodes":[{"sponsor":{"code":"BRA"}},{"sponsor":{"code":"SENATOR_1"}}]}}]}}}`
	if body != want {
		t.Errorf("got proposal\n%s\nwant\n%s", body, want)
	}
	out, errs, code = runs(t, nil, "verify", "--data", p.data)
	if code != 0 || !strings.Contains(out, "18 events of 3 proposals and 0 meetings verified; 0 broken links.") {
		t.Errorf("verify: got exit code %d, want 0 and 18 verified events: %s%s", code, out, errs)
	}
}

// A killed import resumes when the same command is run again.
func TestImportResumes(t *testing.T) {
	t.Parallel()
	p := startWithoutDemo(t)
	const many = 10_000
	file := sponsorships(t, "study.csv", many)
	args := []string{"import", "--format", "sponsorship-csv", "--data", p.data, file}
	cmd := command(context.Background(), t, args...)
	var result bytes.Buffer
	cmd.Stdout, cmd.Stderr = &result, &result
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	const count = `{ proposals(filter: {workProgrammes: ["STUDY"]}) { totalCount } }`
	p.until(t, count, func(body string) bool {
		return strings.Contains(body, `"totalCount":`) && !strings.Contains(body, `"totalCount":0}`)
	})
	_ = cmd.Process.Kill()
	if err := cmd.Wait(); err == nil {
		t.Skip("the import ended before it could be killed")
	}
	out, errs, code := runs(t, nil, args...)
	if code != 0 || !strings.Contains(out, "proposals of this file had already been imported.") {
		t.Fatalf("got exit code %d, want 0 and no new proposals: %s%s", code, out, errs)
	}
	if body := p.asked(t, count); body != fmt.Sprintf(`{"data":{"proposals":{"totalCount":%d}}}`, many) {
		t.Errorf("after the resumed import: got %s, want %d proposals", body, many)
	}
	out, _, code = runs(t, nil, args...)
	if code != 0 || !strings.Contains(out, "Added: 0 proposals") {
		t.Errorf("third import: got exit code %d, want 0 and no added proposals: %s", code, out)
	}
}

// A rejected import reports the error in a single line, or each fault with its line in the file,
// and changes nothing.
func TestRefusedImports(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	wrong, latin := filepath.Join(folder, "wrong.csv"), filepath.Join(folder, "latin.csv")
	for path, text := range map[string]string{
		wrong: "proposal,date,colour,role\nP,2019-01-01,Brazil,sponsor\n",
		latin: "proposal_id,date,sponsor,role\nP,2019-01-01,Brazil,sponsor\nP,2019-13-01,C\xf4te d'Ivoire,cosponsor\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	large := filepath.Join(folder, "large.csv")
	file, err := os.Create(large)
	if err != nil || file.Truncate(200_000_000) != nil || file.Close() != nil {
		t.Fatal("cannot create a large file")
	}
	good := sponsorships(t, "good.csv", 1)
	data := filepath.Join(folder, "data")
	for name, c := range map[string]struct {
		args []string
		says []string
	}{
		"wrong column":                       {[]string{wrong}, []string{"wrong.csv:1", "no column is known to be the sponsor", `"colour"`, "--map"}},
		"too large":                          {[]string{large}, []string{"large.csv has 200 MB", "the limit is 100 MB", "--max-mb"}},
		"all or nothing":                     {[]string{"--all-or-nothing", latin}, []string{"latin.csv:3:date", "2019-13-01", "1 fault: nothing is imported"}},
		"invalid date":                       {[]string{"--undated", "soon", good}, []string{"--undated", `"soon" is not valid`}},
		"invalid code":                       {[]string{"--programme", "Votes of 2019", good}, []string{"--programme", "Votes of 2019"}},
		"programme not created by an import": {[]string{"--programme", "ECOMMERCE", good}, []string{"ECOMMERCE", "was not created by an import"}},
	} {
		args := append([]string{"import", "--format", "sponsorship-csv", "--data", data}, c.args...)
		_, errs, code := runs(t, nil, args...)
		for _, words := range c.says {
			if !strings.Contains(errs, words) {
				t.Errorf("%s: got error %s, want it to contain %q", name, errs, words)
			}
		}
		if code != 1 {
			t.Errorf("%s: got exit code %d, want 1", name, code)
		}
	}
	out, errs, code := runs(t, nil, "import", "--format", "sponsorship-csv", "--data", data, latin)
	if code != 0 || !strings.Contains(out, "1 of 2 rows imported into LATIN") || !strings.Contains(errs, "latin.csv:3:date") {
		t.Errorf("by default: got exit code %d, want 0 and one skipped row: %s%s", code, out, errs)
	}
}

// asked returns the raw response to an anonymous query.
func (p *program) asked(t *testing.T, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	_, _, text := p.request(t, http.MethodPost, "/graphql", http.Header{"Content-Type": {"application/json"}}, bytes.NewReader(body))
	return strings.TrimSpace(text)
}

// until repeats a query until wanted returns true for the response.
func (p *program) until(t *testing.T, query string, wanted func(body string) bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	body := ""
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); <-tick.C {
		if body = p.asked(t, query); wanted(body) {
			return
		}
	}
	t.Fatalf("%s: got response %s after the deadline, want another one", query, body)
}
