// Command import measures the import of research data. In several rounds, it imports each file into
// a separate database, and copies the same rows into one table without constraints. The ratio of
// both times shows the cost of turning rows into proposals with revisions, lists, spells and
// events, independently of other load on the machine. The command then requests the network of all
// imported proposals: the degrees of all sponsors, first from the database and then from the cache.
package main

import (
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/database"
	"proposaltracker/internal/dataset"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// settings are the settings of a run.
type settings struct {
	Files  []string `arg:"" optional:"" help:"Files to import (default: the research data in ../shared/data/cosponsorship)."`
	Rounds int      `name:"rounds" default:"3" help:"Number of imports of each file."`
}

func main() {
	var s settings
	kong.Parse(&s, kong.Description("Measure the import of research data and compare with a plain COPY."))
	if err := run(context.Background(), s); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "bench/import: "+err.Error())
		os.Exit(1)
	}
}

// research lists the files that are measured by default.
func research() ([]string, error) {
	files := []string{}
	for _, name := range []string{"un_security_council_drafts.csv", "us_senate_110_bills.csv", "us_senate_093-110_all.csv.gz"} {
		path := filepath.Join("..", "shared", "data", "cosponsorship", name)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s does not exist; name other files", path)
		}
		files = append(files, path)
	}
	return files, nil
}

func run(ctx context.Context, s settings) (err error) {
	if len(s.Files) == 0 {
		if s.Files, err = research(); err != nil {
			return err
		}
	}
	data, err := os.MkdirTemp("", "bench-import-")
	if err != nil {
		return err
	}
	if err := os.Chmod(data, 0o711); err != nil { //nolint:gosec // Postgres runs as another user if this one is root
		return err
	}
	defer os.RemoveAll(data) //nolint:errcheck // a folder for temporary files
	cluster, err := database.Start(ctx, database.StartOptions{
		Data: data, Fetch: true, Progress: os.Stderr,
		PostgresBin: os.Getenv("POSTGRES_BIN"), Cache: database.DefaultCache(os.Geteuid(), os.Getenv),
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cluster.Stop(context.WithoutCancel(ctx))) }()
	fmt.Printf("Postgres %d, %s, %d processors.\n\n", cluster.Major(), runtime.Version(), runtime.NumCPU())
	fmt.Println("| file | rows | import, s | rows/s | COPY, s | ratio | proposals | revisions | names in print | events | database, MB | " +
		"nodes | edges | network, ms | again, ms | network, MB |")
	fmt.Println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
	for _, file := range s.Files {
		turns := []turn{}
		for round := range s.Rounds {
			one, err := measure(ctx, cluster, file, fmt.Sprintf("round_%d", round))
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			turns = append(turns, one)
		}
		report(file, turns)
	}
	return nil
}

// turn is one import and one COPY of the same file, and the network measurements.
type turn struct {
	asked
	imported, copied time.Duration
	result           *dataset.Report
	printed, bytes   int64
}

func (t turn) ratio() float64 { return t.imported.Seconds() / t.copied.Seconds() }

// report prints the round with the median ratio.
func report(file string, turns []turn) {
	slices.SortFunc(turns, func(a, b turn) int { return int(a.imported - b.imported) })
	ratios := []float64{}
	for _, one := range turns {
		ratios = append(ratios, one.ratio())
	}
	slices.Sort(ratios)
	t := turns[len(turns)/2]
	fmt.Printf("| %s | %d | %.1f (%.1f–%.1f) | %.0f | %.2f | %.0f (%.0f–%.0f) | %d | %d | %d | %d | %d | %d | %d | %.0f | %.2f | %d |\n",
		filepath.Base(file), t.result.File.Rows, t.imported.Seconds(), turns[0].imported.Seconds(), turns[len(turns)-1].imported.Seconds(),
		float64(t.result.Rows)/t.imported.Seconds(), t.copied.Seconds(),
		ratios[len(ratios)/2], ratios[0], ratios[len(ratios)-1], t.result.Proposals, t.result.Revisions, t.printed, t.result.Events, t.bytes/1_000_000,
		t.nodes, t.edges, t.first.Seconds()*1000, t.again.Seconds()*1000, t.held/1_000_000)
}

// asked contains the measurements of the network of all imported proposals.
type asked struct {
	nodes, edges int
	// first is the time of the first request, which reads the lists from the database. again is the
	// time of the second, which reads them from the cache.
	first, again time.Duration
	// held is the additional memory in bytes that the cached network takes.
	held int64
}

// ask requests the degree of each sponsor as an anonymous viewer, twice.
func ask(ctx context.Context, db *database.DB) (a asked, err error) {
	reader, err := query.New(ctx, db, time.Now)
	if err != nil {
		return a, err
	}
	analyst, before := analysis.New(reader, analysis.DefaultConfig()), heap()
	degrees := func() (took time.Duration, err error) {
		start := time.Now()
		network, err := analyst.Network(ctx, access.Viewer{}, analysis.Query{Projection: analysis.DefaultProjection()})
		if err != nil {
			return 0, err
		}
		if _, err := network.Values(ctx, analysis.Degree); err != nil {
			return 0, err
		}
		took = time.Since(start)
		graph, err := network.Graph(ctx)
		if err != nil {
			return 0, err
		}
		a.nodes, a.edges = graph.Nodes(), graph.Edges()
		return took, nil
	}
	if a.first, err = degrees(); err != nil {
		return a, err
	}
	if a.again, err = degrees(); err != nil {
		return a, err
	}
	a.held = heap() - before
	runtime.KeepAlive(analyst)
	return a, nil
}

// heap returns the live heap in bytes.
func heap() int64 {
	runtime.GC()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return int64(now.HeapAlloc) //nolint:gosec // the size of the heap fits into an int64
}

// measure imports a file into a new database, and copies it into a table of that database.
func measure(ctx context.Context, cluster *database.Cluster, path, name string) (t turn, err error) {
	if err := cluster.EnsureDatabase(ctx, name); err != nil {
		return t, err
	}
	db, err := database.Open(ctx, cluster.URL(name), database.OpenOptions{Sessions: database.Unbounded()})
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, drop(ctx, cluster, db, name)) }()
	if err := prepare(ctx, db); err != nil {
		return t, err
	}
	file, err := os.Open(path)
	if err != nil {
		return t, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	start := time.Now()
	t.result, err = dataset.Do(ctx, db.Pool, start, dataset.Import{
		File: file, FileName: filepath.Base(path), Programme: "BENCH", Names: models.Names{EN: "B", FR: "B", ES: "B"}, Language: models.English,
	})
	if t.imported = time.Since(start); err != nil {
		return t, err
	}
	const size = "SELECT (SELECT count(*) FROM printed_co_authors), pg_database_size(current_database())"
	if err := db.Pool.QueryRow(ctx, size).Scan(&t.printed, &t.bytes); err != nil {
		return t, fmt.Errorf("count the imported rows: %w", err)
	}
	start = time.Now()
	err = plainCopy(ctx, db, path)
	if t.copied = time.Since(start); err != nil {
		return t, err
	}
	if t.asked, err = ask(ctx, db); err != nil {
		err = fmt.Errorf("query the network: %w", err)
	}
	return t, err
}

func prepare(ctx context.Context, db *database.DB) error {
	if err := database.Migrate(ctx, db); err != nil {
		return err
	}
	set, err := reference.Embedded()
	if err != nil {
		return err
	}
	return tracker.Seed(ctx, db.GORM, set)
}

func drop(ctx context.Context, cluster *database.Cluster, db *database.DB, name string) error {
	db.Close()
	conn, err := pgx.Connect(ctx, cluster.URL("postgres"))
	if err != nil {
		return fmt.Errorf("connect to drop %s: %w", name, err)
	}
	defer conn.Close(ctx) //nolint:errcheck // nothing is pending
	if _, err := conn.Exec(ctx, "DROP DATABASE "+name); err != nil {
		return fmt.Errorf("drop %s: %w", name, err)
	}
	return nil
}

// plainCopy reads the file as CSV and copies it into a table of four columns, in one transaction.
func plainCopy(ctx context.Context, db *database.DB, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	var from io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if from, err = gzip.NewReader(file); err != nil {
			return fmt.Errorf("read gzip: %w", err)
		}
	}
	if _, err := db.Pool.Exec(ctx, "CREATE TABLE plain (proposal_id text, date date, sponsor text, role text)"); err != nil {
		return fmt.Errorf("create a plain table: %w", err)
	}
	reader := csv.NewReader(from)
	if _, err := reader.Read(); err != nil {
		return fmt.Errorf("read the header: %w", err)
	}
	rows := pgx.CopyFromFunc(func() ([]any, error) {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read a row: %w", err)
		}
		day, err := time.Parse(time.DateOnly, row[1])
		if err != nil {
			return []any{row[0], nil, row[2], row[3]}, nil //nolint:nilerr // a few rows have no date
		}
		return []any{row[0], day, row[2], row[3]}, nil
	})
	if _, err := db.Pool.CopyFrom(ctx, pgx.Identifier{"plain"}, []string{"proposal_id", "date", "sponsor", "role"}, rows); err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	return nil
}
