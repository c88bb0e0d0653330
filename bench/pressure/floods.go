package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// floodsCommand checks that floods from one address do not delay clients at another.
type floodsCommand struct {
	Only      []string      `name:"only" help:"Names of floods. Default: all."`
	Proposals int           `name:"proposals" default:"10000" help:"Number of proposals in the database."`
	For       time.Duration `name:"for" default:"4s" help:"Duration of each measurement; each flood is measured against the server and against the null handler."`
	P50       float64       `name:"p50" default:"3" help:"Maximum ratio of the medians."`
	P99       float64       `name:"p99" default:"5" help:"Maximum ratio of the 99th percentiles."`
	Profiles  string        `name:"profiles" type:"existingdir" help:"Folder for a CPU profile of the server under each flood. By default, no profiles are taken."`
}

// connectionsOf returns the numbers of connections with which each flood is measured.
func connectionsOf() []int { return []int{2, 16} }

// Run measures each flood and prints a table of ratios.
func (c *floodsCommand) Run(ctx context.Context) (err error) {
	for _, name := range c.Only {
		if _, known := floods()[name]; !known {
			return fmt.Errorf("--only %s: no such flood; the floods are %s", name, strings.Join(slices.Sorted(maps.Keys(floods())), ", "))
		}
	}
	arena, err := openArena(ctx, c.Proposals)
	defer func() { err = errors.Join(err, arena.close()) }()
	if err != nil {
		return err
	}
	names := c.Only
	if len(names) == 0 {
		names = slices.Sorted(maps.Keys(floods()))
	}
	fmt.Println("| flood | connections | reader p50 | p99 | writer p50 | p99 | errors |\n|---|---:|---:|---:|---:|---:|---:|") //nolint:forbidigo // the table
	failed := []string{}
	for i, name := range names {
		for _, connections := range connectionsOf() {
			ok, err := c.one(ctx, arena, name, connections, fmt.Sprintf("127.0.%d.%d", connections, i+1))
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if !ok {
				failed = append(failed, fmt.Sprintf("%s with %d connections", name, connections))
			}
		}
	}
	if len(failed) > 0 {
		return fmt.Errorf("normal clients are slower than %g times at the median or %g times at the 99th percentile, or get errors: %s",
			c.P50, c.P99, strings.Join(failed, ", "))
	}
	return nil
}

// one measures a flood from a separate address, whose quota is not used yet. ok is false if normal
// clients wait too long or receive errors.
func (c *floodsCommand) one(ctx context.Context, arena *arena, name string, connections int, source string) (ok bool, err error) {
	a := arena.attack
	a.Flood, a.Source, a.Connections = name, source, connections
	a.Token, err = arena.server.token(ctx, "BRA", "proposals:read proposals:write", source)
	if err != nil {
		return false, err
	}
	a.Address = arena.null.String()
	null, err := c.under(ctx, arena, a)
	if err != nil {
		return false, err
	}
	a.Address = arena.server.address
	if stop := c.profile(ctx, arena.server, fmt.Sprintf("%s-%d", name, connections)); stop != nil {
		defer stop()
	}
	loaded, err := c.under(ctx, arena, a)
	if err != nil {
		return false, err
	}
	return c.report(name, connections, null, loaded), arena.server.alive()
}

// under measures the normal clients of the server while an attack runs.
func (c *floodsCommand) under(ctx context.Context, arena *arena, a attack) ([]latencies, error) {
	stop, err := start(ctx, a)
	if err != nil {
		return nil, err
	}
	defer stop()
	wait(ctx, time.Second) // until the flood has its connections
	return measureAll(ctx, arena.server.address, arena.clients, c.For), nil
}

// report prints a row of the table, and reports whether it is within the limits.
func (c *floodsCommand) report(name string, connections int, null, loaded []latencies) (ok bool) {
	ok = true
	faults := 0
	var row strings.Builder
	fmt.Fprintf(&row, "| %s | %d |", name, connections)
	for i := range loaded {
		p50 := float64(loaded[i].percentile(0.5)) / float64(null[i].percentile(0.5))
		p99 := float64(loaded[i].percentile(0.99)) / float64(null[i].percentile(0.99))
		fmt.Fprintf(&row, " %.1f | %.1f |", p50, p99)
		if c.Profiles != "" {
			_, _ = fmt.Fprintln(os.Stderr, name, connections, "null", null[i], "server", loaded[i])
		}
		ok = ok && p50 <= c.P50 && p99 <= c.P99 && loaded[i].err == nil
		if loaded[i].err != nil {
			faults++
			_, _ = fmt.Fprintln(os.Stderr, name, loaded[i].err)
		}
	}
	fmt.Printf("%s %d |\n", row.String(), faults) //nolint:forbidigo // the table
	return ok
}

// profile takes a CPU profile of the server in the background if --profiles is set. It returns a
// function that waits for the profile.
func (c *floodsCommand) profile(ctx context.Context, s *server, name string) (stop func()) {
	if c.Profiles == "" {
		return nil
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		path := fmt.Sprintf("/debug/pprof/profile?seconds=%d", max(1, int(c.For.Seconds())))
		if err := s.saveProfile(ctx, path, c.Profiles+"/"+name+".pb.gz"); err != nil {
			_, _ = fmt.Fprintln(os.Stderr, err)
		}
	}()
	return func() { <-done }
}

// start starts the process that generates an attack, and returns a function that stops the process.
func start(ctx context.Context, a attack) (stop func(), err error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	described, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("describe the attack: %w", err)
	}
	generator := exec.CommandContext(ctx, program, "attack")
	generator.Stdin, generator.Stderr = bytes.NewReader(described), os.Stderr
	if err := generator.Start(); err != nil {
		return nil, fmt.Errorf("start the attack: %w", err)
	}
	return func() {
		_ = generator.Process.Kill()
		_ = generator.Wait()
	}, nil
}

// nullCommand serves a null handler, which reads a request and responds with a few bytes. It runs
// in a separate process, like the server.
type nullCommand struct{}

// Run prints the address and serves until it is stopped.
func (nullCommand) Run(ctx context.Context) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	fmt.Println(listener.Addr()) //nolint:forbidigo // for the process that started this one
	server := &http.Server{ReadHeaderTimeout: 5 * time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		_, _ = io.WriteString(w, `{"data":null}`)
	})}
	go func() {
		<-ctx.Done()
		_ = server.Close()
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}
