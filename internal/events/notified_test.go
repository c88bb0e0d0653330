package events_test

import (
	"log/slog"
	"testing"
	"time"

	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
)

// listening returns the reader of another process, which its own hub keeps up to date.
func (o *fixture) listening(t *testing.T, interval time.Duration) (*query.Reader, *events.Hub) {
	t.Helper()
	reader, err := query.New(t.Context(), o.db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	hub := events.NewHub(reader, o.db.ListenConfig(), events.Config{CheckInterval: interval}, slog.New(slog.DiscardHandler))
	run(t, hub)
	await(t, "valid generation", func() bool { _, valid := reader.Generation(); return valid })
	return reader, hub
}

// begins waits until another generation begins. It fails if the connection was replaced, which also
// begins a generation.
func begins(t *testing.T, reader *query.Reader, hub *events.Hub, former query.Generation) {
	t.Helper()
	await(t, "new generation", func() bool { now, valid := reader.Generation(); return valid && now != former })
	if _, losses := metricsOf(t, hub); losses != 0 {
		t.Errorf("the connection was lost %v times, want never", losses)
	}
}

// The notification of a public change begins a generation by itself.
func TestGenerationOfNotification(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	p := o.create(t, "ECOMMERCE")
	reader, hub := o.listening(t, 5*time.Second)
	former, _ := reader.Generation()
	o.circulate(t, p)
	begins(t, reader, hub, former)
}

// A lost notification of a public change is detected even if a notification of a hidden change has
// arrived since.
func TestLostNotificationOfPublicChange(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	reader, hub := o.listening(t, time.Second)
	former, _ := reader.Generation()
	if err := o.db.GORM.Exec(`CREATE OR REPLACE FUNCTION number_event() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN
			UPDATE event_counter SET last = last + 1, last_public = last + 1 RETURNING last INTO NEW.seq;
			PERFORM pg_notify('proposal_events', 'hidden');
			RETURN NEW;
		END $$`).Error; err != nil {
		t.Fatal(err)
	}
	o.create(t, "ECOMMERCE")
	begins(t, reader, hub, former)
}

// Responses that were computed while the reference data was being reloaded, or while notifications
// were lost, do not belong to a later generation.
func TestGenerationOfReader(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	o.Reader.SetNotified(true)
	for name, change := range map[string]func() error{
		"reference data reloaded": func() error { return o.Reader.RefreshDirectory(t.Context()) },
		"notifications lost and restored": func() error {
			o.Reader.SetNotified(false)
			if _, valid := o.Reader.Generation(); valid {
				t.Error("a generation is valid without notifications")
			}
			o.Reader.SetNotified(true)
			return nil
		},
	} {
		former, _ := o.Reader.Generation()
		if err := change(); err != nil {
			t.Fatal(err)
		}
		if now, valid := o.Reader.Generation(); !valid || now == former {
			t.Errorf("%s: the generation is %v (valid: %t), want another one than %v", name, now, valid, former)
		}
	}
	former, _ := o.Reader.Generation()
	o.Reader.SetNotified(true)
	if now, _ := o.Reader.Generation(); now != former {
		t.Errorf("the generation is %v although notifications were received all the time, want %v", now, former)
	}
	tomorrow, valid := o.Reader.WithClock(func() time.Time { return time.Now().Add(24 * time.Hour) }).Generation()
	if !valid || tomorrow == former || tomorrow.Changes != former.Changes {
		t.Errorf("the generation of the next day is %v, want that of another day than %v", tomorrow, former)
	}
}
