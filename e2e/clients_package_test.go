package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/npmtest"
)

// firstQueryPrints is the output of the first program in the README of each client.
const firstQueryPrints = "JOB/GC/96/Rev.1 by Japan: 2 revisions\n"

// The tests and examples of the Go client pass.
func TestGoClientModule(t *testing.T) {
	t.Parallel()
	program, err := built()
	if err != nil {
		t.Fatal(err)
	}
	runsIn(t, "clients/go", "env", "PROPOSALTRACKER_PROGRAM="+program, "go", "test", "./...")
}

// The first program in the README of the Go client works in a module outside the repository, and
// depends only on the listed modules.
func TestGoClientOutsideRepository(t *testing.T) {
	t.Parallel()
	client, err := filepath.Abs("clients/go")
	if err != nil {
		t.Fatal(err)
	}
	outside := t.TempDir()
	writeFiles(t, outside, map[string]string{
		"go.mod":  "module example.org/outside\n\ngo 1.26.0\n\nrequire proposaltracker/clients/go v0.0.0\n\nreplace proposaltracker/clients/go => " + client + "\n",
		"go.sum":  read(t, "clients/go/go.sum"),
		"main.go": firstBlock(t, "clients/go/README.md", "go"),
	})
	runsIn(t, outside, "go", "build", "-mod=mod", "-o", "outside", ".")
	if diff := cmp.Diff(firstQueryPrints, runsIn(t, outside, filepath.Join(outside, "outside"), start(t).url+"/graphql")); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
	modules := strings.Fields(runsIn(t, outside, "go", "list", "-mod=mod", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "."))
	slices.Sort(modules)
	want := []string{
		"example.org/outside", "github.com/Khan/genqlient", "github.com/google/uuid", "github.com/tmaxmax/go-sse",
		"github.com/vektah/gqlparser/v2", "golang.org/x/mod", "proposaltracker/clients/go",
	}
	if diff := cmp.Diff(want, slices.Compact(modules)); diff != "" {
		t.Errorf("modules in the program (-want +got):\n%s", diff)
	}
}

// The packed TypeScript client contains exactly the expected files.
func TestTypeScriptPackageFiles(t *testing.T) {
	t.Parallel()
	npmtest.Node(t, "typescript")
	_, files := packed(t)
	want := []string{"LICENSE", "README.md"}
	for _, name := range []string{
		"caches/apollo", "caches/relay", "caches/urql", "client", "error", "errors", "events", "generated/cache", "generated/errors", "generated/graphql", "generated/introspection", "index", "record",
	} {
		want = append(want, "dist/src/"+name+".d.ts", "dist/src/"+name+".js")
	}
	want = append(want, "errors.json", "package.json", "relay.json", "schema.graphql")
	if diff := cmp.Diff(want, files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// The first program in the README of the TypeScript client passes the type checker and works in a
// folder that contains only the packed client.
func TestTypeScriptPackageOutsideRepository(t *testing.T) {
	t.Parallel()
	node := npmtest.Node(t, "typescript")
	archive, _ := packed(t)
	outside := t.TempDir()
	writeFiles(t, outside, map[string]string{
		"package.json":  `{ "private": true, "type": "module" }`,
		"tsconfig.json": `{ "compilerOptions": { "module": "nodenext", "target": "es2023", "strict": true, "types": ["node"] }, "files": ["main.ts"] }`,
		"main.ts":       firstBlock(t, "clients/typescript/README.md", "ts"),
	})
	runsIn(t, outside, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", archive, "@types/node@20.19.43")
	compiler := filepath.Join(npmtest.Root(t), "node_modules/.bin/tsc")
	runsIn(t, outside, compiler)
	if diff := cmp.Diff(firstQueryPrints, runsIn(t, outside, node, "main.js", start(t).url+"/graphql")); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
	writeFiles(t, outside, map[string]string{"main.ts": strings.Replace(firstBlock(t, "clients/typescript/README.md", "ts"), "symbol: 'JOB", "symbool: 'JOB", 1)})
	misspelt := exec.CommandContext(t.Context(), compiler)
	misspelt.Dir = outside
	if out, err := misspelt.CombinedOutput(); err == nil || !strings.Contains(string(out), "symbool") {
		t.Errorf("misspelled variable: got error %v, want one of the type checker that names symbool\n%s", err, out)
	}
}

// The excerpts in the README of the TypeScript client are parts of example/excerpts.ts, which is
// type-checked and run.
func TestTypeScriptExcerpts(t *testing.T) {
	t.Parallel()
	node := npmtest.Node(t, "typescript")
	compiled(t)
	program := unindented(read(t, "clients/typescript/example/excerpts.ts"))
	blocks := codeBlocks(t, "clients/typescript/README.md", "ts")
	if len(blocks) < 6 {
		t.Fatalf("got %d code blocks, want at least 6", len(blocks))
	}
	for _, block := range blocks[1:] {
		if !strings.Contains(program, unindented(block)) {
			t.Errorf("example/excerpts.ts does not contain the block\n%s", block)
		}
	}
	site := start(t)
	want := `includes JOB/GC/96/Rev.1: true
EMPTY at input.texts[0].title
UNKNOWN_CODE at input.workProgramme
attempt 1 failed
drafts: 1
PROPOSAL_CREATED by JPN
PROPOSAL_WITHDRAWN by JPN
`
	got := runsIn(t, "clients/typescript", node, "dist/example/excerpts.js", site.url+"/graphql", site.token(t, "JPN", clientScopes))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
}

// packed packs the TypeScript client. It returns the path of the archive and its files, sorted.
func packed(t *testing.T) (archive string, files []string) {
	t.Helper()
	compiled(t)
	folder := t.TempDir()
	// Packing normally runs scripts that compile the package and copy the license. The test does
	// both in a copy, so that tests that run at the same time do not modify each other's files.
	source := filepath.Join(folder, "source")
	if err := os.CopyFS(source, os.DirFS("clients/typescript")); err != nil {
		t.Fatal(err)
	}
	writeFiles(t, source, map[string]string{
		"LICENSE": read(t, "LICENSE"), "schema.graphql": read(t, "graph/schema.graphql"), "errors.json": read(t, "models/errors.json"),
	})
	out := runsIn(t, source, "npm", "pack", "--json", "--ignore-scripts", "--pack-destination", folder)
	var archives []struct {
		Filename string
		Files    []struct{ Path string }
	}
	if err := json.Unmarshal([]byte(out), &archives); err != nil || len(archives) != 1 {
		t.Fatalf("npm pack: %v\n%s", err, out)
	}
	for _, file := range archives[0].Files {
		files = append(files, file.Path)
	}
	slices.Sort(files)
	return filepath.Join(folder, archives[0].Filename), files
}

// firstBlock returns the first code block in the given language in a Markdown file.
func firstBlock(t *testing.T, file, language string) string {
	t.Helper()
	return codeBlocks(t, file, language)[0]
}

// codeBlocks returns the code blocks in the given language in a Markdown file. There must be at least one.
func codeBlocks(t *testing.T, file, language string) []string {
	t.Helper()
	blocks := []string{}
	for _, match := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(read(t, file), -1) {
		blocks = append(blocks, match[1])
	}
	if len(blocks) == 0 {
		t.Fatalf("%s has no code block in %s", file, language)
	}
	return blocks
}

// unindented returns the text without indentation.
func unindented(text string) string {
	return regexp.MustCompile(`(?m)^\s+`).ReplaceAllString(text, "")
}

func writeFiles(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
