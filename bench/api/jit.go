package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"proposaltracker/bench/api/operations"
)

// jitCommand compares a Postgres that compiles every plan and considers index scans expensive with
// one that compiles none. The tracker's sessions override these settings, so that the tracker must
// be equally fast on both.
type jitCommand struct {
	Proposals int           `name:"proposals" default:"20000" help:"Number of proposals."`
	Duration  time.Duration `name:"duration" default:"2s" help:"Duration of one measurement."`
	Rounds    int           `name:"rounds" default:"5" help:"Number of rounds; the table shows the median of their ratios."`
	Pool      int           `name:"pool" default:"10" help:"Number of Postgres connections of the tracker."`
	Out       string        `name:"out" default:"bench/api/JIT.md" help:"File for the table."`
}

// serverSettings are the two compared configurations of Postgres. The first is the default, except that
// the cost limit for compiling plans is lowered so that all of them are compiled.
func serverSettings() [2][]string {
	return [2][]string{
		{"jit = on", "jit_above_cost = 0", "jit_optimize_above_cost = 0", "jit_inline_above_cost = 0", "random_page_cost = 4", "work_mem = '4MB'"},
		{"jit = off", "jit_above_cost = -1", "jit_optimize_above_cost = -1", "jit_inline_above_cost = -1", "random_page_cost = 1.1", "work_mem = '16MB'"},
	}
}

// Run measures the tracker under both configurations in turn.
func (c *jitCommand) Run(ctx context.Context, now clock) (err error) {
	data, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return fmt.Errorf("create a data folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(data)) }()
	s, err := openBenchDatabase(ctx, data, c.Proposals, now, os.Stderr)
	defer func() { err = errors.Join(err, s.close(context.WithoutCancel(ctx))) }()
	if err != nil {
		return err
	}
	program, remove, err := buildTracker(ctx)
	if err != nil {
		return err
	}
	defer remove()
	defer os.Remove(program) //nolint:errcheck // a temporary file
	tracker := s.trackerContender(ctx, program, c.Pool)
	if err := tracker.start(ctx); err != nil {
		return fmt.Errorf("start the tracker: %w", err)
	}
	defer stopAll([]*contender{tracker})
	wanted, err := s.wanted(ctx)
	if err != nil {
		return err
	}
	table, err := c.compare(ctx, s, tracker, wanted)
	if err != nil {
		return err
	}
	return c.report(os.Stdout, now().UTC().Format(time.DateOnly), table)
}

// compare returns the rows of the table: for each operation and number of connections, the medians
// of both configurations, and the median of the ratios of consecutive measurements.
func (c *jitCommand) compare(
	ctx context.Context, s *benchDatabase, tracker *contender, wanted map[operations.Operation][]operations.Wanted,
) (string, error) {
	var table strings.Builder
	for _, operation := range operations.All() {
		for _, conns := range connections() {
			var turns [2][]turn
			for round := range c.Rounds + 1 {
				for i, settings := range serverSettings() {
					if err := s.configure(ctx, settings); err != nil {
						return "", err
					}
					measured, err := tracker.load(ctx, wanted[operation], operation, conns, c.Duration)
					if err != nil {
						return "", fmt.Errorf("send %s: %w", operation, err)
					}
					if round > 0 { // the first round only warms up
						turns[i] = append(turns[i], measured)
					}
				}
			}
			fmt.Fprintf(&table, "| %s | %d | %.0f | %.0f | **%.2f** |\n",
				operation, conns, median(turns[0]).PerSecond, median(turns[1]).PerSecond, ratio(turns[0], turns[1]))
		}
	}
	return table.String(), nil
}

// configure changes the configuration of the server, and waits until it is in effect.
func (s *benchDatabase) configure(ctx context.Context, settings []string) error {
	for _, setting := range settings {
		if _, err := s.db.Pool.Exec(ctx, "ALTER SYSTEM SET "+setting); err != nil {
			return fmt.Errorf("set %s: %w", setting, err)
		}
	}
	if _, err := s.db.Pool.Exec(ctx, "SELECT pg_reload_conf()"); err != nil {
		return fmt.Errorf("reload the configuration: %w", err)
	}
	want := strings.TrimPrefix(settings[1], "jit_above_cost = ")
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for {
		var have string
		if err := s.db.Pool.QueryRow(ctx, "SHOW jit_above_cost").Scan(&have); err != nil {
			return fmt.Errorf("read the configuration: %w", err)
		}
		if have == want {
			return nil
		}
	}
}

// report writes the table to a file and to out.
func (c *jitCommand) report(out io.Writer, date, table string) error {
	text := fmt.Sprintf("# JIT\n\nWritten by `go run ./bench/api jit`; see [../README.md](../README.md).\n\n"+
		"%s; %d proposals, %d rounds of %.0f s each. Requests per second of the tracker, and the median of the ratios of all rounds.\n\n"+
		"| operation | connections | Postgres compiles every plan | Postgres compiles none | ratio |\n|---|--:|--:|--:|--:|\n%s",
		date, c.Proposals, c.Rounds, c.Duration.Seconds(), table)
	_, _ = io.WriteString(out, text)                                                 // output errors do not stop the run
	if err := os.WriteFile(filepath.Clean(c.Out), []byte(text), 0o644); err != nil { //nolint:gosec // everybody may read it
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}
