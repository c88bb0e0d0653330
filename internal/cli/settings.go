package cli

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"proposaltracker/internal/database"
	"proposaltracker/internal/reference"
)

// LogConfig configures the log, which is written to standard error.
type LogConfig struct {
	// Format is "text" (the default) or "json".
	Format string `name:"log-format" env:"LOG_FORMAT" enum:"text,json" default:"text" help:"Log format: text or json (default text)."`
	// Level is "debug", "info" (the default), "warn" or "error".
	Level string `name:"log-level" env:"LOG_LEVEL" enum:"debug,info,warn,error" default:"info" help:"Minimum level to log: debug, info, warn or error (default info)."`
}

// Logger returns the log. Each line contains the trace ID of its context, if there is one.
func (c LogConfig) Logger(env *Environment) *slog.Logger { return slog.New(traced{c.handler(env.Err)}) }

// Buffered is like [LogConfig.Logger], but writes through a buffer, for a server that logs many
// lines per second. The caller must close the buffer.
func (c LogConfig) Buffered(env *Environment) (*slog.Logger, *LogBuffer) {
	buffer := newLogBuffer(env.Err)
	return slog.New(traced{prompt{c.handler(buffer), buffer}}), buffer
}

func (c LogConfig) handler(to io.Writer) slog.Handler {
	var level slog.Level
	_ = level.UnmarshalText([]byte(c.Level)) // kong allows only valid levels
	options := &slog.HandlerOptions{Level: level}
	if c.Format == "json" {
		return slog.NewJSONHandler(to, options)
	}
	return slog.NewTextHandler(to, options)
}

// ReferenceConfig selects the reference data: delegations, groups, venues and work programmes.
type ReferenceConfig struct {
	// Folder contains the CSV files of another organization; empty selects the embedded reference
	// data.
	Folder string `name:"reference" env:"REFERENCE_DIR" type:"existingdir" placeholder:"DIR" help:"Folder with the reference data of another organization, as CSV files in the format of internal/reference. The default is the embedded data, which the demo needs."`
}

// Load reads and checks the reference data.
func (c ReferenceConfig) Load() (reference.Set, error) {
	set, err := reference.Embedded()
	if c.Folder != "" {
		set, err = reference.Load(os.DirFS(c.Folder))
	}
	if err != nil {
		return set, fmt.Errorf("read the reference data: %w", err)
	}
	return set, nil
}

// selfCommand returns the command that runs this program again. `go run` builds into a folder that
// no longer exists afterwards.
func selfCommand(path string) string {
	if strings.Contains(filepath.ToSlash(path), "/go-build") {
		return "go run ."
	}
	return quoted(path)
}

// dataFolder returns the named data folder or, if the name is empty, the user's default.
func (e *Environment) dataFolder(named string) string {
	if named != "" {
		return named
	}
	return database.DefaultData(e.UID, e.Getenv)
}

// progress returns the terminal for progress bars, or nil if standard error is not a terminal.
func (e *Environment) progress() io.Writer {
	if file, ok := e.Err.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return file
	}
	return nil
}
