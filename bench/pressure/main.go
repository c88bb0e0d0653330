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

// commandLine defines the subcommands.
type commandLine struct {
	Memory memoryCommand `cmd:"" help:"Check the server's resident memory under half-sent bodies, unfinished WebSocket messages, slow readers and large comparisons."`
	Floods floodsCommand `cmd:"" help:"Check that floods from one address do not delay clients of another."`
	Price  priceCommand  `cmd:"" help:"Compare the CPU time of operations with their price."`

	Attack attackCommand `cmd:"" hidden:"" help:"Generate a flood; started by floods."`
	Null   nullCommand   `cmd:"" hidden:"" help:"Serve a null handler; started by floods."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var line commandLine
	parsed := kong.Parse(&line, kong.Name("pressure"), kong.BindTo(ctx, (*context.Context)(nil)))
	parsed.FatalIfErrorf(parsed.Run())
}
