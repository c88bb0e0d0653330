package webhook_test

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// verifies reports whether a request is signed with the given secret, regardless of its timestamp.
func verifies(t *testing.T, l received, secret string) bool {
	t.Helper()
	official, err := standardwebhooks.NewWebhook(secret)
	if err != nil {
		t.Fatal(err)
	}
	return official.VerifyIgnoringTimestamp(l.body, l.header) == nil
}

// A delegation receives the events that it subscribed to, with the documented body and signature.
func TestWebhookDelivery(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	hook, secret := p.webhook(t, japan, r.URL+"/events", models.RevisionCirculatedEvent)
	proposal := p.create(t)
	p.circulate(t, proposal, "TEST/W/1")
	p.send(t)
	got := r.one(t)
	official, err := standardwebhooks.NewWebhook(secret)
	if err != nil {
		t.Fatal(err)
	}
	if err := official.Verify(got.body, got.header); err != nil {
		t.Errorf("verify with the official library: %v", err)
	}
	spoilt := append([]byte{' '}, got.body...)
	if official.Verify(spoilt, got.header) == nil {
		t.Error("the signature is valid for another body")
	}
	delivery := p.onlyDelivery(t, japan, hook)
	headers := map[string]string{"id": got.id(), "at": got.header.Get(standardwebhooks.HeaderWebhookTimestamp), "type": got.header.Get("Content-Type")}
	if diff := cmp.Diff(map[string]string{"id": p.id(delivery), "at": strconv.FormatInt(p.now().Unix(), 10), "type": "application/json"}, headers); diff != "" {
		t.Errorf("headers (-want +got):\n%s", diff)
	}
	event := delivery.Event
	want := map[string]any{
		"type": "proposal.revision_circulated", "timestamp": event.RecordedAt.UTC().Format(time.RFC3339Nano), "data": map[string]any{
			"id": p.id(event), "kind": "REVISION_CIRCULATED", "actor": "SECRETARIAT", "occurredOn": event.OccurredOn.String(),
			"recordedAt": event.RecordedAt.UTC().Format(time.RFC3339Nano),
			"proposal":   map[string]any{"id": p.id(proposal), "symbol": "TEST/W/1", "title": "Trust", "status": "CIRCULATED"},
			"revision":   map[string]any{"id": p.Reader.Codec().ID(models.NodeID{Type: models.TypeRevision, ID: *event.RevisionID}), "number": 0.0, "symbol": "TEST/W/1"},
		},
	}
	if diff := cmp.Diff(want, got.read(t)); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	if delivery.Status != models.DeliveryDelivered || len(delivery.Tried) != 1 || delivery.Tried[0].StatusCode != http.StatusNoContent || delivery.Tried[0].Problem != nil {
		t.Errorf("unexpected delivery %+v", delivery)
	}
	p.send(t)
	if again := r.take(); len(again) != 0 {
		t.Errorf("got %d further requests for a delivered event, want none", len(again))
	}
}

// Deliveries name the co-author concerned and contain the latest checkpoint. Test deliveries have no data.
func TestWebhookPayload(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	p.config.Checkpoint = func(context.Context) (string, error) { return "log\n7\n", nil }
	hook, _ := p.webhook(t, japan, r.URL, models.CoAuthorInvitedEvent)
	_, err := p.CreateProposal(t.Context(), japan, draft("PAK"), query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	p.send(t)
	body := r.one(t).read(t)
	if body["checkpoint"] != "log\n7\n" {
		t.Errorf("the checkpoint is %v", body["checkpoint"])
	}
	data := body["data"].(map[string]any)
	if data["sponsor"] != "PAK" || data["actor"] != "JPN" || data["proposal"].(map[string]any)["symbol"] != nil {
		t.Errorf("unexpected data of the invitation: %v", data)
	}
	p.ping(t, japan, hook)
	p.send(t)
	want := map[string]any{"type": "ping", "checkpoint": "log\n7\n", "timestamp": p.deliveries(t, japan, hook)[0].CreatedAt.UTC().Format(time.RFC3339Nano), "data": map[string]any{}}
	if diff := cmp.Diff(want, r.one(t).read(t)); diff != "" {
		t.Errorf("body of the test (-want +got):\n%s", diff)
	}
}

// Deliveries of meeting events name the meeting instead of a proposal. Agenda requests are
// delivered to the delegation that made them and to the Secretariat.
func TestWebhookMeetingPayload(t *testing.T) {
	t.Parallel()
	p, own, other := newSender(t), newReceiver(t), newReceiver(t)
	usa := japan
	usa.Delegation = "USA"
	meeting, err := p.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "GC", StartsOn: p.Reader.Today()})
	if err != nil {
		t.Fatal(err)
	}
	hook, _ := p.webhook(t, japan, own.URL)
	p.webhook(t, usa, other.URL)
	requesting := japan
	requesting.Scopes = access.NewScopes(access.ScopeVenuesWrite)
	in := tracker.RequestAgendaItem{Meeting: meeting.ID, Titles: []tracker.LocalizedInput{{Language: models.English, Text: "Trust"}}}
	if _, err := p.RequestAgendaItem(t.Context(), requesting, in); err != nil {
		t.Fatal(err)
	}
	p.send(t)
	event := p.onlyDelivery(t, japan, hook).Event
	want := map[string]any{
		"type": "meeting.agenda_item_requested", "timestamp": event.RecordedAt.UTC().Format(time.RFC3339Nano), "data": map[string]any{
			"id": p.id(event), "kind": "AGENDA_ITEM_REQUESTED", "actor": "JPN", "sponsor": "JPN", "occurredOn": p.Reader.Today().String(),
			"recordedAt": event.RecordedAt.UTC().Format(time.RFC3339Nano),
			"meeting":    map[string]any{"id": p.id(meeting), "venue": "GC", "startsOn": p.Reader.Today().String()},
		},
	}
	if diff := cmp.Diff(want, own.one(t).read(t)); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	if got := other.take(); len(got) != 0 {
		t.Errorf("another delegation got %d events of the request, want none", len(got))
	}
}

// After a rotation, both secrets sign for 24 hours, then only the new one.
func TestWebhookSecretRotation(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	hook, former := p.webhook(t, japan, r.URL)
	rotated := p.now()
	_, secret, err := p.webhooks.RotateSecret(t.Context(), japan, webhook.On{Webhook: hook.ID})
	if err != nil || secret == former {
		t.Fatalf("got the same secret after rotation, or error %v", err)
	}
	for _, c := range []struct {
		after    time.Duration
		byFormer bool
	}{{0, true}, {24*time.Hour - time.Second, true}, {24 * time.Hour, false}} {
		p.pass(rotated.Add(c.after).Sub(p.now()))
		p.ping(t, japan, hook)
		p.send(t)
		got := r.one(t)
		if !verifies(t, got, secret) || verifies(t, got, former) != c.byFormer {
			t.Errorf("after %s: got signed by new %t, by former %t; want true, %t", c.after, verifies(t, got, secret), verifies(t, got, former), c.byFormer)
		}
		if at := got.header.Get(standardwebhooks.HeaderWebhookTimestamp); at != strconv.FormatInt(p.now().Unix(), 10) {
			t.Errorf("after %s: unexpected timestamp %s", c.after, at)
		}
	}
}

// Several concurrent deliverers send each delivery once.
func TestConcurrentDeliverers(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	hook, _ := p.webhook(t, japan, r.URL, models.ProposalCreatedEvent)
	const proposals = 50
	for range proposals {
		p.create(t)
	}
	var sending sync.WaitGroup
	for range 3 {
		sending.Go(func() { p.send(t) })
	}
	sending.Wait()
	came := map[string]int{}
	for _, got := range r.take() {
		came[got.id()]++
	}
	if len(came) != proposals {
		t.Errorf("got %d deliveries, want %d", len(came), proposals)
	}
	for _, delivery := range p.deliveries(t, japan, hook) {
		if came[p.id(delivery)] != 1 || delivery.Status != models.DeliveryDelivered || delivery.Attempts != 1 {
			t.Errorf("delivery %s: arrived %d times, status %s after %d attempts; want it delivered once",
				p.id(delivery), came[p.id(delivery)], delivery.Status, delivery.Attempts)
		}
	}
}

// A delivery that was claimed but not recorded is sent by another deliverer after the claim
// expires, under the same ID. If the first deliverer records its attempt later, that does not
// change the delivery.
func TestWebhookClaimExpiry(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	hook, _ := p.webhook(t, japan, r.URL)
	p.ping(t, japan, hook)
	taken, err := p.outbox.Claim(t.Context(), 10, time.Minute)
	if err != nil || len(taken) != 1 {
		t.Fatalf("got %d claimed deliveries, error %v, want one", len(taken), err)
	}
	p.pass(time.Minute - time.Second)
	p.send(t)
	if early := r.take(); len(early) != 0 {
		t.Errorf("got %d requests while the delivery was claimed, want none", len(early))
	}
	p.pass(time.Second)
	p.send(t)
	if got := r.one(t); got.id() != p.id(taken[0]) {
		t.Errorf("sent as %s, want %s", got.id(), p.id(taken[0]))
	}
	late := webhook.Result{
		Status: models.DeliveryFailed, DueAt: p.now().UTC(), DisableAfter: time.Hour,
		Attempt: models.WebhookAttempt{At: p.now().UTC(), Problem: models.NewProblem(models.ReceiverTimedOut)},
	}
	if err := p.outbox.Record(t.Context(), taken[0], late); err != nil {
		t.Fatal(err)
	}
	if delivery := p.onlyDelivery(t, japan, hook); delivery.Status != models.DeliveryDelivered || len(delivery.Tried) != 2 {
		t.Errorf("after a late record: unexpected status %s with %d attempts", delivery.Status, len(delivery.Tried))
	}
}

// If a redelivery is requested while the delivery is being sent, it is sent again afterwards.
func TestRedeliveryInProgress(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	hook, _ := p.webhook(t, japan, r.URL)
	p.ping(t, japan, hook)
	delivery := p.onlyDelivery(t, japan, hook)
	r.answer = func(w http.ResponseWriter) {
		r.answer = func(w http.ResponseWriter) { w.WriteHeader(http.StatusOK) }
		if _, err := p.webhooks.Redeliver(t.Context(), japan, webhook.Redeliver{Delivery: delivery.ID}, query.Preload{}); err != nil {
			t.Error(err)
		}
		w.WriteHeader(http.StatusOK)
	}
	p.send(t)
	p.send(t)
	if got := r.take(); len(got) != 2 || got[0].id() != got[1].id() {
		t.Errorf("got %d requests, want the same delivery twice", len(got))
	}
	if now := p.onlyDelivery(t, japan, hook); now.Status != models.DeliveryDelivered || now.Attempts != 1 {
		t.Errorf("unexpected status %s after %d attempts", now.Status, now.Attempts)
	}
}

// heard returns a receiver that signals each request on came and responds once it receives from
// letGo.
func heard(t *testing.T) (r *receiver, came, letGo chan struct{}) {
	t.Helper()
	r, came, letGo = newReceiver(t), make(chan struct{}, 10), make(chan struct{})
	r.answer = func(w http.ResponseWriter) {
		came <- struct{}{}
		<-letGo
		w.WriteHeader(http.StatusOK)
	}
	return r, came, letGo
}

func await(t *testing.T, came <-chan struct{}) {
	t.Helper()
	select {
	case <-came:
	case <-time.After(30 * time.Second):
		t.Fatal("no request received")
	}
}

// A deliverer checks the outbox when it is notified, and at every interval.
func TestDelivererInterval(t *testing.T) {
	t.Parallel()
	for name, interval := range map[string]time.Duration{"after a notification": time.Hour, "at the interval": 10 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newSender(t)
			r, came, letGo := heard(t)
			close(letGo)
			p.config.Interval = interval
			hook, _ := p.webhook(t, japan, r.URL)
			wakes := make(chan struct{})
			stop, wait := p.run(t, wakes)
			t.Cleanup(wait)
			t.Cleanup(stop)
			wake(t, wakes)
			wake(t, wakes) // twice, so that the deliverer has checked and found nothing
			p.ping(t, japan, hook)
			if interval == time.Hour {
				wake(t, wakes)
			}
			await(t, came)
		})
	}
}

// Deliveries in progress at shutdown are completed and recorded.
func TestDelivererShutdown(t *testing.T) {
	t.Parallel()
	p := newSender(t)
	r, came, letGo := heard(t)
	p.config.Timeout = 30 * time.Second
	hook, _ := p.webhook(t, japan, r.URL)
	p.ping(t, japan, hook)
	stop, wait := p.run(t, nil)
	await(t, came)
	stop()
	close(letGo)
	wait()
	if delivery := p.onlyDelivery(t, japan, hook); delivery.Status != models.DeliveryDelivered || r.one(t).id() != p.id(delivery) {
		t.Errorf("got status %s, want delivered: %+v", delivery.Status, delivery.Tried)
	}
}

// After a panic in one delivery, the others are sent, and that delivery is sent again when its claim expires.
func TestDelivererPanic(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	var panicked atomic.Bool
	p.config.OnResult = func(models.DeliveryStatus) {
		if panicked.CompareAndSwap(false, true) {
			panic("planted")
		}
	}
	hook, _ := p.webhook(t, japan, r.URL)
	p.ping(t, japan, hook)
	p.send(t)
	if !panicked.Load() {
		t.Fatal("the deliverer did not panic")
	}
	first := r.one(t)
	p.pass(2 * p.config.Timeout)
	p.send(t)
	if again := r.one(t); again.id() != first.id() {
		t.Errorf("sent as %s, want %s", again.id(), first.id())
	}
	if delivery := p.onlyDelivery(t, japan, hook); delivery.Status != models.DeliveryDelivered {
		t.Errorf("the delivery is %s, want %s", delivery.Status, models.DeliveryDelivered)
	}
}
