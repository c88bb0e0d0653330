package main

import (
	"bufio"
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
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	startTimeout = 2 * time.Minute
	stopTimeout  = 30 * time.Second
	askTimeout   = 60 * time.Second
)

// server is the program under pressure, built and started for this run.
type server struct {
	cmd     *exec.Cmd
	folder  string // of the binary and the data; removed at the end
	address string // host and port
	metrics string // host and port of the metrics endpoint
	exited  chan struct{}
}

// startServer builds the program, starts it with the demo data and waits until it is ready.
func startServer(ctx context.Context) (*server, error) {
	s, err := newServer(ctx)
	if err != nil {
		return s, err
	}
	return s, s.start(ctx)
}

// newServer builds the program. It does not start the server.
func newServer(ctx context.Context) (*server, error) {
	folder, err := os.MkdirTemp("", "pressure-")
	if err != nil {
		return nil, fmt.Errorf("create a folder: %w", err)
	}
	s := &server{folder: folder, exited: make(chan struct{})}
	if err := os.Chmod(folder, 0o755); err != nil { //nolint:gosec // Postgres runs as another user below it
		return s, fmt.Errorf("make the folder accessible: %w", err)
	}
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", s.binary(), ".").CombinedOutput(); err != nil {
		return s, fmt.Errorf("build the server: %w: %s", err, out)
	}
	return s, nil
}

// start starts the server on its data folder and waits until it is ready.
func (s *server) start(ctx context.Context, flags ...string) error {
	args := append([]string{"serve", "--data", s.data(), "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"}, flags...)
	s.cmd = exec.Command(s.binary(), args...)             //nolint:noctx // stop ends it, so that Postgres ends too
	log, err := os.Create(filepath.Join(s.folder, "log")) // the log is written to a file, as in production
	if err != nil {
		return fmt.Errorf("create the log: %w", err)
	}
	defer log.Close() //nolint:errcheck // the server has its own descriptor
	s.cmd.Stderr = log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("read the server's output: %w", err)
	}
	if err := s.cmd.Start(); err != nil {
		return fmt.Errorf("start the server: %w", err)
	}
	return s.awaitReady(ctx, out)
}

func (s *server) binary() string { return filepath.Join(s.folder, "proposaltracker") }
func (s *server) data() string   { return filepath.Join(s.folder, "data") }

// awaitReady waits until the server is ready. A goroutine reads the server's output until the process exits.
func (s *server) awaitReady(ctx context.Context, out io.Reader) error {
	ready := make(chan struct{})
	go func() {
		defer close(s.exited)
		at := regexp.MustCompile(`(?:GraphQL|Metrics):\s+http://(\S+)/(graphql|metrics)`)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if found := at.FindStringSubmatch(lines.Text()); found != nil && found[2] == "graphql" {
				s.address = found[1]
			} else if found != nil {
				s.metrics = found[1]
			}
			if strings.HasPrefix(lines.Text(), "Ready after") {
				close(ready)
			}
		}
		_ = s.cmd.Wait() // only the end of the process matters
	}()
	select {
	case <-ready:
		return nil
	case <-s.exited:
		return errors.New("the server exited during startup")
	case <-time.After(startTimeout):
		return fmt.Errorf("the server was not ready within %s", startTimeout)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// stop ends the server and removes its data.
func (s *server) stop() error {
	if s == nil {
		return nil
	}
	if s.cmd != nil && s.cmd.Process != nil {
		_ = s.cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-s.exited:
		case <-time.After(stopTimeout):
			_ = s.cmd.Process.Kill()
			<-s.exited
		}
	}
	return os.RemoveAll(s.folder)
}

// alive returns an error if the process has ended.
func (s *server) alive() error {
	select {
	case <-s.exited:
		return errors.New("the server has crashed")
	default:
		return nil
	}
}

// resident returns the current resident memory of the process and its peak since the last reset, in
// units of 2^20 bytes.
func (s *server) resident() (now, peak int, err error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return 0, 0, fmt.Errorf("read the memory of the server: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		kB, _ := strconv.Atoi(fields[1])
		switch fields[0] {
		case "VmRSS:":
			now = kB >> 10
		case "VmHWM:":
			peak = kB >> 10
		}
	}
	return now, peak, nil
}

// resetPeak resets the peak that [server.resident] returns.
func (s *server) resetPeak() error {
	err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.cmd.Process.Pid), []byte("5"), 0o200) // see proc(5)
	if err != nil {
		return fmt.Errorf("reset the peak of the server's memory: %w", err)
	}
	return nil
}

// saveHeap writes a profile of the server's live objects to a file.
func (s *server) saveHeap(ctx context.Context, file string) error {
	return s.saveProfile(ctx, "/debug/pprof/heap", file)
}

// saveProfile writes a profile of the server to a file.
func (s *server) saveProfile(ctx context.Context, path, file string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.metrics+path, http.NoBody)
	if err != nil {
		return fmt.Errorf("create a request: %w", err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("get a profile: %w", err)
	}
	defer response.Body.Close()
	profile, err := io.ReadAll(response.Body)
	if err != nil {
		return fmt.Errorf("get a profile: %w", err)
	}
	return os.WriteFile(file, profile, 0o600)
}

// token issues a development token.
func (s *server) token(ctx context.Context, delegation, scope, subject string) (string, error) {
	args := []string{"token", "--data", s.data(), "--scope", scope, "--subject", subject}
	if delegation != "" {
		args = append(args, "--delegation", delegation)
	}
	out, err := exec.CommandContext(ctx, s.binary(), args...).Output()
	if err != nil {
		return "", fmt.Errorf("mint a token: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// ask sends an operation and decodes its data. If the server asks the client to retry, ask waits
// and sends the operation again.
func (s *server) ask(ctx context.Context, token, query string, variables, into any) error {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return fmt.Errorf("encode an operation: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	for {
		status, answer, err := s.post(ctx, token, body)
		if err != nil {
			return err
		}
		if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
			select {
			case <-time.After(time.Second): // the Retry-After of the server
				continue
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		var decoded struct {
			Data   json.RawMessage `json:"data"`
			Errors []struct {
				Message string `json:"message"`
			} `json:"errors"`
		}
		if err := json.Unmarshal(answer, &decoded); err != nil || status != http.StatusOK || len(decoded.Errors) > 0 {
			return fmt.Errorf("HTTP %d: %.500s", status, answer)
		}
		return json.Unmarshal(decoded.Data, into) //nolint:wrapcheck // the caller knows the operation
	}
}

func (s *server) post(ctx context.Context, token string, body []byte) (status int, answer []byte, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+s.address+"/graphql", bytes.NewReader(body))
	if err != nil {
		return 0, nil, fmt.Errorf("create a request: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, nil, fmt.Errorf("send a request: %w", err)
	}
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	return response.StatusCode, answer, err //nolint:wrapcheck // the connection ended
}
