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

// onWebhook runs a mutation on a webhook or a delivery, and returns its payload or the code of its error.
func (d *fixture) onWebhook(t *testing.T, viewer access.Viewer, name, id string) (map[string]any, models.ErrorCode) {
	t.Helper()
	argument, selection := "webhook", "webhook { id status }"
	switch name {
	case "testWebhook":
		selection = "delivery { id status dueAt event { id } attempts { statusCode } }"
	case "redeliverWebhookDelivery":
		argument, selection = "delivery", "delivery { id status dueAt }"
	case "deleteWebhook":
		selection = "deletedWebhookId"
	case "rotateWebhookSecret":
		selection += " secret"
	}
	query := fmt.Sprintf("mutation ($input: %s%sInput!) { %s(input: $input) { %s } }", strings.ToUpper(name[:1]), name[1:], name, selection)
	data, faults := d.send(t, viewer, query, map[string]any{"input": map[string]any{argument: id}})
	if len(faults) == 0 {
		return data[name].(map[string]any), ""
	}
	code := faults[0].Extensions["code"].(models.ErrorCode)
	if field := faults[0].Extensions["field"]; code == models.NotFound && field != "input."+argument {
		t.Errorf("%s: got NOT_FOUND at %v, want input.%s", name, field, argument)
	}
	return nil, code
}

// deliveriesOf returns the deliveries of the viewer's only webhook, as the viewer sees them.
func (d *fixture) deliveriesOf(t *testing.T, viewer access.Viewer) []any {
	t.Helper()
	result := at(d.must(t, viewer, webhooksOfViewer, nil), "viewer", "webhooks", "nodes", 0, "deliveries")
	nodes := at(result, "nodes").([]any)
	if count := at(result, "totalCount"); count != float64(len(nodes)) {
		t.Errorf("got totalCount %v, want the number of deliveries, %d", count, len(nodes))
	}
	return nodes
}

// A delegation creates a webhook, receives its secret once, and can list the webhook later.
func TestCreateWebhook(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	input := map[string]any{"url": "https://hooks.example.org/events", "kinds": []string{"REVISION_CIRCULATED"}, "description": "For the register", "idempotencyKey": "one"}
	made := at(d.must(t, delegation("JPN"), createWebhook, map[string]any{"input": input}), "createWebhook").(map[string]any)
	secret, _ := made["secret"].(string)
	created := made["webhook"].(map[string]any)
	if at, err := time.Parse(time.RFC3339, created["createdAt"].(string)); err != nil || time.Since(at).Abs() > time.Minute {
		t.Errorf("got createdAt %s and error %v, want the current time", at, err)
	}
	want := map[string]any{
		"id": created["id"], "createdAt": created["createdAt"], "url": input["url"], "kinds": []any{"REVISION_CIRCULATED"},
		"description": "For the register", "status": "ACTIVE", "disabledBecause": nil,
	}
	if diff := cmp.Diff(want, created); diff != "" || !strings.HasPrefix(secret, "whsec_") {
		t.Errorf("got secret %q; webhook (-want +got):\n%s", secret, diff)
	}
	again := at(d.must(t, delegation("JPN"), createWebhook, map[string]any{"input": input}), "createWebhook")
	if diff := cmp.Diff(map[string]any{"secret": nil, "webhook": created}, again); diff != "" {
		t.Errorf("repeated call (-want +got):\n%s", diff)
	}
	rotated, _ := d.onWebhook(t, delegation("JPN"), "rotateWebhookSecret", created["id"].(string))
	if next, _ := rotated["secret"].(string); next == secret || !strings.HasPrefix(next, "whsec_") {
		t.Errorf("got secret %q after rotation, want a new one", next)
	}
	listed := d.must(t, delegation("JPN"), webhooksOfViewer, nil)
	delete(at(listed, "viewer", "webhooks", "nodes", 0).(map[string]any), "deliveries")
	if diff := cmp.Diff([]any{created}, at(listed, "viewer", "webhooks", "nodes")); diff != "" {
		t.Errorf("listed webhooks (-want +got):\n%s", diff)
	}
	for _, other := range []access.Viewer{delegation("USA"), secretariat()} {
		if count := at(d.must(t, other, webhooksOfViewer, nil), "viewer", "webhooks", "totalCount"); count != 0.0 {
			t.Errorf("other viewers: got %v webhooks, want none", count)
		}
	}
}

// Only the payloads of the two mutations that generate a secret contain one.
func TestWebhookSecretFields(t *testing.T) {
	t.Parallel()
	for name, definition := range schema(t).Types {
		for _, field := range definition.Fields {
			isSecret := strings.Contains(strings.ToLower(field.Name), "secret") && !strings.HasPrefix(name, "__") && name != "Mutation"
			if isSecret && name != "CreateWebhookPayload" && name != "RotateWebhookSecretPayload" {
				t.Errorf("%s has a field %s, want secrets only in payloads of mutations", name, field.Name)
			}
		}
	}
}

// A webhook is visible only to its owner. Other viewers receive NOT_FOUND, and tokens without the scope
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
		"other delegation":           {delegation("USA"), models.NotFound, false},
		"Secretariat":                {secretariat(), models.NotFound, false},
		"owner with proposals:read":  {reader, models.Forbidden, true},
		"owner with proposals:write": {author, models.Forbidden, false},
		"owner without scopes":       {access.Viewer{Subject: "x", Delegation: "JPN"}, models.Forbidden, false},
		"public":                     {access.Viewer{}, models.Unauthenticated, false},
	} {
		for name, id := range map[string]string{
			"rotateWebhookSecret": hook, "updateWebhook": hook, "testWebhook": hook, "deleteWebhook": hook, "redeliverWebhookDelivery": delivery,
		} {
			if _, code := d.onWebhook(t, c.viewer, name, id); code != c.code {
				t.Errorf("%s, %s: got code %q, want %s", who, name, code, c.code)
			}
		}
		for _, id := range []string{hook, delivery} {
			if node := at(d.must(t, c.viewer, deliveryNode, map[string]any{"id": id}), "node"); (node != nil) != c.sees {
				t.Errorf("%s: got node %v, want visible: %t", who, node, c.sees)
			}
		}
	}
	if result := d.must(t, reader, webhooksOfViewer, nil); at(result, "viewer", "webhooks", "totalCount") != 1.0 {
		t.Errorf("owner with proposals:read: got %v, want one webhook", result)
	}
	for _, id := range []string{hook, delivery} {
		if node := at(d.must(t, delegation("JPN"), deliveryNode, map[string]any{"id": id}), "node"); node == nil || at(node, "id") != id {
			t.Errorf("owner: got node %v, want ID %s", node, id)
		}
	}
	if got := d.deliveriesOf(t, delegation("JPN")); len(got) != 1 || at(got[0], "status") != "PENDING" {
		t.Errorf("after rejected calls: got deliveries %v, want one that is pending", got)
	}
}

const updateWebhook = `mutation ($input: UpdateWebhookInput!) { updateWebhook(input: $input) { webhook { ` + webhookFields + ` } } }`

// update calls updateWebhook, and returns the changed webhook or the summary of each error.
func (d *fixture) update(t *testing.T, id string, changes map[string]any) (any, []string) {
	t.Helper()
	changes["webhook"] = id
	data, faults := d.send(t, delegation("JPN"), updateWebhook, map[string]any{"input": changes})
	if len(faults) > 0 {
		return nil, summaries(t, faults)
	}
	return at(data, "updateWebhook", "webhook"), nil
}

// An update sets the given fields, clears those that are null, and leaves omitted fields unchanged.
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
		{"no field", map[string]any{}, map[string]any{}},
		{"URL", map[string]any{"url": "https://hooks.example.org/other"}, map[string]any{"url": "https://hooks.example.org/other"}},
		{"kinds", map[string]any{"kinds": []string{"PROPOSAL_CREATED"}}, map[string]any{"kinds": []any{"PROPOSAL_CREATED"}}},
		{"all kinds", map[string]any{"kinds": nil}, map[string]any{"kinds": nil}},
		{"description", map[string]any{"description": " Later "}, map[string]any{"description": "Later"}},
		{"no description", map[string]any{"description": nil}, map[string]any{"description": nil}},
		{"pause", map[string]any{"paused": true}, map[string]any{"status": "PAUSED"}},
		{"pause again", map[string]any{"paused": true}, map[string]any{}},
		{"field while paused", map[string]any{"kinds": []string{"QUESTION_POSED"}}, map[string]any{"kinds": []any{"QUESTION_POSED"}}},
		{
			"all fields",
			map[string]any{"url": "https://hooks.example.org/new", "kinds": nil, "description": "New", "paused": false},
			map[string]any{"url": "https://hooks.example.org/new", "kinds": nil, "description": "New", "status": "ACTIVE"},
		},
	} {
		maps.Copy(want, step.effect)
		got, faults := d.update(t, hook, step.input)
		if diff := cmp.Diff(any(want), got); diff != "" {
			t.Errorf("%s: got errors %v; webhook (-want +got):\n%s", step.name, faults, diff)
		}
	}
	for name, rejected := range map[string]struct {
		input map[string]any
		want  []string
	}{
		"null URL":          {map[string]any{"url": nil}, []string{"INVALID_INPUT REQUIRED @input.url"}},
		"relative URL":      {map[string]any{"url": "/x"}, []string{"INVALID_INPUT MALFORMED @input.url value=/x type=URL example=https://hooks.example.org/events"}},
		"empty kinds":       {map[string]any{"kinds": []string{}}, []string{"INVALID_INPUT EMPTY @input.kinds"}},
		"blank description": {map[string]any{"description": " "}, []string{"INVALID_INPUT EMPTY @input.description"}},
		"null paused":       {map[string]any{"paused": nil}, []string{"INVALID_INPUT REQUIRED @input.paused"}},
		"several errors": {map[string]any{"url": nil, "kinds": []string{}, "description": "a\nb", "paused": nil}, []string{
			"INVALID_INPUT REQUIRED @input.url", "INVALID_INPUT EMPTY @input.kinds",
			"INVALID_INPUT NOT_ONE_LINE @input.description", "INVALID_INPUT REQUIRED @input.paused",
		}},
	} {
		_, faults := d.update(t, hook, rejected.input)
		if diff := cmp.Diff(rejected.want, faults); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	got, faults := d.update(t, hook, map[string]any{})
	if diff := cmp.Diff(any(want), got); diff != "" {
		t.Errorf("after rejected updates: got errors %v; webhook (-want +got):\n%s", faults, diff)
	}
}

// testWebhook returns the delivery that it creates. Only active webhooks can be tested.
func TestWebhookTest(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	hook := d.webhook(t, delegation("JPN"))
	result, code := d.onWebhook(t, delegation("JPN"), "testWebhook", hook)
	listed := d.deliveriesOf(t, delegation("JPN"))
	if code != "" || len(listed) != 1 {
		t.Fatalf("got code %q and deliveries %v, want one delivery", code, listed)
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
		t.Errorf("while paused: got code %q, want INVALID_TRANSITION", code)
	}
}

// A deleted webhook cannot be found or changed.
func TestDeleteWebhook(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	hook := d.webhook(t, delegation("JPN"))
	if result, code := d.onWebhook(t, delegation("JPN"), "deleteWebhook", hook); code != "" || result["deletedWebhookId"] != hook {
		t.Errorf("deleteWebhook: got %v and code %q, want the ID", result, code)
	}
	if _, code := d.onWebhook(t, delegation("JPN"), "updateWebhook", hook); code != models.NotFound {
		t.Errorf("updateWebhook after deletion: got code %q, want NOT_FOUND", code)
	}
	if node := at(d.must(t, delegation("JPN"), deliveryNode, map[string]any{"id": hook}), "node"); node != nil {
		t.Errorf("node after deletion: got %v, want null", node)
	}
}

// The owner can list dead deliveries with their attempts and send them again.
func TestResendDelivery(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.webhook(t, delegation("JPN"), "PROPOSAL_CREATED")
	d.file(t, "JPN", models.Public)
	d.file(t, "JPN", models.Public)
	outbox := webhook.NewOutbox(d.db, time.Now)
	claimed, err := outbox.Claim(t.Context(), 1, time.Hour)
	if err != nil || len(claimed) != 1 {
		t.Fatalf("got %d claimed deliveries and error %v, want 1", len(claimed), err)
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
		t.Errorf("dead deliveries (-want +got):\n%s", diff)
	}
	result, code := d.onWebhook(t, delegation("JPN"), "redeliverWebhookDelivery", d.id(claimed[0]))
	if code != "" || at(result, "delivery", "status") != "PENDING" || at(result, "delivery", "dueAt") == nil {
		t.Errorf("redeliverWebhookDelivery: got %v and code %q, want a pending delivery", result, code)
	}
	if dead := at(d.must(t, delegation("JPN"), query, nil), "viewer", "webhooks", "nodes", 0, "deliveries", "totalCount"); dead != 0.0 || len(d.deliveriesOf(t, delegation("JPN"))) != 2 {
		t.Errorf("after redelivery: got %v dead deliveries, want none of 2", dead)
	}
}

// Deliveries of events that the owner may not see are not listed and cannot be found by ID.
func TestHiddenDeliveries(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.webhook(t, delegation("USA"))
	draft := d.file(t, "JPN", models.Public)
	hidden := []*models.WebhookDelivery{}
	if err := d.db.GORM.Find(&hidden).Error; err != nil || len(hidden) == 0 {
		t.Fatalf("got %d stored deliveries and error %v, want at least 1", len(hidden), err)
	}
	if result := d.deliveriesOf(t, delegation("USA")); len(result) != 0 {
		t.Errorf("got deliveries %v for a hidden draft, want none", result)
	}
	for _, delivery := range hidden {
		if node := at(d.must(t, delegation("USA"), deliveryNode, map[string]any{"id": d.id(delivery)}), "node"); node != nil {
			t.Errorf("node of a hidden delivery: got %v, want null", node)
		}
		if _, code := d.onWebhook(t, delegation("USA"), "redeliverWebhookDelivery", d.id(delivery)); code != models.NotFound {
			t.Errorf("redelivery of a hidden delivery: got code %q, want NOT_FOUND", code)
		}
	}
	d.circulate(t, "JPN", draft, "TEST/W/1")
	if result := d.deliveriesOf(t, delegation("USA")); len(result) == 0 {
		t.Error("got no deliveries after circulation, want some")
	}
}
