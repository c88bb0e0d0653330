package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"proposaltracker/bench/api/operations"
)

//go:embed load.lua
var script []byte

// connections lists the numbers of concurrent connections.
func connections() []int { return []int{1, 16} }

// turn is a measurement of a contender with an operation.
type turn struct {
	Operation   operations.Operation `json:"operation"`
	Contender   string               `json:"contender"`
	Connections int                  `json:"connections"`
	// PerSecond is the number of requests per second.
	PerSecond float64 `json:"perSecond"`
	// P50 and P99 are in milliseconds.
	P50 float64 `json:"p50"`
	P99 float64 `json:"p99"`
}

// rounds measures the contenders directly after each other for each operation, so that other load
// on the machine affects all of them.
func (c *runCommand) rounds(
	ctx context.Context, contenders []*contender, wanted map[operations.Operation][]operations.Wanted, out io.Writer,
) ([]turn, error) {
	taken := []turn{}
	for _, operation := range operations.All() {
		if len(c.Only) > 0 && !slices.Contains(c.Only, string(operation)) {
			continue
		}
		for _, conns := range connections() {
			for round := range c.Rounds + 1 {
				for _, one := range contenders {
					took := c.Duration
					if round == 0 {
						took = time.Second // to warm up
					}
					measured, err := one.load(ctx, wanted[operation], operation, conns, took)
					if err != nil {
						return nil, fmt.Errorf("send %s to %s: %w", operation, one.name, err)
					}
					if round > 0 {
						taken = append(taken, measured)
						_, _ = fmt.Fprintf(out, "%-6s %2d  %-12s %7.1f/s  p50 %6.1f ms  p99 %6.1f ms\n", // output errors do not stop the run
							operation, conns, one.name, measured.PerSecond, measured.P50, measured.P99)
					}
					one.largest = max(one.largest, memory(one.process.Process.Pid))
				}
			}
		}
	}
	return taken, nil
}

// load sends requests for the duration took, on conns connections. It returns an error if a response has a
// status other than 200.
func (c *contender) load(
	ctx context.Context, wanted []operations.Wanted, operation operations.Operation, conns int, took time.Duration,
) (measured turn, err error) {
	folder, err := os.MkdirTemp("", "load-")
	if err != nil {
		return turn{}, fmt.Errorf("create a folder for the requests: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	var requests bytes.Buffer
	for _, one := range wanted {
		token, err := c.tokens(one)
		if err != nil {
			return turn{}, err
		}
		fmt.Fprintf(&requests, "%s\t%s\n", token, c.body(one))
	}
	lua, list := filepath.Join(folder, "load.lua"), filepath.Join(folder, "requests")
	if err := os.WriteFile(lua, script, 0o600); err != nil {
		return turn{}, fmt.Errorf("write the script: %w", err)
	}
	if err := os.WriteFile(list, requests.Bytes(), 0o600); err != nil {
		return turn{}, fmt.Errorf("write the requests: %w", err)
	}
	seconds := fmt.Sprintf("%.0fs", took.Seconds())
	wrk := exec.CommandContext(ctx, "wrk", "-t1", fmt.Sprintf("-c%d", conns), "-d"+seconds, "--timeout", "30s", "-s", lua, c.at(operation))
	wrk.Env = append(os.Environ(), "REQUESTS="+list)
	printed, err := wrk.CombinedOutput()
	if err != nil {
		return turn{}, fmt.Errorf("run wrk: %w: %s", err, printed)
	}
	_, result, _ := bytes.Cut(printed, []byte("RESULT "))
	var read struct {
		Requests float64 `json:"requests"`
		Micros   float64 `json:"micros"`
		P50      float64 `json:"p50"`
		P99      float64 `json:"p99"`
		Faults   float64 `json:"faults"`
	}
	if err := json.Unmarshal(result, &read); err != nil {
		return turn{}, fmt.Errorf("read the results of wrk: %w: %s", err, printed)
	}
	if read.Faults > 0 {
		return turn{}, fmt.Errorf("%.0f requests failed: %s", read.Faults, printed)
	}
	return turn{operation, c.name, conns, read.Requests / read.Micros * 1e6, read.P50 / 1000, read.P99 / 1000}, nil
}

// median returns the turn with the median number of requests per second.
func median(turns []turn) turn {
	if len(turns) == 0 {
		return turn{}
	}
	sorted := slices.SortedFunc(slices.Values(turns), func(a, b turn) int { return cmp.Compare(a.PerSecond, b.PerSecond) })
	return sorted[len(sorted)/2]
}
