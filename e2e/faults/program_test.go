package faults

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// program is a running process of the program.
type program struct {
	cmd         *exec.Cmd
	url         string
	out, errors output
	exited      chan struct{}
}

// identity is a folder with a signing key and a token. All programs that the tests start accept the token.
type identity struct{ folder, token string }

var japan = sync.OnceValues(func() (identity, error) {
	path, err := built()
	if err != nil {
		return identity{}, err
	}
	folder := path + ".key"
	out, err := exec.Command(path, "token", "--data", folder, "--delegation", "JPN", "--scope", "proposals:read proposals:write").Output()
	if err != nil {
		return identity{}, fmt.Errorf("token: %w", err)
	}
	return identity{folder, strings.TrimSpace(string(out))}, nil
})

func speaker(t *testing.T) identity {
	t.Helper()
	known, err := japan()
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// launch starts the program on an existing database, with short time limits, and returns without
// waiting until it is ready. The program runs until the test ends.
func launch(t *testing.T, environment []string, flags ...string) *program {
	t.Helper()
	key := speaker(t).folder + "/token-key.pem"
	return run(t, append([]string{"TOKEN_ISSUER=proposaltracker-dev", "TOKEN_KEY_FILE=" + key}, environment...), flags...)
}

// start is like launch, but waits until the program is ready.
func start(t *testing.T, url string, flags ...string) *program {
	t.Helper()
	p := launch(t, []string{"DATABASE_URL=" + url}, flags...)
	p.ready(t)
	return p
}

// run starts the program without the environment of the tests. The program runs until the test ends.
func run(t *testing.T, environment []string, flags ...string) *program {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	p := &program{exited: make(chan struct{})}
	args := append([]string{"serve", "--listen", "127.0.0.1:0", "--demo=false", "--webhook-interval=1h"}, flags...)
	p.cmd = exec.CommandContext(context.Background(), path, args...) // Cleanup ends it
	p.cmd.Env = append([]string{"PATH=/usr/bin:/bin", "HOME=/nonexistent"}, environment...)
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.errors
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.cmd.Wait() // tests read the result from ProcessState
		close(p.exited)
	}()
	t.Cleanup(func() {
		p.stop(t, syscall.SIGTERM)
		if t.Failed() {
			t.Logf("the program wrote:\n%s\n%s", p.out.text(), p.errors.text())
		}
	})
	p.url = p.line(t, `GraphQL:\s+(http://\S+)/graphql`)
	return p
}

// ready waits until the program is ready.
func (p *program) ready(t *testing.T) { t.Helper(); p.line(t, `(Ready after .*)`) }

// line waits for a line on standard output that matches pattern, and returns the first submatch.
func (p *program) line(t *testing.T, pattern string) string {
	t.Helper()
	wanted := regexp.MustCompile(pattern)
	var found []string
	await(t, patience, "the program writes "+pattern, func() bool {
		select {
		case <-p.exited:
			if wanted.FindStringSubmatch(p.out.text()) == nil {
				t.Fatalf("the program ended: %s", p.errors.text())
			}
		default:
		}
		found = wanted.FindStringSubmatch(p.out.text())
		return found != nil
	})
	return found[1]
}

// stop sends a signal, waits until the program has exited and returns the exit code; -1 if the
// signal killed the program.
func (p *program) stop(t *testing.T, signal syscall.Signal) int {
	t.Helper()
	_ = p.cmd.Process.Signal(signal)
	select {
	case <-p.exited:
	case <-time.After(patience):
		_ = p.cmd.Process.Kill()
		t.Errorf("the program did not stop within %s", patience)
		<-p.exited
	}
	return p.cmd.ProcessState.ExitCode()
}

// answer is a GraphQL response and the time that it took.
type answer struct {
	Status     int
	RetryAfter string
	Took       time.Duration
	Data       map[string]any `json:"data"`
	Errors     []struct {
		Message    string
		Extensions map[string]any
	} `json:"errors"`
	// Failed is the error of a request that received no response.
	Failed error
}

// ok reports whether the operation succeeded.
func (a answer) ok() bool { return a.Failed == nil && a.Status == http.StatusOK && len(a.Errors) == 0 }

// String summarizes the response.
func (a answer) String() string {
	if a.Failed != nil {
		return fmt.Sprintf("no response (%v) after %s", a.Failed, a.Took.Round(time.Millisecond))
	}
	seen := []string{fmt.Sprint(a.Status)}
	for _, each := range a.Errors {
		seen = append(seen, fmt.Sprintf("%v %v", each.Extensions["code"], each.Extensions["reason"]))
	}
	return fmt.Sprintf("%s after %s", strings.Join(seen, ", "), a.Took.Round(time.Millisecond))
}

// unavailable reports whether the response is a single UNAVAILABLE error with status 503 and Retry-After.
func (a answer) unavailable() bool {
	return a.Status == http.StatusServiceUnavailable && a.RetryAfter != "" && len(a.Errors) == 1 && a.Errors[0].Extensions["code"] == "UNAVAILABLE"
}

// send sends an operation with a token of Japan.
func (p *program) send(t *testing.T, operation string, variables map[string]any) answer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, p.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header = http.Header{
		"Content-Type": {"application/json"}, "Accept": {"application/graphql-response+json"}, "Authorization": {"Bearer " + speaker(t).token},
	}
	began := time.Now()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return answer{Failed: err, Took: time.Since(began)}
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	got := answer{Status: response.StatusCode, RetryAfter: response.Header.Get("Retry-After"), Took: time.Since(began), Failed: err}
	if err == nil {
		got.Failed = json.Unmarshal(text, &got)
	}
	return got
}

// get sends a GET request and returns the status and the body of the response; status is 0 if there is none.
func (p *program) get(t *testing.T, path string) (status int, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.url+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err.Error()
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, err.Error()
	}
	return response.StatusCode, string(text)
}

// output collects the output of a process.
type output struct {
	mu      sync.Mutex
	written bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.written.Write(p)
}

func (o *output) text() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.written.String()
}

// freeAddress returns a local address on which nothing listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	return fmt.Sprintf("127.0.0.1:%d", freePort(t))
}

// scrape returns the value of a metric; "" if there is none.
func scrape(t *testing.T, address, metric string) string {
	t.Helper()
	_, body := (&program{url: "http://" + address}).get(t, "/metrics")
	for line := range strings.Lines(body) {
		if name, value, _ := strings.Cut(strings.TrimSpace(line), " "); name == metric {
			return value
		}
	}
	return ""
}
