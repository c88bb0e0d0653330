package e2e

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const askProgrammes = `{ workProgrammes { code } }`

// fileDraft files a proposal in one language. It requires a token of a delegation.
const fileDraft = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id status } } }`

func draft() map[string]any {
	return map[string]any{"input": map[string]any{
		"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "coAuthors": []any{},
		"texts": []any{map[string]any{"language": "EN", "title": "On paperless trade", "content": map[string]any{"body": "1. We suggest to talk."}}},
	}}
}

const askDrafts = `{ viewer { drafts(first: 5) { totalCount nodes { id } } } }`

// The first start creates the database, SIGTERM stops the program cleanly, and the data survives a restart.
func TestRestart(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	first := startOn(t, data, "--demo=false")
	programmes := first.ask(t, "", askProgrammes, nil)
	if codes := list(programmes, "workProgrammes"); !containsCode(codes, "ECOMMERCE") {
		t.Errorf("got work programmes %v, want ECOMMERCE among them", codes)
	}
	token := first.token(t, "JPN", "proposals:read proposals:write")
	first.ask(t, token, fileDraft, draft())
	drafts := first.ask(t, token, askDrafts, nil)
	postgres := postgresOf(t, data)
	if code := first.signal(t, syscall.SIGTERM); code != 0 {
		t.Errorf("SIGTERM: got exit code %d, want 0: %s", code, first.errors.text())
	}
	if living(postgres) {
		t.Errorf("Postgres (process %d) is still running after the program has exited", postgres)
	}

	again := startOn(t, data, "--demo=false")
	if diff := cmp.Diff(drafts, again.ask(t, token, askDrafts, nil)); diff != "" || at(drafts, "viewer", "drafts", "totalCount") != 1.0 {
		t.Errorf("drafts of Japan after a restart (-want +got):\n%s", diff)
	}
	if code := again.signal(t, syscall.SIGINT); code != 0 {
		t.Errorf("SIGINT: got exit code %d, want 0: %s", code, again.errors.text())
	}
}

// A crash does not lose acknowledged writes.
func TestRestartAfterKill(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	first := startOn(t, data, "--demo=false")
	token := first.token(t, "JPN", "proposals:read proposals:write")
	first.ask(t, token, fileDraft, draft())
	first.signal(t, syscall.SIGKILL)

	again := startOn(t, data, "--demo=false")
	if count := at(again.ask(t, token, askDrafts, nil), "viewer", "drafts", "totalCount"); count != 1.0 {
		t.Errorf("after the crash: got %v drafts of Japan, want 1", count)
	}
}

// The demo proposals are loaded only at the first start.
func TestDemo(t *testing.T) {
	t.Parallel()
	const count = `{ proposals(first: 1) { totalCount } }`
	data := t.TempDir()
	first := startOn(t, data)
	counted := at(first.ask(t, "", count, nil), "proposals", "totalCount").(float64)
	if counted < 7 {
		t.Errorf("got %v public demo proposals, want at least 7", counted)
	}
	first.signal(t, syscall.SIGTERM)
	again := startOn(t, data)
	if now := at(again.ask(t, "", count, nil), "proposals", "totalCount"); now != counted {
		t.Errorf("after a restart: got %v demo proposals, want %v", now, counted)
	}
}

// Only one program can use a data folder at a time: a second one exits with an error, and the first continues.
func TestDataFolderInUse(t *testing.T) {
	t.Parallel()
	first := startWithoutDemo(t)
	_, errs, code := runs(t, nil, "serve", "--listen", "127.0.0.1:0", "--data", first.data)
	if code != 1 || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, first.data) {
		t.Errorf("second program: got exit code %d, want 1 and a line that names the folder: %s", code, errs)
	}
	first.ask(t, "", askProgrammes, nil)
}

// A request with an invalid token fails rather than being treated as anonymous.
func TestTokens(t *testing.T) {
	t.Parallel()
	p := startWithoutDemo(t)
	token := p.token(t, "JPN", "proposals:read")
	got := p.ask(t, token, `{ viewer { delegation { code } scopes } }`, nil)
	if diff := cmp.Diff(map[string]any{"viewer": map[string]any{"delegation": map[string]any{"code": "JPN"}, "scopes": []any{"proposals:read"}}}, got); diff != "" {
		t.Errorf("viewer (-want +got):\n%s", diff)
	}
	if viewer := at(p.ask(t, "", `{ viewer { subject } }`, nil), "viewer"); viewer != nil {
		t.Errorf("without a token: got viewer %v, want null", viewer)
	}
	for name, bad := range map[string]string{"cut": token[:len(token)-4], "a word": "secret", "other server's": otherServersToken(t)} {
		refused := p.send(t, bad, askProgrammes, nil)
		if diff := cmp.Diff([]string{"UNAUTHENTICATED"}, refused.codes()); diff != "" || refused.Status != http.StatusUnauthorized || refused.Data != nil {
			t.Errorf("%s: got status %d, want 401 and UNAUTHENTICATED: %+v", name, refused.Status, refused)
		}
		if !strings.HasPrefix(refused.Header.Get("WWW-Authenticate"), "Bearer") {
			t.Errorf("%s: the response has no WWW-Authenticate header", name)
		}
	}
	if logged := p.errors.text(); strings.Contains(logged, token) || strings.Contains(logged, "workProgrammes") {
		t.Errorf("the log contains a token or a query: %s", logged)
	}
}

// otherServersToken returns a token of a server with another data folder.
func otherServersToken(t *testing.T) string {
	t.Helper()
	out, _, _ := runs(t, nil, "token", "--data", t.TempDir(), "--delegation", "JPN")
	return strings.TrimSpace(out)
}

// Until the database is filled, the program serves no operations and reports that it is not ready.
func TestReadyOnlyWhenFilled(t *testing.T) {
	t.Parallel()
	p := launch(t, t.TempDir(), nil, "--demo=false")
	p.url = p.awaitLine(t, &p.out, `GraphQL:\s+(http://\S+)/graphql`)
	if status, body := p.get(t, "/healthz"); status != http.StatusOK {
		t.Errorf("/healthz while starting: got %d %s, want 200", status, body)
	}
	early := 0
	for {
		status, body := p.get(t, "/readyz")
		if status == http.StatusOK {
			break
		}
		early++
		if status != http.StatusServiceUnavailable || !strings.Contains(body, "starting") {
			t.Fatalf("/readyz while starting: got %d %s, want 503 and starting", status, body)
		}
		select {
		case <-time.After(20 * time.Millisecond): // poll: the program gives no other signal
		case <-p.exited:
			t.Fatalf("the program ended: %s", p.errors.text())
		}
	}
	if early == 0 {
		t.Error("the program was ready at the first request, want at least one response with 503 before")
	}
	p.ask(t, "", askProgrammes, nil)
}

// A starting program can be stopped at any moment, and leaves no process behind.
func TestStoppedWhileStarting(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := launch(t, data, nil)
	p.awaitLine(t, &p.out, `GraphQL:\s+(http://\S+)/graphql`)
	if code := p.signal(t, syscall.SIGTERM); code != 0 || p.errors.text() != "" {
		t.Errorf("got exit code %d, want 0 without errors: %s", code, p.errors.text())
	}
	if left, _ := filepath.Glob(filepath.Join(data, "*", "postmaster.pid")); len(left) > 0 {
		t.Errorf("got pid files %v, want none: Postgres is still running", left)
	}
	startOn(t, data, "--demo=false")
}

// If its embedded Postgres stops, the program reports this and exits.
func TestPostgresStops(t *testing.T) {
	t.Parallel()
	p := startWithoutDemo(t)
	if err := syscall.Kill(postgresOf(t, p.data), syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	select {
	case <-p.exited:
	case <-time.After(patience):
		t.Fatalf("the program did not exit within %s after Postgres had stopped", patience)
	}
	if code := p.cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(p.errors.text(), "proposaltracker: the embedded Postgres has stopped") {
		t.Errorf("got exit code %d, want 1 and the reason: %s", code, p.errors.text())
	}
}

// A request in progress completes after the program has received the signal to stop.
func TestDrain(t *testing.T) {
	t.Parallel()
	p := startWithoutDemo(t)
	address := strings.TrimPrefix(p.url, "http://")
	connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	body := `{"query":"` + askProgrammes + `"}`
	head := "POST /graphql HTTP/1.1\r\nHost: " + address + "\r\nContent-Type: application/json\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n"
	write(t, connection, head+body[:5])
	// Once the server has read the header, the handler waits for the rest of the body. The
	// completion of a second request, sent later, shows that the server has had time to read the
	// header.
	p.ask(t, "", askProgrammes, nil)
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	refusesConnections(t, address)
	write(t, connection, body[5:])
	if err := connection.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	answered := make([]byte, 12)
	if _, err := connection.Read(answered); err != nil || string(answered) != "HTTP/1.1 200" {
		t.Errorf("request in progress: got %q and error %v, want status 200", answered, err)
	}
	<-p.exited
	if code := p.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("got exit code %d, want 0: %s", code, p.errors.text())
	}
}

func write(t *testing.T, connection net.Conn, text string) {
	t.Helper()
	if _, err := connection.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
}

// refusesConnections waits until an address refuses connections.
func refusesConnections(t *testing.T, address string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for ctx.Err() == nil {
		probe, err := new(net.Dialer).DialContext(ctx, "tcp", address)
		if err != nil {
			return
		}
		_ = probe.Close()
	}
	t.Fatal("the program still accepts connections")
}

func containsCode(rows []any, code string) bool {
	for _, row := range rows {
		if at(row, "code") == code {
			return true
		}
	}
	return false
}

// postgresOf returns the process ID of the Postgres server in a data folder.
func postgresOf(t *testing.T, data string) int {
	t.Helper()
	lines := strings.Split(postmaster(t, data), "\n")
	pid, err := strconv.Atoi(lines[0])
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// socketOf returns the folder of the socket of that server, which is the fifth line of its pid file.
func socketOf(t *testing.T, data string) string {
	t.Helper()
	return strings.Split(postmaster(t, data), "\n")[4]
}

func postmaster(t *testing.T, data string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(data, "*", "postmaster.pid"))
	if err != nil || len(found) != 1 {
		t.Fatalf("find the pid file in %s: got %v and error %v, want one", data, found, err)
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// living reports whether a process is running and not a zombie.
func living(pid int) bool {
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		return syscall.Kill(pid, 0) == nil && !os.IsNotExist(err)
	}
	return !strings.Contains(string(status), ") Z ")
}
