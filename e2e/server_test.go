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

// fileDraft files a proposal of one language; Japan's token files it.
const fileDraft = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id status } } }`

func draft() map[string]any {
	return map[string]any{"input": map[string]any{
		"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "coAuthors": []any{},
		"texts": []any{map[string]any{"language": "EN", "title": "On paperless trade", "content": map[string]any{"body": "1. We suggest to talk."}}},
	}}
}

const askDrafts = `{ viewer { drafts(first: 5) { totalCount nodes { id } } } }`

// The first start makes everything; SIGTERM ends it in order; the next start finds all as it was.
func TestRestart(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	first := startOn(t, data, "--demo=false")
	programmes := first.ask(t, "", askProgrammes, nil)
	if codes := list(programmes, "workProgrammes"); !containsCode(codes, "ECOMMERCE") {
		t.Errorf("the work programmes lack ECOMMERCE: %v", codes)
	}
	token := first.token(t, "JPN", "proposals:read proposals:write")
	first.ask(t, token, fileDraft, draft())
	drafts := first.ask(t, token, askDrafts, nil)
	postgres := postgresOf(t, data)
	if code := first.signal(t, syscall.SIGTERM); code != 0 {
		t.Errorf("SIGTERM: exit code %d: %s", code, first.errors.text())
	}
	if living(postgres) {
		t.Errorf("Postgres, process %d, outlived the program", postgres)
	}

	again := startOn(t, data, "--demo=false")
	if diff := cmp.Diff(drafts, again.ask(t, token, askDrafts, nil)); diff != "" || at(drafts, "viewer", "drafts", "totalCount") != 1.0 {
		t.Errorf("Japan's drafts, with their IDs, after a restart (-want +got):\n%s", diff)
	}
	if code := again.signal(t, syscall.SIGINT); code != 0 {
		t.Errorf("Ctrl-C: exit code %d: %s", code, again.errors.text())
	}
}

// A crash does not lose anything that was acknowledged.
func TestRestartAfterKill(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	first := startOn(t, data, "--demo=false")
	token := first.token(t, "JPN", "proposals:read proposals:write")
	first.ask(t, token, fileDraft, draft())
	first.signal(t, syscall.SIGKILL)

	again := startOn(t, data, "--demo=false")
	if count := at(again.ask(t, token, askDrafts, nil), "viewer", "drafts", "totalCount"); count != 1.0 {
		t.Errorf("after the crash Japan has %v drafts, not 1", count)
	}
}

// The demo proposals are loaded at the first start only.
func TestDemo(t *testing.T) {
	t.Parallel()
	const count = `{ proposals(first: 1) { totalCount } }`
	data := t.TempDir()
	first := startOn(t, data)
	counted := at(first.ask(t, "", count, nil), "proposals", "totalCount").(float64)
	if counted < 7 {
		t.Errorf("%v demo proposals are public, fewer than the seven stories", counted)
	}
	first.signal(t, syscall.SIGTERM)
	again := startOn(t, data)
	if now := at(again.ask(t, "", count, nil), "proposals", "totalCount"); now != counted {
		t.Errorf("after a restart there are %v demo proposals, before %v", now, counted)
	}
}

// Two programs on one folder would corrupt it: the second reports an error, and the first continues.
func TestDataFolderInUse(t *testing.T) {
	t.Parallel()
	first := startWithoutDemo(t)
	_, errs, code := runs(t, nil, "serve", "--listen", "127.0.0.1:0", "--data", first.data)
	if code != 1 || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, first.data) {
		t.Errorf("exit code %d: %s", code, errs)
	}
	first.ask(t, "", askProgrammes, nil)
}

// A request with an invalid token fails, and is not treated as anonymous.
func TestTokens(t *testing.T) {
	t.Parallel()
	p := startWithoutDemo(t)
	token := p.token(t, "JPN", "proposals:read")
	got := p.ask(t, token, `{ viewer { delegation { code } scopes } }`, nil)
	if diff := cmp.Diff(map[string]any{"viewer": map[string]any{"delegation": map[string]any{"code": "JPN"}, "scopes": []any{"proposals:read"}}}, got); diff != "" {
		t.Errorf("the viewer (-want +got):\n%s", diff)
	}
	if viewer := at(p.ask(t, "", `{ viewer { subject } }`, nil), "viewer"); viewer != nil {
		t.Errorf("without a token the viewer is %v", viewer)
	}
	for name, bad := range map[string]string{"cut": token[:len(token)-4], "a word": "secret", "another's": anothersToken(t)} {
		refused := p.send(t, bad, askProgrammes, nil)
		if diff := cmp.Diff([]string{"UNAUTHENTICATED"}, refused.codes()); diff != "" || refused.Status != http.StatusUnauthorized || refused.Data != nil {
			t.Errorf("%s: got status %d, want 401 and UNAUTHENTICATED: %+v", name, refused.Status, refused)
		}
		if !strings.HasPrefix(refused.Header.Get("WWW-Authenticate"), "Bearer") {
			t.Errorf("%s: no WWW-Authenticate", name)
		}
	}
	if logged := p.errors.text(); strings.Contains(logged, token) || strings.Contains(logged, "workProgrammes") {
		t.Errorf("the log holds a token or a query: %s", logged)
	}
}

// anothersToken returns a token of a server with another data folder.
func anothersToken(t *testing.T) string {
	t.Helper()
	out, _, _ := runs(t, nil, "token", "--data", t.TempDir(), "--delegation", "JPN")
	return strings.TrimSpace(out)
}

// No request is served before the database is filled, and the program reports that it is not ready.
func TestReadyOnlyWhenFilled(t *testing.T) {
	t.Parallel()
	p := launch(t, t.TempDir(), nil, "--demo=false")
	p.url = p.awaitLine(t, &p.out, `GraphQL:\s+(http://\S+)/graphql`)
	if status, body := p.get(t, "/healthz"); status != http.StatusOK {
		t.Errorf("/healthz while it starts: %d %s", status, body)
	}
	early := 0
	for {
		status, body := p.get(t, "/readyz")
		if status == http.StatusOK {
			break
		}
		early++
		if status != http.StatusServiceUnavailable || !strings.Contains(body, "starting") {
			t.Fatalf("/readyz while it starts: %d %s", status, body)
		}
		select {
		case <-time.After(20 * time.Millisecond): // the program has no other signal
		case <-p.exited:
			t.Fatalf("it ended: %s", p.errors.text())
		}
	}
	if early == 0 {
		t.Error("it was ready immediately: a first start takes longer than a request")
	}
	p.ask(t, "", askProgrammes, nil)
}

// A start can be stopped at any moment, and leaves nothing behind.
func TestStoppedWhileStarting(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := launch(t, data, nil)
	p.awaitLine(t, &p.out, `GraphQL:\s+(http://\S+)/graphql`)
	if code := p.signal(t, syscall.SIGTERM); code != 0 || p.errors.text() != "" {
		t.Errorf("exit code %d: %s", code, p.errors.text())
	}
	if left, _ := filepath.Glob(filepath.Join(data, "*", "postmaster.pid")); len(left) > 0 {
		t.Errorf("Postgres still runs: %v", left)
	}
	startOn(t, data, "--demo=false")
}

// Without its Postgres the program cannot serve: it reports this and ends, and leaves nothing
// running.
func TestPostgresGone(t *testing.T) {
	t.Parallel()
	p := startWithoutDemo(t)
	if err := syscall.Kill(postgresOf(t, p.data), syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	select {
	case <-p.exited:
	case <-time.After(patience):
		t.Fatal("the program still runs without a database")
	}
	if code := p.cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(p.errors.text(), "proposaltracker: the embedded Postgres has stopped") {
		t.Errorf("exit code %d: %s", code, p.errors.text())
	}
}

// A pending request completes after the program received the signal to stop.
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
	// The handler waits for the rest of the body once the server has read the header. A second
	// request that is sent later and completes shows that the server had the time.
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
		t.Errorf("the request in progress returned %q, %v", answered, err)
	}
	<-p.exited
	if code := p.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit code %d: %s", code, p.errors.text())
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
	t.Fatal("the program still takes connections")
}

func containsCode(rows []any, code string) bool {
	for _, row := range rows {
		if at(row, "code") == code {
			return true
		}
	}
	return false
}

// postgresOf returns the process ID of the Postgres in a data folder.
func postgresOf(t *testing.T, data string) int {
	t.Helper()
	lines := strings.Split(postmaster(t, data), "\n")
	pid, err := strconv.Atoi(lines[0])
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// socketOf returns the folder of its socket: the fifth line of its pid file.
func socketOf(t *testing.T, data string) string {
	t.Helper()
	return strings.Split(postmaster(t, data), "\n")[4]
}

func postmaster(t *testing.T, data string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(data, "*", "postmaster.pid"))
	if err != nil || len(found) != 1 {
		t.Fatalf("pid files in %s: %v %v", data, found, err)
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// living reports whether a process runs; a zombie does not.
func living(pid int) bool {
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		return syscall.Kill(pid, 0) == nil && !os.IsNotExist(err)
	}
	return !strings.Contains(string(status), ") Z ")
}
