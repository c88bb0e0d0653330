package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"proposaltracker/bench/api/operations"
)

// report is the result of a run.
type report struct {
	Date      string           `json:"date"`
	Machine   string           `json:"machine"`
	Proposals int              `json:"proposals"`
	Seconds   float64          `json:"secondsEach"`
	Rounds    int              `json:"rounds"`
	Pool      int              `json:"pool"`
	Memory    map[string][]int `json:"memoryMebibytes"` // when ready, and after the load
	Rows      []reportRow      `json:"rows"`
}

// reportRow contains the results for an operation and a number of connections: the median turn of
// each contender, and the medians of the ratios of all rounds.
type reportRow struct {
	Operation   operations.Operation `json:"operation"`
	Connections int                  `json:"connections"`
	Turns       map[string]turn      `json:"turns"`
	// Ratio is the tracker's number of requests per second divided by that of PostGraphile. OfLimit
	// is the same number divided by that of the hand-written SQL.
	Ratio   float64 `json:"ratio"`
	OfLimit float64 `json:"ofLimit"`
}

func newReport(c *runCommand, at time.Time, turns []turn, contenders []*contender) report {
	r := report{
		Date:      at.UTC().Format(time.DateOnly),
		Machine:   fmt.Sprintf("%d cores, %s, shared with the load and with Postgres", runtime.NumCPU(), runtime.GOARCH),
		Proposals: c.Proposals, Seconds: c.Duration.Seconds(), Rounds: c.Rounds, Pool: c.Pool, Memory: map[string][]int{},
	}
	for _, one := range contenders {
		r.Memory[one.name] = []int{int(one.smallest >> 20), int(one.largest >> 20)}
	}
	for _, operation := range operations.All() {
		for _, conns := range connections() {
			of := map[string][]turn{}
			for _, t := range turns {
				if t.Operation == operation && t.Connections == conns {
					of[t.Contender] = append(of[t.Contender], t)
				}
			}
			if len(of) == 0 {
				continue
			}
			row := reportRow{Operation: operation, Connections: conns, Turns: map[string]turn{}}
			for name, list := range of {
				row.Turns[name] = median(list)
			}
			row.Ratio, row.OfLimit = ratio(of["tracker"], of["PostGraphile"]), ratio(of["tracker"], of["limit"])
			r.Rows = append(r.Rows, row)
		}
	}
	return r
}

// ratio returns the median of the ratios of turns that were measured directly after each other.
func ratio(a, b []turn) float64 {
	ratios := []float64{}
	for i := range min(len(a), len(b)) {
		if b[i].PerSecond > 0 {
			ratios = append(ratios, a[i].PerSecond/b[i].PerSecond)
		}
	}
	if len(ratios) == 0 {
		return 0
	}
	slices.SortFunc(ratios, cmp.Compare)
	return ratios[len(ratios)/2]
}

func (r report) markdown() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s; %s. %d proposals, %d rounds of %.0f s each, %d connections to Postgres for each contender.\n\n",
		r.Date, r.Machine, r.Proposals, r.Rounds, r.Seconds, r.Pool)
	text.WriteString("| operation | connections | tracker /s | p50 ms | p99 ms | PostGraphile /s | p50 ms | p99 ms |" +
		" limit /s | p50 ms | p99 ms | tracker : PostGraphile | tracker : limit |\n")
	text.WriteString("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, row := range r.Rows {
		fmt.Fprintf(&text, "| %s | %d |", row.Operation, row.Connections)
		for _, name := range []string{"tracker", "PostGraphile", "limit"} {
			t := row.Turns[name]
			fmt.Fprintf(&text, " %.0f | %.1f | %.1f |", t.PerSecond, t.P50, t.P99)
		}
		fmt.Fprintf(&text, " **%.2f** | %.2f |\n", row.Ratio, row.OfLimit)
	}
	text.WriteString("\n| memory (resident, MB) | when ready | after the load |\n|---|--:|--:|\n")
	for _, name := range []string{"tracker", "PostGraphile", "limit"} {
		fmt.Fprintf(&text, "| %s | %d | %d |\n", name, r.Memory[name][0], r.Memory[name][1])
	}
	return text.String()
}

// write writes the table and the results as JSON to a folder.
func (r report) write(folder string) error {
	encoded, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("write the results: %w", err)
	}
	const head = "# Results\n\nWritten by `go run ./bench/api`; see [../README.md](../README.md).\n\n"
	if err := os.WriteFile(filepath.Join(folder, "RESULTS.md"), []byte(head+r.markdown()), 0o644); err != nil { //nolint:gosec // everybody may read it
		return fmt.Errorf("write the table: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, "results.json"), append(encoded, '\n'), 0o644); err != nil { //nolint:gosec // everybody may read it
		return fmt.Errorf("write the results: %w", err)
	}
	return nil
}
