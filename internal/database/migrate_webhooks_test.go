package database_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

// The migration converts the reasons for failed attempts and disabled webhooks to problems that do
// not reveal which internal names exist.
func TestMigrateWebhookProblems(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	const before = 19
	if err := database.MigrateDown(t.Context(), db, before); err != nil {
		t.Fatal(err)
	}
	execute := func(statement string) {
		t.Helper()
		if _, err := db.Pool.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	execute(`INSERT INTO sponsors (id, kind, code, standing, name_en, name_fr, name_es, aliases)
		VALUES ('00000000-0000-0000-0000-000000000001', 'DELEGATION', 'AAA', 'MEMBER', 'A', 'A', 'A', '[]')`)
	execute(`INSERT INTO webhooks (id, owner_id, url, status, status_reason, secret, created_at)
		SELECT ('00000000-0000-0000-0000-00000000010' || n)::uuid, '00000000-0000-0000-0000-000000000001', 'https://www.example.org/', status, reason, 's', now()
		FROM (VALUES (1, 'ACTIVE', ''), (2, 'DISABLED', 'The receiver answered 410 Gone.'),
			(3, 'DISABLED', 'Nothing could be delivered for 48.5 hours.')) w (n, status, reason)`)
	execute(`INSERT INTO webhook_deliveries (id, webhook_id, status, due_at, created_at)
		VALUES ('00000000-0000-0000-0000-000000000200', '00000000-0000-0000-0000-000000000101', 'FAILED', now(), now())`)
	execute(`INSERT INTO webhook_attempts (id, delivery_id, at, status_code, fault, duration_ms)
		SELECT ('00000000-0000-0000-0000-00000000030' || n)::uuid, '00000000-0000-0000-0000-000000000200', now(), status, fault, 7
		FROM (VALUES (1, 204, ''), (2, 503, 'The receiver responded with the HTTP status 503.'), (3, 0, 'The receiver did not respond in time.'),
			(4, 0, 'Nothing can be sent to this address: it is private, loopback, link-local or reserved.'),
			(5, 0, 'The receiver cannot be reached: lookup of printer.example.org: no such host.'),
			(6, 0, 'The receiver cannot be reached: connection refused.'),
			(7, 0, 'Nothing can be sent to this address: it is not https.'),
			(8, 0, 'Nothing can be sent to this address: only port 443 is allowed.')) a (n, status, fault)`)
	execute(`INSERT INTO idempotent_calls (caller, key, mutation, input_hash, at) VALUES ('AAA', '1', 'testWebhook', 'x', now()), ('AAA', '2', 'createWebhook', 'x', now())`)
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	read := func(query string) []string {
		t.Helper()
		rows, err := db.Pool.Query(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		return lines
	}
	const attempts = `SELECT concat_ws(' ', right(id::text, 1), problem ->> 'code', problem ->> 'reason', problem #>> '{params,0,name}',
		problem #>> '{params,0,values,0}', duration_ms) FROM webhook_attempts ORDER BY id`
	if diff := cmp.Diff([]string{
		"1 7", "2 UNAVAILABLE RECEIVER_FAILED status 503 7", "3 TIMED_OUT RECEIVER_TIMED_OUT 7", "4 UNAVAILABLE RECEIVER_NOT_PUBLIC 0",
		"5 UNAVAILABLE RECEIVER_NOT_PUBLIC 0", "6 UNAVAILABLE RECEIVER_UNREACHABLE detail connection refused 7",
		"7 INVALID_INPUT URL_NOT_ALLOWED problem NOT_HTTPS 7", "8 INVALID_INPUT URL_NOT_ALLOWED problem PORT_NOT_ALLOWED 7",
	}, read(attempts)); diff != "" {
		t.Errorf("the attempts (-want +got):\n%s", diff)
	}
	const webhooks = `SELECT concat_ws(' ', right(id::text, 1), status, disabled_because ->> 'reason', disabled_because #>> '{params,0,values,0}') FROM webhooks ORDER BY id`
	if diff := cmp.Diff([]string{"1 ACTIVE", "2 DISABLED RECEIVER_FAILED 410", "3 DISABLED RECEIVER_FAILING 48.5"}, read(webhooks)); diff != "" {
		t.Errorf("the webhooks (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"createWebhook"}, read("SELECT mutation FROM idempotent_calls")); diff != "" {
		t.Errorf("the idempotency keys (-want +got):\n%s", diff)
	}
	if _, err := db.Pool.Exec(t.Context(), `UPDATE webhooks SET disabled_because = NULL`); err == nil {
		t.Error("the database allows disabling a webhook without a reason")
	}
}
