package ui_test

import (
	"context"
	"net/http/httptest"
	"os/exec"
	"testing"
	"time"

	"proposaltracker/internal/npmtest"
)

// TestGraphiQLInBrowser runs browser.mjs, which uses the page in Chromium: it loads the schema, runs queries
// with and without a token, and sends no request to another origin.
func TestGraphiQLInBrowser(t *testing.T) {
	t.Parallel()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("Chromium is not installed")
	}
	node := npmtest.Node(t, "playwright-core")
	server := httptest.NewServer(mounted())
	t.Cleanup(server.Close)
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	t.Cleanup(cancel)
	out, err := exec.CommandContext(ctx, node, "browser.mjs", "--chromium", chromium, server.URL+"/graphiql/").CombinedOutput()
	if err != nil {
		t.Fatalf("browser.mjs: %v\n%s", err, out)
	}
	t.Logf("%s", out)
}
