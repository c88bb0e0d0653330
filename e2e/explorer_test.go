package e2e

import (
	"context"
	"os/exec"
	"testing"
	"time"

	"proposaltracker/internal/npmtest"
)

// TestExplorerInBrowser runs ui/network.mjs, which operates the network page with demo data in
// Chromium: with pointer and keyboard, as graph and tables, in three languages, over time, with and
// without a token. The script compares the page with the API.
func TestExplorerInBrowser(t *testing.T) {
	t.Parallel()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("Chromium is not installed")
	}
	node := npmtest.Node(t, "axe-core", "playwright-core")
	p := start(t)
	ctx, cancel := context.WithTimeout(t.Context(), 8*time.Minute)
	defer cancel()
	browser := exec.CommandContext(ctx, node, "network.mjs", "--chromium", chromium, "--token", p.token(t, "JPN", "proposals:read"), p.url)
	browser.Dir = "ui"
	out, err := browser.CombinedOutput()
	if err != nil {
		t.Fatalf("network.mjs: %v\n%s", err, out)
	}
	t.Logf("%s", out)
}
