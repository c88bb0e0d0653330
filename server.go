// Command proposaltracker serves a GraphQL API for tracking the proposals of delegations, on a
// Postgres of its own or one that it is given.
package main

import (
	"os"

	"proposaltracker/internal/cli"
)

//go:generate go run ./graph/generate
//go:generate go -C clients/go generate ./...

func main() { os.Exit(cli.Main()) }
