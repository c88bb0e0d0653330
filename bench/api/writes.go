package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// writesCommand compares filings through the API with the same rows sent by pgx.
type writesCommand struct {
	Duration time.Duration `name:"duration" default:"5s" help:"Duration of one measurement."`
	Rounds   int           `name:"rounds" default:"5" help:"Number of rounds; the table shows medians."`
	Pool     int           `name:"pool" default:"10" help:"Number of Postgres connections of each contender."`
	Out      string        `name:"out" default:"bench/api" help:"Folder for WRITES.md."`
}

// filer creates, submits and circulates proposals.
type filer interface {
	// file files a proposal. number must be unique.
	file(ctx context.Context, number int64) error
}

// filings is the result of one measurement.
type filings struct {
	perSecond float64
	p50, p99  time.Duration
}

const writesProposals = 1000

// Run measures both contenders.
func (c *writesCommand) Run(ctx context.Context, now clock) (err error) {
	data, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return fmt.Errorf("create a data folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(data)) }()
	s, err := openBenchDatabase(ctx, data, writesProposals, now, os.Stderr)
	defer func() { err = errors.Join(err, s.close(context.WithoutCancel(ctx))) }()
	if err != nil {
		return err
	}
	program, remove, err := buildTracker(ctx)
	if err != nil {
		return err
	}
	defer remove()
	defer os.Remove(program) //nolint:errcheck // a temporary file
	tracker := s.trackerContender(ctx, program, c.Pool)
	defer stopAll([]*contender{tracker})
	if err := tracker.start(ctx); err != nil {
		return err
	}
	return c.compare(ctx, s, now, os.Stdout)
}

func (c *writesCommand) compare(ctx context.Context, s *benchDatabase, now clock, out io.Writer) error {
	api, err := newAPIFiler(s, now)
	if err != nil {
		return err
	}
	raw, err := newRawFiler(ctx, s, now, c.Pool)
	if err != nil {
		return err
	}
	defer raw.pool.Close()
	var number atomic.Int64
	if err := sameRows(ctx, raw.pool, api, raw, &number); err != nil {
		return err
	}
	var table strings.Builder
	table.WriteString(c.head(now))
	for _, clients := range []int{1, 16} {
		row, err := c.row(ctx, clients, api, raw, &number)
		if err != nil {
			return err
		}
		table.WriteString(row)
	}
	_, _ = io.WriteString(out, table.String())
	return os.WriteFile(filepath.Join(c.Out, "WRITES.md"), []byte(table.String()), 0o644) //nolint:gosec // everybody may read it
}

func (c *writesCommand) head(now clock) string {
	return fmt.Sprintf("# Filings\n\nWritten by `go run ./bench/api writes`; see [../README.md](../README.md).\n\n"+
		"%s; %d cores, %s, shared with the load and with Postgres (fsync on). %d rounds of %.0f s each, %d connections to Postgres for each contender.\n\n"+
		"| clients | tracker, filings/s | p50 ms | p99 ms | pgx, filings/s | p50 ms | p99 ms | tracker : pgx |\n|--:|--:|--:|--:|--:|--:|--:|--:|\n",
		now().UTC().Format(time.DateOnly), runtime.NumCPU(), runtime.GOARCH, c.Rounds, c.Duration.Seconds(), c.Pool)
}

// row measures both contenders in turn. The ratio is the median of the ratios of all rounds.
func (c *writesCommand) row(ctx context.Context, clients int, api, raw filer, number *atomic.Int64) (string, error) {
	var ours, theirs []filings
	var ratios []float64
	for range c.Rounds {
		a, err := measureFilings(ctx, api, clients, c.Duration, number)
		if err != nil {
			return "", fmt.Errorf("file through the API: %w", err)
		}
		b, err := measureFilings(ctx, raw, clients, c.Duration, number)
		if err != nil {
			return "", fmt.Errorf("file through pgx: %w", err)
		}
		ours, theirs, ratios = append(ours, a), append(theirs, b), append(ratios, a.perSecond/b.perSecond)
	}
	slices.Sort(ratios)
	a, b := medianOf(ours), medianOf(theirs)
	return fmt.Sprintf("| %d | %.0f | %.1f | %.1f | %.0f | %.1f | %.1f | **%.2f** |\n", clients,
		a.perSecond, milliseconds(a.p50), milliseconds(a.p99), b.perSecond, milliseconds(b.p50), milliseconds(b.p99), ratios[len(ratios)/2]), nil
}

func medianOf(rounds []filings) filings {
	slices.SortFunc(rounds, func(a, b filings) int { return int(a.perSecond*1000) - int(b.perSecond*1000) })
	return rounds[len(rounds)/2]
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// measureFilings files proposals with the given number of concurrent clients for the given duration.
func measureFilings(ctx context.Context, f filer, clients int, during time.Duration, number *atomic.Int64) (filings, error) {
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		took  []time.Duration
		errs  []error
	)
	start := time.Now()
	for range clients {
		group.Go(func() {
			for time.Since(start) < during {
				begun := time.Now()
				err := f.file(ctx, number.Add(1))
				mu.Lock()
				took, errs = append(took, time.Since(begun)), append(errs, err)
				mu.Unlock()
				if err != nil {
					return
				}
			}
		})
	}
	group.Wait()
	elapsed := time.Since(start)
	if err := errors.Join(errs...); err != nil {
		return filings{}, err
	}
	slices.Sort(took)
	return filings{float64(len(took)) / elapsed.Seconds(), took[len(took)/2], took[len(took)*99/100]}, nil
}

// rowsOfProposal selects the rows of a proposal in all tables that a filing writes, except for IDs,
// times, hashes and columns that contain the number of the filing.
const rowsOfProposal = `WITH filed AS (SELECT proposal_id AS id FROM revision_symbols WHERE symbol = $1)
	SELECT 'proposals', (to_jsonb(x) - $2::text[])::text FROM proposals x WHERE id = (SELECT id FROM filed)
	UNION ALL SELECT 'revisions', (to_jsonb(x) - $2::text[])::text FROM revisions x WHERE proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'revision_texts', (to_jsonb(x) - $2::text[])::text FROM revision_texts x
		JOIN revisions r ON r.id = x.revision_id WHERE r.proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'paragraphs', (to_jsonb(x) - $2::text[])::text FROM paragraphs x JOIN revision_texts t ON t.id = x.text_id
		JOIN revisions r ON r.id = t.revision_id WHERE r.proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'paragraph_words', (to_jsonb(x) - $2::text[])::text FROM paragraph_words x JOIN revision_texts t ON t.id = x.text_id
		JOIN revisions r ON r.id = t.revision_id WHERE r.proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'co_authorships', (to_jsonb(x) - $2::text[])::text FROM co_authorships x WHERE proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'printed_co_authors', (to_jsonb(x) - $2::text[])::text FROM printed_co_authors x
		JOIN revisions r ON r.id = x.revision_id WHERE r.proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'revision_symbols', (to_jsonb(x) - $2::text[])::text FROM revision_symbols x WHERE proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'questions', (to_jsonb(x) - $2::text[])::text FROM questions x WHERE proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'sources', (to_jsonb(x) - $2::text[])::text FROM sources x WHERE proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'events', (to_jsonb(x) - $2::text[])::text FROM events x WHERE proposal_id = (SELECT id FROM filed)
	UNION ALL SELECT 'idempotent_calls', (to_jsonb(x) - $2::text[])::text FROM idempotent_calls x
		WHERE outcome_id = (SELECT id FROM filed) OR outcome_id IN (SELECT id FROM revisions WHERE proposal_id = (SELECT id FROM filed))
	ORDER BY 1, 2`

// differing returns the columns that differ between two filings.
func differing() []string {
	return strings.Fields(`id proposal_id revision_id text_id posed_in_id joined_in_id co_authorship_id created_at updated_at shared_changed_at
		changed_at filed_at submitted_at provided_at recorded_at at previous_hash hash last_event_hash content_hash seq token_id subject outcome_id key
		input_hash data symbol symbol_key sort_key`)
}

// sameRows files a proposal with each contender, and returns an error unless both write the same rows.
func sameRows(ctx context.Context, pool querier, api, raw filer, number *atomic.Int64) error {
	var wrote [2][]string
	for i, f := range []filer{api, raw} {
		filing := number.Add(1)
		if err := f.file(ctx, filing); err != nil {
			return fmt.Errorf("file a proposal: %w", err)
		}
		var err error
		if wrote[i], err = rowsOf(ctx, pool, writesSymbol(filing)); err != nil {
			return err
		}
	}
	if !slices.Equal(wrote[0], wrote[1]) {
		return fmt.Errorf("the rows differ:\n%s\nAPI above, pgx below\n%s", strings.Join(wrote[0], "\n"), strings.Join(wrote[1], "\n"))
	}
	return nil
}
