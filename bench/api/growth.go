package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"proposaltracker/bench/api/operations"
)

// growthCommand compares a small collection of proposals with a large one, in the same run.
type growthCommand struct {
	Data      string `name:"data" placeholder:"DIR" help:"Data folder, whose content is reused by the next run. By default, a temporary folder."`
	Small     int    `name:"small" default:"1000" help:"Number of proposals in the small collection."`
	Proposals int    `name:"proposals" default:"200000" help:"Number of proposals in the large collection."`
	Rounds    int    `name:"rounds" default:"20" help:"Number of requests of each kind to each collection, alternately."`
	Pool      int    `name:"pool" default:"10" help:"Number of Postgres connections of each tracker."`
	Out       string `name:"out" default:"bench/api/GROWTH.md" help:"File for the table."`

	// busy is the number of processes that were running or waiting for a processor, on average over the minute before the run.
	busy float64
}

// The limits for 200,000 proposals compared with 1,000.
const (
	// maxGrowth is the maximum ratio of the medians.
	maxGrowth = 1.3
	// maxCommon is the maximum ratio between a search for a word in a third of all texts and a
	// search for a rare word.
	maxCommon = 3.0
)

// collection is one of the two collections: its database, its server, and the samples to which requests refer.
type collection struct {
	bench  *benchDatabase
	server *contender
	sample sample
	// started is the time from the start of the server to its first response.
	started time.Duration
	// times contains the durations of the requests of each probe.
	times map[string][]time.Duration
}

// Run fills both collections, measures, and writes the table.
func (c *growthCommand) Run(ctx context.Context, now clock) (err error) {
	data := c.Data
	if data == "" {
		if data, err = os.MkdirTemp("", "bench-"); err != nil {
			return fmt.Errorf("create a data folder: %w", err)
		}
		defer func() { err = errors.Join(err, os.RemoveAll(data)) }()
	}
	if data, err = filepath.Abs(data); err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	if c.busy, err = loadAverage(); err != nil {
		return err
	}
	program, remove, err := buildTracker(ctx)
	if err != nil {
		return err
	}
	defer remove()
	defer os.Remove(program) //nolint:errcheck // a temporary file
	both := []*collection{}
	defer func() {
		for _, one := range both {
			stopAll([]*contender{one.server})
			err = errors.Join(err, one.bench.close(context.WithoutCancel(ctx)))
		}
	}()
	for i, proposals := range []int{c.Small, c.Proposals} {
		one, err := c.open(ctx, filepath.Join(data, strconv.Itoa(proposals)), proposals, now)
		if err != nil {
			return err
		}
		both = append(both, one)
		if err := one.start(ctx, program, c.Pool, 18095+i); err != nil {
			return err
		}
	}
	return c.measure(ctx, both, os.Stdout)
}

// open opens a collection. It does not start the server.
func (c *growthCommand) open(ctx context.Context, folder string, proposals int, now clock) (*collection, error) {
	s, err := openBenchDatabase(ctx, folder, proposals, now, os.Stderr)
	if err != nil {
		return nil, errors.Join(err, s.close(context.WithoutCancel(ctx)))
	}
	return &collection{bench: s, server: &contender{name: "tracker", tokens: s.token}, times: map[string][]time.Duration{}}, nil
}

// start starts the server twice, so that the database is warm at the measured second start, and reads the samples.
func (one *collection) start(ctx context.Context, program string, pool, port int) error {
	for range 2 {
		stopAll([]*contender{one.server})
		one.server = one.bench.trackerOn(ctx, program, pool, port)
		began := one.bench.now()
		if err := one.server.start(ctx); err != nil {
			return fmt.Errorf("start the tracker: %w", err)
		}
		one.started = one.bench.now().Sub(began)
	}
	var err error
	one.sample, err = one.readSample(ctx)
	return err
}

// measure sends the requests of each probe to both collections alternately.
func (c *growthCommand) measure(ctx context.Context, both []*collection, out io.Writer) error {
	probes := growthProbes()
	large := both[len(both)-1]
	before, err := large.sequentialScans(ctx)
	if err != nil {
		return err
	}
	for _, p := range probes {
		for round := range c.Rounds + 2 {
			for _, one := range both {
				took, err := one.send(ctx, p, round)
				if err != nil {
					return fmt.Errorf("%s with %s: %w", p.name, filepath.Base(one.bench.url), err)
				}
				if round > 1 { // the first requests only warm up
					one.times[p.name] = append(one.times[p.name], took)
				}
			}
		}
	}
	after, err := large.sequentialScans(ctx)
	if err != nil {
		return err
	}
	report, faults := c.report(both, probes, scanned(before, after))
	_, _ = io.WriteString(out, report)                                                 // output errors do not stop the run
	if err := os.WriteFile(filepath.Clean(c.Out), []byte(report), 0o644); err != nil { //nolint:gosec // everybody may read it
		return fmt.Errorf("write the table: %w", err)
	}
	if len(faults) > 0 {
		return fmt.Errorf("limits exceeded: %s", strings.Join(faults, "; "))
	}
	return nil
}

// send sends the request of a probe and returns the time until the response.
func (one *collection) send(ctx context.Context, p probe, round int) (time.Duration, error) {
	w := operations.Wanted{Operation: operations.Feed, Delegation: p.delegation}
	body, err := json.Marshal(map[string]any{"query": p.query, "variables": p.variables(one.sample, round)})
	if err != nil {
		return 0, fmt.Errorf("encode the request: %w", err)
	}
	one.server.body = func(operations.Wanted) []byte { return body }
	began := one.bench.now()
	answer, err := one.server.ask(ctx, w)
	took := one.bench.now().Sub(began)
	if err == nil && strings.Contains(string(answer), `"errors"`) {
		err = fmt.Errorf("answer: %.500s", answer)
	}
	return took, err
}

// sequentialScans returns, for each table with more than 10,000 rows, the number of rows that
// sequential scans have read.
func (one *collection) sequentialScans(ctx context.Context) (map[string]int64, error) {
	const sql = `SELECT s.relname, s.seq_tup_read FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE c.reltuples > 10000`
	found, _ := one.bench.db.Pool.Query(ctx, sql) // ForEachRow returns the error
	read, name, rows := map[string]int64{}, "", int64(0)
	_, err := pgx.ForEachRow(found, []any{&name, &rows}, func() error {
		read[name] = rows
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the statistics of tables: %w", err)
	}
	return read, nil
}

// scanned returns the tables that were scanned sequentially between before and after.
func scanned(before, after map[string]int64) []string {
	names := []string{}
	for name, rows := range after {
		if rows > before[name] {
			names = append(names, fmt.Sprintf("%s (%d rows)", name, rows-before[name]))
		}
	}
	slices.Sort(names)
	return names
}

// report returns the table and a description of each exceeded limit.
func (c *growthCommand) report(both []*collection, probes []probe, scans []string) (text string, faults []string) {
	var table strings.Builder
	small, large := both[0], both[1]
	fmt.Fprintf(&table, "# Growth\n\nWritten by `go run ./bench/api growth`; see [../README.md](../README.md).\n\n")
	fmt.Fprintf(&table, "%s; %d rounds, one connection, alternately. Medians in ms.\n\n", large.bench.now().UTC().Format(time.DateOnly), c.Rounds)
	if c.busy > quiet {
		fmt.Fprintf(&table, "**Provisional:** the load average of the machine was %.1f before the run.\n\n", c.busy)
	}
	fmt.Fprintf(&table, "| request | %d proposals | %d proposals | ratio |\n|---|--:|--:|--:|\n", c.Small, c.Proposals)
	for _, p := range probes {
		a, b := middle(small.times[p.name]), middle(large.times[p.name])
		growth := float64(b) / float64(a)
		fmt.Fprintf(&table, "| %s | %.2f | %.2f | %.2f |\n", p.name, milli(a), milli(b), growth)
		if growth > maxGrowth && p.name != commonSearch {
			faults = append(faults, fmt.Sprintf("%s takes %.2f times as long", p.name, growth))
		}
	}
	common := float64(middle(large.times[commonSearch])) / float64(middle(large.times[rareSearch]))
	if common > maxCommon {
		faults = append(faults, fmt.Sprintf("%s takes %.2f times as long as %s", commonSearch, common, rareSearch))
	}
	if len(scans) > 0 {
		faults = append(faults, "sequential scans of "+strings.Join(scans, ", "))
	}
	fmt.Fprintf(&table, "\nWith %d proposals: %s takes %.2f times as long as %s; warm start %.2f s; "+
		"resident memory after the run %d MB; sequential scans of large tables: %s.\n",
		c.Proposals, commonSearch, common, rareSearch, large.started.Seconds(),
		memory(large.server.process.Process.Pid)>>20, strings.Join(append(scans, "none")[:max(1, len(scans))], ", "))
	if len(faults) > 0 {
		fmt.Fprintf(&table, "\nLimits exceeded: %s.\n", strings.Join(faults, "; "))
	}
	return table.String(), faults
}

// quiet is the load average up to which other processes do not distort a measurement.
const quiet = 1.0

// loadAverage returns the load average of the last minute.
func loadAverage() (float64, error) {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return 0, fmt.Errorf("read the load average: %w", err)
	}
	first, _, _ := strings.Cut(string(text), " ")
	load, err := strconv.ParseFloat(first, 64)
	if err != nil {
		return 0, fmt.Errorf("read the load average: %w", err)
	}
	return load, nil
}

func milli(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func middle(times []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)/2]
}
