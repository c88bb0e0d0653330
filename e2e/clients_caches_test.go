package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"proposaltracker/internal/npmtest"
)

// The cache settings in the packed TypeScript client work with the oldest and the newest supported
// versions of Apollo Client, urql and Relay.
func TestTypeScriptCaches(t *testing.T) {
	t.Parallel()
	node := npmtest.Node(t, "typescript", "@apollo/client")
	archive, _ := packed(t)
	//nolint:paralleltest // the checks of a version share a folder and a server
	for _, version := range []struct{ name, workspace string }{{"newest", "clients/check"}, {"oldest", "clients/check-former"}} {
		t.Run(version.name, func(t *testing.T) {
			t.Parallel()
			folder, site := cacheProject(t, archive, version.workspace), start(t)
			t.Run("types", func(t *testing.T) {
				runsIn(t, folder, filepath.Join(npmtest.Root(t), "node_modules/.bin/tsc"), "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2023", "caches/types.ts")
			})
			// Each client files as a different delegation, so that no client sees another's drafts.
			for name, delegation := range map[string]string{"apollo": "JPN", "urql": "KOR", "relay": "SGP"} {
				t.Run(name, func(t *testing.T) {
					t.Log(runsIn(t, folder, node, "caches/"+name+".mjs", site.url, site.token(t, delegation, clientScopes), site.token(t, "", "secretariat")))
				})
			}
		})
	}
}

// cacheProject returns a folder with the checks of caches, the packed client, and the libraries
// that are installed in a workspace.
func cacheProject(t *testing.T, archive, workspace string) string {
	t.Helper()
	project := t.TempDir()
	client := filepath.Join(project, "node_modules", "proposaltracker-client")
	if err := os.MkdirAll(client, 0o700); err != nil {
		t.Fatal(err)
	}
	runsIn(t, client, "tar", "-xzf", archive, "--strip-components=1")
	if err := os.CopyFS(filepath.Join(project, "caches"), os.DirFS("clients/check/caches")); err != nil {
		t.Fatal(err)
	}
	writeFiles(t, project, map[string]string{
		"request.mjs": read(t, "clients/check/request.mjs"), "relay-compiler.mjs": read(t, "clients/check/relay-compiler.mjs"),
		"package.json": `{ "private": true, "type": "module" }`,
	})
	for _, name := range []string{
		"@apollo/client", "@graphql-typed-document-node/core", "@urql/core", "@urql/exchange-graphcache", "graphql", "relay-compiler", "relay-runtime",
	} {
		linkPackage(t, project, workspace, name)
	}
	return project
}

// linkPackage makes an npm package of a workspace available in another folder.
func linkPackage(t *testing.T, project, workspace, name string) {
	t.Helper()
	root := npmtest.Root(t)
	installed := filepath.Join(root, workspace, "node_modules", name)
	if _, err := os.Stat(installed); err != nil {
		installed = filepath.Join(root, "node_modules", name) // the version that all workspaces share
	}
	link := filepath.Join(project, "node_modules", name)
	if err := os.MkdirAll(filepath.Dir(link), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(installed, link); err != nil {
		t.Fatal(err)
	}
}
