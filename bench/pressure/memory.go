package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
)

// memoryCommand checks the memory of the server under requests that try to exhaust it.
type memoryCommand struct {
	Limit    int    `name:"limit" default:"400" help:"Maximum resident memory of the server, in MB."`
	Profiles string `name:"profiles" type:"existingdir" help:"Folder for a heap profile of the server under each kind of pressure. By default, no profiles are taken."`
}

const (
	waves       = 3
	bodies      = 1_400 // in a wave
	sockets     = 200
	slowReaders = 1_000
	comparisons = 8
	textSize    = 1_000_000 // bytes
)

// Run applies each kind of pressure in turn and prints the memory after each.
func (c *memoryCommand) Run(ctx context.Context) (err error) {
	s, err := startServer(ctx)
	defer func() { err = errors.Join(err, s.stop()) }()
	if err != nil {
		return err
	}
	fmt.Println("| pressure | opened | resident at the end, MB | at the peak, MB |\n|---|---:|---:|---:|") //nolint:forbidigo // the table
	for i, step := range []struct {
		name string
		run  pressure
	}{
		{"at rest", func(context.Context, *server) (int, error) { return 0, nil }},
		{fmt.Sprintf("%d waves of %d half-sent bodies", waves, bodies), halfSentBodies},
		{fmt.Sprintf("%d unfinished WebSocket messages of 4 MB", sockets), unfinishedMessages},
		{fmt.Sprintf("%d slow readers of large responses", slowReaders), slowlyRead},
		{fmt.Sprintf("%d concurrent comparisons of 1 MB texts", comparisons), compareLarge},
	} {
		opened, err := c.profiled(ctx, s, i, step.run)
		if err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		if err := c.check(ctx, s, step.name, opened); err != nil {
			return err
		}
	}
	return nil
}

// pressure is one way to exhaust the server. It returns the number of opened connections.
type pressure func(ctx context.Context, s *server) (opened int, err error)

// profiled applies a kind of pressure, and takes heap profiles meanwhile if --profiles is set.
func (c *memoryCommand) profiled(ctx context.Context, s *server, step int, run pressure) (int, error) {
	if err := s.resetPeak(); err != nil {
		return 0, err
	}
	if c.Profiles == "" {
		return run(ctx, s)
	}
	profiling, stop := context.WithCancel(ctx)
	var all sync.WaitGroup
	all.Go(func() {
		for n := 0; profiling.Err() == nil; n++ {
			file := filepath.Join(c.Profiles, fmt.Sprintf("heap-%d-%02d.pb.gz", step, n))
			if err := s.saveHeap(profiling, file); err != nil {
				return // the pressure has ended
			}
			wait(profiling, time.Second)
		}
	})
	defer all.Wait()
	defer stop()
	return run(ctx, s)
}

// check prints the memory, and fails if it is too much or if the next request fails.
func (c *memoryCommand) check(ctx context.Context, s *server, name string, opened int) error {
	if err := s.alive(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	now, peak, err := s.resident()
	if err != nil {
		return err
	}
	fmt.Printf("| %s | %d | %d | %d |\n", name, opened, now, peak) //nolint:forbidigo // the table
	var answer struct{ Proposals struct{ TotalCount int } }
	if err := s.ask(ctx, "", `{ proposals(first: 1) { totalCount } }`, nil, &answer); err != nil {
		return fmt.Errorf("%s: the next request: %w", name, err)
	}
	if answer.Proposals.TotalCount == 0 {
		return fmt.Errorf("%s: the next request returns nothing", name)
	}
	if peak > c.Limit {
		return fmt.Errorf("%s: %d MB are resident at the peak, more than %d", name, peak, c.Limit)
	}
	return nil
}

// connections is a set of open connections that are closed together.
type connections struct {
	mu   sync.Mutex
	open []io.Closer
}

func (c *connections) add(one io.Closer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.open = append(c.open, one)
}

func (c *connections) closeAll() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, one := range c.open {
		_ = one.Close()
	}
	return len(c.open)
}

// send opens a connection and writes text. It ignores errors, since the server may reject
// connections to stay within its bounds.
func (c *connections) send(ctx context.Context, s *server, text string) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", s.address)
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetReadBuffer(4 << 10) // so that unread data remains in the buffers of the server
	}
	if _, err := io.WriteString(conn, text); err != nil {
		_ = conn.Close()
		return
	}
	c.add(conn)
}

// concurrently calls run n times, with at most a hundred concurrent calls.
func concurrently(n int, run func()) {
	var all sync.WaitGroup
	turns := make(chan struct{}, 100)
	for range n {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			run()
		})
	}
	all.Wait()
}

// halfSentBodies announces bodies of 4 MB, but sends only a few bytes of each.
func halfSentBodies(ctx context.Context, s *server) (int, error) {
	const text = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n{\"query\":"
	c := &connections{}
	for range waves {
		concurrently(bodies, func() { c.send(ctx, s, text) })
		if err := s.alive(); err != nil {
			return 0, err
		}
	}
	settle(ctx)
	return c.closeAll(), nil
}

// unfinishedMessages opens many WebSockets, and sends most of a 4 MB message on each.
func unfinishedMessages(ctx context.Context, s *server) (int, error) {
	c := &connections{}
	text := strings.Repeat(" ", 64<<10)
	concurrently(sockets, func() {
		ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
		defer cancel()
		conn := dial(ctx, s)
		if conn == nil {
			return
		}
		c.add(closer(conn.CloseNow))
		message, err := conn.Writer(ctx, websocket.MessageText)
		for sent := 0; err == nil && sent < 3_900_000; sent += len(text) {
			_, err = io.WriteString(message, text)
		}
	})
	settle(ctx)
	return c.closeAll(), nil
}

// dial opens a WebSocket. It retries until ctx ends, since the server may still be closing the
// connections of the previous step. It returns nil if it does not succeed.
func dial(ctx context.Context, s *server) *websocket.Conn {
	for ctx.Err() == nil {
		conn, _, err := websocket.Dial(ctx, "ws://"+s.address+"/graphql", //nolint:bodyclose // the library closes it
			&websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		if err == nil {
			return conn
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
		}
	}
	return nil
}

type closer func() error

// Close closes the connection.
func (c closer) Close() error { return c() }

// slowlyRead requests large responses, namely the schema with its descriptions, and does not read them.
func slowlyRead(ctx context.Context, s *server) (int, error) {
	const operation = `{ __schema { types { name description fields { name description args { name description } type { name kind ofType { name } } } } } }`
	var answer json.RawMessage
	if err := s.ask(ctx, "", operation, nil, &answer); err != nil {
		return 0, err
	}
	if len(answer) < 50_000 {
		return 0, fmt.Errorf("the response has only %d bytes", len(answer))
	}
	query := fmt.Sprintf(`{"query":%q}`, operation)
	text := fmt.Sprintf("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(query), query)
	c := &connections{}
	concurrently(slowReaders, func() { c.send(ctx, s, text) })
	settle(ctx)
	return c.closeAll(), nil
}

// compareLarge files two revisions of 1 MB, and sends several concurrent requests to compare them.
func compareLarge(ctx context.Context, s *server) (int, error) {
	from, to, token, err := fileLarge(ctx, s)
	if err != nil {
		return 0, err
	}
	var all sync.WaitGroup
	faults := make(chan error, comparisons)
	for range comparisons {
		all.Go(func() {
			var answer any
			faults <- s.ask(ctx, token, `query ($from: ID!, $to: ID!) {
				compare(from: $from, to: $to) { textChanged text { paragraphs(includeUnchanged: true) { before after words { kind text } } } }
			}`,
				map[string]any{"from": from, "to": to}, &answer)
		})
	}
	all.Wait()
	close(faults)
	for fault := range faults {
		err = errors.Join(err, fault)
	}
	return comparisons, err
}

// settle gives the server time to read the sent bytes. There is no condition to wait for, since the
// server must not react.
func settle(ctx context.Context) { wait(ctx, 3*time.Second) }

func wait(ctx context.Context, so time.Duration) {
	select {
	case <-time.After(so):
	case <-ctx.Done():
	}
}
