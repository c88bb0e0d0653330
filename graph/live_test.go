package graph_test

import (
	"context"
	"encoding/json"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// listen subscribes as the viewer and returns a function that waits for the next event.
func (d *fixture) listen(t *testing.T, viewer access.Viewer, query string, variables map[string]any) func() map[string]any {
	t.Helper()
	ctx, cancel := context.WithCancel(access.NewContext(t.Context(), viewer))
	ctx = graphql.StartOperationTrace(ctx)
	operation, faults := d.execute.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if len(faults) > 0 {
		cancel()
		t.Fatal(faults)
	}
	handle, ctx := d.execute.DispatchOperation(ctx, operation)
	t.Cleanup(func() {
		cancel()
		for handle(ctx) != nil { //nolint:revive // reads until the subscription has ended
		}
	})
	return func() map[string]any {
		t.Helper()
		response := handle(ctx)
		if response == nil || len(response.Errors) > 0 {
			t.Fatalf("got response %+v, want an event", response)
		}
		data := map[string]any{}
		if err := json.Unmarshal(response.Data, &data); err != nil {
			t.Fatal(err)
		}
		return at(data, "events").(map[string]any)
	}
}

const subscribeToEvents = `subscription ($filter: EventFilter, $afterEvent: ID) {
	events(filter: $filter, afterEvent: $afterEvent) { id kind occurredOn recordedAt actor { code } proposal { title { text } status currentRevision { number } } }
}`

func inProgramme(code string) map[string]any {
	return map[string]any{"proposals": map[string]any{"workProgrammes": []any{code}}}
}

// Subscribers receive the events of circulations. A client that reconnects with the ID of its last event receives the
// events after it.
func TestSubscription(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { d.hub.Run(ctx) })
	t.Cleanup(func() {
		stop()
		running.Wait()
	})
	operation := subscribeToEvents
	next := d.listen(t, access.Viewer{}, operation, map[string]any{"filter": inProgramme("ECOMMERCE")})
	proposal := d.file(t, "JPN", models.Public)
	d.circulate(t, "JPN", proposal, "TEST/W/1")
	first := next()
	// Subscribers first receive the events of the draft, which everybody may see after circulation.
	for first["kind"] != "REVISION_CIRCULATED" {
		first = next()
	}
	if at(first, "proposal", "status") != "CIRCULATED" || at(first, "proposal", "title", "text") != "Trial" || at(first, "actor", "code") != "SECRETARIAT" {
		t.Errorf("got event %v, want the circulation by the Secretariat", first)
	}
	d.mustDo(t, "translate", func() error {
		text := tracker.TextInput{Language: models.French, Title: "Essai", Body: "1  POURQUOI\n\n1.1.  Parce que.\n"}
		_, err := d.tracker.AddTranslation(t.Context(), secretariat(), tracker.AddTranslation{Revision: d.revision(t, "JPN", proposal, 0).ID, Text: text}, query.Preload{})
		return err
	})
	again := d.listen(t, access.Viewer{}, operation, map[string]any{"afterEvent": first["id"]})
	for _, next := range []func() map[string]any{next, again} {
		event := next()
		for event["kind"] == "CO_AUTHOR_JOINED" {
			event = next()
		}
		if event["kind"] != "TRANSLATION_ADDED" {
			t.Errorf("got event %v, want TRANSLATION_ADDED", event)
		}
	}
}

// Invalid subscriptions are rejected with a code and a field.
func TestInvalidSubscriptions(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	for field, variables := range map[string]map[string]any{
		"filter.proposals.workProgrammes[0]": {"filter": inProgramme("NONE")},
		"filter.kinds":                       {"filter": map[string]any{"kinds": []any{}}},
		"filter.proposalIds[0]":              {"filter": map[string]any{"proposalIds": []any{d.idOf(models.TypeEvent, models.NewID())}}},
		"afterEvent":                         {"afterEvent": d.idOf(models.TypeProposal, models.NewID())},
	} {
		if _, faults := d.send(t, access.Viewer{}, subscribeToEvents, variables); len(faults) != 1 || faults[0].Extensions["code"] != models.InvalidInput || faults[0].Extensions["field"] != field {
			t.Errorf("%s: got errors %v %v, want one INVALID_INPUT at the field", field, faults, extensionsOf(faults))
		}
	}
	for _, two := range []string{
		"subscription { a: events { id } b: events { id } }",
		"subscription { ...Two } fragment Two on Subscription { a: events { id } b: events { id } }",
	} {
		if _, faults := d.send(t, access.Viewer{}, two, nil); len(faults) != 1 || faults[0].Extensions["code"] != models.GraphQLValidationFailed || faults[0].Extensions["reason"] != models.NotSupported {
			t.Errorf("two root fields: got errors %v %v, want NOT_SUPPORTED", faults, extensionsOf(faults))
		}
	}
	gone := map[string]any{"afterEvent": d.idOf(models.TypeEvent, models.NewID())}
	if _, faults := d.send(t, access.Viewer{}, subscribeToEvents, gone); len(faults) != 1 || faults[0].Extensions["code"] != models.NotFound {
		t.Errorf("afterEvent of a missing event: got errors %v, want NOT_FOUND", faults)
	}
}
