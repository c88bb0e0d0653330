// Package cli contains the program's subcommands and settings, and what the subcommands share:
// opening the database, and telemetry.
package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"proposaltracker/internal/document/pdf"
)

// commandLine declares the subcommands.
type commandLine struct {
	Serve         ServeConfig    `cmd:"" default:"withargs" help:"Serve the API. This is the default command."`
	Token         tokenCommand   `cmd:"" help:"Print a development token, signed with the key in the data folder."`
	Migrate       migrateCommand `cmd:"" help:"Migrate the database and exit, or print its version."`
	Verify        verifyCommand  `cmd:"" help:"Verify that no recorded data was altered or removed. Lists alterations and removals, and what the check does not cover."`
	Backup        backupCommand  `cmd:"" help:"Write all data to a file, as of one point in time. The server may be running."`
	Restore       restoreCommand `cmd:"" help:"Load a backup into an empty database or a new data folder, and verify it."`
	Upgrade       upgradeCommand `cmd:"" help:"Move the data of the embedded Postgres to a newer major version. The former cluster is retained."`
	Erase         eraseCommand   `cmd:"" help:"Erase a person's subject and token IDs from all events of this version. The hashes of the events, their proofs and checkpoints stay valid."`
	RotateLogKey  rotateCommand  `cmd:"" name:"rotate-log-key" help:"Replace the key of the transparency log by a new one. Restart the servers afterwards."`
	FetchPostgres fetchCommand   `cmd:"" name:"fetch-postgres" help:"Download the pinned Postgres build, unless it is cached, and print the folder that contains its binaries."`
	Import        importCommand  `cmd:"" help:"Import research data from a file. The server may be running."`
	Read          readCommand    `cmd:"" help:"Print the header and text that the tracker extracts from a text, DOCX or PDF document. Needs no server and no account."`
	Ready         readyCommand   `cmd:"" help:"Exit with status 0 if the server on this machine is ready, for container health checks."`
	Version       versionCommand `cmd:"" help:"Print the version."`
}

// Environment holds the program's inputs and outputs other than its arguments.
type Environment struct {
	// Out receives results; Err receives the log and error messages.
	Out, Err io.Writer
	// Getenv returns an environment variable, or "" if it is not set.
	Getenv func(string) string
	// UID is the effective user ID.
	UID int
	// Now is the clock.
	Now func() time.Time
	// Self is the command line that runs this program again.
	Self string
}

// ServeFunc runs the server until it is stopped.
type ServeFunc func(env *Environment, config *ServeConfig) error

// Main runs the program with the arguments of the process and returns the exit code: 0, or 1 after
// it has written one line to standard error that states the error and its remedy. serve implements
// the serve command.
func Main(serve ServeFunc) int {
	if code, ok := pdf.Child(os.Args); ok {
		return code
	}
	env := &Environment{
		Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, UID: os.Geteuid(), Now: time.Now, Self: selfCommand(os.Args[0]),
	}
	if err := run(os.Args[1:], env, serve); err != nil {
		line := strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", "; ")
		_, _ = fmt.Fprintln(env.Err, "proposaltracker: "+line) // an error cannot be reported elsewhere
		return 1
	}
	return 0
}

func run(args []string, env *Environment, serve ServeFunc) error {
	var line commandLine
	parser, err := kong.New(&line, kong.Name("proposaltracker"), kong.Writers(env.Out, env.Err),
		kong.Description("Tracks proposals between delegations: a GraphQL API on Postgres. For the server's settings: proposaltracker serve --help."),
		kong.Bind(env, serve))
	if err != nil {
		return fmt.Errorf("define the command line: %w", err)
	}
	command, err := parser.Parse(args)
	if err != nil {
		return fmt.Errorf("%w (see --help)", err)
	}
	return command.Run() //nolint:wrapcheck // the subcommand's error
}

// Printf writes a line to standard output. It ignores errors, because the terminal may be closed.
func (e *Environment) Printf(format string, args ...any) {
	_, _ = fmt.Fprintf(e.Out, format+"\n", args...)
}
