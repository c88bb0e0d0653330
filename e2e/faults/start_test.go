package faults

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A server whose database is not yet available responds with UNAVAILABLE, and becomes ready soon
// after the database.
func TestStartBeforeDatabase(t *testing.T) {
	t.Parallel()
	db := &server{folder: copyFolder(t, template(t), newFolder(t, "late")), port: freePort(t)}
	p := launch(t, []string{"DATABASE_URL=" + db.url(databaseName)})
	await(t, patience, "it has tried to connect", func() bool { return strings.Contains(p.errors.text(), "not available yet") })
	if got := p.send(t, countDrafts, nil); !got.unavailable() || got.Errors[0].Extensions["reason"] != "STARTING" {
		t.Errorf("before the database is available: got %s, want STARTING", got)
	}
	if status, body := p.get(t, "/readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("/readyz: got %d %s, want 503", status, body)
	}
	db.start(t)
	began := time.Now()
	p.ready(t)
	t.Logf("ready %s after the database", time.Since(began).Round(time.Millisecond))
	if got := p.send(t, countDrafts, nil); !got.ok() {
		t.Errorf("once the database is available: got %s, want success", got)
	}
}

// The program waits for the database for a limited time, and exits immediately on permanent errors.
func TestStartWithoutDatabase(t *testing.T) {
	t.Parallel()
	db := newServer(t)
	for name, c := range map[string]struct {
		url    string
		waits  bool
		report string
	}{
		"nothing listens":  {fmt.Sprintf("postgres://tracker@127.0.0.1:%d/tracker", freePort(t)), true, "connection refused"},
		"missing database": {db.url("elsewhere"), false, `database "elsewhere" does not exist`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const wait = 2 * time.Second
			began := time.Now()
			p := launch(t, []string{"DATABASE_URL=" + c.url}, "--start-timeout="+wait.String())
			select {
			case <-p.exited:
			case <-time.After(patience):
				t.Fatalf("the program did not exit within %s", patience)
			}
			took, report := time.Since(began), p.errors.text()
			t.Logf("ended after %s", took.Round(time.Millisecond))
			if code := p.cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(report, c.report) || took > wait && !c.waits || took < wait && c.waits {
				t.Errorf("got exit code %d after %s, want 1, %q, and a wait: %t: %s", code, took, c.report, c.waits, report)
			}
		})
	}
}

// A server that is stopping reports that it is not ready, continues to serve requests, and closes
// its listener after the delay.
func TestStop(t *testing.T) {
	t.Parallel()
	const delay = 2 * time.Second
	p := start(t, newServer(t).url(databaseName), "--drain-delay="+delay.String())
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	await(t, delay/2, "/readyz fails", func() bool { status, _ := p.get(t, "/readyz"); return status == http.StatusServiceUnavailable })
	served := 0
	for time.Since(began) < delay*3/4 {
		if got := p.send(t, createProposal, draft("")); !got.ok() {
			t.Fatalf("write during the delay: got %s, want success", got)
		}
		served++
	}
	await(t, patience, "the listener is closed", func() bool {
		conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
		if err == nil {
			_ = conn.Close()
		}
		return err != nil
	})
	t.Logf("%d writes served after SIGTERM; the listener closed after %s", served, time.Since(began).Round(time.Millisecond))
	if took := time.Since(began); took < delay || served == 0 {
		t.Errorf("the listener closed after %s and %d writes, want at least %s and one write", took, served, delay)
	}
	if code := p.stop(t, syscall.SIGCONT); code != 0 {
		t.Errorf("got exit code %d, want 0", code)
	}
}
