package faults

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// newPooler starts pgbouncer in transaction mode, with two connections to db. It runs until the test ends.
func newPooler(t *testing.T, db *server) (url string) {
	t.Helper()
	path, err := exec.LookPath("pgbouncer")
	if err != nil {
		path, err = exec.LookPath("/usr/sbin/pgbouncer")
	}
	if err != nil {
		t.Skip("pgbouncer is not installed: apt-get install pgbouncer")
	}
	port, folder := freePort(t), newFolder(t, "pooler")
	settings := filepath.Join(folder, "pgbouncer.ini")
	text := fmt.Sprintf("[databases]\n%[1]s = host=127.0.0.1 port=%[2]d dbname=%[1]s user=%[1]s\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"+
		"listen_port = %[3]d\nunix_socket_dir =\nauth_type = any\npool_mode = transaction\ndefault_pool_size = 2\n", databaseName, db.port, port)
	if err := os.WriteFile(settings, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	log := &output{}
	cmd := exec.CommandContext(context.Background(), path, settings) // Cleanup ends it
	asPostgres(t, cmd)
	cmd.SysProcAttr.Pdeathsig = 0 // the thread that starts the process may end before it
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait() // the log contains the reason for an early end
		if t.Failed() {
			t.Logf("pgbouncer wrote:\n%s", log.text())
		}
	})
	await(t, patience, "pgbouncer listens", func() bool {
		conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			_ = conn.Close()
		}
		return err == nil
	})
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s?sslmode=disable", databaseName, port, databaseName)
}

// Through pgbouncer in transaction mode, the program works as with a direct connection to Postgres,
// without settings for the driver.
func TestPooler(t *testing.T) {
	t.Parallel()
	db := newServer(t, "log_statement=all")
	url := newPooler(t, db)
	t.Run("without a direct address", func(t *testing.T) {
		t.Parallel()
		p := launch(t, []string{"DATABASE_URL=" + url})
		select {
		case <-p.exited:
		case <-time.After(patience):
			t.Fatalf("the program did not exit within %s", patience)
		}
		if report := p.errors.text(); p.cmd.ProcessState.ExitCode() != 1 || !strings.Contains(report, "DATABASE_DIRECT_URL") {
			t.Errorf("got exit code %d, want 1 and a hint at DATABASE_DIRECT_URL: %s", p.cmd.ProcessState.ExitCode(), report)
		}
	})
	t.Run("with a direct address", func(t *testing.T) {
		t.Parallel()
		p := launch(t, []string{"DATABASE_URL=" + url, "DATABASE_DIRECT_URL=" + db.url(databaseName)})
		p.ready(t)
		writes := newLedger()
		clients := writeUntilDone(t, p, writes)
		for range 20 {
			if got := p.send(t, readDrafts, nil); !got.ok() {
				t.Fatalf("read: got %s, want success", got)
			}
		}
		await(t, patience, "writes are acknowledged", func() bool { return clients.acknowledgedSince(time.Time{}) > 20 })
		clients.stop()
		t.Logf("clients received: %s", clients.report())
		if failed := clients.failures(); failed > 0 {
			t.Errorf("got %d failed writes, want none", failed)
		}
		if status, body := p.get(t, "/readyz"); status != http.StatusOK || strings.Contains(body, "late") {
			t.Errorf("/readyz: got %d %s, want 200 and no late notifications", status, body)
		}
		writes.check(t, p)
		if log := db.log.text(); !strings.Contains(log, "set_config('statement_timeout', '60000', true)") {
			t.Error("the Postgres log contains no transaction that sets statement_timeout")
		}
	})
}
