// Command api measures the tracker's GraphQL API against PostGraphile in the same run and on the
// same database, and against one hand-written statement per operation, as the limit of what this
// Postgres and this machine can do. See bench/README.md.
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

// commandLine holds the arguments of the command.
type commandLine struct {
	Run   runCommand   `cmd:"" default:"withargs" help:"Fill a database, check that the contenders answer the same, measure, and write the table."`
	Limit limitCommand `cmd:"" hidden:"" help:"Serve the hand-written statements; the run starts it."`
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

// runCommand is one run.
type runCommand struct {
	Data      string        `name:"data" placeholder:"DIR" help:"Folder of the private Postgres. What is filled there is used again; left out, a new one that is removed at the end."`
	Proposals int           `name:"proposals" default:"20000" help:"How many proposals there are; of co-authorships there are six times as many."`
	Duration  time.Duration `name:"duration" default:"5s" help:"How long each contender is sent one operation at a time."`
	Rounds    int           `name:"rounds" default:"3" help:"How often all contenders take their turns; the table has the median."`
	Pool      int           `name:"pool" default:"10" help:"Connections to Postgres of each contender."`
	Only      []string      `name:"only" help:"Measure these operations alone; the table is not written then."`
	CheckOnly bool          `name:"check-only" help:"Check that the contenders answer the same, and measure nothing."`
	Out       string        `name:"out" default:"bench/api" help:"Folder for RESULTS.md and results.json."`
}

// Run measures all contenders.
func (c *runCommand) Run(ctx context.Context, now clock) (err error) {
	data := c.Data
	if data == "" {
		if data, err = os.MkdirTemp("", "bench-"); err != nil {
			return fmt.Errorf("make a data folder: %w", err)
		}
		defer func() { err = errors.Join(err, os.RemoveAll(data)) }()
	}
	if data, err = filepath.Abs(data); err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	s, err := openStage(ctx, data, c.Proposals, now, os.Stderr)
	defer func() { err = errors.Join(err, s.close(context.WithoutCancel(ctx))) }()
	if err != nil {
		return err
	}
	return c.measure(ctx, s, os.Stdout)
}

func (c *runCommand) measure(ctx context.Context, s *stage, out io.Writer) error {
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
	_, _ = fmt.Fprintf(out, "the answers to %d requests hold the same data\n", count(wanted))
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
