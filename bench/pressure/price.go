package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// priceCommand compares the CPU time of operations with their price.
type priceCommand struct {
	Only      []string      `name:"only" sep:"none" help:"Names of operations. Default: all, and the README is rewritten."`
	Proposals int           `name:"proposals" default:"2000" help:"Number of proposals in the database."`
	Each      time.Duration `name:"each" default:"600ms" help:"Approximate CPU time for which each operation is measured."`
	Spread    float64       `name:"spread" default:"5" help:"Maximum ratio between the CPU times per unit of cost of two operations."`
	README    string        `name:"readme" default:"bench/pressure/README.md" help:"File with the table of results."`
}

// Run measures each operation and prints a table.
func (c *priceCommand) Run(ctx context.Context) (err error) {
	m, err := openMarket(ctx, c.Proposals)
	defer func() { err = errors.Join(err, m.close()) }()
	if err != nil {
		return err
	}
	results := []priceResult{}
	for _, one := range m.operations() {
		if len(c.Only) > 0 && !slices.Contains(c.Only, one.name) {
			continue
		}
		result, failed := m.measure(ctx, one, c.Each)
		if failed != nil {
			fmt.Fprintln(os.Stderr, one.name, failed)
			err = errors.Join(err, fmt.Errorf("%s: %w", one.name, failed))
			continue
		}
		fmt.Fprintln(os.Stderr, result.row())
		results = append(results, result)
	}
	table := priceTable(results)
	fmt.Print(table) //nolint:forbidigo // the table
	if err != nil {
		return err
	}
	if len(c.Only) == 0 {
		if err := rewrite(c.README, "price", table); err != nil {
			return err
		}
	}
	if spread := spreadOf(results); spread > c.Spread {
		return fmt.Errorf("the CPU time per unit of cost differs by a factor of %.1f between operations; at most %g is allowed", spread, c.Spread)
	}
	return nil
}

// priceResult contains the averages of all runs of an operation.
type priceResult struct {
	name     string
	runs     int
	took     usage
	cost     float64
	response float64 // bytes
}

// perUnit returns the CPU time per unit of cost, in nanoseconds.
func (r priceResult) perUnit() float64 { return float64(r.took.total().Nanoseconds()) / r.cost }

func (r priceResult) row() string {
	milliseconds := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	return fmt.Sprintf("| %s | %d | %.2f | %.2f | %.1f | %.0f | %.2f |", r.name, r.runs,
		milliseconds(r.took.server), milliseconds(r.took.postgres), r.response/1000, r.cost, r.perUnit()/1000)
}

// priceTable returns the results as a Markdown table.
func priceTable(results []priceResult) string {
	var table strings.Builder
	table.WriteString("| operation | runs | server, ms | Postgres, ms | response, kB | cost | µs per unit |\n|---|---:|---:|---:|---:|---:|---:|\n")
	perUnit := []float64{}
	for _, result := range results {
		fmt.Fprintln(&table, result.row())
		perUnit = append(perUnit, result.perUnit()/1000)
	}
	if len(perUnit) > 0 {
		slices.Sort(perUnit)
		fmt.Fprintf(&table, "\n%d operations; µs per unit: minimum %.2f, median %.2f, maximum %.2f; the maximum is %.1f times the minimum.\n",
			len(perUnit), perUnit[0], perUnit[len(perUnit)/2], perUnit[len(perUnit)-1], perUnit[len(perUnit)-1]/perUnit[0])
	}
	return table.String()
}

func spreadOf(results []priceResult) float64 {
	if len(results) == 0 {
		return 1
	}
	perUnit := []float64{}
	for _, result := range results {
		perUnit = append(perUnit, result.perUnit())
	}
	return slices.Max(perUnit) / slices.Min(perUnit)
}

const (
	// warmUps is the number of runs before an operation is measured, in which statements are prepared.
	warmUps = 3
	minRuns = 5
	maxRuns = 300
)

// measure runs an operation several times and returns the averages.
func (m *market) measure(ctx context.Context, one priced, each time.Duration) (priceResult, error) {
	if _, err := m.run(ctx, one, warmUps); err != nil {
		return priceResult{}, err
	}
	result, err := m.run(ctx, one, minRuns)
	if err != nil {
		return result, err
	}
	if more := min(maxRuns, int(each/max(result.took.total(), 100*time.Microsecond))); more > minRuns {
		result, err = m.run(ctx, one, more)
	}
	return result, err
}

// run runs an operation n times. It creates what the runs need before the measurement.
func (m *market) run(ctx context.Context, one priced, n int) (priceResult, error) {
	requests, err := one.prepare(ctx, n)
	if err != nil {
		return priceResult{}, fmt.Errorf("prepare: %w", err)
	}
	wait(ctx, 50*time.Millisecond) // until the background work of earlier requests has ended
	before, err := m.server.cpuTime()
	if err != nil {
		return priceResult{}, err
	}
	start := time.Now() //nolint:forbidigo // measures a duration
	result := priceResult{name: one.name, runs: n}
	for _, request := range requests {
		cost, size, err := m.send(ctx, request)
		if err != nil {
			return result, err
		}
		result.cost += cost / float64(n)
		result.response += float64(size) / float64(n)
	}
	idle := time.Duration(float64(time.Since(start)) * m.idle) //nolint:forbidigo // as above
	after, err := m.server.cpuTime()
	result.took = after.minus(before)
	result.took.server = max(0, result.took.server-idle)
	result.took.server /= time.Duration(n)
	result.took.postgres /= time.Duration(n)
	return result, err
}

// agreed returns the cost in a response to an operation.
func agreed(answer []byte) (float64, error) {
	var decoded struct {
		Errors     []json.RawMessage `json:"errors"`
		Extensions struct {
			Cost struct {
				Charged float64 `json:"charged"`
			} `json:"cost"`
		} `json:"extensions"`
	}
	if err := json.Unmarshal(answer, &decoded); err != nil {
		return 0, fmt.Errorf("decode %.300s: %w", answer, err)
	}
	cost := decoded.Extensions.Cost.Charged
	if len(decoded.Errors) > 0 || cost == 0 {
		return 0, fmt.Errorf("the response has no cost, or has errors: %.500s", answer)
	}
	return cost, nil
}

// rewrite replaces the text between the comments <!-- name --> and <!-- end of name --> in a file.
func rewrite(file, name, text string) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the table: %w", err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->"
	head, rest, has := strings.Cut(string(old), begin)
	_, tail, ends := strings.Cut(rest, end)
	if !has || !ends {
		return fmt.Errorf("%s does not mark the position of the table: add %q and %q", file, begin, end)
	}
	if err := os.WriteFile(file, []byte(head+begin+"\n"+text+"\n"+end+tail), 0o644); err != nil { //nolint:gosec // a document
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}
