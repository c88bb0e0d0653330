package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is the maximum time to wait for a condition, such as a first start on a slow machine
// while other packages are tested.
const patience = 2 * time.Minute

func TestMain(m *testing.M) {
	if err := os.Chdir(".."); err != nil { // the module's root: the program and its clients are built there
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(buildDir())
	os.Exit(code)
}

// buildDir returns a temporary folder of this test process.
func buildDir() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("proposaltracker-build-%d", os.Getpid()))
}

// built returns the path of the program, which is built once for all tests.
var built = sync.OnceValues(func() (string, error) {
	path := filepath.Join(buildDir(), "proposaltracker")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return path, fmt.Errorf("go build: %w: %s", err, out)
	}
	return path, nil
})

// program is a running process of the built program.
type program struct {
	cmd         *exec.Cmd
	data        string
	url         string // of the site, without a trailing slash
	out, errors output
	exited      chan struct{}
}

// start starts the program with demo data on an empty data folder, and waits until it is ready.
func start(t *testing.T, flags ...string) *program {
	t.Helper()
	return startOn(t, t.TempDir(), flags...)
}

// startWithoutDemo is like start, but loads only reference data.
func startWithoutDemo(t *testing.T) *program {
	t.Helper()
	return start(t, "--demo=false")
}

// startOn starts the program on a data folder, and waits until it is ready.
func startOn(t *testing.T, data string, flags ...string) *program {
	t.Helper()
	p := launch(t, data, nil, flags...)
	p.url = p.awaitLine(t, &p.out, `GraphQL:\s+(http://\S+)/graphql`)
	p.awaitLine(t, &p.out, `(Ready after .*)`)
	if status, body := p.get(t, "/readyz"); status != http.StatusOK {
		t.Fatalf("/readyz: got %d %s, want 200", status, body)
	}
	return p
}

// launch starts the program and returns without waiting until it is ready. The program runs until the test ends.
func launch(t *testing.T, data string, environment []string, flags ...string) *program {
	t.Helper()
	p := &program{data: data, exited: make(chan struct{})}
	// The test's context must not end the program, since Postgres needs time to stop; Cleanup ends it.
	p.cmd = command(context.Background(), t, append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0"}, flags...)...)
	p.cmd.Env = append(p.cmd.Env, environment...)
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.errors
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.cmd.Wait() // tests read the result from ProcessState
		close(p.exited)
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-p.exited:
		case <-time.After(patience):
			_ = p.cmd.Process.Kill()
			t.Errorf("the program did not stop within %s", patience)
		}
		if t.Failed() {
			t.Logf("the program wrote:\n%s\n%s", p.out.text(), p.errors.text())
		}
	})
	return p
}

// command returns a command that runs the program without the environment of the tests, except
// POSTGRES_BIN and the variables that are needed to find or download the Postgres binaries.
func command(ctx context.Context, t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, path, args...)
	kept := []string{"PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "POSTGRES_BIN"}
	cmd.Env = slices.DeleteFunc(os.Environ(), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return !slices.Contains(kept, name) && !strings.HasPrefix(strings.ToLower(name), "npm_config_")
	})
	return cmd
}

// runs starts the program, waits until it exits, and returns its output and exit code.
func runs(t *testing.T, environment []string, args ...string) (out, errs string, code int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := command(ctx, t, args...)
	cmd.Env = append(cmd.Env, environment...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if ended := (*exec.ExitError)(nil); err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()
}

// signal sends a signal, waits until the program has exited and returns the exit code; -1 if the
// signal killed the program.
func (p *program) signal(t *testing.T, signal syscall.Signal) int {
	t.Helper()
	if err := p.cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	return p.ended(t)
}

// ended waits until the program has exited and returns the exit code.
func (p *program) ended(t *testing.T) int {
	t.Helper()
	select {
	case <-p.exited:
	case <-time.After(patience):
		t.Fatalf("the program did not exit within %s", patience)
	}
	return p.cmd.ProcessState.ExitCode()
}

// awaitLine waits until the output matches pattern, and returns the first submatch.
func (p *program) awaitLine(t *testing.T, from *output, pattern string) string {
	t.Helper()
	wanted, deadline := regexp.MustCompile(pattern), time.After(patience)
	for {
		grown := from.grown()
		if found := wanted.FindStringSubmatch(from.text()); found != nil {
			return found[1]
		}
		select {
		case <-grown:
		case <-p.exited:
			if !wanted.MatchString(from.text()) {
				t.Fatalf("the program ended before it wrote %s: %s", pattern, p.errors.text())
			}
		case <-deadline:
			t.Fatalf("the program did not write %s within %s; it wrote %s", pattern, patience, from.text())
		}
	}
}

// token issues a token with the program's subcommand, as users do. An empty delegation means the
// Secretariat.
func (p *program) token(t *testing.T, delegation, scopes string) string {
	t.Helper()
	out, errs, code := runs(t, nil, "token", "--data", p.data, "--delegation", delegation, "--scope", scopes)
	if code != 0 {
		t.Fatalf("token: got exit code %d, want 0: %s", code, errs)
	}
	return strings.TrimSuffix(out, "\n")
}

// answer is a GraphQL response with its HTTP status.
type answer struct {
	Status int         `json:"-"`
	Header http.Header `json:"-"`
	Data   any         `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Path       []any          `json:"path"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
}

// codes returns the codes of the errors.
func (a answer) codes() []string {
	codes := []string{}
	for _, fault := range a.Errors {
		codes = append(codes, fmt.Sprint(fault.Extensions["code"]))
	}
	return codes
}

// send sends an operation. If token is empty, the request is anonymous.
func (p *program) send(t *testing.T, token, operation string, variables map[string]any) answer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	header := http.Header{"Content-Type": {"application/json"}, "Accept": {"application/graphql-response+json"}}
	if token != "" {
		header.Set("Authorization", "Bearer "+token)
	}
	status, answered, text := p.request(t, http.MethodPost, "/graphql", header, bytes.NewReader(body))
	decoded := answer{Status: status, Header: answered}
	if err := json.Unmarshal([]byte(text), &decoded); err != nil {
		t.Fatalf("decode the response with status %d: %v: %s", status, err, text)
	}
	return decoded
}

// ask sends an operation that must succeed, and returns its data.
func (p *program) ask(t *testing.T, token, operation string, variables map[string]any) any {
	t.Helper()
	got := p.send(t, token, operation, variables)
	if got.Status != http.StatusOK || len(got.Errors) > 0 {
		t.Fatalf("%s\n%v: got status %d, want 200 without errors: %+v", operation, variables, got.Status, got.Errors)
	}
	return got.Data
}

func (p *program) get(t *testing.T, path string) (status int, body string) {
	t.Helper()
	status, _, body = p.request(t, http.MethodGet, path, nil, http.NoBody)
	return status, body
}

// request sends a request and does not follow redirects.
func (p *program) request(t *testing.T, method, path string, header http.Header, body io.Reader) (status int, answered http.Header, text string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, p.url+path, body)
	if err != nil {
		t.Fatal(err)
	}
	if header != nil {
		request.Header = header
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(read)
}

// at returns the value at a path of member names.
func at(value any, names ...string) any {
	for _, name := range names {
		value = value.(map[string]any)[name]
	}
	return value
}

// list is like at for a value that is a list.
func list(value any, names ...string) []any {
	return at(value, names...).([]any)
}

// replaceOnce replaces a text that must occur exactly once, regardless of line breaks.
func replaceOnce(t *testing.T, text, former, latter string) string {
	t.Helper()
	words := strings.Fields(former)
	for i := range words {
		words[i] = regexp.QuoteMeta(words[i])
	}
	pattern := regexp.MustCompile(strings.Join(words, `\s+`))
	if found := len(pattern.FindAllString(text, -1)); found != 1 {
		t.Fatalf("%q occurs %d times in the text, want once", former, found)
	}
	return pattern.ReplaceAllLiteralString(text, latter)
}

// output collects the output of a process. Tests can wait for more output.
type output struct {
	mu      sync.Mutex
	written bytes.Buffer
	more    chan struct{}
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.more != nil {
		close(o.more)
		o.more = nil
	}
	return o.written.Write(p)
}

// grown returns a channel that is closed when there is more output than at the time of the call.
func (o *output) grown() <-chan struct{} {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.more == nil {
		o.more = make(chan struct{})
	}
	return o.more
}

func (o *output) text() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.written.String()
}
