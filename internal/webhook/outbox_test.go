package webhook_test

import (
	"context"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/stdlib"

	"proposaltracker/internal/query"
	"proposaltracker/internal/webhook"
)

// A test delivery and a redelivery notify all servers immediately.
func TestOutboxNotification(t *testing.T) {
	t.Parallel()
	f := newSender(t)
	hook := f.hookOf(t, delegation("JPN"))
	pool, err := f.db.GORM.DB()
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close() //nolint:errcheck // the database is dropped after the test
	heard := func(what string) {
		t.Helper()
		err := conn.Raw(func(driver any) error {
			ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
			defer stop()
			_, err := driver.(*stdlib.Conn).Conn().WaitForNotification(ctx)
			return err
		})
		if err != nil {
			t.Errorf("%s: got no notification: %v", what, err)
		}
	}
	if _, err := conn.ExecContext(t.Context(), "LISTEN proposal_events"); err != nil {
		t.Fatal(err)
	}
	f.ping(t, delegation("JPN"), hook)
	heard("test delivery")
	claimed, err := f.outbox.Claim(t.Context(), 1, time.Hour)
	if err != nil || len(claimed) != 1 {
		t.Fatalf("got deliveries %+v, want one; error %v", claimed, err)
	}
	_, err = f.webhooks.Redeliver(t.Context(), delegation("JPN"), webhook.Redeliver{Delivery: claimed[0].ID}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	heard("redelivery")
}
