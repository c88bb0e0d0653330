package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"proposaltracker/bench/api/operations"
)

// warmCommand measures reads from the response cache.
type warmCommand struct {
	Settings runCommand `embed:""`
}

// generous contains settings under which the rate limiter runs but rejects nothing: one client cannot use up
// the quota.
var generous = []string{"--rate", "1000000000000", "--rate-burst", "1000000000000"} //nolint:gochecknoglobals // never changed

// Run measures the tracker, PostGraphile and the null handler, and writes WARM.md.
func (c *warmCommand) Run(ctx context.Context, now clock) error {
	return c.Settings.withDatabase(ctx, now, c.measure)
}

func (c *warmCommand) measure(ctx context.Context, s *benchDatabase, out io.Writer) error {
	contenders, err := startWarm(ctx, s, c.Settings.Pool)
	defer stopAll(contenders)
	if err != nil {
		return err
	}
	wanted, err := s.wanted(ctx)
	if err != nil {
		return err
	}
	c.Settings.Only = []string{string(operations.Feed), string(operations.Page), string(operations.Search)} // the desk needs a token
	turns, err := c.Settings.rounds(ctx, contenders, wanted, out)
	if err != nil {
		return err
	}
	table := c.table(s.now(), turns)
	_, _ = fmt.Fprint(out, table)
	const head = "# Warm reads\n\nWritten by `go run ./bench/api warm`; see [../README.md](../README.md).\n\n"
	if err := os.WriteFile(filepath.Join(c.Settings.Out, "WARM.md"), []byte(head+table), 0o644); err != nil { //nolint:gosec // everybody may read it
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

// startWarm starts the tracker with its cache, logs, metrics and rate limits, and the two other contenders.
func startWarm(ctx context.Context, s *benchDatabase, pool int) ([]*contender, error) {
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
	tracker := s.trackerWith(ctx, program, pool, 18091, generous...)
	null := &contender{name: "null", at: graphQL(18093), body: operations.Wanted.Tracker}
	null.process = command(ctx, ".", self, "null", "--listen", "127.0.0.1:18093", "--origin", tracker.at(operations.Feed))
	all := []*contender{tracker, s.postGraphile(ctx, key, pool), null}
	for _, one := range all {
		one.tokens = s.token
		if err := one.start(ctx); err != nil {
			return all, fmt.Errorf("start %s: %w", one.name, err)
		}
	}
	return all, nil
}

// table returns the medians, and the ratios of the tracker to the others.
func (c *warmCommand) table(at time.Time, turns []turn) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s; %d proposals, %d rounds of %.0f s each. "+
		"The null handler returns the tracker's bytes from memory, without logs, metrics and limits.\n\n",
		at.UTC().Format(time.DateOnly), c.Settings.Proposals, c.Settings.Rounds, c.Settings.Duration.Seconds())
	text.WriteString("| operation | connections | tracker /s | null /s | PostGraphile /s | tracker : null | tracker : PostGraphile |\n" +
		"|---|--:|--:|--:|--:|--:|--:|\n")
	for _, operation := range []operations.Operation{operations.Feed, operations.Page, operations.Search} {
		for _, conns := range connections() {
			of := map[string][]turn{}
			for _, t := range turns {
				if t.Operation == operation && t.Connections == conns {
					of[t.Contender] = append(of[t.Contender], t)
				}
			}
			fmt.Fprintf(&text, "| %s | %d | %.0f | %.0f | %.0f | **%.2f** | **%.0f** |\n", operation, conns,
				median(of["tracker"]).PerSecond, median(of["null"]).PerSecond, median(of["PostGraphile"]).PerSecond,
				ratio(of["tracker"], of["null"]), ratio(of["tracker"], of["PostGraphile"]))
		}
	}
	return text.String()
}

// nullCommand serves responses from memory, which shows the performance of net/http alone.
type nullCommand struct {
	Listen string `name:"listen" required:""`
	Origin string `name:"origin" required:""`
}

// Run serves until ctx ends.
func (c *nullCommand) Run(ctx context.Context) error {
	server := &http.Server{Addr: c.Listen, Handler: newNull(c.Origin), ReadHeaderTimeout: time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() }) // the process exits next
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}
