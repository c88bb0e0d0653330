package graph_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

const (
	webhookFields    = `id url kinds description status disabledBecause { reason } createdAt`
	deliveriesFields = `deliveries(first: 100) { totalCount nodes { id status createdAt dueAt event { id kind } attempts { attemptedAt statusCode problem { reason } durationMs } } }`
	createWebhook    = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { ` + webhookFields + ` } } }`
	webhooksOfViewer = `{ viewer { webhooks { totalCount edges { cursor } pageInfo { hasNextPage } nodes { ` + webhookFields + ` ` + deliveriesFields + ` } } } }`
	deliveryNode     = `query ($id: ID!) { node(id: $id) { id ... on WebhookDelivery { status event { id } } ... on Webhook { url } } }`
)

// webhook creates a webhook and returns its ID.
func (d *fixture) webhook(t *testing.T, viewer access.Viewer, kinds ...string) string {
	t.Helper()
	input := map[string]any{"url": "https://hooks.example.org/events", "kinds": kinds}
	made := at(d.must(t, viewer, createWebhook, map[string]any{"input": input}), "createWebhook")
	return at(made, "webhook", "id").(string)
}

// onWebhook runs a mutation on a webhook or a delivery.
func (d *fixture) onWebhook(t *testing.T, viewer access.Viewer, name, id string) (map[string]any, models.ErrorCode) {
	t.Helper()
	what, selection := "webhook", "webhook { id status }"
	switch name {
	case "testWebhook":
		selection = "delivery { id status dueAt event { id } attempts { statusCode } }"
	case "redeliverWebhookDelivery":
		what, selection = "delivery", "delivery { id status dueAt }"
	case "deleteWebhook":
		selection = "deletedWebhookId"
	case "rotateWebhookSecret":
		selection += " secret"
	}
	query := fmt.Sprintf("mutation ($input: %s%sInput!) { %s(input: $input) { %s } }", strings.ToUpper(name[:1]), name[1:], name, selection)
	data, faults := d.send(t, viewer, query, map[string]any{"input": map[string]any{what: id}})
	if len(faults) == 0 {
		return data[name].(map[string]any), ""
	}
	code := faults[0].Extensions["code"].(models.ErrorCode)
	if field := faults[0].Extensions["field"]; code == models.NotFound && field != "input."+what {
		t.Errorf("%s fails at %v", name, field)
	}
	return nil, code
}

// deliveriesOf returns the deliveries of a viewer's only webhook, as the viewer sees them.
func (d *fixture) deliveriesOf(t *testing.T, viewer access.Viewer) []any {
	t.Helper()
	result := at(d.must(t, viewer, webhooksOfViewer, nil), "viewer", "webhooks", "nodes", 0, "deliveries")
	nodes := at(result, "nodes").([]any)
	if count := at(result, "totalCount"); count != float64(len(nodes)) {
		t.Errorf("%d deliveries are listed, %v counted", len(nodes), count)
	}
	return nodes
}

// A delegation creates a webhook, receives its secret once, and finds the webhook again.
func TestCreateWebhook(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	input := map[string]any{"url": "https://hooks.example.org/events", "kinds": []string{"REVISION_CIRCULATED"}, "description": "For the register", "idempotencyKey": "one"}
	made := at(d.must(t, delegation("JPN"), createWebhook, map[string]any{"input": input}), "createWebhook").(map[string]any)
	secret, _ := made["secret"].(string)
	created := made["webhook"].(map[string]any)
	if at, err := time.Parse(time.RFC3339, created["createdAt"].(string)); err != nil || time.Since(at).Abs() > time.Minute {
		t.Errorf("created at %s, %v", at, err)
	}
	want := map[string]any{
		"id": created["id"], "createdAt": created["createdAt"], "url": input["url"], "kinds": []any{"REVISION_CIRCULATED"},
		"description": "For the register", "status": "ACTIVE", "disabledBecause": nil,
	}
	if diff := cmp.Diff(want, created); diff != "" || !strings.HasPrefix(secret, "whsec_") {
		t.Errorf("created with the secret %q (-want +got):\n%s", secret, diff)
	}
	again := at(d.must(t, delegation("JPN"), createWebhook, map[string]any{"input": input}), "createWebhook")
	if diff := cmp.Diff(map[string]any{"secret": nil, "webhook": created}, again); diff != "" {
		t.Errorf("the same call again (-want +got):\n%s", diff)
	}
	rotated, _ := d.onWebhook(t, delegation("JPN"), "rotateWebhookSecret", created["id"].(string))
	if next, _ := rotated["secret"].(string); next == secret || !strings.HasPrefix(next, "whsec_") {
		t.Errorf("the next secret is %q", next)
	}
	listed := d.must(t, delegation("JPN"), webhooksOfViewer, nil)
	delete(at(listed, "viewer", "webhooks", "nodes", 0).(map[string]any), "deliveries")
	if diff := cmp.Diff([]any{created}, at(listed, "viewer", "webhooks", "nodes")); diff != "" {
		t.Errorf("listed (-want +got):\n%s", diff)
	}
	for _, other := range []access.Viewer{delegation("USA"), secretariat()} {
		if count := at(d.must(t, other, webhooksOfViewer, nil), "viewer", "webhooks", "totalCount"); count != 0.0 {
			t.Errorf("another delegation sees %v", count)
		}
	}
}

// Only the payloads of the two mutations that generate a secret have one.
func TestWebhookSecretFields(t *testing.T) {
	t.Parallel()
	for name, definition := range schema(t).Types {
		for _, field := range definition.Fields {
			isSecret := strings.Contains(strings.ToLower(field.Name), "secret") && !strings.HasPrefix(name, "__") && name != "Mutation"
			if isSecret && name != "CreateWebhookPayload" && name != "RotateWebhookSecretPayload" {
				t.Errorf("%s has a field %s", name, field.Name)
			}
		}
	}
}

// A webhook is visible to its owner only. Others receive NOT_FOUND, and tokens without the scope
// webhooks:write cannot change it.
func TestWebhookOwnership(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	hook := d.webhook(t, delegation("JPN"))
	if _, code := d.onWebhook(t, delegation("JPN"), "testWebhook", hook); code != "" {
		t.Fatal(code)
	}
	delivery := at(d.deliveriesOf(t, delegation("JPN"))[0], "id").(string)
	reader, author := delegation("JPN"), delegation("JPN")
	reader.Scopes, author.Scopes = access.NewScopes(access.ScopeProposalsRead), access.NewScopes(access.ScopeProposalsWrite)
	for who, c := range map[string]struct {
		viewer access.Viewer
		code   models.ErrorCode
		sees   bool
	}{
		"another delegation":            {delegation("USA"), models.NotFound, false},
		"the Secretariat":               {secretariat(), models.NotFound, false},
		"a token with proposals:read":   {reader, models.Forbidden, true},
		"a token with proposals:write":  {author, models.Forbidden, false},
		"a token of it without a scope": {access.Viewer{Subject: "x", Delegation: "JPN"}, models.Forbidden, false},
		"the public":                    {access.Viewer{}, models.Unauthenticated, false},
	} {
		for name, id := range map[string]string{
			"rotateWebhookSecret": hook, "updateWebhook": hook, "testWebhook": hook, "deleteWebhook": hook, "redeliverWebhookDelivery": delivery,
		} {
			if _, code := d.onWebhook(t, c.viewer, name, id); code != c.code {
				t.Errorf("%s, %s: %q, want %s", who, name, code, c.code)
			}
		}
		for _, id := range []string{hook, delivery} {
			if node := at(d.must(t, c.viewer, deliveryNode, map[string]any{"id": id}), "node"); (node != nil) != c.sees {
				t.Errorf("%s finds %v", who, node)
			}
		}
	}
	if result := d.must(t, reader, webhooksOfViewer, nil); at(result, "viewer", "webhooks", "totalCount") != 1.0 {
		t.Errorf("a token with proposals:read sees %v", result)
	}
	for _, id := range []string{hook, delivery} {
		if node := at(d.must(t, delegation("JPN"), deliveryNode, map[string]any{"id": id}), "node"); node == nil || at(node, "id") != id {
			t.Errorf("its owner finds %v", node)
		}
	}
	if got := d.deliveriesOf(t, delegation("JPN")); len(got) != 1 || at(got[0], "status") != "PENDING" {
		t.Errorf("a rejected call changed the deliveries: %v", got)
	}
}

const updateWebhook = `mutation ($input: UpdateWebhookInput!) { updateWebhook(input: $input) { webhook { ` + webhookFields + ` } } }`

// update calls updateWebhook. It returns the changed webhook and the summary of each error.
func (d *fixture) update(t *testing.T, id string, changes map[string]any) (any, []string) {
	t.Helper()
	changes["webhook"] = id
	data, faults := d.send(t, delegation("JPN"), updateWebhook, map[string]any{"input": changes})
	if len(faults) > 0 {
		return nil, summaries(t, faults)
	}
	return at(data, "updateWebhook", "webhook"), nil
}

// An update changes the given fields, clears those that are null, and leaves omitted ones
// unchanged.
func TestUpdateWebhook(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	input := map[string]any{"url": "https://hooks.example.org/events", "kinds": []string{"REVISION_CIRCULATED"}, "description": "For the register"}
	want := at(d.must(t, delegation("JPN"), createWebhook, map[string]any{"input": input}), "createWebhook", "webhook").(map[string]any)
	hook := want["id"].(string)
	for _, step := range []struct {
		name          string
		input, effect map[string]any
	}{
		{"nothing", map[string]any{}, map[string]any{}},
		{"the URL", map[string]any{"url": "https://hooks.example.org/other"}, map[string]any{"url": "https://hooks.example.org/other"}},
		{"the kinds", map[string]any{"kinds": []string{"PROPOSAL_CREATED"}}, map[string]any{"kinds": []any{"PROPOSAL_CREATED"}}},
		{"all kinds", map[string]any{"kinds": nil}, map[string]any{"kinds": nil}},
		{"the description", map[string]any{"description": " Later "}, map[string]any{"description": "Later"}},
		{"no description", map[string]any{"description": nil}, map[string]any{"description": nil}},
		{"pause", map[string]any{"paused": true}, map[string]any{"status": "PAUSED"}},
		{"pause again", map[string]any{"paused": true}, map[string]any{}},
		{"a field while paused", map[string]any{"kinds": []string{"QUESTION_POSED"}}, map[string]any{"kinds": []any{"QUESTION_POSED"}}},
		{
			"all at once",
			map[string]any{"url": "https://hooks.example.org/new", "kinds": nil, "description": "New", "paused": false},
			map[string]any{"url": "https://hooks.example.org/new", "kinds": nil, "description": "New", "status": "ACTIVE"},
		},
	} {
		maps.Copy(want, step.effect)
		got, faults := d.update(t, hook, step.input)
		if diff := cmp.Diff(any(want), got); diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", step.name, faults, diff)
		}
	}
	for name, refused := range map[string]struct {
		input map[string]any
		want  []string
	}{
		"no URL":                 {map[string]any{"url": nil}, []string{"INVALID_INPUT REQUIRED @input.url"}},
		"a relative URL":         {map[string]any{"url": "/x"}, []string{"INVALID_INPUT MALFORMED @input.url value=/x type=URL example=https://hooks.example.org/events"}},
		"no kinds":               {map[string]any{"kinds": []string{}}, []string{"INVALID_INPUT EMPTY @input.kinds"}},
		"an empty description":   {map[string]any{"description": " "}, []string{"INVALID_INPUT EMPTY @input.description"}},
		"neither paused nor not": {map[string]any{"paused": nil}, []string{"INVALID_INPUT REQUIRED @input.paused"}},
		"all at once": {map[string]any{"url": nil, "kinds": []string{}, "description": "a\nb", "paused": nil}, []string{
			"INVALID_INPUT REQUIRED @input.url", "INVALID_INPUT EMPTY @input.kinds",
			"INVALID_INPUT NOT_ONE_LINE @input.description", "INVALID_INPUT REQUIRED @input.paused",
		}},
	} {
		_, faults := d.update(t, hook, refused.input)
		if diff := cmp.Diff(refused.want, faults); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	got, faults := d.update(t, hook, map[string]any{})
	if diff := cmp.Diff(any(want), got); diff != "" {
		t.Errorf("after refused updates: %v (-want +got):\n%s", faults, diff)
	}
}

// testWebhook returns its delivery. Only active webhooks can be tested.
func TestWebhookTest(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	hook := d.webhook(t, delegation("JPN"))
	result, code := d.onWebhook(t, delegation("JPN"), "testWebhook", hook)
	listed := d.deliveriesOf(t, delegation("JPN"))
	if code != "" || len(listed) != 1 {
		t.Fatalf("got code %q and webhooks %v, want one webhook", code, listed)
	}
	want := map[string]any{"delivery": map[string]any{
		"id": at(listed[0], "id"), "status": "PENDING", "dueAt": at(listed[0], "dueAt"), "event": nil, "attempts": []any{},
	}}
	if diff := cmp.Diff(want, result); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, faults := d.update(t, hook, map[string]any{"paused": true}); len(faults) > 0 {
		t.Fatal(faults)
	}
	if _, code := d.onWebhook(t, delegation("JPN"), "testWebhook", hook); code != models.InvalidTransition {
		t.Errorf("while paused: %q", code)
	}
}

// A deleted webhook is not found, and cannot be changed.
func TestDeleteWebhook(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	hook := d.webhook(t, delegation("JPN"))
	if result, code := d.onWebhook(t, delegation("JPN"), "deleteWebhook", hook); code != "" || result["deletedWebhookId"] != hook {
		t.Errorf("deleted: %v %q", result, code)
	}
	if _, code := d.onWebhook(t, delegation("JPN"), "updateWebhook", hook); code != models.NotFound {
		t.Errorf("after it was deleted: %q", code)
	}
	if node := at(d.must(t, delegation("JPN"), deliveryNode, map[string]any{"id": hook}), "node"); node != nil {
		t.Errorf("found after deletion: %v", node)
	}
}

// Dead deliveries are listed with their attempts and can be sent again by their owner.
func TestResendDelivery(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.webhook(t, delegation("JPN"), "PROPOSAL_CREATED")
	d.file(t, "JPN", models.Public)
	d.file(t, "JPN", models.Public)
	outbox := webhook.NewOutbox(d.db, time.Now)
	claimed, err := outbox.Claim(t.Context(), 1, time.Hour)
	if err != nil || len(claimed) != 1 {
		t.Fatalf("%d were claimed, %v", len(claimed), err)
	}
	when := time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)
	end := webhook.Result{
		Status: models.DeliveryDead, DueAt: when, DisableAfter: time.Hour,
		Attempt: models.WebhookAttempt{At: when, StatusCode: 503, Problem: models.NewProblem(models.ReceiverFailed, models.P("status", 503)), DurationMS: 12},
	}
	if err := outbox.Record(t.Context(), claimed[0], end); err != nil {
		t.Fatal(err)
	}
	query := `{ viewer { webhooks { nodes { deliveries(statuses: [DEAD]) { totalCount nodes { id status dueAt event { kind actor { code } } attempts { attemptedAt statusCode problem { code reason params { name values } field message(language: FR) } durationMs } } } } } } }`
	want := map[string]any{"totalCount": 1.0, "nodes": []any{map[string]any{
		"id": d.id(claimed[0]), "status": "DEAD", "dueAt": nil, "event": map[string]any{"kind": "PROPOSAL_CREATED", "actor": map[string]any{"code": "JPN"}},
		"attempts": []any{map[string]any{"attemptedAt": "2026-03-02T12:00:00Z", "statusCode": 503.0, "durationMs": 12.0, "problem": map[string]any{
			"code": "UNAVAILABLE", "reason": "RECEIVER_FAILED", "params": []any{map[string]any{"name": "status", "values": []any{"503"}}},
			"field": nil, "message": "Le destinataire a répondu par le statut HTTP 503.",
		}}},
	}}}
	if diff := cmp.Diff(want, at(d.must(t, delegation("JPN"), query, nil), "viewer", "webhooks", "nodes", 0, "deliveries")); diff != "" {
		t.Errorf("the dead (-want +got):\n%s", diff)
	}
	result, code := d.onWebhook(t, delegation("JPN"), "redeliverWebhookDelivery", d.id(claimed[0]))
	if code != "" || at(result, "delivery", "status") != "PENDING" || at(result, "delivery", "dueAt") == nil {
		t.Errorf("sent again: %v %q", result, code)
	}
	if dead := at(d.must(t, delegation("JPN"), query, nil), "viewer", "webhooks", "nodes", 0, "deliveries", "totalCount"); dead != 0.0 || len(d.deliveriesOf(t, delegation("JPN"))) != 2 {
		t.Errorf("then %v are dead", dead)
	}
}

// Deliveries of events that the owner may not see are in no list and not found by ID.
func TestHiddenDeliveries(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.webhook(t, delegation("USA"))
	draft := d.file(t, "JPN", models.Public)
	hidden := []*models.WebhookDelivery{}
	if err := d.db.GORM.Find(&hidden).Error; err != nil || len(hidden) == 0 {
		t.Fatalf("%d wait, %v", len(hidden), err)
	}
	if result := d.deliveriesOf(t, delegation("USA")); len(result) != 0 {
		t.Errorf("it sees of a draft: %v", result)
	}
	for _, delivery := range hidden {
		if node := at(d.must(t, delegation("USA"), deliveryNode, map[string]any{"id": d.id(delivery)}), "node"); node != nil {
			t.Errorf("it finds %v", node)
		}
		if _, code := d.onWebhook(t, delegation("USA"), "redeliverWebhookDelivery", d.id(delivery)); code != models.NotFound {
			t.Errorf("it redelivered an event that it may not see: %q", code)
		}
	}
	d.circulate(t, "JPN", draft, "TEST/W/1")
	if result := d.deliveriesOf(t, delegation("USA")); len(result) == 0 {
		t.Error("it sees no event of circulated proposals")
	}
}
