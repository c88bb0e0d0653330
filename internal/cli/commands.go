package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/agnivade/levenshtein"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/models"
)

// tokenCommand mints a token for development.
type tokenCommand struct {
	Data       string          `name:"data" type:"path" help:"The data folder of the server that shall believe the token."`
	Delegation string          `name:"delegation" placeholder:"CODE" help:"Code of the delegation that the token speaks for, as JPN. A token of the Secretariat may do without."`
	Scope      string          `name:"scope" placeholder:"SCOPES" help:"What the token permits, separated by spaces, as \"proposals:read proposals:write\"."`
	TTL        time.Duration   `name:"ttl" default:"1h" help:"How long the token is valid."`
	Reference  referenceConfig `embed:""`
	Subject    string          `name:"subject" placeholder:"NAME" help:"Who bears the token; dev: and the delegation when left out."`
}

// Run prints the token, and nothing else, on standard output.
func (c *tokenCommand) Run(s *surroundings) error {
	set, err := c.Reference.load()
	if err != nil {
		return err
	}
	if err := knownDelegation(set.Delegations, c.Delegation); err != nil {
		return err
	}
	key, err := devKey(s.dataFolder(c.Data))
	if err != nil {
		return err
	}
	token, err := access.Mint(key, access.Claims{Subject: c.Subject, Delegation: c.Delegation, Scope: c.Scope, TTL: c.TTL}, s.now())
	if err != nil {
		return asFlags(err)
	}
	s.sayf("%s", token)
	return nil
}

// devKey returns the key in the data folder, or says what keeps it from being there.
func devKey(data string) (access.DevKey, error) {
	key, err := access.LoadOrCreateDevKey(data)
	if _, of := errors.AsType[*fs.PathError](err); of {
		return key, fmt.Errorf("the data folder %s cannot be used (%w): choose another with --data", data, err)
	}
	return key, err
}

// asFlags names faults by the flag that a person typed, where the room below names a field.
func asFlags(err error) error {
	var faults []error
	unfold := []error{err}
	if joined, several := err.(interface{ Unwrap() []error }); several {
		unfold = joined.Unwrap()
	}
	for _, each := range unfold {
		if coded, is := errors.AsType[*models.Error](each); is && coded.Field != "" {
			each = errors.New("--" + coded.Field + ": " + coded.Message)
		}
		faults = append(faults, each)
	}
	return errors.Join(faults...)
}

// knownDelegation refuses a code that no delegation has, and names those that were meant.
func knownDelegation(delegations []models.Delegation, code string) error {
	if code == "" {
		return nil
	}
	var meant []string
	for _, delegation := range delegations {
		switch {
		case string(delegation.Code) == code:
			return nil
		case isNamed(delegation, code), levenshtein.ComputeDistance(string(delegation.Code), strings.ToUpper(code)) <= 1:
			meant = append(meant, string(delegation.Code))
		}
	}
	if len(meant) == 0 {
		return fmt.Errorf("--delegation: no delegation has the code %q: a code is as JPN, or EU; the query { delegations { code } } lists all", code)
	}
	return fmt.Errorf("--delegation: no delegation has the code %q; did you mean %s?", code, strings.Join(meant[:min(len(meant), 5)], ", "))
}

// isNamed tells whether text is one of a delegation's names.
func isNamed(delegation models.Delegation, text string) bool {
	names := delegation.Names
	return slices.ContainsFunc([]string{names.EN, names.FR, names.ES}, func(name string) bool { return strings.EqualFold(name, text) })
}

// migrateCommand changes the tables, for operators who do it apart from a start.
type migrateCommand struct {
	DownTo *int64 `name:"down-to" placeholder:"N" help:"Take the tables back until migration N is the newest; 0 undoes all, with everything stored."`

	Database database.Config `embed:""`
	Log      logConfig       `embed:""`
}

// Run migrates up, or down where that is asked for.
func (c *migrateCommand) Run(s *surroundings) error {
	return s.withStore(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		if c.DownTo != nil {
			return database.MigrateDown(ctx, db, *c.DownTo)
		}
		return database.Migrate(ctx, db)
	})
}

// verifyCommand checks the record, for whoever wants to know that nothing in it was altered.
type verifyCommand struct {
	Database database.Config `embed:""`
	Log      logConfig       `embed:""`
}

// Run says how much was checked, and names each link that does not hold.
func (c *verifyCommand) Run(s *surroundings) error {
	c.Database.URL = s.beside(c.Database)
	return s.withStore(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		found, err := audit.Verify(ctx, db.GORM)
		if err != nil {
			return fmt.Errorf("check the record: %w", err)
		}
		for _, broken := range found.Broken {
			s.sayf("%s", broken)
		}
		s.sayf("%d events of %d proposals were checked; %d links do not hold.", found.Events, found.Proposals, len(found.Broken))
		return found.Err()
	})
}

// beside is the address of the database, where one is told, or else that of the private Postgres of a
// server that runs on the data folder; empty where none does.
func (s *surroundings) beside(config database.Config) string {
	if config.URL != "" {
		return config.URL
	}
	address, _ := database.Running(s.dataFolder(config.Data))
	return address
}

// withStore opens the database for one task, without time limits, and closes it.
func (s *surroundings) withStore(config database.Config, log logConfig, task func(context.Context, *database.DB) error) (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	config.Data = s.dataFolder(config.Data)
	config.Sessions = database.Unbounded()
	opened, err := openStore(ctx, s, config, log.logger(s.err), nil)
	defer func() {
		if closing := opened.close(context.WithoutCancel(ctx)); err == nil {
			err = closing
		}
	}()
	if err != nil {
		return err
	}
	return task(ctx, opened.db)
}

// fetchCommand fetches the pinned build beforehand: for a machine that will have no network.
type fetchCommand struct {
	Major int `name:"major" placeholder:"N" help:"Major version; the newest that is pinned when left out."`
}

// Run prints the folder of the binaries on standard output.
func (c *fetchCommand) Run(s *surroundings) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	bin, err := database.Fetch(ctx, database.FetchOptions{Major: c.Major, Cache: database.DefaultCache(s.uid, s.getenv), Progress: s.progress()})
	if err != nil {
		return err
	}
	s.sayf("%s", bin)
	return nil
}

type versionCommand struct{}

// Run prints the version that the build carries, and the commit where there is none.
func (c *versionCommand) Run(s *surroundings) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return errors.New("this build does not carry its version")
	}
	words := []string{"proposaltracker", info.Main.Version, info.GoVersion}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			words = append(words, setting.Value)
		}
	}
	s.sayf("%s", strings.Join(words, " "))
	return nil
}
