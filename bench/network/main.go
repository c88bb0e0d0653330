// Command network measures the time of the projection and of the network measures, and compares it
// with networkx and igraph in the same run and on the same file. Each time is the minimum of
// several rounds, since the machine may be busy; networkx runs only once.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"github.com/google/uuid"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

type settings struct {
	Files  []string `arg:"" optional:"" help:"Files to measure (default: those of the US Senate in ../shared/data/cosponsorship)."`
	Rounds int      `name:"rounds" default:"5" help:"Number of runs of each measure, except for those of networkx."`
	Python string   `name:"python" default:"/usr/bin/python3" help:"Python interpreter with networkx and igraph (Debian: python3-networkx python3-igraph)."`
}

func main() {
	var s settings
	kong.Parse(&s, kong.Description("Measure the network analyses and compare with networkx and igraph."))
	if len(s.Files) == 0 {
		for _, name := range []string{"us_senate_110_bills.csv", "us_senate_093-110_all.csv.gz"} {
			s.Files = append(s.Files, filepath.Join("..", "shared", "data", "cosponsorship", name))
		}
	}
	for _, file := range s.Files {
		if err := run(context.Background(), s, file); err != nil {
			_, _ = fmt.Fprintln(os.Stderr, "bench/network: "+err.Error())
			os.Exit(1)
		}
	}
}

// times contains the time in seconds of each program and task.
type times map[string]map[string]float64

func (t times) put(peer, measure string, seconds float64) {
	if t[peer] == nil {
		t[peer] = map[string]float64{}
	}
	t[peer][measure] = seconds
}

func measures() []string {
	return []string{
		"load", "selection", "projection", "closeness", "betweenness", "betweenness, BINARY", "eigenvector", "PageRank", "clustering", "core", "communities",
		"significance", "connectedness",
	}
}

func run(ctx context.Context, s settings, file string) error {
	taken := times{}
	graph, err := own(ctx, s, file, taken)
	if err != nil {
		return err
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	peers, err := others(ctx, s, file, taken)
	if err != nil {
		return err
	}
	fmt.Printf("\n%s: %d sponsors, %d lists, %d ties; memory %d MB, networkx and igraph together %.0f MB\n\n",
		filepath.Base(file), graph.Nodes(), len(graph.Lists().Items), graph.Edges(), memory.Sys>>20, peers)
	fmt.Println("| measure | this, ms | igraph, ms | networkx, ms | igraph / this | networkx / this |\n|---|--:|--:|--:|--:|--:|")
	for _, measure := range measures() {
		mine := taken["this"][measure]
		fmt.Printf("| %s | %s | %s | %s | %s | %s |\n", measure, milliseconds(mine), milliseconds(taken["igraph"][measure]),
			milliseconds(taken["networkx"][measure]), ratio(taken["igraph"][measure], mine), ratio(taken["networkx"][measure], mine))
	}
	return nil
}

func milliseconds(seconds float64) string {
	if seconds == 0 {
		return "–"
	}
	return strconv.FormatFloat(seconds*1000, 'f', 2, 64)
}

func ratio(theirs, mine float64) string {
	if theirs == 0 {
		return "–"
	}
	return strconv.FormatFloat(theirs/mine, 'f', 1, 64)
}

// own measures each step of this project's implementation and returns the graph.
func own(ctx context.Context, s settings, file string, taken times) (*network.Graph, error) {
	var lists *models.CoSponsorships
	var selected *network.Lists
	var graph *network.Graph
	steps := map[string]func() error{
		"load": func() (err error) { lists, err = load(file); return err },
		"selection": func() error {
			selected = network.Select(lists, network.Selection{AsOf: models.NewDate(2026, time.January, 1)})
			return nil
		},
		"projection": func() (err error) { graph, err = selected.Project(ctx); return err },
		"closeness":  func() error { _, err := graph.Closeness(ctx, network.Shared); return err },
		"betweenness": func() error {
			_, err := graph.Betweenness(ctx, network.Shared)
			return err
		},
		"betweenness, BINARY": func() error { _, err := graph.Betweenness(ctx, network.Binary); return err },
		"eigenvector":         func() error { _, err := graph.Eigenvector(ctx, network.Shared); return err },
		"PageRank":            func() error { _, err := graph.PageRank(ctx, network.Shared); return err },
		"clustering":          func() error { _, err := graph.Clustering(ctx); return err },
		"core":                func() error { graph.Core(); return nil },
		"communities":         func() error { _, err := graph.Communities(ctx, network.Shared); return err },
		"significance":        func() error { _, err := graph.PValues(ctx); return err },
		"connectedness":       func() error { _, err := graph.Connectedness(ctx); return err },
	}
	for _, measure := range measures() {
		for round := range s.Rounds {
			began := time.Now()
			if err := steps[measure](); err != nil {
				return nil, fmt.Errorf("%s: %w", measure, err)
			}
			if took := time.Since(began).Seconds(); round == 0 || took < taken["this"][measure] {
				taken.put("this", measure, took)
			}
		}
	}
	return graph, nil
}

// others measures networkx and igraph, and returns their memory in MB.
func others(ctx context.Context, s settings, file string, taken times) (memory float64, err error) {
	command := exec.CommandContext(ctx, s.Python, filepath.Join("bench", "network", "peers.py"), file, strconv.Itoa(s.Rounds))
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return 0, fmt.Errorf("run networkx and igraph: %w", err)
	}
	lines := json.NewDecoder(bytes.NewReader(out))
	for {
		var line struct {
			Peer      string  `json:"peer"`
			Measure   string  `json:"measure"`
			Seconds   float64 `json:"seconds"`
			Megabytes float64 `json:"megabytes"`
		}
		switch err := lines.Decode(&line); {
		case errors.Is(err, io.EOF):
			return memory, nil
		case err != nil:
			return 0, fmt.Errorf("read the times of networkx and igraph: %w", err)
		case line.Measure == "memory":
			memory = line.Megabytes
		default:
			taken.put(line.Peer, line.Measure, line.Seconds)
		}
	}
}

// load reads the rows of a file that have a date, and returns them as lists.
func load(file string) (*models.CoSponsorships, error) {
	opened, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer opened.Close() //nolint:errcheck // nothing was written
	var text io.Reader = bufio.NewReader(opened)
	if strings.HasSuffix(file, ".gz") {
		if text, err = gzip.NewReader(text); err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
	}
	rows := csv.NewReader(text)
	rows.ReuseRecord = true
	if _, err := rows.Read(); err != nil {
		return nil, fmt.Errorf("read the heading of %s: %w", file, err)
	}
	c := &models.CoSponsorships{}
	sponsors, proposals := map[string]int32{}, map[string]int32{}
	for {
		row, err := rows.Read()
		switch {
		case errors.Is(err, io.EOF):
			return c, nil
		case err != nil:
			return nil, fmt.Errorf("read %s: %w", file, err)
		case row[1] == "":
			continue
		}
		if err := add(c, sponsors, proposals, row); err != nil {
			return nil, err
		}
	}
}

func add(c *models.CoSponsorships, sponsors, proposals map[string]int32, row []string) error {
	day, err := models.ParseDate(row[1])
	if err != nil {
		return err
	}
	sponsor, known := sponsors[row[2]]
	if !known {
		sponsor = int32(len(c.Sponsors))
		sponsors[strings.Clone(row[2])] = sponsor
		c.Sponsors = append(c.Sponsors, uuid.NewSHA1(uuid.Nil, []byte(row[2])))
	}
	proposal, known := proposals[row[0]]
	if !known {
		proposal = int32(len(c.Items))
		id := strings.Clone(row[0])
		proposals[id] = proposal
		c.Items = append(c.Items, models.ListedItem{ID: uuid.NewSHA1(uuid.Nil, []byte(id)), CirculatedOn: day, SubmittedBy: sponsor})
	}
	c.Spells = append(c.Spells, models.ListedSpell{Item: proposal, Sponsor: sponsor, From: day, LeftAt: -1, Original: true})
	return nil
}
