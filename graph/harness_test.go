package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/graph"
	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/demo"
	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// fixture is a GraphQL executor on its own database with the demo data.
type fixture struct {
	idCodec

	db       *database.DB
	tracker  *tracker.Tracker
	hub      *events.Hub
	webhooks *webhook.Registry
	execute  *executor.Executor
	// marks, if not nil, is the number of texts to which a unique mark has been added.
	marks *int
}

func newFixture(t testing.TB) *fixture {
	t.Helper()
	db := databasetest.Template{Name: "stories", Prepare: func(ctx context.Context, db *database.DB) error {
		set, err := reference.Embedded()
		if err != nil {
			return fmt.Errorf("read the reference data: %w", err)
		}
		if err := tracker.Seed(ctx, db.GORM, set); err != nil {
			return err
		}
		reader, err := query.New(ctx, db, time.Now)
		if err != nil {
			return err
		}
		tr := tracker.New(reader, db, time.Now)
		return demo.Load(ctx, tr)
	}}.New(t)
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	tr := tracker.New(reader, db, time.Now)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	hub := events.NewHub(tr.Reader, db.ListenConfig(), events.Config{}, log)
	d := &fixture{idCodec: idCodec{reader.Codec()}, db: db, tracker: tr, hub: hub, webhooks: webhook.NewRegistry(reader, db, time.Now, nil)}
	d.execute = graph.NewExecutor(d.backend(), graph.Options{Log: log})
	return d
}

// backend returns a graph.Backend on the fixture's database.
func (d *fixture) backend() graph.Backend {
	return graph.Backend{
		Reader: d.tracker.Reader, Tracker: d.tracker, Webhooks: d.webhooks, Hub: d.hub,
		Analyst: analysis.New(d.tracker.Reader, analysis.DefaultConfig()),
	}
}

// delegation returns a viewer that may act on behalf of a delegation, with every scope of a delegation.
func delegation(code models.Code) access.Viewer {
	return access.Viewer{Subject: "someone", Delegation: code, ExpiresAt: time.Now().Add(time.Hour), Scopes: access.NewScopes(
		access.ScopeProposalsRead, access.ScopeProposalsWrite, access.ScopeCoAuthorsWrite, access.ScopeFollowUpsWrite,
		access.ScopeVenuesWrite, access.ScopeAnswersWrite, access.ScopeWebhooksWrite)}
}

func secretariat() access.Viewer {
	return access.Viewer{Subject: "registry", ExpiresAt: time.Now().Add(time.Hour), Scopes: access.NewScopes(access.ScopeSecretariat)}
}

// send runs an operation as the viewer.
func (d *fixture) send(t *testing.T, viewer access.Viewer, query string, variables map[string]any) (map[string]any, gqlerror.List) {
	t.Helper()
	// Encode and decode the variables, because servers decode them from JSON.
	encoded, err := json.Marshal(variables)
	if err != nil {
		t.Fatal(err)
	}
	params := &graphql.RawParams{Query: query}
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.UseNumber()
	if err := decoder.Decode(&params.Variables); err != nil {
		t.Fatal(err)
	}
	ctx := graphql.StartOperationTrace(access.NewContext(graph.WithRequest(t.Context(), "request-1", "", ""), viewer))
	operation, faults := d.execute.CreateOperationContext(ctx, params)
	if len(faults) > 0 {
		return nil, d.execute.DispatchError(graphql.WithOperationContext(ctx, operation), faults).Errors
	}
	handle, ctx := d.execute.DispatchOperation(ctx, operation)
	response := handle(ctx)
	data := map[string]any{}
	if len(response.Data) > 0 {
		if err := json.Unmarshal(response.Data, &data); err != nil {
			t.Fatalf("decode the data: %v in %s", err, response.Data)
		}
	}
	checkListed(t, operation, response.Errors)
	return data, response.Errors
}

// checkListed fails the test if a root field returned an error whose reason is not listed in the field's description.
// Reasons that every field can return need not be listed.
func checkListed(t *testing.T, operation *graphql.OperationContext, faults gqlerror.List) {
	t.Helper()
	unlisted := []string{"INTERNAL", "TIMED_OUT", "UNAVAILABLE", "RATE_LIMITED"}
	for _, fault := range faults {
		if len(fault.Path) != 1 || slices.Contains(unlisted, fmt.Sprint(fault.Extensions["code"])) {
			continue
		}
		for _, selection := range operation.Operation.SelectionSet {
			field, ok := selection.(*ast.Field)
			if !ok || ast.PathName(field.Alias) != fault.Path[0] {
				continue
			}
			_, list, _ := strings.Cut(field.Definition.Description, "Errors: ")
			if reason := fmt.Sprint(fault.Extensions["reason"]); !slices.Contains(strings.FieldsFunc(list, isBetweenReasons), reason) {
				t.Errorf("%s can return %s, which its description does not list; run: go -C tools run ./reasons .. && go run ./graph/generate", field.Name, reason)
			}
		}
	}
}

func isBetweenReasons(r rune) bool { return strings.ContainsRune(" ,().", r) }

// must is like send, but an error fails the test.
func (d *fixture) must(t *testing.T, viewer access.Viewer, query string, variables map[string]any) map[string]any {
	t.Helper()
	data, faults := d.send(t, viewer, query, variables)
	if len(faults) > 0 {
		t.Fatalf("%v\nin %.500s", faults, query)
	}
	return data
}

// at returns the value at a path in a response: strings select fields, integers select list items.
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

// summary formats the extensions of an error that clients may rely on: the code, the reason, @ and the field, and the
// parameters in order. It omits the parameter "detail", whose text comes from a library.
func summary(t testing.TB, extensions any) string {
	t.Helper()
	encoded, err := json.Marshal(extensions)
	if err != nil {
		t.Fatal(err)
	}
	var problem struct {
		Code, Reason, Field string
		Params              []models.Param
	}
	if err := json.Unmarshal(encoded, &problem); err != nil {
		t.Fatalf("decode the extensions: %v in %s", err, encoded)
	}
	words := []string{problem.Code, problem.Reason}
	if problem.Field != "" {
		words = append(words, "@"+problem.Field)
	}
	for _, param := range problem.Params {
		if param.Name != "detail" {
			words = append(words, param.Name+"="+strings.Join(param.Values, ","))
		}
	}
	return strings.Join(words, " ")
}

// summaries returns the summary of each error.
func summaries(t testing.TB, faults gqlerror.List) []string {
	t.Helper()
	all := []string{}
	for _, fault := range faults {
		all = append(all, summary(t, fault.Extensions))
	}
	return all
}

// paramOf returns the values of an error's parameter, or nil.
func paramOf(fault *gqlerror.Error, name string) []string {
	params, _ := fault.Extensions["params"].([]models.Param)
	for _, param := range params {
		if param.Name == name {
			return param.Values
		}
	}
	return nil
}
