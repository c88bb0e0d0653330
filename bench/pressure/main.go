// Command pressure starts a server on the loopback interface, overloads it, and checks that it
// stays within its bounds. Every run is bounded in connections and time. See README.md.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// commandLine lists the runs.
type commandLine struct {
	Memory memoryCommand `cmd:"" help:"Check the server's resident memory under half-sent bodies, unfinished WebSocket messages, slow readers and large comparisons."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var line commandLine
	parsed := kong.Parse(&line, kong.Name("pressure"), kong.BindTo(ctx, (*context.Context)(nil)))
	parsed.FatalIfErrorf(parsed.Run())
}
