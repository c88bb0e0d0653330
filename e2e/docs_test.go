package e2e

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

const maxReadmeLines = 120

func TestReadmeIsShort(t *testing.T) {
	t.Parallel()
	if lines := strings.Count(readFile(t, "README.md"), "\n"); lines > maxReadmeLines {
		t.Errorf("README.md has %d lines, want at most %d", lines, maxReadmeLines)
	}
}

// Links to files of the repository have existing targets.
func TestDocumentationLinks(t *testing.T) {
	t.Parallel()
	link := regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
	for _, page := range append(docPages(t), "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md") {
		for _, match := range link.FindAllStringSubmatch(readFile(t, page), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), match[1])); err != nil {
				t.Errorf("%s links to %s: %v", page, match[1], err)
			}
		}
	}
}

// Each operation in the documentation is valid in the schema.
func TestDocumentationOperations(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphql", Input: readFile(t, "graph/schema.graphql")})
	operations := 0
	for _, page := range docPages(t) {
		for _, block := range docBlocks(t, page) {
			if block.language != "graphql" {
				continue
			}
			operations++
			if _, err := gqlparser.LoadQueryWithRules(schema, block.body, rules.NewDefaultRules()); err != nil {
				t.Errorf("%s:%d: %v", page, block.line, err)
			}
		}
	}
	if operations < 20 {
		t.Errorf("found %d operations in the documentation, want at least 20", operations)
	}
}

// Each example in the documentation, run on the demo data, produces the output that the page shows.
func TestDocumentationExamples(t *testing.T) { //nolint:tparallel // pages share a database and are read in order
	t.Parallel()
	p := start(t)
	t.Run("start", func(t *testing.T) { startsAsDocumented(t, p) })
	for _, page := range docPages(t) { //nolint:paralleltest // see above
		t.Run(page, func(t *testing.T) {
			reader := &docReader{program: p, page: page, folder: t.TempDir(), saved: map[string]string{"TODAY": time.Now().UTC().Format(time.DateOnly)}}
			reader.read(t, docBlocks(t, page))
		})
	}
}

// startsAsDocumented compares the output of a start with the output that README.md shows.
func startsAsDocumented(t *testing.T, p *program) {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.NewReplacer(p.url, "http://127.0.0.1:8080", p.data, "/var/lib/proposaltracker", path, "go run .").Replace(p.out.text())
	seconds := regexp.MustCompile(`after [0-9.]+ s`)
	for _, block := range docBlocks(t, "README.md") {
		if block.language == "text" && strings.HasPrefix(block.body, "GraphQL: ") {
			want, got := seconds.ReplaceAllString(block.body, "after … s"), seconds.ReplaceAllString(got, "after … s")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("README.md:%d (-shown +printed):\n%s", block.line, diff)
			}
			return
		}
	}
	t.Error("README.md does not show the output of a start")
}

// docReader runs the blocks of a page in order.
type docReader struct {
	program *program
	page    string
	folder  string // working directory of shell commands
	saved   map[string]string
}

func (r *docReader) read(t *testing.T, blocks []docBlock) {
	t.Helper()
	for i, block := range blocks {
		if block.has("not run") || !r.runnable(t, block) {
			continue
		}
		rest, variables := blocks[i+1:], ""
		if len(rest) > 0 && rest[0].has("variables") {
			rest, variables = rest[1:], rest[0].body
		}
		output := r.run(t, block, variables)
		r.save(t, block, output)
		if len(rest) > 0 && (rest[0].language == "json" || rest[0].language == "text") {
			r.compare(t, rest[0], output)
		}
	}
}

// runnable reports whether a block can be run here. It excludes, among others, the commands that
// start this test and the program.
func (r *docReader) runnable(t *testing.T, block docBlock) bool {
	t.Helper()
	switch block.language {
	case "sh":
		return block.body != "go run .\n" && block.body != "go test ./...\n"
	case "python":
		return exec.CommandContext(t.Context(), python, "-c", "import networkx").Run() == nil
	case "graphql":
		return !strings.HasPrefix(block.body, "subscription")
	default:
		return false
	}
}

// python is the interpreter of Debian, for which .ci/run installs packages.
const python = "/usr/bin/python3"

func (r *docReader) run(t *testing.T, block docBlock, variables string) string {
	t.Helper()
	switch block.language {
	case "sh":
		return r.execute(t, block, "bash", "-eu", "-c", r.here(t, block.body))
	case "python":
		return r.execute(t, block, python, "-c", r.here(t, block.body))
	default:
		return r.ask(t, block, variables)
	}
}

// here replaces the addresses and paths in a script from the documentation with those of the started program.
func (r *docReader) here(t *testing.T, script string) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	script = strings.ReplaceAll(script, "localhost:8080", strings.TrimPrefix(r.program.url, "http://"))
	return regexp.MustCompile(`go run \. ((?:migrate )?[a-z]+)`).ReplaceAllString(script, path+" ${1} --data "+r.program.data)
}

func (r *docReader) execute(t *testing.T, block docBlock, name string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = r.folder
	errs := &strings.Builder{}
	cmd.Stderr = errs
	output, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s:%d: %v: %s%s", r.page, block.line, err, output, errs)
	}
	return string(output)
}

func (r *docReader) ask(t *testing.T, block docBlock, variables string) string {
	t.Helper()
	decoded := map[string]any{}
	if variables != "" {
		r.decode(t, block, variables, &decoded)
	}
	token := ""
	if as, found := block.instructions["as"]; found {
		delegation, scopes, _ := strings.Cut(as, ":")
		token = r.program.token(t, delegation, scopes)
	}
	body, err := json.Marshal(map[string]any{"query": block.body, "variables": decoded})
	if err != nil {
		t.Fatal(err)
	}
	header := map[string][]string{"Content-Type": {"application/json"}}
	if token != "" {
		header["Authorization"] = []string{"Bearer " + token}
	}
	_, _, answer := r.program.request(t, "POST", "/graphql", header, io.NopCloser(strings.NewReader(string(body))))
	return answer
}

// save stores the values of a response that later blocks of the page use.
func (r *docReader) save(t *testing.T, block docBlock, output string) {
	t.Helper()
	instruction, found := block.instructions["save"]
	if !found {
		return
	}
	for one := range strings.SplitSeq(instruction, "\n") {
		name, path, _ := strings.Cut(one, ":")
		var value any
		r.decode(t, block, output, &value)
		r.saved[name] = fmt.Sprint(valueAt(at(value, "data"), path))
	}
}

// valueAt returns the value at a path, such as viewer.drafts.nodes.0.id.
func valueAt(value any, path string) any {
	for step := range strings.SplitSeq(path, ".") {
		if index, err := strconv.Atoi(step); err == nil {
			value = value.([]any)[index]
			continue
		}
		value = at(value, step)
	}
	return value
}

// decode parses JSON and replaces the names of saved values.
func (r *docReader) decode(t *testing.T, block docBlock, text string, into any) {
	t.Helper()
	for name, value := range r.saved {
		text = strings.ReplaceAll(text, `"`+name+`"`, strconv.Quote(value))
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%s:%d: %v: %s", r.page, block.line, err, text)
	}
}

// compare compares the documented output with the actual one.
func (r *docReader) compare(t *testing.T, shown docBlock, output string) {
	t.Helper()
	var want, got any = shown.body, output
	if shown.language == "json" {
		r.decode(t, shown, shown.body, &want)
		r.decode(t, shown, output, &got)
		withoutPositions(got)
	}
	anything := cmp.FilterValues(func(a, b string) bool { return a == "…" || b == "…" }, cmp.Ignore())
	if diff := cmp.Diff(want, got, anything); diff != "" {
		t.Errorf("%s:%d (-shown +printed):\n%s", r.page, shown.line, diff)
	}
}

// withoutPositions removes the positions of errors in the operation, which pages do not show.
func withoutPositions(answer any) {
	answered, _ := answer.(map[string]any)
	faults, _ := answered["errors"].([]any)
	for _, fault := range faults {
		delete(fault.(map[string]any), "locations")
	}
}
