package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/term"

	"proposaltracker/internal/database"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/web"
)

// logConfig says how the log is written, which goes to standard error.
type logConfig struct {
	LogFormat string `name:"log-format" env:"LOG_FORMAT" enum:"text,json" default:"text" help:"Form of the log: text or json."`
	LogLevel  string `name:"log-level" env:"LOG_LEVEL" enum:"debug,info,warn,error" default:"info" help:"Least that is logged: debug, info, warn or error."`
}

func (c logConfig) logger(to io.Writer) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(c.LogLevel)) // one of the four
	options := &slog.HandlerOptions{Level: level}
	if c.LogFormat == "json" {
		return slog.New(traced{slog.NewJSONHandler(to, options)})
	}
	return slog.New(traced{slog.NewTextHandler(to, options)})
}

// referenceConfig says which delegations, groups, venues and work programmes there are.
type referenceConfig struct {
	Folder string `name:"reference" env:"REFERENCE_DIR" type:"existingdir" placeholder:"DIR" help:"Folder of CSV files with the reference data of another body, in the form of reference/. Left out, the embedded one. The demonstration belongs to that."`
}

func (c referenceConfig) load() (reference.Set, error) {
	set, err := reference.Embedded()
	if c.Folder != "" {
		set, err = reference.Load(os.DirFS(c.Folder))
	}
	if err != nil {
		return set, fmt.Errorf("read the reference data: %w", err)
	}
	return set, nil
}

// inDevelopment is where there is no database of somebody else's: nothing is at stake yet, and
// nobody but this machine is let in.
func (c *serveCommand) inDevelopment() bool { return c.Database.URL == "" }

func (c *serveCommand) wantsDemo() bool {
	if c.Demo != nil {
		return *c.Demo
	}
	return c.inDevelopment() && c.Reference.Folder == ""
}

// check refuses settings that do not go together, before anything is started.
func (c *serveCommand) check() error {
	if err := errors.Join(c.Web.Check(), c.Database.Pools.Check()); err != nil {
		return err
	}
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return fmt.Errorf("--listen %q is no address: write host and port, as 127.0.0.1:8080", c.Listen)
	}
	switch {
	case !c.inDevelopment():
		return c.Access.CheckServing()
	case isLoopback(host):
		return nil
	case !c.Access.HasKey():
		return fmt.Errorf("--listen %s would let other machines in while tokens are signed with a key for development: "+
			"listen on 127.0.0.1, or name your issuer's keys with --issuer and --key-file or --jwks-url", c.Listen)
	default:
		return c.Access.CheckServing()
	}
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// listen takes the port first of all: whoever cannot have it should not have started a database.
func listen(ctx context.Context, address string) (net.Listener, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("another program listens on %s: stop it, or choose another port, as with --listen 127.0.0.1:0 any that is free", address)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("the system does not let this user listen on %s: choose a port above 1023 with --listen", address)
	case err != nil:
		return nil, fmt.Errorf("listen on %s: %w; choose another address with --listen", address, err)
	}
	return listener, nil
}

// announce tells a person where everything is, before it is all there.
func (c *serveCommand) announce(s *surroundings, at net.Addr, watch *watch) {
	base := "http://" + at.String()
	s.sayf("GraphQL:  %s%s", base, web.GraphQLPath)
	s.sayf("GraphiQL: %s%s", base, web.GraphiQLPath)
	s.sayf("Explorer: %s%s", base, web.ExplorerPath)
	if watch.at != nil {
		s.sayf("Metrics:  http://%s%s", watch.at, metricsPath)
	}
	if c.inDevelopment() {
		s.sayf("Data:     %s", c.Database.Data)
	} else {
		s.sayf("Data:     the Postgres of DATABASE_URL")
	}
	if c.Access.HasKey() {
		s.sayf("Tokens:   of the issuer %s", c.Access.Issuer)
		return
	}
	s.sayf("Token:    %s token --data %s --delegation JPN --scope \"proposals:read proposals:write\"", s.self, quoted(c.Database.Data))
}

// quoted writes a path as a shell takes it.
func quoted(path string) string {
	if strings.ContainsAny(path, " \t\n'\"\\$`&|;<>()*?[]#~!{}") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}

// calledAs is what a person types to call this program again: `go run` builds it into a folder
// that is gone afterwards.
func calledAs(path string) string {
	if strings.Contains(filepath.ToSlash(path), "/go-build") {
		return "go run ."
	}
	return quoted(path)
}

func (s *surroundings) dataFolder(named string) string {
	if named != "" {
		return named
	}
	return database.DefaultData(s.uid, s.getenv)
}

// progress is where a progress bar goes: to a person, and into no file.
func (s *surroundings) progress() io.Writer {
	if file, is := s.err.(*os.File); is && term.IsTerminal(int(file.Fd())) {
		return file
	}
	return nil
}
