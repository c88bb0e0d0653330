// Command api compares the tracker's GraphQL API with PostGraphile, in the same run and on the same
// database, and with one hand-written statement per operation, which shows the upper limit on this
// Postgres and machine. See bench/README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"proposaltracker/bench/api/operations"
)

// commandLine defines the subcommands.
type commandLine struct {
	Run    runCommand    `cmd:"" default:"withargs" help:"Fill a database, check that all contenders return the same data, measure, and write the table."`
	JIT    jitCommand    `cmd:"" name:"jit" help:"Measure the tracker on a Postgres that compiles every plan, and on one that compiles none."`
	Fill   fillCommand   `cmd:"" help:"Only fill a database, and report how long it takes."`
	Growth growthCommand `cmd:"" help:"Compare a large collection of proposals with a small one, and write the table."`
	Plans  plansCommand  `cmd:"" help:"Check the plans of the requests of growth on a large collection of proposals."`
	Writes writesCommand `cmd:"" help:"Compare filings through the API with the same rows sent by pgx, and write WRITES.md."`
	Limit  limitCommand  `cmd:"" hidden:"" help:"Serve the hand-written statements; started by run."`
	Warm   warmCommand   `cmd:"" help:"Measure anonymous reads from the response cache against PostGraphile, and against a handler that returns the same bytes from memory."`
	Null   nullCommand   `cmd:"" hidden:"" help:"Return the responses of another server from memory; started by warm."`
}

// clock returns the current time.
type clock func() time.Time

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var line commandLine
	parsed := kong.Parse(&line, kong.Name("api"), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(clock(time.Now)))
	parsed.FatalIfErrorf(parsed.Run())
}

// runCommand compares the tracker with the other contenders.
type runCommand struct {
	Data      string        `name:"data" placeholder:"DIR" help:"Data folder of the private Postgres, whose content is reused by the next run. By default, a temporary folder."`
	Proposals int           `name:"proposals" default:"20000" help:"Number of proposals. There are six times as many co-authorships."`
	Duration  time.Duration `name:"duration" default:"5s" help:"Duration of one measurement."`
	Rounds    int           `name:"rounds" default:"3" help:"Number of rounds; the table shows the median."`
	Pool      int           `name:"pool" default:"10" help:"Number of Postgres connections of each contender."`
	Only      []string      `name:"only" help:"Measure only these operations, and do not write the table."`
	CheckOnly bool          `name:"check-only" help:"Only check that all contenders return the same data."`
	Out       string        `name:"out" default:"bench/api" help:"Folder for RESULTS.md and results.json."`
}

// Run measures all contenders.
func (c *runCommand) Run(ctx context.Context, now clock) error {
	return c.withDatabase(ctx, now, c.measure)
}

// withDatabase opens and fills the database, calls measure, and closes the database.
func (c *runCommand) withDatabase(ctx context.Context, now clock, measure func(context.Context, *benchDatabase, io.Writer) error) (err error) {
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
	s, err := openBenchDatabase(ctx, data, c.Proposals, now, os.Stderr)
	defer func() { err = errors.Join(err, s.close(context.WithoutCancel(ctx))) }()
	if err != nil {
		return err
	}
	return measure(ctx, s, os.Stdout)
}

func (c *runCommand) measure(ctx context.Context, s *benchDatabase, out io.Writer) error {
	contenders, err := startAll(ctx, s, c.Pool)
	defer stopAll(contenders)
	if err != nil {
		return err
	}
	wanted, err := s.wanted(ctx)
	if err != nil {
		return err
	}
	if err := check(ctx, contenders, wanted); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "all contenders return the same data for %d requests\n", count(wanted))
	if c.CheckOnly {
		return nil
	}
	results, err := c.rounds(ctx, contenders, wanted, out)
	if err != nil {
		return err
	}
	report := newReport(c, s.now(), results, contenders)
	_, _ = fmt.Fprint(out, report.markdown())
	if len(c.Only) > 0 {
		return nil
	}
	return report.write(c.Out)
}

func count(wanted map[operations.Operation][]operations.Wanted) int {
	total := 0
	for _, of := range wanted {
		total += len(of)
	}
	return total
}
