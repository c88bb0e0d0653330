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

	"github.com/jackc/pgx/v5"
)

// plansCommand checks the plans of the statements that the growth requests send, on a large database.
type plansCommand struct {
	Data      string `name:"data" required:"" placeholder:"DIR" help:"Data folder of growth or fill, filled before if it exists."`
	Proposals int    `name:"proposals" default:"200000" help:"Number of proposals."`
	MaxRows   int    `name:"max-rows" default:"60000" help:"Number of rows that one statement may read. Counts stop after 10,001 rows, of up to three tables."`
	Verbose   bool   `name:"verbose" help:"Print every statement that reads more than a tenth of these rows, with the nodes of its plan."`
}

// largeTable is the number of rows above which a table must not be read completely.
const largeTable = 10_000

// explained returns the settings that make Postgres log the executed plan of each statement.
func explained() []string {
	return []string{
		"session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on",
		"auto_explain.log_timing = off", "auto_explain.log_format = 'json'",
	}
}

// Run sends each request to a separate server, and checks the plans that Postgres logs.
func (c *plansCommand) Run(ctx context.Context, now clock) (err error) {
	data, err := filepath.Abs(c.Data)
	if err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	folder := filepath.Join(data, strconv.Itoa(c.Proposals))
	program, remove, err := buildTracker(ctx)
	if err != nil {
		return err
	}
	defer remove()
	one, err := (&growthCommand{}).open(ctx, folder, c.Proposals, now)
	if err != nil {
		return err
	}
	defer func() {
		stopAll([]*contender{one.server})
		err = errors.Join(err, one.explain(context.WithoutCancel(ctx), "RESET %[3]s"), one.bench.close(context.WithoutCancel(ctx)))
	}()
	if err := one.start(ctx, program, 4, 18095); err != nil {
		return err
	}
	if err := one.explain(ctx, "SET %[2]s"); err != nil {
		return err
	}
	// The settings apply only to new sessions.
	stopAll([]*contender{one.server})
	one.server = one.bench.trackerOn(ctx, program, 4, 18095)
	if err := one.server.start(ctx); err != nil {
		return fmt.Errorf("start the tracker: %w", err)
	}
	return c.check(ctx, one, filepath.Join(folder, "postgres.log"), os.Stdout)
}

// explain changes the default settings for sessions of the database. In change, %[2]s stands for a
// setting with its value, and %[3]s for its name.
func (one *collection) explain(ctx context.Context, change string) error {
	for _, setting := range explained() {
		name, _, _ := strings.Cut(setting, " ")
		sql := fmt.Sprintf("ALTER DATABASE %[1]s "+change, pgx.Identifier{one.bench.db.Pool.Config().ConnConfig.Database}.Sanitize(), setting, name)
		if _, err := one.bench.db.Pool.Exec(ctx, sql); err != nil {
			return fmt.Errorf("%s: %w", sql, err)
		}
	}
	return nil
}

// check sends the requests and reports the plans that do not scale.
func (c *plansCommand) check(ctx context.Context, one *collection, log string, out io.Writer) error {
	large, err := one.largeTables(ctx)
	if err != nil {
		return err
	}
	faults, statements := []string{}, 0
	for _, p := range growthProbes() {
		plans, err := one.plansOf(ctx, p, log)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		if len(plans) == 0 {
			return fmt.Errorf("%s: no plan in %s; is auto_explain installed?", p.name, log)
		}
		most := 0
		for _, plan := range plans {
			rows, whole := plan.Plan.read(large)
			most = max(most, rows)
			if len(whole) > 0 {
				faults = append(faults, fmt.Sprintf("%s reads all of %s: %.200s", p.name, strings.Join(whole, ", "), plan.Text))
			}
			if rows > c.MaxRows {
				faults = append(faults, fmt.Sprintf("%s reads %d rows: %.200s", p.name, rows, plan.Text))
			}
			if c.Verbose && (rows > c.MaxRows/10 || len(whole) > 0) {
				_, _ = fmt.Fprintf(out, "\n%s\n%s\n", plan.Text, plan.Plan.describe(1))
			}
		}
		statements += len(plans)
		_, _ = fmt.Fprintf(out, "%-40s %3d statements, at most %6d rows\n", p.name, len(plans), most)
	}
	if len(faults) > 0 {
		return fmt.Errorf("%d plans do not scale:\n%s", len(faults), strings.Join(faults, "\n"))
	}
	_, _ = fmt.Fprintf(out, "%d plans with %d proposals: none reads a large table completely, or more than %d rows\n", statements, c.Proposals, c.MaxRows)
	return nil
}

// largeTables returns the tables that must not be read completely.
func (one *collection) largeTables(ctx context.Context) ([]string, error) {
	found, _ := one.bench.db.Pool.Query(ctx, "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > $1", largeTable) // CollectRows returns the error
	names, err := pgx.CollectRows(found, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("list large tables: %w", err)
	}
	return names, nil
}

// loggedPlan is a statement with the plan that was executed.
type loggedPlan struct {
	Text string   `json:"Query Text"`
	Plan planNode `json:"Plan"`
}

// planNode is a node of a plan.
type planNode struct {
	Type     string     `json:"Node Type"`
	Relation string     `json:"Relation Name"`
	Index    string     `json:"Index Name"`
	Rows     float64    `json:"Actual Rows"`
	Loops    float64    `json:"Actual Loops"`
	Filtered float64    `json:"Rows Removed by Filter"`
	Checked  float64    `json:"Rows Removed by Index Recheck"`
	Children []planNode `json:"Plans"`
}

// read returns the number of rows that the plan reads from tables and indexes, and the large tables
// that it reads completely.
func (n planNode) read(large []string) (rows int, whole []string) {
	if n.Index != "" || n.Relation != "" {
		rows = int((n.Rows + n.Filtered + n.Checked) * n.Loops)
	}
	if n.Type == "Seq Scan" && n.Loops > 0 && slices.Contains(large, n.Relation) && rows > largeTable/2 {
		whole = append(whole, n.Relation)
	}
	for _, child := range n.Children {
		more, others := child.read(large)
		rows, whole = rows+more, append(whole, others...)
	}
	return rows, whole
}

// describe returns the nodes that were executed, one per line.
func (n planNode) describe(depth int) string {
	if n.Loops == 0 {
		return ""
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s%s %s %s: %.0f rows, %.0f filtered, %.0f times\n",
		strings.Repeat("  ", depth), n.Type, n.Relation, n.Index, n.Rows, n.Filtered, n.Loops)
	for _, child := range n.Children {
		text.WriteString(child.describe(depth + 1))
	}
	return text.String()
}

// plansOf sends the request of a probe, and returns the plans that Postgres logged for it.
func (one *collection) plansOf(ctx context.Context, p probe, log string) ([]loggedPlan, error) {
	before, err := os.Stat(log)
	if err != nil {
		return nil, fmt.Errorf("read the Postgres log: %w", err)
	}
	if _, err := one.send(ctx, p, 2); err != nil {
		return nil, err
	}
	file, err := os.Open(filepath.Clean(log))
	if err != nil {
		return nil, fmt.Errorf("read the Postgres log: %w", err)
	}
	defer file.Close() //nolint:errcheck // only read
	if _, err := file.Seek(before.Size(), io.SeekStart); err != nil {
		return nil, fmt.Errorf("read the Postgres log: %w", err)
	}
	text, err := io.ReadAll(file)
	if err != nil {
		return nil, fmt.Errorf("read the Postgres log: %w", err)
	}
	return readPlans(string(text))
}

// readPlans parses the plans in a log. Postgres begins the continuation lines of an entry with a tab.
func readPlans(log string) ([]loggedPlan, error) {
	plans := []loggedPlan{}
	for entry := range strings.SplitSeq(strings.ReplaceAll(log, "\n\t", "\v"), "\n") {
		_, encoded, has := strings.Cut(entry, "  plan:\v")
		if !has {
			continue
		}
		var plan loggedPlan
		if err := json.Unmarshal([]byte(strings.ReplaceAll(encoded, "\v", "\n")), &plan); err != nil {
			return nil, fmt.Errorf("read a plan: %w", err)
		}
		plans = append(plans, plan)
	}
	return plans, nil
}
