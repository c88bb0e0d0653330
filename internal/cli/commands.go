package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// tokenCommand prints a development token.
type tokenCommand struct {
	Data       string          `name:"data" type:"path" help:"Data folder of the server that will accept the token."`
	Delegation string          `name:"delegation" placeholder:"CODE" help:"Code of the delegation that the token speaks for, such as JPN. Optional for the scope secretariat."`
	Scope      string          `name:"scope" placeholder:"SCOPES" help:"Scopes, separated by spaces, such as \"proposals:read proposals:write\"."`
	TTL        time.Duration   `name:"ttl" default:"1h" help:"Lifetime, such as 30m or 12h (default ${default}, at most 720h)."`
	Reference  ReferenceConfig `embed:""`
	Subject    string          `name:"subject" placeholder:"NAME" help:"Subject of the token. Default: \"dev:\" followed by the delegation's code, as in dev:JPN."`
}

// Run prints the token, and nothing else, to standard output.
func (c *tokenCommand) Run(e *Environment) error {
	set, err := c.Reference.Load()
	if err != nil {
		return err
	}
	if err := knownDelegation(set.Delegations, c.Delegation); err != nil {
		return fmt.Errorf("--delegation %w", err)
	}
	key, err := DevKey(e.dataFolder(c.Data))
	if err != nil {
		return err
	}
	token, err := access.Mint(key, access.Claims{Subject: c.Subject, Delegation: c.Delegation, Scope: c.Scope, TTL: c.TTL}, e.Now())
	if err != nil {
		return asFlags(err)
	}
	e.Printf("%s", token)
	return nil
}

// DevKey returns the development key in the data folder. It creates the key if necessary.
func DevKey(data string) (access.DevKey, error) {
	key, err := access.LoadOrCreateDevKey(data)
	if _, of := errors.AsType[*fs.PathError](err); of {
		return key, fmt.Errorf("the data folder %s is not usable (%w): choose another with --data", data, err)
	}
	return key, err
}

// asFlags replaces the field of each error with the flag that sets it.
func asFlags(err error) error {
	var named []error
	parts := []error{err}
	if joined, several := err.(interface{ Unwrap() []error }); several {
		parts = joined.Unwrap()
	}
	for _, each := range parts {
		if coded, ok := errors.AsType[*models.Error](each); ok && coded.Field != "" {
			each = errors.New("--" + coded.Field + ": " + coded.In(models.English))
		}
		named = append(named, each)
	}
	return errors.Join(named...)
}

// knownDelegation returns an error that suggests similar codes if code is not that of a delegation.
func knownDelegation(delegations []models.Delegation, code string) error {
	sponsors := []*models.Sponsor{}
	for i := range delegations {
		if code == "" || string(delegations[i].Code) == code {
			return nil
		}
		sponsors = append(sponsors, delegations[i].Identity())
	}
	similar := []string{}
	for _, suggestion := range names.New(sponsors).Suggest(code) {
		similar = append(similar, fmt.Sprintf("%s (%s)", suggestion.Code, suggestion.Name))
	}
	if len(similar) == 0 {
		return fmt.Errorf("%q: unknown code; valid codes, such as JPN, are returned by the query \"{ delegations { code } }\"", code)
	}
	return fmt.Errorf("%q: unknown code; did you mean %s?", code, strings.Join(similar, ", "))
}

// verifyCommand verifies the hash chains of the event log.
type verifyCommand struct {
	Checkpoint string `name:"checkpoint" type:"path" placeholder:"FILE" help:"Also compare the database with this saved checkpoint, from /log/checkpoint or Event.checkpoint. It shows whether the record was altered since, even by somebody who can write to the database."`

	Database database.Config `embed:""`
	Log      LogConfig       `embed:""`
}

// Run lists altered rows and broken links, and then prints what was verified and what is not
// covered.
func (c *verifyCommand) Run(e *Environment) error {
	held, err := c.held()
	if err != nil {
		return err
	}
	c.Database.URL = e.runningURL(c.Database)
	return e.withDatabase(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		return e.verify(ctx, db, held, c.given())
	})
}

// verify verifies the record, also against a saved checkpoint unless held is empty, prints the result, and returns an error if anything was
// altered. with describes the checkpoint in the output.
func (e *Environment) verify(ctx context.Context, db *database.DB, held []byte, with string) error {
	found, err := audit.VerifyAgainst(ctx, db.ReadOnly(), held)
	if err != nil {
		return fmt.Errorf("verify the event log: %w", err)
	}
	for _, broken := range found.Broken {
		e.Printf("%s", broken)
	}
	e.Printf("Not covered:\n- %s", strings.Join(audit.NotCovered(), "\n- "))
	e.Printf("%d rows compared with their recorded state in %d log entries.", found.Rows, found.Entries)
	e.Printf("%d checkpoints of the transparency log verified%s.", found.Checkpoints, with)
	e.Printf("%d events of %d proposals and %d meetings verified; %d broken links.", found.Events, found.Proposals, found.Meetings, len(found.Broken))
	return found.Err()
}

// held returns the content of the saved checkpoint; nothing if none is given.
func (c *verifyCommand) held() ([]byte, error) {
	if c.Checkpoint == "" {
		return nil, nil
	}
	held, err := os.ReadFile(c.Checkpoint)
	if err != nil {
		return nil, fmt.Errorf("--checkpoint: %w", err)
	}
	if len(held) == 0 {
		return nil, fmt.Errorf("--checkpoint: %s is empty; save a checkpoint from /log/checkpoint", c.Checkpoint)
	}
	return held, nil
}

// given reports for the summary whether a saved checkpoint was compared.
func (c *verifyCommand) given() string {
	if c.Checkpoint == "" {
		return ""
	}
	return ", and the given one"
}

// fetchCommand downloads the pinned build in advance, for machines without network access.
type fetchCommand struct {
	Major int `name:"major" placeholder:"N" help:"Major version (default: the newest pinned)."`
}

// Run prints the folder of the binaries to standard output.
func (c *fetchCommand) Run(e *Environment) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	bin, err := database.Fetch(ctx, database.FetchOptions{Major: c.Major, Cache: database.DefaultCache(e.UID, e.Getenv), Progress: e.progress()})
	if err != nil {
		return err
	}
	e.Printf("%s", bin)
	return nil
}
