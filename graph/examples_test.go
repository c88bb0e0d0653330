package graph_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// example returns an example operation of the explorer, and its variables.
func example(t *testing.T, name string) (query string, variables map[string]any) {
	t.Helper()
	path := filepath.Join("..", "ui", "src", "examples", name)
	text, err := os.ReadFile(path + ".graphql")
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := os.ReadFile(path + ".json")
	if os.IsNotExist(err) {
		return string(text), nil
	}
	if err == nil {
		err = json.Unmarshal(encoded, &variables)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text), variables
}

// Each example of the explorer returns data from the demo database.
func TestExplorerExamples(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	for name, shows := range map[string]struct {
		viewer access.Viewer
		field  []any
		want   any
	}{
		"feed":     {access.Viewer{}, []any{"proposals", "totalCount"}, nil},
		"proposal": {access.Viewer{}, []any{"proposal", "coAuthors", "totalCount"}, 15.0},
		"desk":     {delegation("NZL"), []any{"viewer", "openQuestions", "totalCount"}, 4.0},
		"filing":   {delegation("JPN"), []any{"createProposal", "proposal", "pendingRevision", "text", "sections", 0, "paragraphs", 0, "number"}, "1.1"},
		"network":  {access.Viewer{}, []any{"coSponsorship", "sponsorCount"}, nil},
		"webhooks": {delegation("JPN"), []any{"createWebhook", "webhook", "status"}, "ACTIVE"},
	} {
		query, variables := example(t, name)
		got := at(d.must(t, shows.viewer, query, variables), shows.field...)
		if count, ok := got.(float64); got == nil || (ok && count == 0) || (shows.want != nil && got != shows.want) {
			t.Errorf("%s: got %v at %v, want %v", name, got, shows.field, shows.want)
		}
	}
}

// The subscription example receives an event that is recorded while it runs.
func TestExplorerSubscription(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { d.hub.Run(ctx) })
	t.Cleanup(func() {
		stop()
		running.Wait()
	})
	query, variables := example(t, "live")
	next := d.listen(t, delegation("JPN"), query, variables)
	id := d.file(t, "JPN", models.Public)
	if event := next(); event["kind"] != "PROPOSAL_CREATED" || at(event, "proposal", "id") != d.idOf(models.TypeProposal, id) {
		t.Errorf("got event %v, want PROPOSAL_CREATED of the new proposal", event)
	}
}

// Each file of the contract has an example.
func TestExplorerExamplesComplete(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join("..", "..", "shared", "contract-0.1", "*.graphql"))
	if err != nil || len(files) == 0 {
		t.Skip("the client operations in ../shared/contract-0.1 are not available")
	}
	for _, file := range files {
		if query, _ := example(t, strings.TrimSuffix(filepath.Base(file), ".graphql")); query == "" {
			t.Errorf("%s has no example", file)
		}
	}
}
