package webhook_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

const receiverURL = "https://hooks.example.org/events"

// hookOf creates a webhook whose receiver is never called, as the given viewer.
func (f *sender) hookOf(t *testing.T, viewer access.Viewer, kinds ...models.EventKind) *models.Webhook {
	t.Helper()
	hook, _ := f.webhook(t, viewer, receiverURL, kinds...)
	return hook
}

// perWebhook counts the deliveries to each webhook in any status.
func (f *sender) perWebhook(t *testing.T) map[models.ID]int {
	t.Helper()
	rows := []*models.WebhookDelivery{}
	if err := f.db.GORM.Find(&rows).Error; err != nil {
		t.Fatal(err)
	}
	counts := map[models.ID]int{}
	for _, row := range rows {
		counts[row.WebhookID]++
	}
	return counts
}

// rows counts the rows of the tables that creating a proposal adds to.
func (f *sender) rows(t *testing.T) map[string]int64 {
	t.Helper()
	counts := map[string]int64{}
	for _, table := range []string{"proposals", "revisions", "revision_texts", "paragraphs", "events", "idempotent_calls"} {
		var count int64
		if err := f.db.GORM.Table(table).Count(&count).Error; err != nil {
			t.Fatal(err)
		}
		counts[table] = count
	}
	return counts
}

// Each event is added to the outbox for each webhook that subscribes to it; a rejected mutation
// adds nothing.
func TestOutbox(t *testing.T) {
	t.Parallel()
	f := newSender(t)
	all := f.hookOf(t, delegation("JPN"))
	some := f.hookOf(t, delegation("USA"), models.ProposalCreatedEvent, models.RevisionCirculatedEvent)
	other := f.hookOf(t, secretariat, models.RevisionCirculatedEvent)
	p := f.create(t, "PAK")
	var events int64
	if err := f.db.GORM.Model(&models.Event{}).Count(&events).Error; err != nil || events < 2 {
		t.Fatalf("got %d events, error %v, want at least 2", events, err)
	}
	want := map[models.ID]int{all.ID: int(events), some.ID: 1}
	if diff := cmp.Diff(want, f.perWebhook(t)); diff != "" {
		t.Errorf("after the proposal (-want +got):\n%s", diff)
	}
	_, err := f.SubmitRevision(t.Context(), delegation("USA"), trackertest.Submission(t, f.Tracker, delegation("JPN"), p.ID, 0), query.Preload{})
	expect(t, "submission by an unrelated delegation", err, problem{models.NotFound, "input.revision"})
	_, err = f.CirculateRevision(t.Context(), secretariat, trackertest.Circulation(t, f.Tracker, delegation("JPN"), p.ID, 0, f.Reader.Today(), "JOB/GC/96"), query.Preload{})
	if err == nil {
		t.Error("a draft was circulated")
	}
	if diff := cmp.Diff(want, f.perWebhook(t)); diff != "" {
		t.Errorf("after a rejected mutation (-want +got):\n%s", diff)
	}
	f.circulate(t, p, "JOB/GC/96")
	if got := f.perWebhook(t); got[other.ID] != 1 || got[some.ID] != 2 || got[all.ID] <= want[all.ID]+1 {
		t.Errorf("after the circulation: unexpected deliveries %v", got)
	}
}

// An event and its deliveries are written in the same transaction.
func TestOutboxTransaction(t *testing.T) {
	t.Parallel()
	f := newSender(t)
	f.hookOf(t, delegation("JPN"))
	create := func() error {
		_, err := f.CreateProposal(t.Context(), delegation("JPN"), draft(), query.Preload{})
		return err
	}
	refuse := `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$`
	for _, step := range []struct{ what, begin, end string }{
		{"the commit fails", "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()", "DROP TRIGGER late ON events"},
		{"the outbox fails", "CREATE TRIGGER now BEFORE INSERT ON webhook_deliveries FOR EACH ROW EXECUTE FUNCTION refuse()", "DROP TRIGGER now ON webhook_deliveries"},
	} {
		before := f.rows(t)
		for _, statement := range []string{strings.Replace(refuse, "CREATE", "CREATE OR REPLACE", 1), step.begin} {
			if err := f.db.GORM.Exec(statement).Error; err != nil {
				t.Fatal(err)
			}
		}
		if err := create(); err == nil || !strings.Contains(err.Error(), "not now") {
			t.Errorf("%s: got error %v, want the trigger's", step.what, err)
		}
		if diff := cmp.Diff(before, f.rows(t)); diff != "" || len(f.perWebhook(t)) != 0 {
			t.Errorf("%s: %d are in the outbox; other tables (-before +after):\n%s", step.what, len(f.perWebhook(t)), diff)
		}
		if err := f.db.GORM.Exec(step.end).Error; err != nil {
			t.Fatal(err)
		}
	}
	if err := create(); err != nil || len(f.perWebhook(t)) != 1 {
		t.Errorf("without the fault: unexpected error %v or deliveries %v", err, f.perWebhook(t))
	}
}

// Concurrent claims never return the same delivery twice, and never more deliveries than requested.
func TestConcurrentClaims(t *testing.T) {
	t.Parallel()
	f := newSender(t)
	const webhooks, waiting, most = 10, 40, 5
	for range webhooks {
		hook := f.hookOf(t, delegation("JPN"))
		for range waiting / webhooks {
			f.ping(t, delegation("JPN"), hook)
		}
	}
	var mu sync.Mutex
	taken := map[models.ID]int{}
	ends := together(func() error {
		for {
			claimed, err := f.outbox.Claim(t.Context(), most, 1000*time.Hour)
			if err != nil || len(claimed) == 0 {
				return err
			}
			mu.Lock()
			for _, delivery := range claimed {
				taken[delivery.ID]++
			}
			mu.Unlock()
			if len(claimed) > most {
				return fmt.Errorf("claimed %d, more than %d", len(claimed), most)
			}
		}
	})
	if most := slices.Max(slices.Collect(maps.Values(taken))); ends[""] != rivals || len(taken) != waiting || most != 1 {
		t.Errorf("got %d of %d deliveries claimed, one of them %d times, want each once: %v", len(taken), waiting, most, ends)
	}
}

// An invalid webhook is rejected with a reason.
func TestCreateWebhookErrors(t *testing.T) {
	t.Parallel()
	f := newSender(t)
	for _, url := range []string{
		"", "example.org", "/events", "ftp://example.org/", "file:///etc/passwd", "https://", "https:///events", "https://:443/", "javascript:alert(1)",
		"https://user:secret@example.org/", "https://example.org/#part", "https://exa mple.org/", "https://example.org/\x00",
	} {
		_, _, err := f.webhooks.Create(t.Context(), delegation("JPN"), webhook.Create{URL: url})
		expect(t, url, err, problem{models.InvalidInput, "input.url"})
	}
	_, _, err := f.webhooks.Create(t.Context(), delegation("JPN"), webhook.Create{URL: "https://example.org/" + strings.Repeat("x", 1981)})
	expect(t, "2001 bytes", err, problem{models.LimitExceeded, "input.url"})
	_, _, err = f.webhooks.Create(t.Context(), delegation("JPN"), webhook.Create{
		URL: "none", Kinds: []models.EventKind{}, Description: strings.Repeat("x", 501),
	})
	expect(t, "all at once", err,
		problem{models.LimitExceeded, "input.description"}, problem{models.InvalidInput, "input.kinds"}, problem{models.InvalidInput, "input.url"})
	reader := delegation("JPN")
	reader.Scopes = access.NewScopes(access.ScopeProposalsRead)
	_, _, err = f.webhooks.Create(t.Context(), reader, webhook.Create{URL: receiverURL})
	expect(t, "a token without the scope", err, problem{models.Forbidden, ""})
	_, _, err = f.webhooks.Create(t.Context(), access.Viewer{}, webhook.Create{URL: receiverURL})
	expect(t, "the public", err, problem{models.Unauthenticated, ""})
}

// An owner has at most twenty webhooks, even if they are created concurrently; deleting one allows
// another.
func TestWebhookLimit(t *testing.T) {
	t.Parallel()
	f := newSender(t)
	for range 15 {
		f.hookOf(t, delegation("JPN"))
	}
	ends := together(func() error {
		_, _, err := f.webhooks.Create(t.Context(), delegation("JPN"), webhook.Create{URL: receiverURL})
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": 5, models.LimitExceeded: rivals - 5}, ends); diff != "" {
		t.Errorf("created concurrently (-want +got):\n%s", diff)
	}
	f.hookOf(t, delegation("USA"))
	rows, err := f.webhooks.List(t.Context(), delegation("JPN"), query.PageRequest{First: 100})
	if err != nil || len(rows.Items) != 20 {
		t.Fatalf("%d webhooks, %v", len(rows.Items), err)
	}
	if err := f.webhooks.Delete(t.Context(), delegation("JPN"), webhook.On{Webhook: rows.Items[0].ID}); err != nil {
		t.Fatal(err)
	}
	f.hookOf(t, delegation("JPN"))
}

// A repeated call with the same key has the same result, but does not return the secret again.
func TestWebhookReplay(t *testing.T) {
	t.Parallel()
	f := newSender(t)
	in := webhook.Create{URL: receiverURL, IdempotencyKey: "one"}
	hook, secret, err := f.webhooks.Create(t.Context(), delegation("JPN"), in)
	if err != nil || !strings.HasPrefix(secret, "whsec_") {
		t.Fatalf("the secret is %q, %v", secret, err)
	}
	again, returned, err := f.webhooks.Create(t.Context(), delegation("JPN"), in)
	if err != nil || again.ID != hook.ID || returned != "" {
		t.Errorf("again: %+v, %q, %v", again, returned, err)
	}
	in.URL += "/other"
	_, _, err = f.webhooks.Create(t.Context(), delegation("JPN"), in)
	expect(t, "other input", err, problem{models.IdempotencyMismatch, "input.idempotencyKey"})
	turn := webhook.On{Webhook: hook.ID, IdempotencyKey: "two"}
	if _, returned, err = f.webhooks.RotateSecret(t.Context(), delegation("JPN"), turn); err != nil || returned == "" || returned == secret {
		t.Errorf("rotated: %q, %v", returned, err)
	}
	rotated, empty, err := f.webhooks.RotateSecret(t.Context(), delegation("JPN"), turn)
	if err != nil || empty != "" || rotated.Secret != returned || rotated.FormerSecret != secret {
		t.Errorf("rotated again: %+v, %q, %v", rotated, empty, err)
	}
	ask := webhook.On{Webhook: hook.ID, IdempotencyKey: "three"}
	for range 2 {
		if _, err := f.webhooks.Test(t.Context(), delegation("JPN"), ask); err != nil {
			t.Fatal(err)
		}
	}
	if tests := f.perWebhook(t)[hook.ID]; tests != 1 {
		t.Errorf("tested %d times under one key", tests)
	}
}

// A webhook follows its state machine. The error for an invalid transition lists the valid ones.
func TestWebhookTransitions(t *testing.T) {
	t.Parallel()
	f := newSender(t)
	hook := f.hookOf(t, delegation("JPN"))
	of := webhook.On{Webhook: hook.ID}
	act := map[string]func() error{
		"pause":  func() error { _, err := f.paused(t, hook, true); return err },
		"resume": func() error { _, err := f.paused(t, hook, false); return err },
		"disable": func() error {
			return f.db.GORM.Exec("UPDATE webhooks SET status = 'DISABLED', disabled_because = '{}'").Error
		},
		"test":   func() error { _, err := f.webhooks.Test(t.Context(), delegation("JPN"), of); return err },
		"rotate": func() error { _, _, err := f.webhooks.RotateSecret(t.Context(), delegation("JPN"), of); return err },
		"delete": func() error { return f.webhooks.Delete(t.Context(), delegation("JPN"), of) },
	}
	for i, step := range []struct {
		act  string
		code models.ErrorCode
	}{
		{"resume", ""}, // it is already active
		{"test", ""},
		{"pause", ""},
		{"pause", ""},
		{"test", models.InvalidTransition},
		{"rotate", ""},
		{"resume", ""},
		{"disable", ""},
		{"test", models.InvalidTransition},
		{"pause", models.InvalidTransition},
		{"resume", ""},
		{"delete", ""},
		{"resume", models.NotFound},
		{"rotate", models.NotFound},
		{"test", models.NotFound},
		{"delete", models.NotFound},
	} {
		field := "input.webhook"
		if step.act == "pause" {
			field = "input.paused"
		}
		err := act[step.act]()
		if step.code == "" && err != nil {
			t.Errorf("step %d, %s: %v", i, step.act, err)
		} else if step.code != "" {
			expect(t, fmt.Sprintf("step %d, %s", i, step.act), err, problem{step.code, field})
		}
	}
}

// Deliveries are paginated in both directions.
func TestWebhookDeliveryPagination(t *testing.T) {
	t.Parallel()
	f := newSender(t)
	hook := f.hookOf(t, delegation("JPN"))
	for range 5 {
		f.ping(t, delegation("JPN"), hook)
	}
	read := func(page query.PageRequest) query.Page[*models.WebhookDelivery] {
		rows, err := f.webhooks.Deliveries(t.Context(), delegation("JPN"), webhook.Selection{Webhook: hook.ID}, page, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	whole := read(query.PageRequest{First: 10})
	seen, page := []string{}, query.PageRequest{First: 2}
	for more := true; more; {
		rows := read(page)
		seen, more = append(seen, rows.Cursors...), rows.HasNext
		page.After = seen[len(seen)-1]
	}
	if diff := cmp.Diff(whole.Cursors, seen); diff != "" || len(seen) != 5 || whole.Items[0].CreatedAt.Before(whole.Items[4].CreatedAt) {
		t.Errorf("forward, latest first (-whole +pages):\n%s", diff)
	}
	seen, page = []string{}, query.PageRequest{Last: 2}
	for more := true; more; {
		rows := read(page)
		seen, more = append(slices.Clone(rows.Cursors), seen...), rows.HasPrevious
		page.Before = seen[0]
	}
	if diff := cmp.Diff(whole.Cursors, seen); diff != "" {
		t.Errorf("backwards (-whole +pages):\n%s", diff)
	}
}
