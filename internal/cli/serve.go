package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"slices"
	"strings"
	"syscall"
	"time"

	"proposaltracker/graph/guard"
	"proposaltracker/internal/access"
	"proposaltracker/internal/admission"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/database"
	"proposaltracker/internal/events"
	"proposaltracker/internal/transparency"
	"proposaltracker/internal/web"
	"proposaltracker/internal/web/upload"
	"proposaltracker/internal/webhook"
)

// ServeConfig holds the settings of the serve command, including those of other packages.
type ServeConfig struct {
	// Listen is the address to listen on; the default is 127.0.0.1:8080.
	Listen string `name:"listen" env:"LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on (default ${default}). With port 0, a free port is chosen."`
	// Demo loads the demo proposals. If nil, they are loaded only into an embedded Postgres with
	// the embedded reference data.
	Demo *bool `name:"demo" env:"DEMO" help:"Load the demo proposals. By default they are loaded into an embedded Postgres, but not into the database at DATABASE_URL. --demo=false never loads them, --demo=true always does."`
	// Migrate migrates the database at startup; the default is true.
	Migrate bool `name:"migrate" env:"MIGRATE" negatable:"" default:"true" help:"Migrate the database at the start (default on). With --migrate=false, a database that lacks a migration is rejected; use the command migrate with another database role."`
	// StartTimeout limits how long the server waits for the database at startup; the default is 1
	// minute.
	StartTimeout time.Duration `name:"start-timeout" env:"START_TIMEOUT" default:"1m" help:"Time to wait at the start for the database at DATABASE_URL if it does not respond or does not accept writes yet (default ${default}). Until then requests receive 503. Other errors, such as a wrong password, end the program immediately."`

	// MemoryLimit is a soft limit, in bytes; 0 derives it from the cgroup or the machine.
	MemoryLimit int64 `name:"memory-limit" env:"MEMORY_LIMIT" placeholder:"BYTES" help:"Soft memory limit of this process, in bytes, without the embedded Postgres. The default is 90 % of the limit of the cgroup, or of the machine's memory, or 60 % with an embedded Postgres. GOMEMLIMIT overrides both and --memory-target."`
	// MemoryTarget is in bytes; the default is 288 MiB.
	MemoryTarget int64 `name:"memory-target" env:"MEMORY_TARGET" default:"301989888" placeholder:"BYTES" help:"Memory that this process uses before it collects garbage more often, in bytes (default ${default}). If more than two thirds of it are live data, it uses 1.5 times the live data, up to --memory-limit. More memory saves processor time."`

	Database database.Config `embed:""`
	Access   access.Config   `embed:""`
	Web      web.Config      `embed:""`
	Guard    guard.Config    `embed:""`

	Documents upload.Config    `embed:""`
	Admission admission.Config `embed:""`

	Webhooks webhook.Config  `embed:""`
	Events   events.Config   `embed:""`
	Analysis analysis.Config `embed:""`

	Transparency transparency.Config `embed:""`

	Log       LogConfig       `embed:""`
	Telemetry TelemetryConfig `embed:""`

	Reference ReferenceConfig `embed:""`
}

// Run runs the server. kong calls it with the values bound in Main.
func (c *ServeConfig) Run(env *Environment, serve ServeFunc) error { return serve(env, c) }

// Check completes the settings. It returns an error that names the flag if a setting is invalid or
// contradicts another one. It has no other effects.
func (c *ServeConfig) Check(env *Environment) error {
	c.Database.Data = env.dataFolder(c.Database.Data)
	if c.inDevelopment() {
		c.Transparency.Complete(c.Database.Data)
	}
	c.Documents.PDFCache = env.pdfCache(c.Documents.PDFCache)
	err := errors.Join(c.checkMemory(), c.Web.Check(), c.Documents.Check(), c.Admission.Check(), c.Analysis.Check(),
		c.Events.Check(), c.Transparency.Check(), c.Database.Pools.Check())
	if err != nil {
		return err
	}
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return fmt.Errorf("--listen %q is not an address: write host and port, as in 127.0.0.1:8080", c.Listen)
	}
	if c.inDevelopment() && isLoopback(host) {
		return c.checkDelegationMap()
	}
	if c.inDevelopment() && !c.Access.HasKey() {
		return fmt.Errorf("--listen %s would be open to other machines while tokens are signed with a development key: "+
			"listen on 127.0.0.1, or configure your issuer with --issuer and --key-file or --jwks-url", c.Listen)
	}
	return errors.Join(c.Access.CheckServing(), c.checkDelegationMap())
}

// checkDelegationMap rejects a mapping of tokens to delegations with a code that the reference data do not contain.
func (c *ServeConfig) checkDelegationMap() error {
	mapping, err := access.ReadDelegationMap(c.Access.DelegationMap)
	if err != nil || mapping == nil {
		return err
	}
	set, err := c.Reference.Load()
	if err != nil {
		return err
	}
	for _, value := range slices.Sorted(maps.Keys(mapping)) {
		if err := knownDelegation(set.Delegations, string(mapping[value])); err != nil {
			return fmt.Errorf("delegation map %s (--delegation-map): the value %q: %w", c.Access.DelegationMap, value, err)
		}
	}
	return nil
}

// LoadsDemo reports whether the demo proposals are loaded.
func (c *ServeConfig) LoadsDemo() bool {
	if c.Demo != nil {
		return *c.Demo
	}
	return c.inDevelopment() && c.Reference.Folder == ""
}

// inDevelopment reports whether the server uses an embedded Postgres. By default, such a server can
// be reached only from this machine and contains no valuable data.
func (c *ServeConfig) inDevelopment() bool { return c.Database.URL == "" }

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// Listen opens a TCP port. The server calls it first, so that a port in use is reported before a
// database is started.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("another program listens on %s: stop it, or choose another port; --listen 127.0.0.1:0 picks a free one", address)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("this user is not allowed to listen on %s: choose a port above 1023 with --listen", address)
	case err != nil:
		return nil, fmt.Errorf("listen on %s: %w; choose another address with --listen", address, err)
	}
	return listener, nil
}

// Announce prints the server's URLs and where its data is stored. It is called before the database
// is open.
func (e *Environment) Announce(c *ServeConfig, at net.Addr, telemetry *Telemetry) {
	base := "http://" + at.String()
	e.Printf("GraphQL:  %s%s", base, web.GraphQLPath)
	e.Printf("GraphiQL: %s%s", base, web.GraphiQLPath)
	e.Printf("Explorer: %s%s", base, web.ExplorerPath)
	if telemetry.at != nil {
		e.Printf("Metrics:  http://%s%s", telemetry.at, metricsPath)
	}
	if c.inDevelopment() {
		e.Printf("Data:     %s", c.Database.Data)
	} else {
		e.Printf("Data:     the database at DATABASE_URL")
	}
	if c.Access.HasKey() {
		e.Printf("Tokens:   of the issuer %s", c.Access.Issuer)
		return
	}
	e.Printf("Token:    %s token --data %s --delegation JPN --scope \"proposals:read proposals:write\"", e.Self, quoted(c.Database.Data))
}

// quoted quotes a path for a shell where necessary.
func quoted(path string) string {
	if strings.ContainsAny(path, " \t\n'\"\\$`&|;<>()*?[]#~!{}") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
