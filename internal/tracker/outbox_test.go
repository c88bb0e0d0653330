package tracker_test

import (
	"slices"
	"testing"
	"time"

	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// Of many deliveries for one receiver, four are claimed at once, and one if the receiver fails, so
// that other receivers do not wait.
func TestClaimDeliveriesPerReceiver(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	long, short := f.webhook(t, delegation("JPN")), f.webhook(t, delegation("USA"))
	for range 10 {
		f.ping(t, delegation("JPN"), long)
	}
	f.ping(t, delegation("USA"), short)
	taken := func() map[models.ID]int {
		claimed, err := f.ClaimDeliveries(t.Context(), 100, 1000*time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		of := map[models.ID]int{}
		for _, delivery := range claimed {
			of[delivery.WebhookID]++
		}
		return of
	}
	if of := taken(); of[long.ID] != 4 || of[short.ID] != 1 {
		t.Errorf("first claim: %v", of)
	}
	if of := taken(); len(of) != 0 {
		t.Errorf("other receivers: %v", of)
	}
	if err := f.db.GORM.Exec("UPDATE webhook_deliveries SET claimed_until = NULL").Error; err != nil {
		t.Fatal(err)
	}
	if err := f.db.GORM.Exec("UPDATE webhooks SET failing_since = created_at").Error; err != nil {
		t.Fatal(err)
	}
	if of := taken(); of[long.ID] != 1 || of[short.ID] != 1 {
		t.Errorf("failing receivers: %v", of)
	}
}

// Deliveries that accumulate for failing receivers do not delay those of the others.
func TestClaimDeliveriesFailingLast(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	for range 3 {
		f.ping(t, delegation("JPN"), f.webhook(t, delegation("JPN")))
	}
	if err := f.db.GORM.Exec("UPDATE webhooks SET failing_since = created_at").Error; err != nil {
		t.Fatal(err)
	}
	well := f.webhook(t, delegation("USA"))
	f.ping(t, delegation("USA"), well)
	claimed, err := f.ClaimDeliveries(t.Context(), 1, time.Hour)
	if err != nil || len(claimed) != 1 || claimed[0].WebhookID != well.ID {
		t.Errorf("first claim: %+v, %v", claimed, err)
	}
	if claimed, err = f.ClaimDeliveries(t.Context(), 100, time.Hour); err != nil || len(claimed) != 3 {
		t.Errorf("second claim: %+v, %v", claimed, err)
	}
}

// Successful deliveries and their attempts are deleted after a month; failed deliveries are not.
func TestPurgeDeliveries(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	webhook := f.webhook(t, delegation("JPN"))
	for range 3 {
		f.ping(t, delegation("JPN"), webhook)
	}
	claimed, err := f.ClaimDeliveries(t.Context(), 3, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	for i, status := range []models.DeliveryStatus{models.DeliveryDelivered, models.DeliveryDead, models.DeliveryDelivered} {
		if err := f.RecordAttempt(t.Context(), claimed[i], tracker.DeliveryResult{Status: status, DueAt: noon, DisableAfter: time.Hour, Attempt: models.WebhookAttempt{At: noon}}); err != nil {
			t.Fatal(err)
		}
	}
	long := noon.Add(-tracker.DeliveriesKept)
	if err := f.db.GORM.Model(&models.WebhookDelivery{}).Where("id IN ?", []models.ID{claimed[0].ID, claimed[1].ID}).Update("created_at", long).Error; err != nil {
		t.Fatal(err)
	}
	forgotten, err := f.PurgeDeliveries(t.Context())
	left := []models.ID{}
	if err := f.db.GORM.Model(&models.WebhookDelivery{}).Order("id").Pluck("id", &left).Error; err != nil {
		t.Fatal(err)
	}
	if err != nil || forgotten != 1 || len(left) != 2 || slices.Contains(left, claimed[0].ID) {
		t.Errorf("%d deleted, %v: %v", forgotten, err, left)
	}
}
