package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"proposaltracker/bench/api/operations"
	"proposaltracker/internal/access"
)

// contender is a server that is measured. It runs in a separate process.
type contender struct {
	name    string
	process *exec.Cmd
	at      func(operations.Operation) string
	body    func(operations.Wanted) []byte
	tokens  func(operations.Wanted) (string, error)
	ended   chan struct{} // closed when the process has ended; nil before it was started
	// printed contains the last bytes that the server wrote to standard error.
	printed tail
	// smallest and largest are the resident memory, in bytes, when the server was ready and after
	// the load.
	smallest, largest int64
}

// startAll starts the three servers, each with a connection pool of the same size.
func startAll(ctx context.Context, s *benchDatabase, pool int) ([]*contender, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	program, remove, err := buildTracker(ctx)
	if err != nil {
		return nil, err
	}
	defer remove()
	key, err := publicKey(s.keyFile)
	if err != nil {
		return nil, err
	}
	if err := install(ctx, "bench/api/postgraphile"); err != nil {
		return nil, err
	}
	tracker := s.trackerContender(ctx, program, pool)
	peer := s.postGraphile(ctx, key, pool)
	limit := &contender{name: "limit", body: operations.Wanted.Limit}
	limit.at = func(o operations.Operation) string { return "http://127.0.0.1:18093/" + string(o) }
	limit.process = command(ctx, ".", self, "limit", "--listen", "127.0.0.1:18093", "--database-url", s.address(pool), "--key-file", s.keyFile)
	all := []*contender{tracker, peer, limit}
	for _, one := range all {
		one.tokens = s.token
		if err := one.start(ctx); err != nil {
			return all, fmt.Errorf("start %s: %w", one.name, err)
		}
	}
	return all, nil
}

// postGraphile returns the contender PostGraphile. Its packages must be installed.
func (s *benchDatabase) postGraphile(ctx context.Context, key string, pool int) *contender {
	peer := &contender{name: "PostGraphile", at: graphQL(18092), body: operations.Wanted.PostGraphile}
	peer.process = command(ctx, "bench/api/postgraphile", "node_modules/.bin/node", "server.js")
	peer.process.Env = append(os.Environ(), "NODE_ENV=production", "GRAPHILE_ENV=production", "PORT=18092", fmt.Sprint("POOL=", pool),
		"DATABASE_URL="+forNode(s.url), "TOKEN_KEY="+key)
	return peer
}

// buildTracker compiles the tracker and returns the program's path. remove deletes it; servers that run it continue.
func buildTracker(ctx context.Context) (program string, remove func(), err error) {
	folder, err := os.MkdirTemp("", "bench-tracker-")
	if err != nil {
		return "", nil, fmt.Errorf("create a folder for the tracker: %w", err)
	}
	remove = func() { _ = os.RemoveAll(folder) } // a temporary folder
	program = filepath.Join(folder, "proposaltracker")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		remove()
		return "", nil, fmt.Errorf("build the tracker: %w: %s", err, out)
	}
	return program, remove, nil
}

// trackerContender returns the tracker with its default settings, but without rate limits and
// without the response cache.
func (s *benchDatabase) trackerContender(ctx context.Context, program string, pool int) *contender {
	return s.trackerOn(ctx, program, pool, 18091)
}

// trackerOn is like trackerContender, but uses the given port. The metrics are on port+10.
func (s *benchDatabase) trackerOn(ctx context.Context, program string, pool, port int) *contender {
	return s.trackerWith(ctx, program, pool, port, "--rate", "0", "--response-cache-bytes", "0")
}

// trackerWith returns the tracker with its default settings, except for the given ones.
func (s *benchDatabase) trackerWith(ctx context.Context, program string, pool, port int, settings ...string) *contender {
	c := &contender{name: "tracker", at: graphQL(port), body: operations.Wanted.Tracker, tokens: s.token}
	fixed := []string{"--listen", fmt.Sprint("127.0.0.1:", port), "--demo=false", "--metrics-listen", fmt.Sprint("127.0.0.1:", port+10)}
	c.process = command(ctx, ".", program, append(fixed, settings...)...)
	c.process.Env = append(os.Environ(), "DATABASE_URL="+s.address(pool), "TOKEN_ISSUER="+access.DevIssuer, "TOKEN_KEY_FILE="+s.keyFile)
	return c
}

// address returns the URL of the database, with the maximum number of connections of a contender.
func (s *benchDatabase) address(pool int) string {
	return s.url + "&pool_max_conns=" + strconv.Itoa(pool)
}

// graphQL returns a function that returns the URL of a GraphQL server, which is the same for all operations.
func graphQL(port int) func(operations.Operation) string {
	return func(operations.Operation) string { return fmt.Sprintf("http://127.0.0.1:%d/graphql", port) }
}

// install runs npm ci unless the packages are already installed.
func install(ctx context.Context, folder string) error {
	wanted, err := os.Stat(filepath.Join(folder, "package-lock.json"))
	if err != nil {
		return fmt.Errorf("find PostGraphile's lock file; run this from the root of the repository: %w", err)
	}
	there, err := os.Stat(filepath.Join(folder, "node_modules/.package-lock.json"))
	if err == nil && !there.ModTime().Before(wanted.ModTime()) {
		return nil
	}
	npm := exec.CommandContext(ctx, "npm", "ci", "--no-audit", "--no-fund")
	npm.Dir = folder
	if out, err := npm.CombinedOutput(); err != nil {
		return fmt.Errorf("install PostGraphile: %w: %s", err, out)
	}
	return nil
}

// command returns a server process that is killed when this process ends.
func command(ctx context.Context, folder, name string, arguments ...string) *exec.Cmd {
	made := exec.CommandContext(context.WithoutCancel(ctx), name, arguments...)
	made.Dir = folder
	return made
}

// forNode converts a database URL to the form expected by Node's driver.
func forNode(address string) string {
	read, err := url.Parse(address)
	if err != nil {
		return address
	}
	return fmt.Sprintf("postgres:///%s?host=%s&user=%s", strings.TrimPrefix(read.Path, "/"), read.Query().Get("host"), read.Query().Get("user"))
}

// publicKey returns the public key for verifying tokens, in PEM, for the private key in a file.
func publicKey(file string) (string, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read the token key: %w", err)
	}
	block, _ := pem.Decode(content)
	if block == nil {
		return "", errors.New("the token key is not PEM")
	}
	private, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return "", fmt.Errorf("read the token key: %w", err)
	}
	signing, ok := private.(ed25519.PrivateKey)
	if !ok {
		return "", errors.New("the token key is not an Ed25519 key")
	}
	public, err := x509.MarshalPKIXPublicKey(signing.Public())
	if err != nil {
		return "", fmt.Errorf("write the public key: %w", err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})), nil
}

// token returns a token of the delegation whose inbox is requested; empty for anonymous requests.
func (s *benchDatabase) token(w operations.Wanted) (string, error) {
	if w.Delegation == "" {
		return "", nil
	}
	claims := access.Claims{Delegation: string(w.Delegation), Scope: string(access.ScopeProposalsRead), TTL: 24 * time.Hour}
	return access.Mint(s.key, claims, s.now())
}

// start starts the contender and waits until it responds.
func (c *contender) start(ctx context.Context) error {
	c.process.Stderr, c.process.WaitDelay = &c.printed, time.Second
	if err := c.process.Start(); err != nil {
		return fmt.Errorf("run %s: %w", c.process.Path, err)
	}
	c.ended = make(chan struct{})
	go func() {
		defer close(c.ended)
		_ = c.process.Wait() // the reason is in its output
	}()
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	for {
		answer, err := c.ask(ctx, operations.Wanted{Operation: operations.Feed, First: 1, Language: "EN"})
		if err == nil && bytes.Contains(answer, []byte("proposals")) {
			c.smallest = memory(c.process.Process.Pid)
			return nil
		}
		select {
		case <-time.After(50 * time.Millisecond):
		case <-c.ended:
			return fmt.Errorf("process exited (%s); output: %s", c.process.ProcessState, c.printed.String())
		case <-ctx.Done():
			return fmt.Errorf("%w: %w; last response: %.500s; output: %s", ctx.Err(), err, answer, c.printed.String())
		}
	}
}

// stop ends the server.
func (c *contender) stop() {
	if c.ended != nil {
		_ = c.process.Process.Signal(syscall.SIGTERM) // it may have ended
		<-c.ended
	}
}

// ask sends one request.
func (c *contender) ask(ctx context.Context, w operations.Wanted) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.at(w.Operation), bytes.NewReader(c.body(w)))
	if err != nil {
		return nil, fmt.Errorf("send a request to %s: %w", c.name, err)
	}
	request.Header.Set("Content-Type", "application/json")
	token, err := c.tokens(w)
	if err != nil {
		return nil, err
	}
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, fmt.Errorf("send a request to %s: %w", c.name, err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("read the response of %s: %w", c.name, err)
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s responds with %s: %.500s", c.name, response.Status, answer)
	}
	return answer, nil
}

func stopAll(contenders []*contender) {
	for _, one := range contenders {
		one.stop()
	}
}

// memory returns the resident memory of a process in bytes, or 0 if the system does not report it.
func memory(pid int) int64 {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var size, resident int64
	if _, err := fmt.Sscan(string(content), &size, &resident); err != nil {
		return 0
	}
	return resident * int64(os.Getpagesize())
}

// check returns an error unless the responses of all contenders contain the same data.
func check(ctx context.Context, contenders []*contender, wanted map[operations.Operation][]operations.Wanted) error {
	for _, operation := range operations.All() {
		for _, one := range wanted[operation] {
			answers := [][]byte{}
			for _, c := range contenders {
				answer, err := c.ask(ctx, one)
				if err != nil {
					return err
				}
				answers = append(answers, answer)
			}
			if err := operations.Same(one, answers[0], answers[1], answers[2]); err != nil {
				return fmt.Errorf("responses to %s differ (%s): %w", operation, one.Limit(), err)
			}
		}
	}
	return nil
}
