package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/schollz/progressbar/v3"

	"proposaltracker/internal/database"
	"proposaltracker/internal/dataset"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// importCommand imports research data into the database of a running server, or into an embedded
// Postgres that runs only during the import.
type importCommand struct {
	File         string `arg:"" type:"existingfile" placeholder:"FILE" help:"File to import: CSV with any delimiter, JSON with one object per line, or an Excel workbook (.xlsx), plain or gzip."`
	Format       string `name:"format" enum:"auto,sponsorship-csv" default:"auto" help:"Format of the file: auto (default), or sponsorship-csv."`
	Programme    string `name:"programme" placeholder:"CODE" help:"Code of the work programme to import into, new or from an earlier import (default: derived from the file name)."`
	Name         string `name:"name" help:"English name of a new work programme (default: its code)."`
	NameFR       string `name:"name-fr" help:"French name of a new work programme (default: --name)."`
	NameES       string `name:"name-es" help:"Spanish name of a new work programme (default: --name)."`
	Language     string `name:"language" enum:"EN,FR,ES" default:"EN" help:"Language of the alphabetical order of sponsors: EN, FR or ES (default ${default})."`
	MaxMB        int64  `name:"max-mb" default:"100" help:"Maximum uncompressed size of the file, in megabytes (default ${default})."`
	AllOrNothing bool   `name:"all-or-nothing" help:"Import everything in one transaction, or nothing if any row is invalid. Other writers wait until it ends, and an interrupted import starts over. By default invalid rows are skipped and listed, and an interrupted import is resumed when it is run again."`
	DryRun       bool   `name:"dry-run" help:"Print how the file is read and which sponsors are recognized, and write nothing."`

	FileFormat FileFormatConfig `embed:""`
	Database   database.Config  `embed:""`
	Log        LogConfig        `embed:""`
	Reference  ReferenceConfig  `embed:""`
}

// Run imports the file and prints a summary. Errors in the file go to standard error.
func (c *importCommand) Run(e *Environment) error {
	in, err := c.input()
	if err != nil {
		return err
	}
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	in.File = file
	if c.FileFormat.Dates != "" {
		dates, err := os.Open(c.FileFormat.Dates)
		if err != nil {
			return err
		}
		defer dates.Close() //nolint:errcheck // nothing was written
		in.Reader.Dates = dates
	}
	if size, err := file.Stat(); err == nil && size.Size() > c.MaxMB*1_000_000 {
		return fmt.Errorf("%s has %d MB, but the limit is %d MB: split it, for example by year, or raise the limit with --max-mb",
			c.File, size.Size()/1_000_000, c.MaxMB)
	}
	c.Database.URL = e.runningURL(c.Database)
	return e.withDatabase(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		if err := c.prepare(ctx, e, db); err != nil {
			return err
		}
		var done func()
		in.OnProgress, done = showRows(e.progress())
		start := e.Now()
		report, err := dataset.Do(ctx, db.Pool, start, in)
		done()
		c.print(e, report, e.Now().Sub(start))
		if ctx.Err() != nil {
			return errors.New("interrupted: proposals imported so far remain; run the same command again to resume the import")
		}
		return err
	})
}

// input converts and checks the flags.
func (c *importCommand) input() (dataset.Import, error) {
	in := dataset.Import{
		FileName: filepath.Base(c.File), Programme: models.Code(c.Programme), Language: models.Language(c.Language),
		AllOrNothing: c.AllOrNothing, DryRun: c.DryRun,
	}
	if in.Programme == "" {
		in.Programme = codeOf(in.FileName)
	}
	if _, err := models.ParseCode(string(in.Programme)); err != nil {
		return in, fmt.Errorf("--programme: %w", err)
	}
	name := cmp.Or(c.Name, string(in.Programme))
	in.Names = models.Names{EN: name, FR: cmp.Or(c.NameFR, name), ES: cmp.Or(c.NameES, name)}
	var err error
	in.Reader, err = c.FileFormat.options(c.MaxMB * 1_000_000)
	return in, err
}

// codeOf derives the code of a work programme from a file name: us_senate_110_bills.csv becomes
// US_SENATE_110_BILLS.
func codeOf(file string) models.Code {
	name, _, _ := strings.Cut(file, ".csv")
	code := strings.Map(func(r rune) rune {
		if (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return '_'
		}
		return r
	}, strings.ToUpper(name))
	return models.Code(code[:min(len(code), 40)])
}

// prepare migrates the database, and loads the reference data if the database is empty.
func (c *importCommand) prepare(ctx context.Context, e *Environment, db *database.DB) error {
	if err := database.Migrate(ctx, db); err != nil {
		return err
	}
	reads, err := query.New(ctx, db, e.Now)
	if err != nil || len(reads.Directory().Delegations()) > 0 {
		return err
	}
	set, err := c.Reference.Load()
	if err != nil {
		return err
	}
	if err := tracker.Seed(ctx, db.GORM, set); err != nil {
		return fmt.Errorf("load the reference data: %w", err)
	}
	return nil
}

func (c *importCommand) programme() string {
	return cmp.Or(c.Programme, string(codeOf(filepath.Base(c.File))))
}

// showRows draws a progress bar until done is called. If to is nil, it draws nothing.
func showRows(to io.Writer) (update func(dataset.Progress), done func()) {
	if to == nil {
		return nil, func() {}
	}
	var bar *progressbar.ProgressBar
	update = func(p dataset.Progress) {
		if bar == nil {
			bar = progressbar.NewOptions(p.Rows, progressbar.OptionSetWriter(to), progressbar.OptionSetDescription("importing"), progressbar.OptionShowCount(),
				progressbar.OptionShowIts(), progressbar.OptionSetItsString("rows"), progressbar.OptionSetWidth(24), progressbar.OptionSetPredictTime(true))
		}
		_ = bar.Set(p.RowsDone) // a progress bar that cannot be drawn must not fail the import
	}
	return update, func() {
		if bar != nil {
			_, _ = fmt.Fprintln(to)
		}
	}
}
