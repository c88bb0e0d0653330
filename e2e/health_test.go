package e2e

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// While its database is down, the program is alive but not ready, and operations fail with
// UNAVAILABLE and the status 503. When the database is back, it becomes ready without a restart.
func TestHealthWithoutDatabase(t *testing.T) {
	t.Parallel()
	host := startWithoutDemo(t)
	key := filepath.Join(host.data, "token-key.pem")
	at := filepath.Join(t.TempDir(), "db") // a link, since each start of the database uses another socket
	if err := os.Symlink(socketOf(t, host.data), at); err != nil {
		t.Fatal(err)
	}
	url := "postgres:///proposaltracker?host=" + at + "&user=proposaltracker"
	p := launch(t, t.TempDir(), []string{"DATABASE_URL=" + url, "TOKEN_ISSUER=proposaltracker-dev", "TOKEN_KEY_FILE=" + key})
	p.url = p.awaitLine(t, &p.out, `GraphQL:\s+(http://\S+)/graphql`)
	p.awaitLine(t, &p.out, `(Ready after .*)`)
	until := func(status int) {
		t.Helper()
		again := time.NewTicker(50 * time.Millisecond)
		defer again.Stop()
		for deadline := time.Now().Add(patience); ; <-again.C {
			got, body := p.get(t, "/readyz")
			if got == status {
				return
			}
			if time.Now().After(deadline) {
				t.Fatalf("/readyz: got %d after the deadline: %s", got, body)
			}
		}
	}
	until(http.StatusOK)
	if code := host.signal(t, syscall.SIGTERM); code != 0 {
		t.Fatalf("stop of the program that owns the database: got exit code %d, want 0", code)
	}
	until(http.StatusServiceUnavailable)
	if status, body := p.get(t, "/healthz"); status != http.StatusOK {
		t.Errorf("/healthz: got %d %s, want 200", status, body)
	}
	got := p.send(t, "", `{ proposals { nodes { id } } }`, nil)
	if len(got.codes()) != 1 || got.codes()[0] != "UNAVAILABLE" || got.Status != http.StatusServiceUnavailable || got.Header.Get("Retry-After") != "1" {
		t.Errorf("got status %d, Retry-After %q and errors %+v, want 503, 1 and UNAVAILABLE", got.Status, got.Header.Get("Retry-After"), got.Errors)
	}
	if got := p.send(t, "", `{ __typename proposals { nodes { id } } }`, nil); got.Status != http.StatusOK || len(got.codes()) != 1 {
		t.Errorf("partial data: got status %d and errors %+v, want 200 and one error", got.Status, got.Errors)
	}
	if status, header, body := p.request(t, http.MethodGet, "/follow-ups.csv", nil, nil); status != http.StatusServiceUnavailable ||
		header.Get("Retry-After") != "1" || !strings.Contains(body, "DATABASE_UNAVAILABLE") {
		t.Errorf("download: got %d %s, want 503", status, body)
	}
	if logged := p.errors.text(); !strings.Contains(logged, "not ready") {
		t.Errorf("got log %s, want it to contain \"not ready\"", logged)
	}
	startOn(t, host.data, "--demo=false")
	if err := errors.Join(os.Remove(at), os.Symlink(socketOf(t, host.data), at)); err != nil {
		t.Fatal(err)
	}
	until(http.StatusOK)
	p.ask(t, "", `{ proposals { nodes { id } } }`, nil)
}
