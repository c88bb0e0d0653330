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
	"time"

	"github.com/schollz/progressbar/v3"

	"proposaltracker/internal/database"
	"proposaltracker/internal/dataset"
	"proposaltracker/internal/dataset/reader"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// importCommand imports research data, into the database of a server that runs or one that is started
// for it.
type importCommand struct {
	File         string `arg:"" type:"existingfile" placeholder:"FILE" help:"CSV in UTF-8, as it is or in gzip, with the columns proposal_id,date,sponsor,role."`
	Format       string `name:"format" required:"" enum:"sponsorship-csv" help:"What the file is: sponsorship-csv."`
	Programme    string `name:"programme" placeholder:"CODE" help:"Code of the work programme to import into, a new one or that of imports before. Left out, it is made of the file's name."`
	Name         string `name:"name" help:"What the work programme is called, where it is new; its code when left out."`
	NameFR       string `name:"name-fr" help:"The same in French; --name when left out."`
	NameES       string `name:"name-es" help:"The same in Spanish; --name when left out."`
	Language     string `name:"language" enum:"EN,FR,ES" default:"EN" help:"Language in whose order lists are alphabetical: EN, FR or ES."`
	Actors       string `name:"actors" type:"existingfile" placeholder:"FILE" help:"CSV with the columns sponsor and name: what the sponsors that are not known are called."`
	Undated      string `name:"undated" placeholder:"YYYY-MM-DD" help:"Day of proposals of which no row has a date. Left out, they are not imported, and told."`
	MaxMB        int64  `name:"max-mb" default:"100" help:"Most that the file may hold, uncompressed, in megabytes."`
	AllOrNothing bool   `name:"all-or-nothing" help:"Import nothing where any row is wrong, and all in one transaction: others who write wait for its end, and what is stopped has to begin anew. Left out, rows that are wrong are left out and told, and what is stopped goes on when it is run again."`

	Database  database.Config `embed:""`
	Log       logConfig       `embed:""`
	Reference referenceConfig `embed:""`
}

// Run imports the file and says what came of it; what is wrong with the file goes to standard error.
func (c *importCommand) Run(s *surroundings) error {
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
	if size, err := file.Stat(); err == nil && size.Size() > c.MaxMB*1_000_000 {
		return models.NewError(models.LimitExceeded, "%s has %d MB; at most %d are read: divide it, as by year, or allow more with --max-mb",
			c.File, size.Size()/1_000_000, c.MaxMB)
	}
	c.Database.URL = s.beside(c.Database)
	return s.withStore(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		if err := c.prepare(ctx, s, db); err != nil {
			return err
		}
		var done func()
		in.Told, done = showRows(s.progress())
		start := s.now()
		report, err := dataset.Do(ctx, db.Pool, start, in)
		done()
		c.tell(s, report, s.now().Sub(start))
		if ctx.Err() != nil {
			return errors.New("stopped; what is imported stays, and the same command goes on from there")
		}
		return err
	})
}

// input reads the settings.
func (c *importCommand) input() (dataset.Import, error) {
	in := dataset.Import{
		FileName: filepath.Base(c.File), Programme: models.Code(c.Programme), Language: models.Language(c.Language),
		MaxBytes: c.MaxMB * 1_000_000, AllOrNothing: c.AllOrNothing,
	}
	if in.Programme == "" {
		in.Programme = codeOf(in.FileName)
	}
	if _, err := models.ParseCode(string(in.Programme)); err != nil {
		return in, fmt.Errorf("--programme: %w", err)
	}
	name := cmp.Or(c.Name, string(in.Programme))
	in.Names = models.Names{EN: name, FR: cmp.Or(c.NameFR, name), ES: cmp.Or(c.NameES, name)}
	if c.Undated != "" {
		day, err := models.ParseDate(c.Undated)
		if err != nil {
			return in, fmt.Errorf("--undated: %w", err)
		}
		in.Undated = day
	}
	if c.Actors == "" {
		return in, nil
	}
	file, err := os.Open(c.Actors)
	if err != nil {
		return in, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	in.Actors, err = reader.ReadNames(file, filepath.Base(c.Actors))
	return in, err
}

// codeOf makes a work programme's code of a file's name: US_SENATE_110_BILLS of us_senate_110_bills.csv.
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

// prepare brings a database without tables, or without delegations, to where it can take an import.
func (c *importCommand) prepare(ctx context.Context, s *surroundings, db *database.DB) error {
	if err := database.Migrate(ctx, db); err != nil {
		return err
	}
	verbs, err := tracker.New(ctx, db.GORM, s.now)
	if err != nil || len(verbs.Reader.Directory().Delegations()) > 0 {
		return err
	}
	set, err := c.Reference.load()
	if err != nil {
		return err
	}
	if err := tracker.Seed(ctx, db.GORM, set); err != nil {
		return fmt.Errorf("load the reference data: %w", err)
	}
	return nil
}

// tell says what an import came to.
func (c *importCommand) tell(s *surroundings, report *dataset.Report, took time.Duration) {
	if report == nil || report.File == nil {
		return
	}
	faults := report.File.Faults
	for _, fault := range faults.Told {
		_, _ = fmt.Fprintf(s.err, "%v (%s)\n", fault, fault.Code)
	}
	if more := faults.Total - len(faults.Told); more > 0 {
		_, _ = fmt.Fprintf(s.err, "and %d faults more\n", more)
	}
	if report.Import.ID == (models.ID{}) {
		return
	}
	if report.Before > 0 {
		s.sayf("%d proposals of this file were there before.", report.Before)
	}
	s.sayf("%d rows of %d were imported into %s in %.1f s (%.0f rows/s), %d were left out.", report.Rows, report.File.Rows, c.programme(), took.Seconds(),
		float64(report.Rows)/took.Seconds(), faults.Rows)
	s.sayf("Added: %d proposals, %d revisions, %d co-authorships, %d events, %d actors of another body.",
		report.Proposals, report.Revisions, report.Spells, report.Events, report.Actors)
	if report.Undated > 0 {
		s.sayf("%d rows had no date, and count from the first day of their proposal or that of --undated.", report.Undated)
	}
	if report.Leaderless > 0 {
		s.sayf("%d proposals tell no one lead; the first of their sponsors in alphabetical order stands as the one that submitted.", report.Leaderless)
	}
}

func (c *importCommand) programme() string {
	return cmp.Or(c.Programme, string(codeOf(filepath.Base(c.File))))
}

// showRows draws a bar with the rate and the time that remains, until done is called; to nobody where
// to is nil.
func showRows(to io.Writer) (told func(dataset.Progress), done func()) {
	if to == nil {
		return nil, func() {}
	}
	var bar *progressbar.ProgressBar
	told = func(p dataset.Progress) {
		if bar == nil {
			bar = progressbar.NewOptions(p.Rows, progressbar.OptionSetWriter(to), progressbar.OptionSetDescription("importing"), progressbar.OptionShowCount(),
				progressbar.OptionShowIts(), progressbar.OptionSetItsString("rows"), progressbar.OptionSetWidth(24), progressbar.OptionSetPredictTime(true))
		}
		_ = bar.Set(p.RowsDone) // a bar that cannot be drawn is not missed
	}
	return told, func() {
		if bar != nil {
			_, _ = fmt.Fprintln(to)
		}
	}
}
